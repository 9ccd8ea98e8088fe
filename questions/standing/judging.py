"""Judging: which pieces state something of the article's own, and state it so that it can be true or false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.clause_kinds import told_twice
from questions.grammar.fitness import quotes_whole
from questions.standing.claims import claims_too_much
from questions.standing.cutting import is_finite, subject_of
from questions.standing.doubts import is_doubtful
from questions.standing.piece import Piece
from questions.standing.splices import has_open_aside, splices
from questions.standing.trivia import is_trivial
from questions.standing.vagueness import (
    dangles_in_comparison,
    is_bare_share,
    is_broken,
    is_example,
    is_mismatched,
    lacks_its_complement,
)

if TYPE_CHECKING:
    from questions.reading import Reading

_DATA = read_toml("standing")["judging"]
_HEDGES = frozenset(_DATA["hedges"])
_VAGUE_SUBJECTS = frozenset(_DATA["vague_subjects"])
_LOOSE = ("is kind of", "are kind of", "was kind of", "sort of", "kind of like")
_BROKEN = frozenset({"/", "[", "]", "…", "...", "?", "!", "*", "•", "|"})
_SAYING = frozenset(read_toml("speech")["clauses"]) | {"tell", "write", "speak"}
_NO_REPLY = ("for comment", "to comment")
_UNSURE = frozenset({"should", "ought", "might", "may"})
_FEWEST, _MOST = 6, 28


def is_statement(piece: Piece) -> bool:
    """Say whether a piece is a whole declarative clause: a subject, then a verb with a tense."""
    verb = piece.verb
    subject = subject_of(verb)
    if subject is None or subject not in piece.tokens or not is_finite(verb):
        return False
    if any(token.text in _BROKEN for token in piece.tokens) or told_twice(verb.head if verb.dep_ == "ccomp" else verb):
        return False
    first, second = piece.tokens[:2] if len(piece.tokens) > 1 else (piece.tokens[0], piece.tokens[0])
    # "Closer to home shops have gained" and "More worryingly, …"
    hangs = first.tag_ in {"JJR", "RBR"} and (second.lower_ in {"to", ","} or second.tag_ == "RB")
    if first.tag_ in {"VB", "MD"} or hangs or _opens_nothing(piece) or _says_nothing(piece):
        return False
    return quotes_whole(piece.tokens) and not any(child.tag_ == "WP" and child.i < verb.i for child in verb.children)


def _opens_nothing(piece: Piece) -> bool:
    """Say whether a conjunction makes the whole piece part of something else, or "if not" stands for a clause."""
    verb = piece.verb
    marks = [child for child in verb.children if child.dep_ == "mark" and child in piece.tokens and child.i < verb.i]
    return bool(marks) or [token.lower_ for token in piece.tokens[:2]] in (["if", "not"], ["if", "so"])


def _says_nothing(piece: Piece) -> bool:
    """Say whether a verb of saying lacks what is said, or "not only" its "but also"."""
    lowered = [token.lower_ for token in piece.tokens]
    if "only" in lowered and lowered[lowered.index("only") - 1] == "not" and "but" not in lowered:
        return True
    verb = piece.verb
    for one, following in zip(piece.tokens, piece.tokens[1:], strict=False):
        if one.lemma_.lower() in _SAYING and one.pos_ == "VERB" and following.text == "," and one.tag_ != "VBN":
            return True
    return verb.lemma_.lower() in _SAYING and not any(
        (child.dep_ in {"ccomp", "dobj", "xcomp", "oprd"} or child.lower_ == "about") and child in piece.tokens
        for child in verb.children
    )


def says_something(piece: Piece) -> bool:
    """Say whether a piece is neither too short nor too long, nor hedged, nor about nobody knows whom."""
    subject = subject_of(piece.verb)
    if subject is None or not _FEWEST <= piece.count() <= _MOST:
        return False
    told = any(child.dep_ in {"prep", "relcl", "acl"} for child in subject.children) and subject.lower_ != "another"
    if subject.lower_ in _VAGUE_SUBJECTS and not told:
        return False
    measure = subject.text[:1].isdigit() and not any(child.dep_ == "prep" for child in subject.children)
    if measure and (subject.tag_ != "NNS" or subject.text[-1].isalpha()):
        return False
    lowered = " ".join(token.lower_ for token in piece.tokens)
    if (
        any(phrase in lowered for phrase in (*_LOOSE, *_NO_REPLY))
        or is_trivial(" ".join(lowered.split()))
        or any(token.lower_ in _HEDGES for token in piece.tokens)
    ):
        return False
    if any(
        is_bare_share(one)
        or is_broken(one)
        or is_mismatched(one)
        or dangles_in_comparison(one)
        or lacks_its_complement(one)
        for one in piece.tokens
    ):
        return False
    return not (
        is_doubtful(piece.tokens, claimed=bool(piece.source or piece.speaker))
        or claims_too_much(piece)
        or has_open_aside(piece)
        or _is_opinion(piece)
        or is_example(subject)
        or splices(piece)
    )


def _is_opinion(piece: Piece) -> bool:
    """Say whether the writer tells what should be or might be, in nobody's name."""
    if piece.source or piece.speaker:
        return False
    return any(child.lower_ in _UNSURE and child.dep_ == "aux" for child in piece.verb.children)


def is_quoted(reading: Reading, piece: Piece) -> bool:
    """Say whether a piece lies inside quotation marks that it does not hold itself."""
    first, last = piece.tokens[0], piece.tokens[-1]
    marks = [mark for mark in reading.quotations if mark.start < last.idx + len(last) and mark.end > first.idx]
    return any(mark.start < first.idx or mark.end > last.idx + len(last) for mark in marks)


def is_name_tag(piece: Piece) -> bool:
    """Say whether a piece only tells what job somebody has: "Ada Brown is the head of the mill"."""
    subject = subject_of(piece.verb)
    attribute = next((child for child in piece.verb.children if child.dep_ == "attr"), None)
    if subject is None or attribute is None or piece.verb.lemma_ != "be":
        return False
    return "PERSON" in {subject.ent_type_, attribute.ent_type_}
