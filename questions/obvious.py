"""Obvious: whom or which place the article is about, and bare weekdays: nobody needs to read for these."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from questions.draft import Draft
from questions.facts.quotations import find_quotations
from questions.reading import Reading
from questions.wording import content_words, has_phrase
from questions.world.dates import Moment, moment
from questions.world.places import place

_LEAD = re.compile(r"^(?:in|at|from|to|near)\s+(?:the\s+)?|^the\s+", re.IGNORECASE)
_MARKS = ".,:;?!’‘“”'\""
_ALONE = 0.6
_FEWEST = 4
_OFTEN, _FAR = 8, 3
_OF_WORDS = frozenset({"speaker", "identity", "claim"})
"""Who said something is worth asking even of the one whose story it is."""
_SEVERAL = 2
_EVERYWHERE = 0.2


def is_obvious(draft: Draft, reading: Reading) -> bool:
    """Say whether a draft asks for the one person whom nearly all the article speaks of, its place, or a bare day."""
    if draft.answer_type == "person":
        return _is_expected(draft, reading)
    if draft.answer_type == "date":
        return _is_bare_day(draft.answer)
    if draft.answer_type == "place" and _in_title(draft.answer, reading.article.title):
        return True
    if draft.answer_type == "place" and draft.stem.startswith("Where ") and _is_country_of_it(draft.answer, reading):
        return True
    # "Which country …?" of the one that every other sentence names.
    named = draft.stem.startswith("Which ") and draft.answer_type in {"place", "group"}
    return named and draft.skill not in _OF_WORDS and _is_talked_of(draft.answer, reading)


def _is_expected(draft: Draft, reading: Reading) -> bool:
    """Say whether somebody is the only one, or the hero, of whom nearly all the article speaks."""
    if draft.skill == "speaker" and _other_voices(draft.answer, reading) >= _SEVERAL:
        return False
    counts = {person.name: len(person.mentions) for person in reading.people}
    names = [name for name in counts if has_phrase(draft.answer, name)]
    asked = max((counts[name] for name in names), default=0)
    if asked >= _FEWEST and asked >= _ALONE * sum(counts.values()):
        return True
    return draft.skill not in _OF_WORDS and asked >= _FEWEST and _is_hero(names, counts, reading.article.title)


def _is_hero(names: Sequence[str], counts: Mapping[str, int], title: str) -> bool:
    """Say whether the title names somebody named more than all others, or nobody else comes near: it is their story."""
    asked = max(counts[name] for name in names)
    second = max((count for name, count in counts.items() if name not in names), default=0)
    titled = any(content_words(name) & content_words(title) for name in names)
    return asked > second if titled else asked >= _FAR * max(second, 1) and asked >= _OFTEN


def _other_voices(answer: str, reading: Reading) -> int:
    """Return how many others the article quotes: of several who speak, the one it is about is no sure guess."""
    speakers = {one.speaker.name for one in find_quotations(reading) if one.speaker is not None}
    return len(speakers - {answer})


def _is_talked_of(answer: str, reading: Reading) -> bool:
    """Say whether a body's name is in the title, or in so many sentences that no other would be guessed."""
    name = _LEAD.sub("", answer)
    if not name[:1].isupper():
        return False
    count = reading.article.text.count(name)
    if has_phrase(reading.article.title, name):
        return True
    opens = has_phrase(_headline(reading), name)
    return count >= _FEWEST and (opens or count >= _EVERYWHERE * len(reading.sentences))


def _is_country_of_it(answer: str, reading: Reading) -> bool:
    """Say whether it is the country that the article opens with and goes on about: it all happens there."""
    name = _LEAD.sub("", answer)
    found = place(name)
    return found is not None and found.kind == "country" and _is_talked_of(answer, reading)


def _headline(reading: Reading) -> str:
    """Return the title, or the first sentence of an article that has none."""
    return reading.article.title or (reading.sentences[0].tokens.text if reading.sentences else "")


def _in_title(answer: str, title: str) -> bool:
    """Say whether a title names a place, as the answer does or otherwise: “the US” for “America”."""
    name = _LEAD.sub("", answer)
    found = place(name)
    if found is None or not title:
        return bool(title) and has_phrase(title, name)
    named = title.split()
    return has_phrase(title, name) or any(
        word.strip(_MARKS)[:1].isupper() and place(word.strip(_MARKS)) == found for word in named
    )


def _is_bare_day(answer: str) -> bool:
    """Say whether an answer is a weekday and no more: a week later nobody needs to know it."""
    found = moment(answer)
    return found is not None and found.form == Moment(weekday=0).form
