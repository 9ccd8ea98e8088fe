"""Naming: every pronoun and pointing phrase of a piece made to say what it stands for, or the piece dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.names import TITLES, Person
from questions.pronouns import PRONOUN_GENDER
from questions.span import Span
from questions.standing.antecedents import PLURAL_THINGS, SINGULAR_THINGS, Antecedents, agrees, is_empty
from questions.standing.cutting import subject_of
from questions.standing.definites import Phrases, Sense, description, says_which
from questions.standing.mentions import PLURAL
from questions.standing.persons import person_of
from questions.standing.piece import Piece

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_TITLES = frozenset({"mr", "mrs", "ms", "miss"})
_US = frozenset(
    {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "yourself", "yourselves"}
)
_RELATIVE = frozenset({"WP", "WDT", "WP$", "WRB", "EX", "IN"})
_WHOLE = frozenset(
    {"something", "nothing", "everything", "everyone", "everybody", "nobody", "anyone", "anything", "someone", "anybody",
     "each", "somebody", "there", "one"}
)  # fmt: skip
_POINTING = frozenset({"this", "that", "these", "those"})
_REFERENCE = read_toml("sentence_parts")["reference"]
_AWAY = frozenset(_REFERENCE["pointing"]) - {"that"}
_BARE = frozenset(_REFERENCE["bare"])
_PLACES = frozenset({"det", "amod", "advmod", "predet", "nsubj", "nsubjpass", "pobj", "dobj", "attr"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_LIKELY = 0.9
_DEEP = 2


class Namer:
    """Name the references of one reading's pieces."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._phrases = Phrases(reading)
        self._antecedents = Antecedents(reading)
        self._apostrophe = "’" if "’" in reading.article.text else "'"

    def name(self, piece: Piece, deep: int = 0) -> bool:
        """Word every reference of a piece; say whether all of them could be."""
        seen = _Seen(self._reading, set(self._apposed(piece.tokens)))
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
        return True

    def _word(self, piece: Piece, place: int, token: Token, seen: _Seen, deep: int) -> bool:  # noqa: PLR0911 (each kind of word leaves at once)
        word = token.lower_
        person = self._reading.person(token)
        if person is not None and word not in PRONOUN_GENDER:
            return self._person(piece, place, person, seen)
        if word in _US and token.text != "US":
            return False
        if word[0] in "’'" and token.pos_ in {"AUX", "VERB"}:
            return _expand(piece, token)
        if word in PRONOUN_GENDER:
            return self._he_or_she(piece, token, person_of(self._reading, token), seen)
        if word in SINGULAR_THINGS | PLURAL_THINGS:
            return self._thing(piece, token, seen, deep)
        if word in _POINTING:
            return self._pointing(piece, place, token, seen, deep)
        if word == "the" and token.dep_ == "det" and token.head.i > token.i:
            return self._definite(piece, place, token, seen, deep)
        if token.pos_ == "PRON" and token.tag_ not in _RELATIVE and word not in _WHOLE | {"that", "which", "who"}:
            return any(child.dep_ in {"prep", "relcl", "acl"} for child in token.rights)
        if word.rstrip(".") in _TITLES and place + 1 < len(piece.tokens):
            following = self._reading.person(piece.tokens[place + 1])
            if following is not None and following.name.count(" ") and following not in seen.people:
                piece.texts[token.i] = ""
            return True
        return not _points_away(token) or _is_harmless(token)

    def _apposed(self, tokens: Sequence[Token]) -> list[Person]:
        found = [self._reading.person(token) for token in tokens if token.dep_ == "appos" and token.pos_ == "PROPN"]
        return [person for person in found if person is not None]

    def _length(self, tokens: Sequence[Token], person: Person) -> int:
        count = 1
        while count < len(tokens) and self._reading.person(tokens[count]) is person and tokens[count].pos_ != "PRON":
            count += 1
        return count

    def _person(self, piece: Piece, place: int, person: Person, seen: _Seen) -> bool:
        count = self._length(piece.tokens[place:], person)
        if person in seen.people:
            return True
        seen.people.add(person)
        last = piece.tokens[place + count - 1]
        before = piece.tokens[place - 1] if place else None
        if before is not None and before.pos_ == "PROPN" and before.i == piece.tokens[place].i - 1:
            # "Junior Smart" where only "Smart" was taken for the name
            return before.text in person.name.split() or before.text.rstrip(".").lower() in TITLES
        piece.texts[piece.tokens[place].i] = person.name if count == 1 else person.name + " "
        for token in piece.tokens[place + 1 : place + count]:
            piece.texts[token.i] = ""
        if count > 1:
            # The last word of the name stays as the one that carries the whole, with its own space.
            piece.texts[piece.tokens[place].i] = ""
            piece.texts[last.i] = person.name
        return True

    def _he_or_she(self, piece: Piece, token: Token, person: Person | None, seen: _Seen) -> bool:
        if person is None:
            return False
        if person in seen.people:
            return True
        if token.lower_.endswith("self"):
            return False
        seen.people.add(person)
        owner = token.tag_ == "PRP$" or token.dep_ == "poss"
        piece.texts[token.i] = self._owned(person.name) if owner else person.name
        piece.trust *= _LIKELY
        return True

    def _thing(self, piece: Piece, token: Token, seen: _Seen, deep: int) -> bool:
        plural = token.lower_ in PLURAL_THINGS
        if is_empty(token) or seen.has(plural=plural) or self._named_next(piece, token, plural=plural):
            return True
        noun = self._antecedents.of(token, piece.tokens[0].i)
        if noun is None or token.lower_.endswith(("self", "selves")):
            return False
        text = self._said(noun, deep)
        if text is None:
            return False
        piece.texts[token.i] = self._owned(text) if token.dep_ == "poss" else text
        piece.trust *= _LIKELY
        seen.add(noun)
        return True

    def _named_next(self, piece: Piece, token: Token, *, plural: bool) -> bool:
        """Say whether the main clause names what a clause before it calls "they": "Once they arrive, the boys …"."""
        subject = subject_of(piece.verb)
        if subject is None or token.i >= subject.left_edge.i or token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
            return False
        return agrees(self._reading, subject, plural=plural)

    def _pointing(self, piece: Piece, place: int, token: Token, seen: _Seen, deep: int) -> bool:
        if token.tag_ in _RELATIVE or token.dep_ in {"mark", "advmod"}:
            return True
        noun = token.head
        if token.dep_ != "det" or noun.i < token.i:
            # "those who come late", "that of a child" say themselves what they point to.
            return any(child.dep_ in {"relcl", "prep", "acl"} and child.i > token.i for child in token.children)
        sense = self._phrases.same(noun)
        return sense is not None and self._apply(piece, token, noun, sense, seen, deep)

    def _definite(self, piece: Piece, place: int, token: Token, seen: _Seen, deep: int) -> bool:
        noun = token.head
        if noun.lemma_.lower() in seen.lemmas:
            return True
        sense = self._phrases.sense(noun)
        return sense is not None and self._apply(piece, token, noun, sense, seen, deep)

    def _apply(self, piece: Piece, determiner: Token, noun: Token, sense: Sense, seen: _Seen, deep: int) -> bool:
        """Put what a phrase stands for in its place."""
        piece.trust *= sense.trust
        text = sense.name or (self._said(sense.noun, deep) if sense.noun is not None else None)
        if text is None:
            if sense.noun is not None:
                return False
            if determiner.lower_ != "the":
                piece.texts[determiner.i] = "the"
            return True
        if noun not in piece.tokens:
            return False
        for token in piece.tokens:
            if determiner.i <= token.i < noun.i:
                piece.texts[token.i] = ""
        piece.texts[noun.i] = text
        seen.people.update(person for person in self._reading.people if person.name in text)
        return True

    def _said(self, noun: Token, deep: int) -> str | None:
        """Return an earlier noun in words that stand alone, with "the" for its "a"."""
        if deep >= _DEEP:
            return None
        person = self._reading.person(noun)
        if person is not None:
            return person.name
        piece = Piece(description(noun), noun)
        if not self.name(piece, deep + 1):
            return None
        words = piece.words()
        if not words:
            return None
        text = "".join(word.text + word.after for word in words).strip()
        first = words[0].token
        if noun.tag_ in PLURAL and first.pos_ == "NUM":
            text = f"the {text[:1].lower()}{text[1:]}"
        if first.lower_ in {"a", "an"} and first.dep_ == "det":
            text = "the " + text[len(first.text) :].lstrip()
        elif first.dep_ == "det" and first.lower_ not in {"the"}:
            return None
        return text[:1].lower() + text[1:] if first.pos_ != "PROPN" and not first.ent_type_ and first.is_sent_start else text

    def _owned(self, name: str) -> str:
        return name + (self._apostrophe if name.endswith("s") and " " in name and name[:1].islower() else f"{self._apostrophe}s")


