"""Which person a pronoun stands for: an answer where it is certain, silence where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.names import gender_of_first
from questions.owners import SPEECH, choose, rank_of
from questions.span import Span
from questions.world.classes import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.names import Person
    from questions.reading import Reading, Sentence

PRONOUN_GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_HUMAN = read_toml("people")["nouns"]
_HUMAN_NOUNS = frozenset(_HUMAN["either"] + _HUMAN["masculine"] + _HUMAN["feminine"])
_FEMININE, _MASCULINE = frozenset(_HUMAN["feminine"]), frozenset(_HUMAN["masculine"])
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SOMEBODY = frozenset({"one", "another", "each", "someone", "somebody", "anyone", "anybody"})
_WHO = frozenset({"who", "that"})
_OF_AN_AGE = frozenset({"teenager", "child", "youngster", "pensioner", "toddler"})
_REACH = 2
_OFTEN, _LATELY = 2, 6


def resolve_pronouns(reading: Reading) -> dict[int, Person]:
    """Return the person of every "he" and "she" (in any case) that has one possible owner in reach.

    In reach are the people named before it in its sentence and in the sentences before it, for a subject
    also in the paragraph before; the nearest sentence with any decides. Where two would fit, the subject of the
    sentence before wins a subject pronoun; otherwise nobody does. Failing all, it is the only one the article has
    spoken of so far.
    """
    resolver = _Resolver(reading)
    for sentence in reading.sentences:
        for token in sentence.words:
            resolver.remember(sentence, token)
            gender = PRONOUN_GENDER.get(token.lower_)
            if gender is None or token.pos_ != "PRON":
                continue
            if not reading.quoted(Span(token.idx, token.idx + len(token))):
                resolver.resolve(sentence, token, gender)
                resolver.remember(sentence, token)
    return resolver.found


class _Resolver:
    """Resolve the pronouns of one reading in order, each helped by those before it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.found: dict[int, Person] = {}
        self.titled = _titled_genders(reading)
        self.learned: dict[Person, str] = {}
        self.last: dict[Person, int] = {}

    def resolve(self, sentence: Sentence, pronoun: Token, gender: str) -> None:
        """Find the pronoun's owner here first, then before; the nearest place with any fitting person decides."""
        for distance, place in enumerate(self._places(sentence, pronoun)):
            people = self._in_reach(place, gender, None if distance else pronoun)
            if people is None or people:
                person = choose(people, pronoun, distance) if people else None
                other = self._is_told_of_another(pronoun, gender, person) or self._may_be_told_of(pronoun, person)
                self._settle(pronoun, gender, None if other else person)
                return
        self._settle(pronoun, gender, self._only(sentence, pronoun, gender))

    def remember(self, sentence: Sentence, token: Token) -> None:
        """Note whom a token names."""
        person = self.reading.referents.get(token.i) or self.found.get(token.i)
        if person is not None:
            self.last[person] = sentence.index

    def _settle(self, pronoun: Token, gender: str, person: Person | None) -> None:
        if person is not None:
            self.found[pronoun.i] = person
            self.learned.setdefault(person, gender)

    def _places(self, sentence: Sentence, pronoun: Token) -> Iterator[Sentence]:
        """Yield the sentence and those before it that its pronoun may look back to; pure speech is passed over."""
        yield sentence
        left, position = _REACH, sentence.index - 1
        while left and position >= 0:
            before = self.reading.sentences[position]
            # A subject looks back into the paragraph before, but never over a heading.
            if sentence.paragraph - before.paragraph > (pronoun.dep_ in _SUBJECTS):
                return
            if not self._is_speech(before):
                yield before
                left -= 1
            position -= 1

    def _is_speech(self, sentence: Sentence) -> bool:
        return all(self._is_quoted(token) for token in sentence.words if token.is_alpha)

    def _is_quoted(self, token: Token) -> bool:
        return self.reading.quoted(Span(token.idx, token.idx + len(token)))

    def _only(self, sentence: Sentence, pronoun: Token, gender: str) -> Person | None:
        """Return the one person of the article so far whom a subject can mean, where that person was on lately."""
        fitting = [one for one in self.last if self._fits(one, gender) and (one.certain or len(one.mentions) > 1)]
        if pronoun.dep_ not in _SUBJECTS or len(fitting) != 1:
            return None
        if not fitting[0].certain or len(fitting[0].mentions) < _OFTEN:
            return None
        return fitting[0] if sentence.index - self.last[fitting[0]] <= _LATELY else None

    def _fits(self, person: Person, gender: str) -> bool:
        return (person.gender or self.learned.get(person)) in (None, gender)

    def _in_reach(self, sentence: Sentence, gender: str, before: Token | None) -> dict[Person, int] | None:
        """Return the fitting people of a sentence, each with its rank as a subject; `None` if a rival spoils it."""
        fitting: dict[Person, int] = {}
        rivals: list[Token] = []
        for token in sentence.words:
            if before is not None and token.i >= before.i:
                break
            if self._is_quoted(token):
                continue
            person = self.reading.referents.get(token.i) or self.found.get(token.i)
            if person is not None:
                # One name alone may be a thing's ("Glass is, he says, dull").
                known = person.certain or person in self.learned or (before is None and rank_of(token) > 0)
                if known and self._fits(person, gender):
                    fitting[person] = max(fitting.get(person, 0), rank_of(token))
            elif self._is_rival(token, gender) and not _acts_on(token, before):
                rivals.append(token)
        if any(token.dep_ in _SUBJECTS for token in rivals):
            return None
        # Somebody mentioned in passing is no rival to a subject, when the pronoun is a subject too.
        subject = before is not None and before.dep_ in _SUBJECTS and any(fitting.values())
        return fitting if subject or not rivals else None

    def _is_told_of_another(self, pronoun: Token, gender: str, person: Person | None) -> bool:
        """Say whether the clause about another one holds the pronoun: "Ann wrote to Mary, who left when she was 30"."""
        verb = next((one for one in pronoun.ancestors if one.dep_ == "relcl"), None)
        if verb is None or not any(child.dep_ in _SUBJECTS and child.lower_ in _WHO for child in verb.lefts):
            return False
        if _acts_on(verb.head, pronoun):
            return False
        other = self.reading.referents.get(verb.head.i)
        if other is not None:
            return other is not person and self._fits(other, gender)
        return verb.head.tag_ == "NN" and self._is_rival(verb.head, gender)

    def _may_be_told_of(self, pronoun: Token, person: Person | None) -> bool:
        """Say whether a speaker named another one first: "Ann said the school liked Mary and closed when she left"."""
        clause = pronoun.head
        if person is None or pronoun.dep_ not in _SUBJECTS or clause.dep_ != "advcl":
            return False
        said = next((one for one in clause.ancestors if one.lemma_.lower() in SPEECH), None)
        named = self.reading.referents
        if said is None or not any(child.dep_ in _SUBJECTS and named.get(child.i) is person for child in said.lefts):
            return False
        between = {named[i] for i in range(said.i, pronoun.i) if i in named}
        return bool(between - {person})

    def _is_rival(self, token: Token, gender: str) -> bool:
        """Say whether a token stands for one unnamed person who could own the pronoun ("a driver", "somebody")."""
        if token.lower_ in PRONOUN_GENDER:
            return PRONOUN_GENDER[token.lower_] == gender and token.i not in self.found and token.pos_ == "PRON"
        if token.lower_ in _SOMEBODY:
            return token.dep_ in _SUBJECTS and _is_one_of_people(token)
        if token.pos_ == "PROPN":
            return self._is_overlooked(token, gender)
        return self._is_unnamed(token, gender)

    def _is_overlooked(self, token: Token, gender: str) -> bool:
        """Say whether a subject is somebody's name that was taken for a body's: "Ada Berg was doubtful"."""
        first = next((child for child in token.lefts if child.dep_ == "compound"), None)
        if first is None or token.dep_ not in _SUBJECTS or token.i in self.reading.referents:
            return False
        return gender_of_first(first.lower_) == gender

    def _is_unnamed(self, token: Token, gender: str) -> bool:
        """Say whether a noun is one unnamed person ("a driver", "the judge")."""
        lemma = token.lemma_.lower()
        if token.pos_ != "NOUN" or token.tag_ == "NNS" or not _is_human(lemma):
            return False
        if token.dep_ in {"compound", "poss"}:
            return False  # "a young person’s start"
        genders = self.titled.get(lemma)
        if genders and gender not in genders and None not in genders:
            return False  # "the judge" is Judge Ann Lee
        opposite = _FEMININE if gender == "m" else _MASCULINE
        if self._renames(token, gender):
            return False
        return token.lower_ not in opposite and not self._describes_named(token)

    def _renames(self, token: Token, gender: str) -> bool:
        """Say whether "the girl" is only another word for the one girl or woman spoken of so far."""
        the = any(child.lower_ == "the" for child in token.children)
        own = _FEMININE if gender == "f" else _MASCULINE
        if not the or (token.lower_ not in own and token.lower_ not in _OF_AN_AGE):
            return False
        return sum(person.certain and self._fits(person, gender) for person in self.last) == 1

    def _describes_named(self, token: Token) -> bool:
        """Say whether a noun only says what a named person is ("Ann Lee, a driver", "Ann Lee is a driver")."""
        described = token.dep_ in {"appos", "attr"}
        related = [token.head, *token.children] if described else list(token.children)
        if token.dep_ == "attr":
            related += [child for child in token.head.children if child.dep_ in _SUBJECTS]
        return any(one.i in self.reading.referents and (one.dep_ == "appos" or described) for one in related)


