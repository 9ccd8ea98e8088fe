"""Who says so: the statements that the article gives as one person's, turned to what that person said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.bound import tells_the_sex
from questions.facts.dangling import find_dangling
from questions.facts.speakers import Speaker
from questions.facts.standing import Standing, find_standing
from questions.span import Span
from questions.standing.cutting import subject_of
from questions.standing.piece import Word, join, keeps_capital

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Person, Reading

_SAYING = frozenset(read_toml("speech")["clauses"])
_TOLD = frozenset({"VBD", "VBZ", "VBP"})
_PLAIN = frozenset({"add", "note", "explain", "state", "report", "stress", "conclude", "acknowledge"})
"""Of these only the saying is asked for: what was added to is not in the question."""
_LEAD = "according to "
_LEFT_OVER = (" as well", " too", " also")
_SET_OFF = frozenset({"IN", "RB", "WRB"})

_Told = tuple["Person", str, Sequence[Word]]


@dataclass(frozen=True)
class Claimant:
    """Hold what one person said, worded to follow "Who said that", with what proves it."""

    speaker: Speaker
    verb: str
    content: str
    sentence: int
    evidence: tuple[Span, ...]
    fact: str


def find_claimants(reading: Reading) -> Iterator[Claimant]:
    """Yield what the article's standing statements let one person say."""
    people = {person.name: person for person in reading.people}
    for standing in find_standing(reading):
        found = _led(reading, standing, people) or _followed(reading, standing) or _told(reading, standing)
        if found is None or len(found[2]) < 2:  # noqa: PLR2004 (a comma may open what is said)
            continue
        person, verb, words = found
        content = _content(words)
        if set(person.name.split()) & set(content.replace("’", " ").split()) or content.endswith(_LEFT_OVER):
            continue
        if _calls_the_speaker(words):
            continue
        speaker = Speaker(person.name, False, _mention(person, standing), person)
        yield Claimant(speaker, verb, content, standing.sentence, standing.evidence, standing.fact)


def _content(words: Sequence[Word]) -> str:
    """Return the words as they stand behind "that"; what opens them before a comma is set off."""
    set_off = words[0].text == ","
    words = words[1:] if set_off else words
    text = join(words).rstrip(".")
    first = words[0]
    opens = first.token is not None and first.token.is_sent_start and not keeps_capital(first.token)
    text = text[:1].lower() + text[1:] if opens or first.text[:1].islower() else text
    opened = set_off or (first.token is not None and _opens_a_clause(first.token) and ", " in text)
    return f", {text}" if opened else f" {text}"


def _opens_a_clause(token: Token) -> bool:
    """Say whether a word goes with a verb behind it: not the "up" of "up to 1,500 sailors"."""
    return token.tag_ in _SET_OFF and token.head.i > token.i and token.head.pos_ in {"VERB", "AUX"}


def _calls_the_speaker(words: Sequence[Word]) -> bool:
    """Say whether what is said calls somebody "he" or "her" whom it does not name: who says it, or nobody knows who."""
    return tells_the_sex(token.lower_ for token in find_dangling([word.token for word in words if word.token]))


def _mention(person: Person, standing: Standing) -> Span:
    """Return where the person is named in the evidence, or last before it."""
    last = standing.evidence[-1].end
    return max((one for one in person.mentions if one.end <= last), default=person.mentions[0])


def _led(reading: Reading, standing: Standing, people: Mapping[str, Person]) -> _Told | None:
    """Return who is named by "According to X," and what follows."""
    first = standing.words[0]
    if not standing.claimed or not first.text.lower().startswith(_LEAD):
        return None
    if first.token is None:
        person = people.get(first.text[len(_LEAD) :].rstrip(","))
        return None if person is None else (person, "said", standing.words[1:])
    place = next((place for place, word in enumerate(standing.words) if word.text.endswith(",")), None)
    if place is None:
        return None
    source = [word.token for word in standing.words[: place + 1] if word.token is not None]
    named = reading.person(source[-1]) if source else None
    others = {reading.person(token) for token in source} - {None, named}
    return None if named is None or others else (named, "said", standing.words[place + 1 :])


def _followed(reading: Reading, standing: Standing) -> _Told | None:
    """Return whom "…, according to X" names at the end, and what stands before."""
    spelt = [word.text.lower() for word in standing.words]
    place = next((place for place in range(1, len(spelt)) if spelt[place : place + 2] == ["according", "to"]), None)
    if place is None:
        return None
    said = standing.words[: place - 1] if spelt[place - 1] == "," else standing.words[:place]
    source = [word.token for word in standing.words[place + 2 :] if word.token is not None]
    people = {reading.person(token) for token in source if token.pos_ == "PROPN"}
    person = people.pop() if len(people) == 1 and source[-1].pos_ == "PROPN" else None
    return None if person is None or not said else (person, "said", said)


def _told(reading: Reading, standing: Standing) -> _Told | None:
    """Return whose "X said that …" a statement is, and what follows."""
    verb = standing.verb
    subject = subject_of(verb)
    if verb.lemma_.lower() not in _SAYING or verb.tag_ not in _TOLD or subject is None:
        return None
    person = reading.person(subject)
    place = next((place for place, word in enumerate(standing.words) if word.token == verb), None)
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    if person is None or place is None or clause is None or any(one.dep_ in {"neg", "aux"} for one in verb.children):
        return None
    rest = standing.words[place + 1 :]
    rest = rest[1:] if rest and rest[0].text.lower() == "that" else rest
    # A time or a hearer between the verb and what is told, or a second thing told, makes it unsure.
    inside, lead = ({token.i for token in one.subtree} for one in (clause, subject))
    before = [word for word in standing.words[:place] if word.token is None or word.token.i not in lead]
    if before or not all(word.token is not None and word.token.i in inside for word in rest):
        return None
    plain = ("said" if verb.tag_ == "VBD" else "says") if verb.lemma_.lower() in _PLAIN else verb.text
    return person, plain, rest
