"""What sort of thing a noun phrase is, and the question word that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.entities import entity_of
from questions.facts.narration import narration_of
from questions.world.places import place

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_WORDS = read_toml("sentence_parts")
BODIES = frozenset(_WORDS["nouns"]["bodies"])
_NAMED_BODIES = frozenset(_WORDS["nouns"]["named_bodies"])
_PLACES = frozenset(_WORDS["nouns"]["place"])
HUMAN_NOUNS = frozenset(word for words in read_toml("people")["nouns"].values() for word in words)
_COUNTLESS = frozenset(
    ["few", "many", "some", "several", "more", "most", "such", "all", "any", "other", "both", "half"]
)
_AMOUNTS = frozenset(
    [
        "thousand",
        "million",
        "hundred",
        "dozen",
        "number",
        "lot",
        "majority",
        "part",
        "rest",
        "group",
        "couple",
        "series",
        "proportion",
        "minority",
        "handful",
        "share",
        "fraction",
        "quarter",
        "third",
        "%",
        "percent",
    ]
)
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_ASKED_PLACES = frozenset({"country", "city"})


def noun_type(reading: Reading, noun: Token) -> str | None:  # noqa: PLR0911 (each doubt leaves at once)
    """Return the `answer_type` of a noun phrase by its head, or `None` where it cannot be told."""
    person = reading.person(noun)
    if person is not None:
        return "person" if person.certain else None
    if noun.i in narration_of(reading).pronouns:
        return "person"
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN":
        if noun.ent_type_ in _PLACE_LABELS:
            return "place"
        if noun.ent_type_ == "ORG" and lemma in _NAMED_BODIES:
            return "group"
        return "name" if noun.ent_type_ and noun.ent_type_ != "PERSON" else None
    if noun.pos_ != "NOUN" or noun.ent_type_ in {"DATE", "TIME"}:
        return None
    if lemma in HUMAN_NOUNS or noun.lower_ in HUMAN_NOUNS:
        return "person" if noun.tag_ != "NNS" else "group"
    return "group" if lemma in BODIES or noun.lower_ in BODIES else "noun"


def subject_word(reading: Reading, noun: Token) -> str | None:
    """Return the question word for a subject: "Who", "What", "Which university"; `None` where in doubt."""
    kind = noun_type(reading, noun)
    if kind == "person":
        return "Who"
    if kind == "group":
        return f"Which {noun.lower_}" if noun.pos_ == "PROPN" else "Who"
    if kind == "place":
        found = place(entity.text if (entity := entity_of(noun)) is not None else noun.text)
        if found is not None and found.kind in _ASKED_PLACES:
            return f"Which {found.kind}"
        return f"Which {noun.lower_}" if noun.lower_ in _PLACES and noun.dep_ != "compound" else None
    return "What" if kind == "noun" else None


def is_empty(answer: str, noun: Token) -> bool:
    """Say whether an answer tells too little: "The car", "Projects", "Few gases", "Thousands of people"."""
    words = answer.lower().split()
    if noun.pos_ == "PROPN":
        return False
    if len(words) == 1 or words[0] in _COUNTLESS or noun.lemma_.lower() in _AMOUNTS:
        return True
    return len(words) == 2 and words[0] in {"the", "a", "an", "it", "its", "their", "his", "her"}  # noqa: PLR2004


def noun_is_human(noun: Token) -> bool:
    """Say whether a noun means a person or people."""
    return noun.lemma_.lower() in HUMAN_NOUNS or noun.lower_ in HUMAN_NOUNS or noun.ent_type_ == "PERSON"


def is_place(noun: Token) -> bool:
    """Say whether a noun answers "Where"; "in office" and "at sea" are no places."""
    if noun.ent_type_ in _PLACE_LABELS:
        return True
    which = noun.tag_ == "NNS" or any(child.dep_ in {"det", "poss", "compound", "nummod"} for child in noun.children)
    return bool(noun.pos_ == "NOUN" and noun.lemma_.lower() in _PLACES and which)
