"""Described: what people do or where they come from, told beside their names where no role is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.facts.once import once_a_reading
from questions.facts.role_patterns import rest_of, until_end
from questions.reading import Person, Reading
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_STOPS = frozenset({",", ".", ";", ":", "–", "—", "(", ")", "“", "”"})
_WORDS = range(3, 15)
_NOT_DONE = frozenset({"say", "tell", "want", "think", "believe", "know", "feel", "hope"})
"""What somebody says or wants is not who they are."""
_OPENING = 2
_FROM = frozenset({"of", "from"})
_BODIES = frozenset({"ORG", "FAC"})
_MOST_BODY = 9


@dataclass(frozen=True)
class Description:
    """Hold a person with words that tell them from others: "Someone who works in a bakery"."""

    person: Person
    text: str
    evidence: Span


@once_a_reading
def find_descriptions(reading: Reading) -> Iterator[Description]:
    """Yield the first description of each person whom the article describes beside a name."""
    for person in reading.people:
        for mention in person.mentions:
            name = reading.doc.char_span(mention.start, mention.end, alignment_mode="contract")
            if name is None or reading.sentence_at(mention.start) is None or reading.quoted(mention):
                continue
            rest = rest_of(reading, name[-1])
            words, lead = _doing(rest), "Someone who"
            if not words:
                words, lead = _body(rest), "Someone from"
            if words:
                end = words[-1].idx + len(words[-1])
                text = Span(words[0].idx, end).cut(reading.article.text)
                yield Description(person, f"{lead} {' '.join(text.split())}", Span(mention.start, end))
                break


def _doing(rest: Sequence[Token]) -> list[Token]:
    """Return what is said of somebody behind ", who", in the present and up to the next break."""
    if len(rest) <= _OPENING or rest[0].text != "," or rest[1].lower_ != "who":
        return []
    words = []
    for token in rest[_OPENING:]:
        if token.text in _STOPS:
            break
        words.append(token)
    unclear = any(token.pos_ == "PRON" or token.is_quote or token.ent_type_ == "PERSON" for token in words)
    lasting = bool(words) and words[0].tag_ == "VBZ" and words[0].lemma_ not in _NOT_DONE
    # "who has worked there for years" lasts; "who has left" tells what happened.
    lasting = lasting and (words[0].lemma_ != "have" or any(token.ent_type_ == "DATE" for token in words))
    return words if lasting and not unclear and len(words) in _WORDS else []


def _body(rest: Sequence[Token]) -> list[Token]:
    """Return "from the Mill Trust" of "Ada Brown of the Mill Trust": a body, not a town."""
    behind = rest[1:] if rest and rest[0].text == "," else rest
    if not behind or behind[0].lower_ not in _FROM:
        return []
    words = until_end(behind[1:])
    after = behind[len(words) + 1] if len(words) + 1 < len(behind) else None
    closed = after is None or after.text in _STOPS or after.pos_ in {"VERB", "AUX"}
    named = any(token.ent_type_ in _BODIES for token in words)
    unclear = any(token.pos_ == "PRON" or token.ent_type_ == "PERSON" for token in words)
    return list(words) if closed and named and not unclear and len(words) <= _MOST_BODY else []
