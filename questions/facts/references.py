"""References: pronouns with what they certainly stand for, and what a careless reader might take instead."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.datafiles import read_toml
from questions.facts.cast import Cast
from questions.facts.once import once_a_reading
from questions.pronouns import PRONOUN_GENDER

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Person, Reading

_PRONOUNS = frozenset({"it", "they"})
_NOUNS = read_toml("references")
_DOERS = tuple(_NOUNS["doers"])
_NO_DOERS = frozenset(_NOUNS["no_doers"])
_GENERAL = frozenset(_NOUNS["general"])
_SAME = {noun: index for index, nouns in enumerate(_NOUNS["same"]) for noun in nouns}
"""Two nouns of one set often name the same people: “the researchers” are “the scientists” of the sentence before."""
_KEPT = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "case", "quantmod", "advmod"})
_POINTING = frozenset({"this", "that", "these", "those", "such", "its", "their", "his", "her", "our", "my", "other"})
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
_MOST_WORDS = 7
_FAR = 40
"""Nobody takes a pronoun for something named so many sentences away."""
_CLOSE = 2
_TRIVIAL = 3


@dataclass(frozen=True)
class Named:
    """Hold something worded to be an option, and the sentence that names it nearest to the pronoun."""

    text: str
    sentence: int


@dataclass(frozen=True)
class Reference:
    """Pair a pronoun with its antecedent and with rivals of the same sort, nearest first."""

    pronoun: Token
    antecedent: Named
    rivals: tuple[Named, ...]
    sentence: int


@dataclass(frozen=True)
class _Phrase:
    """Hold a noun phrase; `sort` is what may stand in its place."""

    text: str
    head: Token
    sort: tuple[str, bool]
    sentence: int


@once_a_reading
def find_references(reading: Reading) -> Iterator[Reference]:
    """Yield the pronouns whose antecedent is certain, is not the word next to them and has rivals."""
    yield from _to_things(reading)
    yield from _to_people(reading)


def _to_things(reading: Reading) -> Iterator[Reference]:
    phrases = list(_phrases(reading)) if reading.things else []
    by_head = {one.head.i: one for one in reversed(phrases)}
    for index, noun in reading.things.items():
        pronoun = reading.doc[index]
        sentence = reading.sentence_at(pronoun.idx)
        antecedent = by_head.get(noun.i)
        if sentence is None or antecedent is None or pronoun.lower_ not in _PRONOUNS:
            continue
        if 0 < pronoun.i - noun.right_edge.i <= _TRIVIAL or not _asked_of(pronoun, antecedent):
            continue
        first = bisect_left(phrases, antecedent.sentence - _FAR, key=lambda one: one.sentence)
        last = bisect_right(phrases, antecedent.sentence + _FAR, key=lambda one: one.sentence)
        rivals = [one for one in phrases[first:last] if _rivals(one, antecedent)]
        rivals.sort(key=lambda one: (abs(one.sentence - sentence.index), one.head.i))
        named = tuple(Named(one.text, one.sentence) for one in _distinct(rivals))
        yield Reference(pronoun, Named(antecedent.text, antecedent.sentence), named, sentence.index)


def _asked_of(pronoun: Token, antecedent: _Phrase) -> bool:
    """Say whether a phrase can be asked for: nobody is "it", and "people" are whoever else is named, too."""
    human = antecedent.sort[0] == "human"
    return not (human and pronoun.lower_ == "it") and antecedent.head.lemma_.lower() not in _GENERAL


def _to_people(reading: Reading) -> Iterator[Reference]:
    """Yield "he" and "she" where somebody else who is named close by might be meant."""
    cast = Cast.of(reading).people
    for index, person in reading.referents.items():
        pronoun = reading.doc[index]
        sentence = reading.sentence_at(pronoun.idx)
        gender = PRONOUN_GENDER.get(pronoun.lower_)
        if sentence is None or gender is None or pronoun.lower_ not in {"he", "she"}:
            continue
        if _may_be_told_of(reading, pronoun, person):
            continue
        rivals = [
            Named(one.name, _nearest(reading, one, sentence.index))
            for one in cast
            if one is not person
            and one.gender == gender
            and (" " in one.name) == (" " in person.name)
            and not set(one.name.split()) & set(person.name.split())
        ]
        rivals.sort(key=lambda one: abs(one.sentence - sentence.index))
        if rivals and 0 <= sentence.index - rivals[0].sentence <= _CLOSE:
            mentioned = _nearest(reading, person, sentence.index)
            yield Reference(pronoun, Named(person.name, mentioned), tuple(rivals), sentence.index)


def _may_be_told_of(reading: Reading, pronoun: Token, person: Person) -> bool:
    """Say whether a pronoun stands deep in what a person says, where somebody else may be meant."""
    clause = pronoun.head
    sayers = [verb for verb in clause.ancestors if any(_acts(reading, child, person) for child in verb.children)]
    # "He paid the bill and said he would come back"
    above = [clause.head, *([clause.head.head] if clause.head.dep_ == "conj" else [])]
    return bool(sayers) and not (clause.dep_ == "ccomp" and any(verb in sayers for verb in above))


def _acts(reading: Reading, token: Token, person: Person) -> bool:
    return token.dep_ == "nsubj" and reading.person(token) is person


def _nearest(reading: Reading, person: Person, sentence: int) -> int:
    """Return the sentence that names a person nearest to, and if possible not after, another sentence."""
    found = [at.index for mention in person.mentions if (at := reading.sentence_at(mention.start)) is not None]
    before = [index for index in found if index <= sentence]
    return max(before) if before else min(found, default=0)


def _phrases(reading: Reading) -> Iterator[_Phrase]:
    """Yield the noun phrases that say themselves what they mean, without what is said about it on the side."""
    for sentence in reading.sentences:
        for token in sentence.words:
            if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "appos", "npadvmod", "attr", "nmod"}:
                continue
            text = None if token.ent_type_ in _TIMES else _worded(token)
            if text is not None and reading.person(token) is None:
                yield _Phrase(text, token, _sort(token), sentence.index)


def _worded(noun: Token) -> str | None:
    """Return a noun with what belongs to it, or `None` where that points elsewhere or is too long."""
    kept = [child for child in noun.children if child.i < noun.i and child.dep_ in _KEPT]
    if any(child.dep_ in {"conj", "cc"} for child in noun.children) or noun.dep_ == "conj":
        return None
    if any(child.i < noun.i and child.dep_ not in _KEPT and not child.is_punct for child in noun.children):
        return None
    first = min((child.left_edge.i for child in kept), default=noun.i)
    last = noun.i
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == noun.i + 1:
            last = child.right_edge.i
    tokens = list(noun.doc[first : last + 1])
    pointing = any(token.lower_ in _POINTING or token.pos_ == "PRON" or token.is_quote for token in tokens)
    if pointing or len(tokens) > _MOST_WORDS or any(token.text in {",", "–", "—", "(", ")"} for token in tokens):
        return None
    return str(noun.doc[first : last + 1].text)


def _sort(noun: Token) -> tuple[str, bool]:
    """Return what sort of thing a noun means, and whether it is several."""
    plural = noun.tag_ in {"NNS", "NNPS"}
    if noun.pos_ == "PROPN":
        return "name", plural
    lemma = noun.lemma_.lower()
    if noun_is_human(noun) or (lemma.endswith(_DOERS) and lemma not in _NO_DOERS):
        return "human", plural
    return "thing", plural


def _rivals(one: _Phrase, antecedent: _Phrase) -> bool:
    """Say whether a phrase might be taken for the antecedent, yet is certainly not it."""
    # What one thing does another mostly cannot do: “the deposit found that …”. People can.
    if antecedent.sort[0] != "human" or one.sort != antecedent.sort or one.head.lemma_.lower() in _GENERAL:
        return False
    kin = _SAME.get(antecedent.head.lemma_.lower())
    if kin is not None and kin == _SAME.get(one.head.lemma_.lower()):
        return False
    own, other = _heads(antecedent), _heads(one)
    return not own & other and one.head.i not in {token.i for token in antecedent.head.subtree}


def _heads(phrase: _Phrase) -> frozenset[str]:
    return frozenset(word.strip("’'s").lower() for word in phrase.text.split() if word[:1].isupper()) | {
        phrase.head.lemma_.lower()
    }


def _distinct(phrases: Sequence[_Phrase]) -> list[_Phrase]:
    """Keep the first phrase of each head."""
    seen: set[str] = set()
    kept = []
    for phrase in phrases:
        if not seen & _heads(phrase):
            seen |= _heads(phrase)
            kept.append(phrase)
    return kept
