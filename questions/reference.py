"""What a noun phrase with "the" points at: clear on its own, somebody with a name, or anybody's guess."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.once import once_a_reading
from questions.noun_uses import Uses, count_uses
from questions.stand_ins import StandIns
from questions.titled import named_bodies, titled_people

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.names import Person
    from questions.reading import Reading

_WORDS = read_toml("sentence_parts")
_UNIQUE = frozenset(_WORDS["reference"]["unique"])
_HUMAN = frozenset(word for words in read_toml("people")["nouns"].values() for word in words)
# "the company", "the state" mostly stand for a name.
_STAND_INS = frozenset(_WORDS["nouns"]["place"] + _WORDS["nouns"]["bodies"]) | {"case", "move", "issue", "time", "idea"}
_SHELLS = frozenset({
    "attack", "boost", "campaign", "crisis", "deal", "decision", "event", "incident", "measure", "plan",
    "problem", "programme", "project", "proposal", "revelation", "scheme", "service", "situation",
})  # fmt: skip
_FIRMS = frozenset(_WORDS["reference"]["firms"])
_STUDYING = frozenset({"researcher", "scientist", "author"})
"""An article on a study speaks of one set of these."""
_OF_ITSELF = frozenset(_WORDS["reference"]["of_itself"])
_ENOUGH = 3
_SUBJECT_AND_COUNT = 2
_TELLING = 2
"""“The low return rate” says which one is meant: so many words before a noun tell it from others."""
_JUST_BEFORE = 400
_ONE_MOSTLY = 4
"""A plural or two beside many a singular speaks of such things at large."""


class Definites:
    """Judge the definite noun phrases of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._uses: Mapping[str, Uses] = count_uses(reading)
        self._titled = titled_people(reading)
        self._title_words = {word.strip("‘’“”\"',.:?!").lower() for word in reading.article.title.split()}
        self._bodies = named_bodies(reading)
        self._stand_ins = StandIns(reading)
        self._first_end = reading.sentences[0].tokens.end if reading.sentences else 0

    def clear(self, noun: Token) -> bool:  # noqa: PLR0911 (a case a line)
        """Say whether "the NOUN" names one thing to a reader who has only read the article."""
        # "the most power", "the best season"
        if any(child.tag_ in {"JJS", "RBS"} for child in noun.children):
            return True
        # "over the next 30 years"
        if _is_span(noun):
            return True
        # "the injured": an adjective for all such people
        if noun.pos_ in {"PROPN", "ADJ"} or noun.lemma_.lower() in _UNIQUE:
            return True
        if any(_says_which(child, noun) for child in noun.children):
            return True
        uses = self._uses.get(noun.lemma_.lower())
        if uses is None or any(child.dep_ == "amod" for child in noun.children):
            return False
        if noun.tag_ == "NNS" and noun.lemma_.lower() in _STUDYING:
            return uses.singular == 0 and uses.counted == 0
        if noun.tag_ == "NNS":
            return uses.singular == 0 and uses.counted == 0 and uses.plural >= _ENOUGH
        if self._takes_meaning(noun) or noun.lemma_.lower() in _FIRMS:
            return False
        human = noun.lemma_.lower() in _HUMAN
        several = uses.counted or uses.plural * _ONE_MOSTLY > uses.singular
        if several or (human and len(uses.indefinite) > 1):
            return False
        enough = uses.singular >= (_ENOUGH if human and not self._in_title(noun) else _SUBJECT_AND_COUNT)
        return enough and (not uses.indefinite or uses.indefinite[0] < noun.i)

    def likely(self, noun: Token) -> bool:
        """Say whether "the NOUN" is at least no one of several in the article."""
        uses = self._uses.get(noun.lemma_.lower())
        anaphoric = noun.lemma_.lower() in _HUMAN | _STAND_INS or self._takes_meaning(noun)
        if uses is None or noun.tag_ == "NNS" or anaphoric or uses.plural or uses.counted:
            return False
        adjectives = [child for child in noun.children if child.dep_ == "amod"]
        if len([child for child in noun.lefts if child.dep_ in {"amod", "compound"}]) >= _TELLING:
            return True
        bare = all(child.dep_ in {"det", "amod", "case", "punct"} for child in noun.children)
        if (
            bare
            and uses.first >= noun.i > self._first_end
            and noun.lemma_.lower() not in _OF_ITSELF
            and not self._in_title(noun)
        ):
            return False  # "the condition", never spoken of before, is something else's second name
        return len(uses.indefinite) <= 1 and not (adjectives and uses.singular > 1)

    def named(self, noun: Token) -> str | None:
        """Return the full name for a bare "the NOUN": a titled person's, or the only body so called."""
        if any(child.dep_ not in {"det", "case"} and not _is_aside(child) for child in noun.children):
            return None
        if noun.tag_ == "NNS":
            return None
        word = noun.lemma_.lower()
        person = _meant(self._titled.get(word, set()), noun)
        uses = self._uses.get(word, Uses())
        if person is not None and not uses.plural and not uses.indefinite:
            return f"{word.capitalize()} {person.name}"
        bodies = self._bodies.get(word, set())
        if len(bodies) == 1 and not uses.plural and not uses.indefinite:
            return next(iter(bodies))
        return self._stand_ins.name_of(noun) if len(uses.indefinite) <= 1 else None

    def _takes_meaning(self, noun: Token) -> bool:
        """Say whether a bare "the project" takes its meaning from what was told before it."""
        bare = all(
            child.dep_ in {"det", "case", "punct"} or noun.doc[child.left_edge.i - 1].text == ","
            for child in noun.children
        )
        return bare and noun.head.lower_ != "of" and noun.lemma_.lower() in _SHELLS and not self._in_title(noun)

    def _in_title(self, noun: Token) -> bool:
        return noun.lower_ in self._title_words or noun.lemma_.lower() in self._title_words


