"""Naming: every pronoun and pointing phrase of a piece made to say what it stands for, or the piece dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.entities import is_joined, opens_a_name
from questions.facts.narration import called, is_named, narration_of
from questions.names import TITLES, Person
from questions.pronouns import PRONOUN_GENDER
from questions.span import Span
from questions.standing.antecedents import HUMAN, PLURAL_THINGS, SINGULAR_THINGS, Antecedents, agrees, is_empty
from questions.standing.cutting import subject_of
from questions.standing.definites import Sense, phrases_of
from questions.standing.heroes import hero_of
from questions.standing.mentions import PLURAL, mentions_of
from questions.standing.nouns import description, is_bare
from questions.standing.piece import Piece
from questions.standing.pointing import is_one_of_two, points_itself, stands
from questions.standing.seen import Seen
from questions.standing.spelling import expand, name_of, owned, worded

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_SAYING = frozenset(read_toml("speech")["clauses"])
_TITLES = frozenset({"mr", "mrs", "ms", "miss"})
_US = frozenset(read_toml("standing")["pointing"]["us"])
_OF_CLAUSES = frozenset(read_toml("standing")["definites"]["shells"]) | {"scene", "reminder", "sign", "shame", "pity"}
_POINTING = frozenset({"this", "that", "these", "those"})
_NAMED = frozenset({"called", "named"})
_SURE, _LIKELY = 0.95, 0.9
_DEEP = 2


class Namer:
    """Name the references of one reading's pieces."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._phrases = phrases_of(reading)
        self._antecedents = Antecedents(reading)
        self._mentions = mentions_of(reading)
        self._narration = narration_of(reading)
        self._apostrophe = "’" if "’" in reading.article.text else "'"

    def name(self, piece: Piece, deep: int = 0) -> bool:
        """Word every reference of a piece; say whether all of them could be."""
        seen = Seen(self._reading, piece.tokens)
        skip = -1
        for place, token in enumerate(piece.tokens):
            if place <= skip:
                continue
            if not self._word(piece, place, token, seen, deep):
                return False
            person = self._reading.person(token)
            if person is not None and token.lower_ not in PRONOUN_GENDER:
                skip = place + self._length(piece.tokens[place:], person) - 1
            seen.add(token)
        piece.tokens = [token for token in piece.tokens if piece.texts.get(token.i) != ""]
        piece.source = tuple(token for token in piece.source if piece.texts.get(token.i) != "")
        return True

    def _word(self, piece: Piece, place: int, token: Token, seen: Seen, deep: int) -> bool:  # noqa: PLR0911 (each kind of word leaves at once)
        word = token.lower_
        person = self._reading.person(token)
        if person is not None and word not in PRONOUN_GENDER:
            return self._person(piece, place, person, seen)
        told = self._of_writer(piece, token, seen)
        if told is not None:
            return told
        if (word in _US and token.text != "US") or word in {"that’s", "that's"}:
            return False
        if word[0] in "’'" and token.pos_ in {"AUX", "VERB"}:
            return expand(piece, token)
        if word in PRONOUN_GENDER:
            return self._he_or_she(piece, token, person or hero_of(self._reading, token), seen)
        if word in SINGULAR_THINGS | PLURAL_THINGS and token.text != "IT":
            return self._thing(piece, token, seen, deep)
        if word in _POINTING:
            return self._pointing(piece, token, seen, deep)
        if word == "the" and token.dep_ == "det" and token.head.i > token.i:
            return self._definite(piece, token, seen, deep)
        if word.rstrip(".") in _TITLES and place + 1 < len(piece.tokens):
            following = self._reading.person(piece.tokens[place + 1])
            if following is not None and following.name.count(" ") and following not in seen.people:
                piece.texts[token.i] = ""
            return True
        if token.tag_ in PLURAL and token.dep_ in {"nsubj", "nsubjpass"} and is_bare(token):
            kind = self._mentions.kind(token)
            if kind is not None:
                piece.texts[token.i] = f"{kind} {token.lower_}"
            return True
        piece.texts |= {token.i: ""} if _only_stresses(token) else {}
        return stands(token) and not is_one_of_two(self._reading, token)

    def _of_writer(self, piece: Piece, token: Token, seen: Seen) -> bool | None:
        """Call who tells the story "the writer" and make verbs agree; `None` for a word that needs more looking at."""
        if token.i in self._narration.pronouns:
            named = is_named(piece.texts.values())
            piece.texts[token.i] = called(token, named=named, alone=seen.is_alone(), apostrophe=self._apostrophe)
            return not (piece.speaker or piece.source)
        if token.i not in self._narration.verbs:
            return None
        subject, singular, plural = self._narration.verbs[token.i]
        text = plural if piece.texts.get(subject) == "they" else singular
        short = token.text[0] in "’'"
        piece.texts[token.i] = f" {text}" if short else text
        return True if short else None

    def _length(self, tokens: Sequence[Token], person: Person) -> int:
        count = 1
        while count < len(tokens) and self._reading.person(tokens[count]) is person and tokens[count].pos_ != "PRON":
            count += 1
        return count

    def _person(self, piece: Piece, place: int, person: Person, seen: Seen) -> bool:  # noqa: PLR0911 (each sort of name leaves at once)
        """Write a name in full where it stands first."""
        tokens = piece.tokens[place : place + self._length(piece.tokens[place:], person)]
        if person in seen.people or self._reading.quoted(Span(tokens[0].idx, tokens[0].idx + 1)):
            return True
        if tokens[0].i and tokens[0].nbor(-1).lower_ in _NAMED:
            return True  # "anybody named Ada Brown" is not the one who bears the fuller name
        anybody = tokens[0].i and tokens[0].nbor(-1).lower_ in {"a", "an"}
        if anybody or opens_a_name(tokens[-1]):
            return not anybody  # "a Brown" is one of that name, nobody knows which
        if not person.name.count(" ") and self._shares(person):
            return False
        if is_joined(tokens[0]):
            return _keeps_joined(piece, place, person, seen)
        seen.people.add(person)
        before = piece.tokens[place - 1] if place else None
        titled = before is not None and before.lower_.rstrip(".") in _TITLES
        if before is not None and before.pos_ == "PROPN" and before.i == tokens[0].i - 1 and not titled:
            # "Junior Smart" where only "Smart" was taken for the name
            return before.text in person.name.split() or before.text.rstrip(".").lower() in TITLES
        piece.texts |= {token.i: "" for token in tokens[:-1]} | {tokens[-1].i: person.name}
        return True

    def _shares(self, person: Person) -> bool:
        """Say whether a last name alone may be somebody else's of that name."""
        return any(person.name in other.name.split() for other in self._reading.people if other is not person)

    def _he_or_she(self, piece: Piece, token: Token, person: Person | None, seen: Seen) -> bool:
        if person is None:
            return False
        if person in seen.people:
            return True
        if token.lower_.endswith("self"):
            return False
        owner = token.tag_ == "PRP$" or token.dep_ == "poss"
        if owner and self._is_next(piece, token, person):
            return True  # "In her teens, she …": the name comes where she does something
        if owner and _follows_somebody(piece, token):
            return False  # "The mayor insists his plan …": the name may be the mayor's
        seen.people.add(person)
        piece.texts[token.i] = owned(person.name, self._apostrophe) if owner else person.name
        piece.trust *= _SURE
        return True

    def _is_next(self, piece: Piece, token: Token, person: Person) -> bool:
        """Say whether the subject that follows is the same person, called by a pronoun."""
        subject = subject_of(piece.verb)
        if subject is None or subject.lower_ not in PRONOUN_GENDER or token.i > subject.i:
            return False
        return (self._reading.person(subject) or hero_of(self._reading, subject)) is person

    def _thing(self, piece: Piece, token: Token, seen: Seen, deep: int) -> bool:
        plural = token.lower_ in PLURAL_THINGS
        if is_empty(token) or seen.has(token, plural=plural) or self._named_next(piece, token, plural=plural):
            return True
        noun = None if _is_of_a_clause(token) else self._antecedents.of(token, piece.tokens[0].i)
        if noun is None or token.lower_.endswith(("self", "selves")):
            return False
        text = self._said(noun, deep, uncounted=plural)
        twice = noun.pos_ == "NOUN" and any(one.lemma_ == noun.lemma_ for one in piece.tokens)
        if text is None or twice:
            return False  # "it was no boat" of a boat
        piece.texts[token.i] = owned(text, self._apostrophe) if token.dep_ == "poss" else text
        piece.trust *= _LIKELY
        seen.add(noun)
        return True

    def _named_next(self, piece: Piece, token: Token, *, plural: bool) -> bool:
        """Say whether the main clause names what a clause before it calls "they": "Once they arrive, the boys …"."""
        subject = subject_of(piece.verb)
        if subject is None or token.i >= subject.left_edge.i or token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
            return False
        return agrees(self._reading, subject, plural=plural)

    def _pointing(self, piece: Piece, token: Token, seen: Seen, deep: int) -> bool:
        if points_itself(token):
            return True
        if token.dep_ != "det" or token.head.i < token.i:
            return False
        sense = self._phrases.same(token.head)
        return sense is not None and self._apply(piece, token, sense, seen, deep)

    def _definite(self, piece: Piece, token: Token, seen: Seen, deep: int) -> bool:
        if token.head.lemma_.lower() in seen.lemmas:
            return True
        sense = self._phrases.sense(token.head)
        if sense is None:
            # Whoever speaks of it means what the article is about.
            piece.trust *= _LIKELY
            return _is_claim(piece) and self._phrases.is_clear(token.head)
        return self._apply(piece, token, sense, seen, deep)

    def _apply(self, piece: Piece, determiner: Token, sense: Sense, seen: Seen, deep: int) -> bool:
        """Put what a phrase stands for in its place; say whether that could be worded."""
        piece.trust *= sense.trust
        noun = determiner.head
        if not sense.name and sense.noun is None:
            if determiner.lower_ != "the":
                piece.texts[determiner.i] = "the"
            return True
        if not sense.name and _is_claim(piece):
            # other words would be put into the mouth of who says so
            return determiner.lower_ == "the" and self._phrases.is_clear(noun)
        text = sense.name or (self._said(sense.noun, deep) if sense.noun is not None else None)
        if text is None or noun not in piece.tokens:
            return False
        piece.texts |= {token.i: "" for token in piece.tokens if determiner.i <= token.i < noun.i}
        piece.texts[noun.i] = text
        seen.people.update(person for person in self._reading.people if person.name in text)
        return True

    def _said(self, noun: Token, deep: int, *, uncounted: bool = False) -> str | None:
        """Return an earlier noun in words that stand alone."""
        person = self._reading.person(noun)
        if person is not None:
            return person.name
        if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.head.ent_type_:
            return name_of(noun.head)  # "Chelyabinsk, a city": the city
        words = description(noun)
        if uncounted:
            # "300 seals … They are": seals are.
            counts = [child for child in noun.children if child.dep_ in {"nummod", "quantmod"}]
            left_out = {under.i for child in counts for under in child.subtree}
            words = [token for token in words if token.i not in left_out]
        piece = Piece(words, noun)
        return worded(piece) if deep < _DEEP and self.name(piece, deep + 1) else None


