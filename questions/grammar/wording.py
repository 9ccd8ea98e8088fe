"""The wording: words of the article as a sentence of their own has them, every person by the full name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.entities import is_joined, opens_a_name
from questions.facts.narration import called, is_named, narration_of
from questions.facts.once import once_a_reading
from questions.grammar.contractions import full_form, is_short
from questions.grammar.fitness import is_empty_it, is_unfit, points_away, quotes_whole, without_brackets
from questions.grammar.phrases import uncapital
from questions.grammar.scope import Scope
from questions.pronouns import PRONOUN_GENDER
from questions.reference import definites_of
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.names import Person
    from questions.reading import Reading

_PLAIN_TITLES = frozenset({"mr", "mrs", "ms", "miss"})
_FIRST_SECOND = frozenset(read_toml("standing")["pointing"]["us"])
_ANYBODY = frozenset({"you", "your"})
"""In a quotation these may mean anybody."""
_ARTICLES = frozenset({"a", "an"})
"""In "nearly a year" the model may take the article for a pronoun."""
_THINGS = {"it": False, "its": False, "itself": False, "they": True, "them": True, "their": True, "themselves": True}


class Wording:
    """Put words of a reading into sentences that stand alone."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.definites = definites_of(reading)
        self.narration = narration_of(reading)
        (self._apposed,) = _apposed_of(reading)
        self.soft: set[int] = set()
        """The nouns with "the" that are only likely to be clear, by their index."""
        self.quoting = False
        """Whether words of a quotation may stand without its marks: the question names who says them."""
        self._apostrophe = "’" if "’" in reading.article.text else "'"

    def put(self, tokens: Sequence[Token], scope: Scope, *, answer: bool = False) -> str | None:
        """Return the words with names for pronouns, or `None` when something in them points nowhere.

        In an answer "the NOUN" may point at the article, since its options do.
        """
        tokens = without_brackets(tokens)
        if not tokens or not quotes_whole(tokens) or any(is_unfit(token) for token in tokens):
            return None
        if not self.quoting and self._inside_quotation(tokens):
            return None
        for token in tokens:
            scope.people.update(self._apposed.get(token.i, ()))
        pieces: list[tuple[str, str]] = []
        position = 0
        while position < len(tokens):
            taken, text = self._word(tokens, position, scope, answer)
            if text is None:
                return None
            last = tokens[position + taken - 1]
            if text:
                following = tokens[position + taken] if position + taken < len(tokens) else None
                apart = following is not None and (
                    is_short(following) or (following.i != last.i + 1 and following.text[0] not in ",’'")
                )
                pieces.append((text, " " if apart else last.whitespace_))
            scope.nouns.update(token.i for token in tokens[position : position + taken])
            position += taken
        return _join(pieces)

    def _word(self, tokens: Sequence[Token], position: int, scope: Scope, answer: bool) -> tuple[int, str | None]:
        """Return how many tokens were used and their text."""
        token = tokens[position]
        person = self.reading.person(token)
        if person is not None and token.lower_ not in PRONOUN_GENDER:
            return self._name(tokens, position, person, scope)
        if token.i in self.narration.pronouns or token.i in self.narration.verbs:
            return 1, self._of_writer(token, scope)
        if (token.pos_ == "PRON" and token.lower_ not in _ARTICLES and token.text != "IT") or token.tag_ == "PRP$":
            return 1, self._pronoun(token, person, scope)
        if token.lower_ == "the" and token.dep_ == "det" and token.head.i > token.i:
            return self._definite(tokens, position, scope, answer)
        if _is_plain_title(token) and position + 1 < len(tokens) and not _is_second_of_pair(tokens, position):
            following = self.reading.person(tokens[position + 1])
            if following is not None and following.name.count(" ") and following not in scope.people:
                return 1, ""
        return 1, None if points_away(token, answer) else full_form(token)

    def _name(self, tokens: Sequence[Token], position: int, person: Person, scope: Scope) -> tuple[int, str | None]:
        count = 1
        while position + count < len(tokens) and self.reading.person(tokens[position + count]) is person:
            if tokens[position + count].pos_ == "PRON":
                break
            count += 1
        quoted = not self.quoting and self._inside_quotation(tokens[position : position + count])
        # "Anybody named Ada Brown" is not the one who bears the fuller name.
        called = tokens[position].i and tokens[position].nbor(-1).lower_ in {"named", "called"}
        if tokens[position].i and tokens[position].nbor(-1).lower_ in _ARTICLES:
            return count, None  # "a Brown" is one of that name, nobody knows which
        if is_joined(tokens[position]):  # "Mr Brown-Smith" is no "Mr Brown-Ada Brown-Smith"
            called = True
            if f"-{tokens[position].text}" in person.name:
                scope.people.add(person)
        if person in scope.people or quoted or called or opens_a_name(tokens[position + count - 1]):
            first, last = tokens[position], tokens[position + count - 1]
            return count, Span(first.idx, last.idx + len(last)).cut(self.reading.article.text)
        scope.people.add(person)
        return count, person.name

    def _pronoun(self, token: Token, person: Person | None, scope: Scope) -> str | None:  # noqa: PLR0911 (each doubt leaves at once)
        word = token.lower_
        if word in PRONOUN_GENDER:
            if person is None:
                return None
            if person in scope.people:
                return word
            if word.endswith("self"):
                return None
            scope.people.add(person)
            scope.resolved += 1
            owner = token.tag_ == "PRP$" or token.dep_ == "poss"
            return person.name + (f"{self._apostrophe}s" if owner else "")
        if word in _FIRST_SECOND:
            return token.text if self.quoting and word in _ANYBODY else None
        if token.i in self.reading.things:
            return self._thing(token, self.reading.things[token.i], scope)
        if word == "it" and is_empty_it(token):
            return token.text
        if word == "those" and any(child.dep_ in {"acl", "relcl", "prep"} for child in token.rights):
            return token.text
        if word in _THINGS and _belongs_beside(token, scope):
            return word
        if word in _THINGS:
            return word if _THINGS[word] in scope.numbers and not _may_be_subject(token, _THINGS[word]) else None
        if word in {"who", "whom", "whose", "which", "what", "where", "when", "why", "how", "that", "there"}:
            relative = token.tag_ in {"WP", "WDT", "WP$", "WRB", "EX", "IN"}
            return token.text if relative else None
        if word in {"something", "nothing", "everything", "everyone", "everybody", "nobody", "anyone", "anything"}:
            return token.text
        return None

    def _thing(self, pronoun: Token, noun: Token, scope: Scope) -> str | None:
        """Return the noun phrase that "it" or "they" stands for, or its possessive."""
        from questions.facts.parts import part_of

        if noun.i in scope.nouns:
            return str(pronoun.text)
        tokens = part_of(noun, "subject").tokens
        text = self.put(tokens, scope)
        if text is None:
            return None
        text = uncapital(text, tokens[0])
        self.soft.add(pronoun.i)
        if pronoun.dep_ != "poss":
            return text
        return text + (self._apostrophe if text.endswith("s") and noun.tag_ == "NNS" else f"{self._apostrophe}s")

    def _definite(self, tokens: Sequence[Token], position: int, scope: Scope, answer: bool) -> tuple[int, str | None]:
        noun = tokens[position].head
        name = self.definites.named(noun) if noun.pos_ == "NOUN" else None
        if name is not None and position + 1 < len(tokens) and tokens[position + 1].i == noun.i:
            people = [person for person in self.reading.people if name.endswith(person.name)]
            if people and people[0] in scope.people:
                return 2, tokens[position].text + " " + noun.text
            scope.people.update(people)
            return 2, name
        clear = self.definites.clear(noun) or self._names_next(noun)
        if not clear and not answer and self.definites.likely(noun):
            self.soft.add(noun.i)
            return 1, tokens[position].text
        if answer or clear:
            return 1, tokens[position].text
        return 1, None

    def _names_next(self, noun: Token) -> bool:
        """Say whether a person's name follows a noun: "the actor Ann Lee"."""
        following = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
        return following.pos_ == "PROPN" and self.reading.person(following) is not None

    def _of_writer(self, token: Token, scope: Scope) -> str:
        """Return what stands for an author's "I", or its verb as it agrees with that."""
        if token.i in self.narration.verbs:
            subject, singular, plural = self.narration.verbs[token.i]
            return plural if scope.writer.get(subject) == "they" else singular
        named = is_named(scope.writer.values())
        scope.writer[token.i] = called(token, named=named, alone=self._is_alone(scope), apostrophe=self._apostrophe)
        return scope.writer[token.i]

    def _is_alone(self, scope: Scope) -> bool:
        """Say whether "they" can only mean the author: nothing else of several was named."""
        doc = self.reading.doc
        return not scope.people and not any(doc[index].tag_ == "NNS" for index in scope.nouns)

    def _inside_quotation(self, tokens: Sequence[Token]) -> bool:
        """Say whether words are quoted without the marks that show it."""
        span = Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
        return self.reading.quoted(span) and not any(token.text in {"“", '"'} for token in tokens)


