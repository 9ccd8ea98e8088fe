"""Antecedents: the noun that "it" or "they" in one clause takes from the clause or sentence before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.standing.cutting import subject_of
from questions.standing.mentions import PLURAL, mentions_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading, Sentence

SINGULAR_THINGS = frozenset({"it", "its", "itself"})
PLURAL_THINGS = frozenset({"they", "them", "their", "themselves", "theirs"})
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "appos"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_EMPTY_HEADS = frozenset({"be", "seem", "appear", "take", "mean", "turn", "become", "make", "happen", "rain", "snow"})
_HELD = frozenset({"estimate", "believe", "think", "expect", "fear", "hope", "understand", "claim", "agree"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "relcl"})
_DEEP = 3


def is_empty(it: Token) -> bool:
    """Say whether "it" stands for nothing: "it is hard to say", "make it easy to see", "it is feared that"."""
    if it.lower_ != "it":
        return False
    if it.dep_ == "expl":
        return True
    heads = [it.head, it.head.head] if it.head.pos_ in {"ADJ", "NOUN"} else [it.head]
    heads += [child for child in it.head.children if child.dep_ in {"acomp", "attr", "oprd"} and child.i > it.i]
    has_clause = any(child.dep_ in _CLAUSES and child.i > it.i for head in heads for child in head.children)
    if it.dep_ == "nsubjpass":
        return it.head.lemma_ in _HELD or any(child.dep_ == "ccomp" for child in it.head.children)
    return has_clause and (it.head.lemma_ in _EMPTY_HEADS or it.head.pos_ in {"ADJ", "NOUN"})


def agrees(reading: Reading, noun: Token, *, plural: bool) -> bool:
    """Say whether a noun has the number of a pronoun and is a thing, or people where it is "they"."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.ent_type_ in _TIMES or noun.dep_ == "compound":
        return False
    joined = any(child.dep_ == "conj" for child in noun.children)
    if plural:
        return noun.tag_ in PLURAL or joined or noun.lower_ in {"police", "people", "staff"}
    return noun.tag_ not in PLURAL and not joined and reading.person(noun) is None


class Antecedents:
    """Find what pronouns stand for outside their own clause."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._mentions = mentions_of(reading)

    def of(self, pronoun: Token, first: int, deep: int = 0) -> Token | None:
        """Return the noun a subject (or its owner) stands for; `first` is where its clause begins."""
        sentence = self._reading.sentence_at(pronoun.idx)
        if sentence is None or deep > _DEEP:
            return None
        noun = pronoun.head if pronoun.dep_ == "poss" else pronoun
        if noun.dep_ not in _SUBJECTS or is_empty(pronoun):
            return None
        plural = pronoun.lower_ in PLURAL_THINGS
        earlier = [verb for verb in _main_verbs(sentence) if verb.i < first]
        if earlier:
            return self._subject(earlier[-1], sentence, plural=plural, deep=deep, until=first)
        return self._from_before(pronoun, sentence, plural=plural, deep=deep)

    def _known(self, pronoun: Token) -> Token | None:
        return self._reading.things.get(pronoun.i)

    def _from_before(self, pronoun: Token, sentence: Sentence, *, plural: bool, deep: int) -> Token | None:
        if not sentence.index:
            return None
        before = self._reading.sentences[sentence.index - 1]
        if sentence.paragraph - before.paragraph > 1 or self._reading.quoted(before.span):
            return None
        verbs = list(_main_verbs(before))
        if len(verbs) != 1:
            return self._known(pronoun)
        near = sentence.paragraph == before.paragraph
        return self._subject(verbs[-1], before, plural=plural, deep=deep, until=before.tokens.end, near=near)

    def _subject(  # the subject of one clause, if nothing else of it can be meant
        self, verb: Token, sentence: Sentence, *, plural: bool, deep: int, until: int, near: bool = True
    ) -> Token | None:
        subject = subject_of(verb)
        if subject is None:
            return None
        if subject.lower_ in (PLURAL_THINGS if plural else SINGULAR_THINGS):
            return self.of(subject, verb.left_edge.i, deep + 1)
        if not agrees(self._reading, subject, plural=plural):
            return None
        inside = set(range(subject.left_edge.i, subject.right_edge.i + 1))
        rivals = [
            token
            for token in sentence.tokens
            if token.i not in inside
            and token.i < until
            and token.dep_ in _CORE
            and agrees(self._reading, token, plural=plural)
        ]
        if any(child.dep_ in {"nummod", "quantmod"} for child in subject.children):
            return None
        strong = subject.pos_ == "PROPN" or self._mentions.is_topic(subject)
        if not near and not (strong and not rivals):
            return None
        return subject if not rivals or (strong and not any(self._mentions.is_topic(one) for one in rivals)) else None


def _main_verbs(sentence: Sentence) -> Iterator[Token]:
    """Yield the verbs of the main clauses of a sentence that have subjects of their own, in order."""
    for token in sentence.tokens:
        if token.pos_ not in {"VERB", "AUX"} or subject_of(token) is None:
            continue
        head = token
        while head.dep_ == "conj":
            head = head.head
        before = token.left_edge.nbor(-1).text if token.left_edge.i else ""
        if head.dep_ == "ROOT" or (head.dep_ in {"ccomp", "parataxis"} and before in {";", "–", "—", ":"}):
            yield token
