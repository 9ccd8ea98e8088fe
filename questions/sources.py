"""The sources: what an article itself offers as wrong options, gathered once for all its drafts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from questions.draft import Draft
from questions.facts.told import sentences_with
from questions.facts.topics import find_topics
from questions.harm import harmful
from questions.reading import Person, Reading
from questions.span import Span
from questions.wording import STOP, has_phrase, words

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

T = TypeVar("T")

MOST_OF_A_TYPE = 150
"""More mentions of a type are thinned out evenly, so that work stays linear in the article's length."""
MOST_ANSWERS = 120
_TYPES = {
    "ORG": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "name",
    "DATE": "date",
    "TIME": "date",
    "CARDINAL": "number",
    "QUANTITY": "number",
    "ORDINAL": "number",
    "MONEY": "money",
    "PERCENT": "percent",
    "WORK_OF_ART": "name",
    "PRODUCT": "name",
    "EVENT": "name",
}
_DURATION = re.compile(r"\b(?:second|minute|hour|day|week|month|year|decade|centur(?:y|ie))s?\b", re.IGNORECASE)
_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "la", "du", "von", "van", "s", "a", "on", "&"})
_MARKS = re.compile(r"[“”\"?!:;]|\baccording to\b", re.IGNORECASE)
_EVENTS = frozenset({"detail", "cause", "purpose", "consequence"})
_LONGEST_STATED = 16
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one thing the article names: its text, where it stands, and the sentence's index."""

    text: str
    span: Span
    sentence: int


@dataclass(frozen=True)
class Sources:
    """Hold the article's mentions by answer type, its drafts by answer type, and the countries it speaks of."""

    reading: Reading
    mentions: Mapping[str, Sequence[Mention]]
    drafts: Mapping[str, Sequence[Draft]]
    countries: frozenset[str]
    folded_text: str
    topics: frozenset[str] = frozenset()
    _stated: dict[str, Draft] = field(default_factory=dict)

    def people(self) -> Sequence[Person]:
        """Return the article's people, thinned out where they are a crowd."""
        return thinned(self.reading.people, MOST_OF_A_TYPE)

    def named(self, draft: Draft) -> bool:
        """Say whether a draft's answer is one proper name, not a description and not two names."""
        if any(draft.answer in (person.name, *person.forms) for person in self.reading.people):
            return True
        if not is_name(draft.answer) or " and " in draft.answer or "," in draft.answer:
            return False
        span = draft.answer_span
        found = self.reading.doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
        if found is None:
            return " " in draft.answer
        return found.root.pos_ == "PROPN"

    def person_named(self, answer: str) -> Person | None:
        """Return the person whose full name an answer holds (“Professor Ada Brown”), or whose shorter form it is."""
        whole = next((person for person in self.reading.people if answer in (person.name, *person.forms)), None)
        return whole or next((p for p in self.reading.people if " " in p.name and has_phrase(answer, p.name)), None)

    def in_evidence(self, draft: Draft, spans: Sequence[Span]) -> bool:
        """Say whether any of the spans, which are in order, lies in the draft's evidence."""
        for evidence in draft.evidence:
            first = bisect_left(spans, (evidence.start, 0))
            if first < len(spans) and evidence.contains(spans[first]):
                return True
        return False

    def stated(self) -> Sequence[Draft]:
        """Return drafts that state an event in a few plain words, fit to stand in another sentence, one a fact."""
        if not self._stated:
            for drafts in self.drafts.values():
                for draft in drafts:
                    if draft.skill in _EVENTS and draft.statement and _is_plain(draft.statement):
                        self._stated.setdefault(draft.fact, draft)
        return thinned(list(self._stated.values()), MOST_ANSWERS)

    def inside(self, statement: str) -> str:
        """Return a statement worded to follow “because”: its first word in lower case unless it is a name."""
        first = statement.split(maxsplit=1)[0]
        if first.casefold() in STOP or f" {first.casefold()} " in self.reading.article.text:
            return statement[:1].lower() + statement[1:]
        return statement

    def verb(self, draft: Draft) -> Token | None:
        """Return the verb of the clause a draft was made from, where it was made from one."""
        kind, _, index = draft.fact.partition(":")
        return self.reading.doc[int(index)] if kind == "clause" and index.isdigit() else None

    def sentences_with(self, found: frozenset[str]) -> Iterator[tuple[int, frozenset[str]]]:
        """Yield the sentences, by index with their content words, that hold the rarest of some content words."""
        yield from sentences_with(self.reading, found)


def gather(reading: Reading, drafts: Collection[Draft]) -> Sources:
    """Return what a reading and the drafts made from it offer; one pass over both."""
    from questions.world.places import country_of

    mentions: dict[str, list[Mention]] = {}
    # The document's entities in one pass: a sentence would look through all of them for its own.
    for entity in reading.doc.ents:
        sentence = reading.sentence_at(entity.start_char)
        answer_type = _type_of(entity)
        if sentence is None or answer_type is None or entity.end_char > sentence.span.end:
            continue
        figure = answer_type in ("date", "duration", "number", "money", "percent")
        if figure or (is_name(entity.text) and not _is_common(entity.text, reading)):
            span = Span(entity.start_char, entity.end_char)
            mentions.setdefault(answer_type, []).append(Mention(entity.text, span, sentence.index))
    by_type: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_type.setdefault(draft.answer_type, []).append(draft)
    named = {mention.text for mention in mentions.get("place", ())}
    return Sources(
        reading=reading,
        mentions={name: thinned(_distinct(found), MOST_OF_A_TYPE) for name, found in mentions.items()},
        drafts={name: thinned(found, MOST_ANSWERS) for name, found in by_type.items()},
        countries=frozenset(code for code in map(country_of, sorted(named)) if code),
        folded_text=reading.article.text.casefold(),
        topics=frozenset(find_topics(reading)),
    )


def _is_plain(statement: str) -> bool:
    return len(words(statement)) <= _LONGEST_STATED and not _MARKS.search(statement) and not harmful(statement)


def is_name(text: str) -> bool:
    """Say whether every word but the small ones begins with a capital: the model also tags scraps."""
    parts = _WORD.findall(text)
    return bool(parts) and "\n" not in text and all(part[0].isupper() or part.casefold() in _SMALL for part in parts)


def _is_common(text: str, reading: Reading) -> bool:
    """Say whether a one-word name is a common word that began a sentence: it stands in small letters too."""
    return " " not in text and f" {text.lower()} " in reading.article.text


def _type_of(entity: DocSpan) -> str | None:
    found = _TYPES.get(entity.label_)
    if found == "date" and _DURATION.search(entity.text):
        return "duration"
    return found


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """Keep the first mention of each text in each sentence."""
    return list({(mention.text.casefold(), mention.sentence): mention for mention in reversed(mentions)}.values())[::-1]


def thinned(items: Sequence[T], most: int) -> list[T]:
    """Return at most `most` of the items, evenly spread."""
    if len(items) <= most:
        return list(items)
    return [items[index * len(items) // most] for index in range(most)]