class _Seen:
    """Remember what a piece has named so far, so that a pronoun may follow its name."""

    def __init__(self, reading: Reading, people: set[Person]) -> None:
        self._reading = reading
        self.people = people
        self.lemmas: set[str] = set()
        self._numbers: set[bool] = set()

    def add(self, token: Token) -> None:
        """Note a noun."""
        if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ == "compound":
            return
        self.lemmas.add(token.lemma_.lower())
        for plural in (False, True):
            if agrees(self._reading, token, plural=plural):
                self._numbers.add(plural)

    def has(self, *, plural: bool) -> bool:
        """Say whether "they" or "it" can stand for something named before it."""
        return plural in self._numbers


def _expand(piece: Piece, token: Token) -> bool:
    """Write a shortened verb out: "they’re" as "they are"."""
    rest = token.lower_[1:]
    full = {"re": "are", "ve": "have", "ll": "will"}.get(rest)
    if rest == "s":
        full = "has" if _is_has(token) else "is"
    if full is None:
        return False
    piece.texts[token.i] = f" {full}"
    return True


def _is_has(short: Token) -> bool:
    """Say whether a “’s” is "has": "he’s had to", "it’s become"."""
    following = short.nbor() if short.i + 1 < len(short.doc) else short
    return (short.dep_ == "aux" and short.head.tag_ == "VBN") or following.lower_ in {"had", "been"}


