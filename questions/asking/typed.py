"""Typed answers: which noun phrases are short and certain enough to be typed, and in which forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from questions.answer_types import BODIES, HUMAN_NOUNS
from questions.datafiles import read_toml
from questions.facts.cast import find_cast
from questions.facts.once import once_a_reading
from questions.facts.sorts import SORTS
from questions.reference import definites_of
from questions.world.classes import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.names import Person
    from questions.reading import Reading

_DATA = read_toml("asking")["typed"]
_CLASSES = frozenset(_DATA["classes"])
_VAGUE = frozenset(_DATA["vague"])
_BEFORE = frozenset({"amod", "compound", "nmod", "punct"})
_FREE = frozenset({"det", "poss"})
_MOST_WORDS = 4
_MOST_KINDS = 8
_PEOPLE = frozenset({"person", "group"})
_THE_NOUN = 2
_MOST_NAME = 6
_SOMEBODY = frozenset({"person", "group"})
_NAMING = frozenset({"PROPN", "DET", "ADP", "CCONJ"})


def bearer(reading: Reading, noun: Token) -> tuple[Person, Token] | None:
    """Return who is named right behind a trade, with the name's last word: "the actor Ada Brown"."""
    for child in noun.rights:
        person = reading.person(child) if child.dep_ == "appos" and child.pos_ == "PROPN" else None
        if person is not None and person.certain and child.left_edge.i == noun.i + 1:
            return person, child
    return None


def heart(reading: Reading, tokens: tuple[Token, ...], noun: Token) -> tuple[tuple[Token, ...], Token]:
    """Return the words that name whoever is asked for, and their head: "the actor Ada Brown" is Ada Brown."""
    described = any(child.dep_ in {"amod", "nmod"} for child in noun.children)
    found = (reading.person(noun), noun) if described else None
    person, last = (bearer(reading, noun) if noun.tag_ == "NN" else found) or (None, noun)
    if person is None or any(child.dep_ == "conj" for child in last.children):
        return tokens, noun
    named = tuple(token for token in tokens if reading.person(token) is person and token.pos_ != "PRON")
    return (named, last) if named else (tokens, noun)


def typed_answer(reading: Reading, tokens: Sequence[Token], noun: Token, kind: str) -> tuple[bool, tuple[str, ...]]:
    """Say whether an answer may be typed, and in which further forms."""
    if any(child.dep_ == "conj" for child in noun.children):
        return False, ()
    person = reading.person(noun)
    if person is not None:
        return kind == "person" and (noun.dep_ != "dobj" or person in find_cast(reading)), ()
    if noun.pos_ == "PROPN":
        named = kind in {"place", "group"} and len(tokens) <= _MOST_NAME and not _goes_on(noun, tokens)
        return named and all(token.pos_ in _NAMING for token in tokens), ()
    if kind == "person" and definites_of(reading).named(noun) is not None:
        return len(tokens) == _THE_NOUN, ()  # "the president", worded by name
    human = _sort(noun) == "person"
    body = noun.lemma_.lower() in BODIES and noun.lower_ not in SORTS
    if not body and (human or kind in _SOMEBODY) and not _is_anybody(noun):
        return False, ()  # "the great man" has a name
    forms = typed_forms(reading, tokens, noun) if kind in _SOMEBODY or (kind == "noun" and not human) else ()
    return bool(forms), forms


def _goes_on(name: Token, tokens: Sequence[Token]) -> bool:
    """Say whether a name lost its end: "the Crown Court in Leeds" as "the Crown Court"."""
    after = name.nbor() if name.i + 1 < len(name.doc) else None
    behind = after is not None and (after.head == name or name.dep_ in {"nsubj", "nsubjpass"})
    if after is None or not behind or after in tokens or after.lower_ not in {"at", "for", "in", "of"}:
        return False
    return any(child.pos_ == "PROPN" for child in after.children)


def _is_anybody(noun: Token) -> bool:
    """Say whether a noun is one of many such people, none of those told of before, or a body."""
    # "The search-engine firm" has a name, "the Globe newspaper" tells it.
    if noun.lower_ in SORTS and any(child.pos_ == "PROPN" for child in noun.lefts):
        return True
    return not any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.lefts)


def typed_forms(reading: Reading, tokens: Sequence[Token], noun: Token) -> tuple[str, ...]:
    """Return the forms in which a noun phrase may be typed, the shortest last, or nothing where it is not certain.

    It names something that can be seen or touched, or some people, in a word or three, and its noun alone tells it
    from all else of the article.
    """
    words = [token for token in tokens if token.dep_ not in _FREE and token.head.dep_ not in _FREE]
    if noun.pos_ != "NOUN" or not words or words[-1] != noun or len(words) > _MOST_WORDS:
        return ()
    if any(token.tag_ == "PRP$" for token in tokens):
        return ()
    before = words[:-1]
    if any(token.dep_ not in _BEFORE or token.pos_ == "NUM" for token in before):
        return ()
    own = [token for token in before if token.dep_ in {"compound", "punct"}]
    sort = _sort(noun)
    if not sort or noun.lemma_.lower() in _VAGUE or not (own or sort in _CLASSES):
        return ()
    # "A balloon" is right for "a gigantic balloon" though there are others; "farmers" is not for "angry farmers".
    if (sort in _PEOPLE or sort not in _CLASSES) and not _is_told_apart(reading, noun, before):
        return ()
    forms = [words, [*own, noun]]
    named = [token for token in before if token.pos_ == "PROPN"]
    # "The Globe" is the newspaper, but neither is the river the river bridge nor the EU its ministers.
    if named and noun.lower_ in SORTS:
        forms.append(named)
    elif sort in _CLASSES and not _has_namesake(reading, noun):
        forms.append([noun])
    return tuple(dict.fromkeys(_text(form) for form in forms))


def _sort(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    return "person" if lemma in HUMAN_NOUNS else class_of(lemma)


def _is_told_apart(reading: Reading, noun: Token, before: Sequence[Token]) -> bool:
    """Say whether the article speaks of no other such thing by other words before it."""
    (known,) = _described(reading)
    mine = frozenset(token.lower_ for token in before)
    others = known[noun.lemma_.lower()]
    return len(others) <= _MOST_KINDS and all(other <= mine or mine <= other for other in others)


def _has_namesake(reading: Reading, noun: Token) -> bool:
    """Say whether a body of that sort has a name: beside the Police Department no "department" is told apart."""
    (named,) = _named_bodies(reading)
    return noun.lower_ in named


@once_a_reading
def _named_bodies(reading: Reading) -> Iterator[frozenset[str]]:
    yield frozenset(token.lower_ for token in reading.doc if token.pos_ == "PROPN" and token.lower_ in BODIES)


@once_a_reading
def _described(reading: Reading) -> Iterator[Mapping[str, set[frozenset[str]]]]:
    """Yield once for every noun the sets of words that the article puts before it."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for token in reading.doc:
        if token.pos_ == "NOUN" and token.dep_ != "compound":
            found[token.lemma_.lower()].add(
                frozenset(child.lower_ for child in token.lefts if child.dep_ in {"amod", "compound", "nmod"})
            )
    yield found


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text_with_ws for token in tokens).strip()
