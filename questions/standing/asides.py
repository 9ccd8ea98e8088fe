"""Asides: what a piece says by the way, left out with the commas that set it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.standing.cutting import subject_of
from questions.standing.piece import Piece

if TYPE_CHECKING:
    from spacy.tokens import Token

_WH = frozenset({"which", "who", "whose", "whom"})
_OWN_PARTS = frozenset({"dobj", "prep", "ccomp", "xcomp", "acomp", "attr", "prt", "advmod", "oprd"})
_SPARE = frozenset({"because", "as", "since", "so", "before", "after", "when", "while"})


def drop_asides(piece: Piece) -> None:
    """Drop what is said by the way of a noun, several asides behind one noun together."""
    runs: list[set[int]] = []
    for token in piece.tokens:
        loose = token.dep_ in {"appos", "relcl", "acl"} or (token.pos_ == "VERB" and token.left_edge.lower_ in _WH)
        if not loose or _kept(token, piece):
            continue
        inside = {under.i for under in token.subtree}
        if any(inside <= run for run in runs):
            continue
        if runs and token.left_edge.i - 2 in runs[-1] and token.left_edge.nbor(-1).text == ",":
            runs[-1] |= inside | {token.left_edge.i - 1}
        else:
            runs.append(inside)
    for run in runs:
        places = [place for place, token in enumerate(piece.tokens) if token.i in run]
        if not places or places[-1] - places[0] + 1 != len(places):
            continue
        before = piece.tokens[places[0] - 1].text if places[0] else ""
        after = piece.tokens[places[-1] + 1].text if places[-1] + 1 < len(piece.tokens) else ","
        if after == "," and before in {",", "–", "—"}:
            following = piece.tokens[places[-1] + 2] if places[-1] + 2 < len(piece.tokens) else None
            both = not (_goes_on(following) or _closes(piece, places[-1]) or _opens_main(following, piece))
            piece.without_aside(run, both=both)


def _goes_on(following: Token | None) -> bool:
    """Say whether what follows an aside needs a comma before it: the next member of a list, a participle."""
    if following is None:
        return False
    participle = following.tag_ == "VBG" or (following.dep_ == "advmod" and following.head.tag_ == "VBG")
    return participle or any(one.dep_ == "conj" for one in (following, following.head))


def _opens_main(following: Token | None, piece: Piece) -> bool:
    """Say whether the subject comes next: what stands before it keeps its comma, "On lakes such as Como, boats …"."""
    subject = subject_of(piece.verb)
    return subject is not None and following is not None and following.i == subject.left_edge.i


def _closes(piece: Piece, last: int) -> bool:
    """Say whether an aside ends where a longer one does, which stays."""
    end = piece.tokens[last].i
    return any(
        token.dep_ in {"appos", "relcl"} and _kept(token, piece) and token.right_edge.i == end and token.i < end
        for token in piece.tokens[:last]
        if not token.left_edge.i <= piece.verb.i <= token.right_edge.i
    )


def _kept(head: Token, piece: Piece) -> bool:
    """Say whether an aside is no aside: a name beside a job, the member of a list, what holds the verb."""
    if head.left_edge.i <= piece.verb.i <= head.right_edge.i:
        return True
    if head.dep_ != "appos":
        return False
    if joins_names(head):
        return True
    if head.head.pos_ == "PROPN":
        return False
    return head.pos_ == "PROPN" or any(child.dep_ in {"conj", "cc"} for child in head.children)


def joins_names(head: Token) -> bool:
    """Say whether names before a noun are joined, so that it ends a list: "Holm, Tarn and Easby boats"."""
    names = [child for child in head.lefts if child.dep_ in {"nmod", "compound"} and child.pos_ == "PROPN"]
    return any(one.dep_ == "cc" for name in names for one in name.children)


def drop_aside(piece: Piece, head: Token) -> None:
    """Drop a clause or phrase with what hangs on it when a comma sets it off, or "and" joins it at the end."""
    inside = {token.i for token in head.subtree}
    places = [place for place, token in enumerate(piece.tokens) if token.i in inside]
    if not places or piece.verb.i in inside or places[-1] - places[0] + 1 != len(places):
        return
    first, last = places[0], places[-1]
    before = piece.tokens[first - 1] if first else None
    after = piece.tokens[last + 1] if last + 1 < len(piece.tokens) else None
    if head.dep_ == "conj":
        # "cannot gather and process enough information": what the first verb does it to comes last.
        whole = head.head.pos_ not in {"VERB", "AUX"} or any(
            child.dep_ in _OWN_PARTS and head.head.i < child.i < head.left_edge.i for child in head.head.children
        )
        if before is not None and before.dep_ == "cc" and after is None and whole:
            piece.without(inside | {before.i})
        return
    if after is None and _is_reason(head) and head.i > piece.verb.i:
        piece.without(inside)
    elif (after is None or after.text == ",") and (before is None or before.text in {",", "–", "—"}):
        piece.without_aside(inside, both=after is None)


def _is_reason(token: Token) -> bool:
    """Say whether a clause only adds why or when to what is true without it."""
    return token.dep_ == "advcl" and token.left_edge.lower_ in _SPARE
