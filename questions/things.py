"""What "it" and "they" stand for, where only one thing can be meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading, Sentence

_NUMBER = {"it": False, "its": False, "they": True, "their": True}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "appos"})
_EMPTY_IT = frozenset({"be", "seem", "appear", "take", "mean", "rain", "snow", "turn", "become"})
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
_SAYING = frozenset(read_toml("speech")["clauses"])


def resolve_things(reading: Reading) -> dict[int, Token]:
    """Return the noun that an "it" or "they" certainly stands for, by the pronoun's index.

    Either somebody says it of themselves ("the firm says it will pay"), or the pronoun is, or owns, the subject
    of a main clause and the subject before it agrees in number, says itself which one it is, and nothing
    else there could be meant. "Before" is the clause in front of it or the sentence before in the same paragraph.
    """
    found: dict[int, Token] = {}
    before: Sentence | None = None
    for sentence in reading.sentences:
        for pronoun in sentence.words:
            if pronoun.lower_ not in _NUMBER or reading.quoted(Span(pronoun.idx, pronoun.idx + len(pronoun))):
                continue
            noun = _speaking(reading, pronoun) or _subject_before(reading, sentence, pronoun, before, found)
            if noun is not None:
                found[pronoun.i] = noun
        before = sentence
    return found


def _speaking(reading: Reading, pronoun: Token) -> Token | None:
    """Return who says it of themselves: "the ministry said it would act"."""
    verb = pronoun.head
    if pronoun.dep_ not in _SUBJECTS or verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in _SAYING:
        return None
    if (
        pronoun.lower_ == "it"
        and verb.lemma_ in _EMPTY_IT
        and any(one.dep_ in {"acomp", "attr"} for one in verb.rights)
    ):
        return None
    speakers = [child for child in verb.head.lefts if child.dep_ == "nsubj"]
    if len(speakers) != 1 or not _fits(reading, speakers[0], plural=_NUMBER[pronoun.lower_]):
        return None
    return speakers[0] if _says_which(speakers[0]) else None


def _subject_before(
    reading: Reading, sentence: Sentence, pronoun: Token, before: Sentence | None, found: dict[int, Token]
) -> Token | None:
    if not _is_subject(pronoun):
        return None
    plural = _NUMBER[pronoun.lower_]
    ahead = [token for token in sentence.words if token.i < pronoun.i]
    if any(_fits(reading, token, plural=plural) for token in ahead if token.dep_ != "pobj"):
        opening = [token for token in ahead if token.dep_ in _SUBJECTS and token.head.dep_ == "advcl"]
        return _only(reading, opening, ahead, plural=plural)
    if before is None or before.paragraph != sentence.paragraph or reading.quoted(before.span):
        return None
    # "In the hall, it …": what stands in front may be meant, too.
    if any(_fits(reading, token, plural=plural) for token in ahead):
        return None
    roots = [token for token in before.tokens if token.dep_ == "ROOT"]
    subjects = [child for root in roots for child in root.children if child.dep_ in _SUBJECTS]
    if len(subjects) == 1 and subjects[0].i in found:
        known = found[subjects[0].i]
        return known if _fits(reading, known, plural=plural) and subjects[0].lower_ == pronoun.lower_ else None
    return _only(reading, subjects, before.tokens, plural=plural)


def _is_subject(pronoun: Token) -> bool:
    """Say whether a pronoun is, or owns, the subject of its sentence; an empty "it" is neither."""
    noun = pronoun.head if pronoun.dep_ == "poss" else pronoun
    if noun.dep_ not in _SUBJECTS or noun.head.dep_ != "ROOT":
        return False
    return pronoun.lower_ != "it" or noun.head.lemma_ not in _EMPTY_IT


def _only(reading: Reading, subjects: list[Token], around: Iterable[Token], *, plural: bool) -> Token | None:
    """Return the one subject, if it agrees and no other thing around it does."""
    if len(subjects) != 1 or not _fits(reading, subjects[0], plural=plural):
        return None
    noun = subjects[0]
    inside = set(range(noun.left_edge.i, noun.right_edge.i + 1))
    rivals = [
        token
        for token in around
        if token.i not in inside and token.dep_ in _CORE and _fits(reading, token, plural=plural)
    ]
    return noun if _says_which(noun) and not rivals else None


def _says_which(noun: Token) -> bool:
    determiners = {child.lower_ for child in noun.children if child.dep_ == "det"}
    return noun.pos_ == "PROPN" or "the" in determiners or (noun.tag_ == "NNS" and not determiners)


def _fits(reading: Reading, noun: Token, *, plural: bool) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.ent_type_ in _TIMES or reading.person(noun) is not None:
        return False
    if any(child.lower_ == "no" for child in noun.children):
        return False
    joined = any(child.dep_ == "conj" for child in noun.children)
    return (noun.tag_ in {"NNS", "NNPS"} or joined) == plural