def _is_plain_title(token: Token) -> bool:
    return token.text.rstrip(".").lower() in _PLAIN_TITLES


def _is_second_of_pair(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a title is joined to another one: "Mr. and Mrs. Holm"."""
    return position > 1 and tokens[position - 1].lower_ == "and" and _is_plain_title(tokens[position - 2])


@once_a_reading
def _apposed_of(reading: Reading) -> Iterator[Mapping[int, Sequence[Person]]]:
    """Yield the people whom appositions name ("the head of the board, Ann Lee"), by the index of what these explain."""
    apposed: dict[int, list[Person]] = {}
    for index, person in reading.referents.items():
        child = reading.doc[index]
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            apposed.setdefault(child.head.i, []).append(person)
    yield apposed


def _belongs_beside(owner: Token, scope: Scope) -> bool:
    """Say whether "their" is that of the noun joined to what it owns: "tourists and their money"."""
    owned = owner.head
    if owner.tag_ != "PRP$" or owned.dep_ != "conj" or owned.head.i not in scope.nouns:
        return False
    return owned.head.pos_ == "NOUN" and _THINGS[owner.lower_] == (owned.head.tag_ == "NNS")


def _may_be_subject(pronoun: Token, plural: bool) -> bool:
    """Say whether only its own verb's subject agrees with an object "it" or "them", which it cannot mean."""
    if pronoun.dep_ == "pobj" and pronoun.head.lower_ in {"among", "between"}:
        return True  # "150 Britons were among them": among those told of before
    above = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun
    if pronoun.dep_ == "pobj" and above.dep_ == "acomp":  # "people are proud of them"
        subjects = [child for child in above.head.children if child.dep_ == "nsubj"]
        return any((noun.tag_ in {"NNS", "NNPS"}) == plural for noun in subjects)
    if pronoun.dep_ not in {"dobj", "dative"} or pronoun.lower_.endswith(("self", "selves")):
        return False
    subjects = [child for child in pronoun.head.children if child.dep_ == "nsubj"]
    return any((noun.tag_ in {"NNS", "NNPS"}) == plural for noun in subjects)


def _join(pieces: list[tuple[str, str]]) -> str:
    text = "".join(word + space for word, space in pieces).strip()
    for mark in (",", ".", "’s", "'s"):
        text = text.replace(f" {mark}", mark)
    return " ".join(text.split()).replace("can not", "cannot")
