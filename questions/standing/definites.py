"""Definite phrases: whether "the car" says by itself which car, and by what words it does if not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.once import once_a_reading
from questions.reference import definites_of
from questions.standing.bodies import Bodies
from questions.standing.called import Called
from questions.standing.mentions import PLURAL, Mention, mentions_of
from questions.standing.nouns import describers, is_described_briefly, is_nameless, is_quoted, look, opens, says_which

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_DATA = read_toml("standing")["definites"]
_SHELLS = frozenset(_DATA["shells"])
_SORTS = frozenset(_DATA["sorts"])
_STUDIES = frozenset(_DATA["studies"])
_RESULTS = frozenset({"result", "finding"})
_UNIQUE = frozenset(read_toml("sentence_parts")["reference"]["unique"]) | frozenset(_DATA["unique"])
_HOUSES = frozenset(read_toml("sentence_parts")["nouns"]["place"]) | frozenset(
    read_toml("sentence_parts")["nouns"]["named_bodies"]
)
_HUMAN = frozenset(word for words in read_toml("people")["nouns"].values() for word in words)
_TIMES = frozenset(read_toml("standing")["times"]["units"])
_ORDERED = frozenset({"first", "second", "third", "last", "latter", "former", "other", "others"})
_ANYBODY = frozenset({"children", "boys", "girls", "men", "women", "people", "teenagers", "pupils", "others"})
_ENOUGH = 4
_FAR = 10
_COMPARING = frozenset({"like", "unlike", "as", "than", "without", "except"})
_KNOWN = frozenset(read_toml("loose_ends")["known_to_all"]) | frozenset(_DATA["known"]) | _TIMES
_NATIONAL = ("er", "an", "on", "ard", "man", "woman")
_SURE, _LIKELY, _DOUBTFUL = 1.0, 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Sense:
    """Say what stands for a phrase: its own words (`noun` is `None`, `name` empty), a name, or an earlier noun."""

    trust: float
    name: str = ""
    noun: Token | None = None


class Phrases:
    """Judge the definite and pointing phrases of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._definites = definites_of(reading)
        self._mentions = mentions_of(reading)
        self._bodies = Bodies(reading)
        self._called = Called(reading)
        self._several = frozenset(
            token.head.lemma_.lower() for token in reading.doc if token.lower_ == "another" and token.dep_ == "det"
        )

    def sense(self, noun: Token) -> Sense | None:  # noqa: PLR0911 (each reason leaves at once)
        """Return how "the NOUN" can be said by itself, or `None` when that is not certain."""
        shell = _is_shell(noun) and not any(child.dep_ == "compound" for child in noun.children)
        if is_nameless(noun) or _is_a_national(noun):
            return None
        named = noun.pos_ in {"PROPN", "NUM"} or noun.ent_type_ == "NORP" or is_quoted(noun)
        if named or says_which(noun, behind=shell):
            return Sense(_SURE)
        bare = not describers(noun)
        if bare and noun.lemma_.lower() in _HUMAN | _HOUSES and (name := self._definites.named(noun)):
            return Sense(_LIKELY, name)
        if bare and (name := self._called.stands_for(noun)):
            return Sense(_LIKELY, name)
        if self._bodies.is_stand_in(noun):
            name = self._bodies.stands_for(noun) or ""
            return Sense(_LIKELY, name) if name else None
        if self._is_one_of_several(noun):
            return None
        counted = any(child.dep_ == "nummod" for child in noun.children) and noun.lemma_.lower() not in _TIMES
        if _is_part_of_known(noun) or (counted and not self._mentions.in_title(noun)):
            return None
        most = noun.tag_ == "JJS" or any(child.tag_ in {"JJS", "RBS"} for child in noun.children)
        if most and opens(noun) and not self._mentions.in_title(noun) and len(describers(noun)) == 1:
            return None  # "The youngest members": of what?
        if noun.pos_ == "ADJ" and noun.lower_ in {"old", "new"}:
            return None
        if most or noun.pos_ == "ADJ" or noun.lemma_.lower() in _UNIQUE:
            return Sense(_LIKELY if noun.pos_ == "ADJ" and not most else _SURE)
        return self._by_history(noun, self._mentions.before(noun))

    def is_clear(self, noun: Token) -> bool:
        """Say whether "the NOUN" is clear as it stands: by its own words, or as most of the article is about it."""
        sense = self.sense(noun)
        plain = sense is not None and not sense.name and sense.noun is None
        return plain or self._is_known(noun)

    def _is_known(self, noun: Token) -> bool:
        vague = _is_shell(noun) or noun.lemma_.lower() in _HUMAN | _HOUSES or self._bodies.is_stand_in(noun)
        return not vague and not self._is_one_of_several(noun) and self._mentions.is_topic(noun)

    def _is_one_of_several(self, noun: Token) -> bool:
        """Say whether an article that speaks of "another retailer" leaves open who "the retailer" is."""
        several = noun.lemma_.lower() in self._several and noun.tag_ not in PLURAL
        return several and not describers(noun) and not self._mentions.in_title(noun)

    def same(self, noun: Token) -> Sense | None:
        """Return what "this NOUN" can be called: the same thing told of before, by its own description."""
        if describers(noun) or _is_shell(noun):
            return None
        if self._bodies.is_stand_in(noun):
            name = self._bodies.stands_for(noun)
            return Sense(_LIKELY, name) if name else None
        before = self._mentions.before(noun)
        found = self._told(noun, before) if before else None
        # "these offenders" are some of them, and "that film" is one of many: only words of their own tell which.
        alone = noun.tag_ in PLURAL or not self._mentions.in_title(noun)
        return None if found is not None and found.noun is None and alone else found

    def _by_history(self, noun: Token, before: Sequence[Mention]) -> Sense | None:
        word = noun.lemma_.lower()
        if word in _STUDIES | _RESULTS:
            return self._study(noun, before)
        if not before:
            anaphoric = _is_shell(noun) or (word in _HUMAN and noun.tag_ not in PLURAL)
            if self._mentions.in_title(noun):
                return Sense(_LIKELY)
            known = word in _KNOWN or (word in _HOUSES and self._mentions.is_topic(noun))
            described = any(one.i < noun.i for one in describers(noun))
            if anaphoric or (not known and (not described or opens(noun))):
                return None
            return Sense(_LIKELY if not describers(noun) else _DOUBTFUL)
        return self._told(noun, before)

    def _told(self, noun: Token, before: Sequence[Mention]) -> Sense | None:
        """Judge a noun that was used before: one thing of that name only, or what the article is about."""
        alike = [one for one in before if one.plural == (noun.tag_ in PLURAL)]
        new = [one for one in alike if one.manner not in {"the", "pointing"}]
        titled = self._mentions.in_title(noun)
        if _is_shell(noun) and not (len(new) == 1 and new[0].described) and not titled:
            return None
        several = len({look(one) for one in new}) > 1
        topic = self._mentions.is_topic(noun)
        if noun.tag_ in PLURAL:
            if topic and not any(one.manner == "counted" for one in before):
                return Sense(_LIKELY)
            return None if several else self._by_first(noun, new or alike)
        if titled or several or (not describers(noun) and _has_rivals(new or alike, before)):
            return Sense(_DOUBTFUL if several else _SURE) if titled else None
        found = self._by_first(noun, new or alike)
        if found is None and _is_shell(noun):
            return None
        if opens(noun) and self._mentions.weight(noun) < _ENOUGH:
            topic = False  # a reader meets "The guide" with nothing before it
        return Sense(_LIKELY) if found is None and topic and len(new) <= 1 else found

    def _by_first(self, noun: Token, introduced: Sequence[Mention]) -> Sense | None:
        """Call a thing by the words that introduced it."""
        if not introduced:
            return None
        first = introduced[0].noun
        if describers(noun):
            return None if opens(noun) and self._mentions.weight(noun) < _ENOUGH else Sense(_DOUBTFUL)
        if any(child.tag_ in {"JJR", "RBR"} or child.lower_ in {"other", "another"} for child in first.subtree):
            return None
        if _is_beside_it(first) or (_is_far(noun, introduced[-1].noun) and not _names_itself(first)):
            return None
        named = first.dep_ == "appos" and first.head.pos_ == "PROPN"
        told = named or (introduced[0].described and is_described_briefly(first))
        return Sense(_LIKELY, noun=first) if told else None

    def _study(self, noun: Token, before: Sequence[Mention]) -> Sense | None:
        """Let "the study" be the article's only one, and "the results" its results."""
        if noun.lemma_.lower() in _RESULTS:
            return Sense(_LIKELY) if self._mentions.tells_of(_STUDIES, noun) else None
        several = any(one.plural for one in before) or len([one for one in before if one.manner == "new"]) > 1
        return None if several and noun.tag_ not in PLURAL else Sense(_LIKELY)