def _only_stresses(so: Token) -> bool:
    """Say whether a word is the "so" of "was so cold", which measures nothing: no "that" or "as" follows."""
    if so.lower_ != "so":
        return False
    of_what = {child.dep_ for child in so.head.children} & {"ccomp", "advcl", "prep", "xcomp", "neg"}
    denied = any(child.dep_ == "neg" for child in so.head.head.children)
    following = {token.lower_ for token in so.doc[so.i : so.sent.end]}
    counts = so.head.lower_ in {"many", "much", "few", "little", "far", "long"}
    return (
        so.dep_ == "advmod"
        and so.head.pos_ == "ADJ"
        and not counts
        and not (of_what or denied or following & {"that", "as"})
    )


def _is_claim(piece: Piece) -> bool:
    """Say whether a piece gives what somebody says."""
    verb = piece.verb
    says = verb.lemma_.lower() in _SAYING and any(child.dep_ == "ccomp" for child in verb.children)
    return says or bool(piece.source or piece.speaker)


def _follows_somebody(piece: Piece, owner: Token) -> bool:
    """Say whether an owner comes behind a subject that is somebody without a name."""
    subject = subject_of(piece.verb)
    return subject is not None and subject.i < owner.i and subject.lemma_.lower() in HUMAN


def _is_of_a_clause(it: Token) -> bool:
    """Say whether "it is a scene" speaks of all that was told before, which no noun stands for."""
    attributes = [child for child in it.head.children if child.dep_ == "attr"]
    return it.head.lemma_ == "be" and any(one.lemma_.lower() in _OF_CLAUSES for one in attributes)


def _keeps_joined(piece: Piece, place: int, person: Person, seen: Seen) -> bool:
    """Write "Mr Brown-Smith" in full, whose second half alone was taken for the name; "anti-Smith" stays."""
    first, hyphen, last = piece.tokens[max(0, place - 2) : place + 1][-3:]
    if f"{first.text}-{last.text}" in person.name.split():
        seen.people.add(person)
        piece.texts |= {first.i: "", hyphen.i: "", last.i: person.name}
        title = piece.tokens[place - 3] if place > 2 else None  # noqa: PLR2004 (before both halves)
        if title is not None and title.lower_.rstrip(".") in _TITLES:
            piece.texts[title.i] = ""
    return True
