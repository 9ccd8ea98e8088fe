"""What "it" and "they" at the head of a sentence stand for, where only one thing can be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading, Sentence

_NUMBER = {"it": False, "its": False, "they": True, "their": True}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "appos"})
_EMPTY_IT = frozenset({"be", "seem", "appear", "take", "mean", "rain", "snow", "turn", "become"})
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})


def resolve_things(reading: Reading) -> dict[int, Token]:
    """Return the noun that a sentence's opening "it", "its", "they" or "their" certainly stands for.

    It is the subject of the sentence before, in the same paragraph, when it agrees in number, says itself
    which one it is, and nothing else there could be meant.
    """
    found: dict[int, Token] = {}
    for before, sentence in zip(reading.sentences, reading.sentences[1:], strict=False):
        pronoun = sentence.tokens[0]
        if pronoun.lower_ not in _NUMBER or before.paragraph != sentence.paragraph or not _is_subject(pronoun):
            continue
        if reading.quoted(before.span) or reading.quoted(Span(pronoun.idx, pronoun.idx + len(pronoun))):
            continue
        noun = _only_subject(reading, before, plural=_NUMBER[pronoun.lower_])
        if noun is not None:
            found[pronoun.i] = noun
    return found


def _is_subject(pronoun: Token) -> bool:
    """Say whether a pronoun is, or owns, the subject of its sentence; an empty "it" is neither."""
    noun = pronoun.head if pronoun.dep_ == "poss" else pronoun
    if noun.dep_ not in _SUBJECTS or noun.head.dep_ != "ROOT":
        return False
    return pronoun.lower_ != "it" or noun.head.lemma_ not in _EMPTY_IT


def _only_subject(reading: Reading, sentence: Sentence, *, plural: bool) -> Token | None:
    roots = [token for token in sentence.tokens if token.dep_ == "ROOT"]
    subjects = [child for root in roots for child in root.children if child.dep_ in _SUBJECTS]
    if len(subjects) != 1 or not _fits(reading, subjects[0], plural=plural):
        return None
    noun = subjects[0]
    inside = set(range(noun.left_edge.i, noun.right_edge.i + 1))
    rivals = [
        token
        for token in sentence.tokens
        if token.i not in inside and (plural or token.dep_ in _CORE) and _fits(reading, token, plural=plural)
    ]
    determiners = {child.lower_ for child in noun.children if child.dep_ == "det"}
    says_which = noun.pos_ == "PROPN" or "the" in determiners or (plural and not determiners)
    return noun if says_which and not rivals else None


def _fits(reading: Reading, noun: Token, *, plural: bool) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.ent_type_ in _TIMES or reading.person(noun) is not None:
        return False
    joined = any(child.dep_ == "conj" for child in noun.children)
    return (noun.tag_ in {"NNS", "NNPS"} or joined) == plural