def definites_of(reading: Reading) -> Definites:
    """Return the judge of a reading's definite noun phrases, made once a reading: it counts every noun."""
    (found,) = _made_once(reading)
    return found


@once_a_reading
def _made_once(reading: Reading) -> Iterator[Definites]:
    yield Definites(reading)


def _meant(people: Collection[Person], noun: Token) -> Person | None:
    """Return the only person of a title, or the one mostly spoken of where no other has been named just before."""
    if len(people) < _SUBJECT_AND_COUNT:
        return next(iter(people), None)
    main, *others = sorted(people, key=lambda person: (-len(person.mentions), person.name))
    near = range(noun.idx - _JUST_BEFORE, noun.idx)
    rival = any(span.start in near for person in others for span in person.mentions)
    return None if rival or len(main.mentions) < _ENOUGH * len(others[0].mentions) else main


def _is_span(noun: Token) -> bool:
    """Say whether a noun is a stretch of time counted from the day of the article."""
    counted = any(child.dep_ == "nummod" for child in noun.children)
    return counted and any(child.lower_ in {"next", "last", "past", "coming"} for child in noun.children)


def _is_aside(child: Token) -> bool:
    """Say whether a comma sets off what more is told of a noun: "the company, which trains dogs, …"."""
    behind = child.dep_ == "punct" or (child.dep_ == "relcl" and child.left_edge.nbor(-1).text == ",")
    return behind and child.i > child.head.i


def _says_which(child: Token, noun: Token) -> bool:
    """Say whether a modifier tells which one is meant: "of the bridge", "he was holding", "Santa Fe"."""
    if child.i > noun.i:
        if child.dep_ in {"relcl", "acl"}:
            return noun.doc[child.left_edge.i - 1].text not in {",", "–", "—", "("}
        told = {"of", "for", "against", "between", "to", "behind", "about"}
        named = any(thing.dep_ == "pobj" and thing.pos_ == "PROPN" for thing in child.children)
        return child.dep_ == "prep" and (child.lower_ in told or named)  # "the ovens in Leeds"
    return child.dep_ in {"compound", "amod", "nmod", "poss"} and (child.pos_ == "PROPN" or child.ent_type_ == "NORP")