def _acts_on(noun: Token, pronoun: Token | None) -> bool:
    """Say whether a noun's own clause tells what it did to the pronoun: "a nurse who found him" is not him."""
    if pronoun is None or pronoun.dep_ == "poss":
        return False
    verb = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head
    return pronoun.dep_ not in _SUBJECTS and verb.dep_ == "relcl" and verb.head.i == noun.i


def _is_one_of_people(token: Token) -> bool:
    """Say whether "one of the cooks" or "somebody" is a person; "one of the bridges" is none."""
    groups = [one for child in token.children if child.lower_ == "of" for one in child.children if one.dep_ == "pobj"]
    if not groups:
        return token.lower_ not in {"one", "another", "each"}
    return any(_is_human(one.lemma_.lower()) for one in groups)


def _is_human(lemma: str) -> bool:
    return lemma in _HUMAN_NOUNS or class_of(lemma) == "person"


def _titled_genders(reading: Reading) -> dict[str, set[str | None]]:
    """Return the genders of the people who are called by a title, by the title in lower case."""
    found: dict[str, set[str | None]] = {}
    for index, person in reading.referents.items():
        before = reading.doc[index - 1] if index else None
        if before is not None and before.text[:1].isupper() and before.i not in reading.referents:
            found.setdefault(before.lower_, set()).add(person.gender)
    return found
