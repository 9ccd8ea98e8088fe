"""Naming: which of the article's people a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from questions.facts.once import once_a_reading
from questions.kinds import Question
from questions.kinds.true_false import TrueFalse
from questions.reading import Reading
from questions.wording import has_phrase

_WORD = re.compile(r"[^\W\d_]+")
_WHO = frozenset({"speaker", "identity", "claim"})
"""These ask about somebody even where the name stands in the question and not in the answer."""


def asked_people(question: Question, reading: Reading) -> tuple[str, ...]:
    """Return the people whose words or part in the story a question asks for, by their fullest names."""
    whole = question.skill in _WHO or isinstance(question, TrueFalse)
    text = f"{question.stem} {question.key_text()}" if whole else question.key_text()
    return named_people(text, reading)


def named_people(text: str, reading: Reading) -> tuple[str, ...]:
    """Return the people a text names, in the order of their first mention in the article."""
    (known,) = _by_last_word(reading)
    found = {entry for word in _WORD.findall(text) if word[0].isupper() for entry in known.get(word, ())}
    indexes = sorted({index for index, form in found if has_phrase(text, form)})
    return tuple(reading.people[index].name for index in indexes)


@once_a_reading
def _by_last_word(reading: Reading) -> Iterator[Mapping[str, list[tuple[int, str]]]]:
    """Yield once, by the last word of a name, the people and the forms of their names that end so."""
    found: dict[str, list[tuple[int, str]]] = {}
    for index, person in enumerate(reading.people):
        for form in dict.fromkeys((person.name, *person.forms)):
            parts = _WORD.findall(form)
            if parts:
                found.setdefault(parts[-1], []).append((index, form))
    yield found