def phrases_of(reading: Reading) -> Phrases:
    """Return the judge of a reading's phrases, made once."""
    (phrases,) = _phrases(reading)
    return phrases


@once_a_reading
def _phrases(reading: Reading) -> Iterator[Phrases]:
    yield Phrases(reading)


def _is_shell(noun: Token) -> bool:
    """Say whether a noun takes its meaning from what was said before, or is bare and only says of what sort it is."""
    word = noun.lemma_.lower()
    return word in _SHELLS or (word in _SORTS and not describers(noun))


def _is_a_national(noun: Token) -> bool:
    """Say whether "the Norwegian" stands for somebody named before."""
    one = noun.tag_ in {"NN", "NNP"} and noun.ent_type_ == "NORP" and noun.dep_ != "compound"
    return one and noun.lower_.endswith(_NATIONAL) and not describers(noun)


def _is_beside_it(first: Token) -> bool:
    """Say whether the words that brought a noun up spoke of something else: "works like a plain shop", "its driver"."""
    compared = first.dep_ == "pobj" and first.head.lower_ in _COMPARING
    owned = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in first.children)
    denied = first.dep_ == "attr" and any(child.dep_ == "neg" for child in first.head.children)
    return compared or owned or denied


def _is_far(noun: Token, last: Token) -> bool:
    """Say whether so much was told since a noun was last used that it may have come to mean another one."""
    return sum(1 for token in noun.doc[last.i : noun.i] if token.is_sent_start) > _FAR


def _names_itself(noun: Token) -> bool:
    return any(one.pos_ == "PROPN" for child in noun.lefts for one in child.subtree)


def _has_rivals(introduced: Sequence[Mention], before: Sequence[Mention]) -> bool:
    """Say whether another thing of that name has been told of since the first: "the French team", "the home team"."""
    return bool(introduced) and any(look(one) not in {"", look(introduced[0])} for one in before)


def _is_part_of_known(noun: Token) -> bool:
    """Say whether a phrase picks from what was told before: "the latter", "the younger teenagers", "the children"."""
    compared = any(child.tag_ == "JJR" for child in noun.children)
    return compared or noun.lower_ in _ORDERED or (noun.lower_ in _ANYBODY and not describers(noun))
