"""Who it was: the standing statements about somebody with a name, turned to who did or was so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.answer_types import noun_type, subject_word
from questions.asking.doubtful import is_errand
from questions.asking.weighing import explain
from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.cast import Cast
from questions.facts.sorts import sort_of
from questions.facts.sound_standing import find_sound
from questions.facts.standing import Standing
from questions.grammar.phrases import capital
from questions.standing.cutting import subject_of
from questions.standing.piece import Word, join, keeps_capital
from questions.wording import content_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Person, Reading

_SAYING = frozenset(read_toml("speech")["clauses"])
_STATES = frozenset({"be", "seem", "remain", "look", "appear", "feel"})
_TIME = re.compile(r"(?:In|On|At|During|By|Since|Until|Before|After) [^,]+,$")
_NO_FIRST = frozenset({",", "only", "certainly", "even", "also", "himself", "herself", "itself"})
_THINGS = frozenset({"it", "its", "they", "their", "them"})
_OWNING = frozenset({"have", "own", "include", "contain", "cost"})
_MEASURES = frozenset(read_toml("asking")["measures"]["nouns"])
_NAMING = frozenset({"PROPN", "DET", "ADP", "PART", "CCONJ"})
_MOST_NAME = 7
_MOST_LEAD, _MOST_STEM, _FEWEST = 6, 24, 4
_TRUST = 0.85


def ask(reading: Reading) -> Iterator[Draft]:
    """Yield "Who did it?" for every sound standing statement that a named subject opens."""
    likely = Cast.of(reading).likely
    for standing in find_sound(reading):
        subject = subject_of(standing.verb)
        if subject is None or standing.claimed or not _tells(standing.verb) or is_errand(standing.verb):
            continue
        person = reading.person(subject)
        if person is not None and person.name not in likely:
            continue  # the recogniser of names alone may err
        word, kind = _asked(reading, subject, person)
        name = _name(subject, person, kind)
        stem = _stem(standing, subject, word or "") if word and name else None
        if name is None or stem is None or set(name.split()) & set(stem.replace("’", " ").split()):
            continue
        yield replace(_draft(reading, standing, person), stem=stem, answer=capital(name), answer_type=kind)


def _draft(reading: Reading, standing: Standing, person: Person | None) -> Draft:
    """Return the draft, the question itself still blank."""
    evidence = standing.evidence
    named = person.mentions if person is not None else ()
    if named and not any(span.contains(mention) for span in evidence for mention in named):
        evidence = (*evidence, *[mention for mention in named if mention.end <= evidence[0].start][-1:])
    return Draft(
        skill="detail",
        stem="",
        answer="",
        answer_type="",
        evidence=evidence,
        sentence=standing.sentence,
        fact=standing.fact,
        explanation=explain(reading, standing.evidence[0]),
        accepted=() if person is None else person.forms,
        typed=True,
        confidence=round(standing.confidence * _TRUST, 3),
        importance=standing.importance,
        difficulty=0.35,
    )


def _tells(verb: Token) -> bool:
    """Say whether a verb tells what somebody did: who said so is another skill, and states are many people's."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    says = verb.lemma_.lower() in _SAYING and any(child.dep_ == "ccomp" for child in verb.children)
    denied = any(child.dep_ == "neg" for child in verb.children)
    return not says and not denied and (passive or verb.lemma_.lower() not in _STATES)


def _asked(reading: Reading, subject: Token, person: Person | None) -> tuple[str | None, str]:
    """Return the question word for a subject, and what sort of thing it is."""
    if person is not None:
        return "Who", "person"
    if sort := sort_of(reading, subject):
        return f"Which {sort}", "group"
    initials = subject.ent_type_ == "ORG" and subject.text.isupper() and len(subject.text) > 1
    if initials and _is_measure(reading, subject.text):
        return None, ""
    if initials and subject.dep_ == "nsubj" and subject.head.lemma_ not in _OWNING:
        return "Which organization", "group"
    return subject_word(reading, subject), noun_type(reading, subject) or ""


def _is_measure(reading: Reading, initials: str) -> bool:
    """Say whether what has the initials is no body: "the Clean Rivers Index (CRI)"."""
    place = reading.doc.text.find(f"({initials})")
    before = reading.doc.text[:place].split()[-1:] if place > 0 else []
    return bool(before) and before[0].lower() in _MEASURES


def _name(subject: Token, person: Person | None, kind: str) -> str | None:
    """Return the name of who did it, where that is one alone and surely somebody's."""
    if any(child.dep_ in {"conj", "relcl", "acl"} for child in subject.children):
        return None
    if person is not None:
        return person.name if " " in person.name and person.certain else None
    if kind not in {"place", "group"} or subject.pos_ != "PROPN":
        return None
    words = [token for token in subject.subtree if token.i <= subject.i]
    if len(words) > _MOST_NAME or any(token.pos_ not in _NAMING for token in words):
        return None
    return str(subject.doc[words[0].i : subject.i + 1].text)


def _stem(standing: Standing, subject: Token, wh: str) -> str | None:
    """Return the question: what stood before the subject goes to the end."""
    inside = {token.i for token in subject.subtree}
    places = [place for place, word in enumerate(standing.words) if word.token is not None and word.token.i in inside]
    if not places or places != list(range(places[0], places[-1] + 1)):
        return None
    lead, rest = standing.words[: places[0]], [*standing.words[places[-1] + 1 :]]
    if not rest or rest[0].text.lower() in _NO_FIRST or any(word.text.lower() in _THINGS for word in rest):
        return None
    if lead:
        moved = _moved(lead, rest)
        if moved is None:
            return None
        rest = moved
    stem = join([Word(wh, " ", None), *rest]).rstrip(".") + "?"
    if len(stem.split()) > _MOST_STEM or len(content_words(stem)) < _FEWEST:
        return None
    return stem


def _moved(lead: Sequence[Word], rest: Sequence[Word]) -> list[Word] | None:
    """Return the words with the time that led them behind them, where nothing there could take it for its own."""
    text = join(lead).rstrip(".") + ","
    clauses = any(word.token is not None and word.token.dep_ in {"advcl", "relcl", "ccomp", "acl"} for word in rest)
    if clauses or len(lead) > _MOST_LEAD or not _TIME.match(text) or any(word.text == "," for word in rest):
        return None
    first = lead[0]
    kept = first.token is not None and keeps_capital(first.token)
    opening = Word(first.text if kept else first.text[:1].lower() + first.text[1:], first.after, first.token)
    words = [opening, *(word for word in lead[1:] if word.text != ",")]
    last = rest[-1]
    return [*rest[:-1], Word(last.text, " ", last.token), *words]