def _points_away(token: Token) -> bool:
    """Say whether a word means something only beside the sentence it was written in."""
    word = token.lower_
    if word in _AWAY and (token.dep_ in _PLACES or word == "there"):
        return True
    if word in _BARE and token.dep_ in _CORE:
        return not any(child.dep_ == "prep" or child.pos_ in {"NUM", "NOUN"} for child in token.children)
    return False


def _is_harmless(token: Token) -> bool:
    """Say whether a pointing word is used in a way that points nowhere: "so that", "such as", "there is"."""
    word = token.lower_
    if word == "there":
        return token.dep_ == "expl"
    if word == "such":
        return token.i + 1 < len(token.doc) and token.nbor().lower_ == "as"
    if word == "so":
        return token.head.pos_ in {"ADJ", "ADV"} or token.dep_ == "mark"
    if word == "same":
        return token.dep_ == "amod" and token.head.dep_ in {"pobj", "dobj", "npadvmod"}
    if word == "latest":
        return says_which(token.head)
    if word in {"other", "another", "different", "certain", "similar"}:
        return token.head.tag_ == "NNS"
    return word == "above" or token.dep_ == "mark"


def extent(tokens: Sequence[Token]) -> Span:
    """Return the span from the first token to the last."""
    first, last = min(tokens, key=lambda one: one.i), max(tokens, key=lambda one: one.i)
    return Span(first.idx, last.idx + len(last))
