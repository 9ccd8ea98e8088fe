"""The events of an article that stand alone, with their dates, and those whose order is certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.clauses import Clause, find_clauses
from questions.facts.once import once_a_reading
from questions.facts.parts import Part
from questions.grammar.composing import Composer
from questions.span import Span
from questions.wording import PRONOUNS, content_words, overlap, words
from questions.world.dates import moment

if TYPE_CHECKING:
    from questions.reading import Reading

_VERBS = read_toml("sentence_parts")["verbs"]
_STATIVE = frozenset(_VERBS["stative"]) - {"become"}
_DATED = frozenset(read_toml("connectives")["order"]["dated"])
_FEWEST, _MOST = 4, 18
_ALIKE = 0.5
_OWN = frozenset({"his", "her", "its", "their"})
"""The statement names whose they are."""


@dataclass(frozen=True)
class Event:
    """Hold one event as a short sentence without its date; `when` sorts it, `evidence` tells of it and its date."""

    text: str
    when: tuple[int, ...]
    evidence: Span
    sentence: int
    clause: Clause


@once_a_reading
def find_dated_events(reading: Reading) -> Iterator[Event]:
    """Yield the events that the article dates to the year or closer, in the article's order."""
    composer = Composer(reading)
    for clause in find_clauses(reading):
        dates = [part for part in (*clause.before, *clause.after) if _is_date(part)]
        if clause.kind not in {"main", "conjunct"} or len(dates) != 1 or not _happened(clause):
            continue
        found = moment(" ".join(token.text for token in dates[0].tokens))
        bare = replace(
            clause,
            before=tuple(part for part in clause.before if part is not dates[0]),
            after=tuple(part for part in clause.after if part is not dates[0]),
        )
        statement = composer.statement(bare)
        if found is None or found.year is None or statement is None or not _is_plain(statement.text):
            continue
        when = (found.year, found.month or 0, found.day or 0)
        yield Event(statement.text, when, clause.sentence.span, clause.sentence.index, clause)


def find_ordered_events(reading: Reading) -> Sequence[Event]:
    """Return events whose order in time is certain, earliest first: each is dated, no two to one year."""
    chosen: list[Event] = []
    for event in sorted(find_dated_events(reading), key=lambda event: (event.when, event.sentence)):
        mine = content_words(event.text)
        alike = any(overlap(mine, content_words(other.text)) >= _ALIKE for other in chosen)
        if not alike and (not chosen or chosen[-1].when[0] < event.when[0]):
            chosen.append(event)
    return chosen


def _is_date(part: Part) -> bool:
    """Say whether a part dates its clause: "in May 2013", not "since 2013"."""
    if part.role == "time":
        return part.root.ent_type_ == "DATE"
    nouns = [child for child in part.root.children if child.dep_ == "pobj"]
    return part.role == "prep" and part.root.lower_ in _DATED and any(noun.ent_type_ == "DATE" for noun in nouns)


def _happened(clause: Clause) -> bool:
    """Say whether a clause tells one event of the past."""
    group = clause.group
    if not group.past or group.negated or (group.lemma in _STATIVE and not group.passive):
        return False
    return group.verb.tag_ in {"VBD", "VBN"}


def _is_plain(text: str) -> bool:
    parts = words(text)
    return _FEWEST <= len(parts) <= _MOST and not set(parts) & (PRONOUNS - _OWN) and not set('“”"') & set(text)
