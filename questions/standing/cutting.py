"""Cutting: a sentence taken apart only where nothing is lost by it, each piece a whole clause of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.parts import is_break
from questions.standing.piece import Piece

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("standing")
_CONTRAST = frozenset(_DATA["cutting"]["contrast"])
_BINDING = frozenset(read_toml("sentence_parts")["connectives"]["binding"])
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DASHES = frozenset({"–", "—", "--"})


def cut(tokens: list[Token]) -> Iterator[Piece]:
    """Yield the clauses of a sentence that state something each by itself."""
    for stretch in _at_marks(tokens):
        verb = _head(stretch)
        if verb is not None:
            yield from _clauses(stretch, verb)


def _at_marks(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield what semicolons and dashes keep apart; what stands between two dashes is left out."""
    part: list[Token] = []
    for place, token in enumerate(tokens):
        if token.text == ";" or (token.text == ":" and _is_clause(part) and _is_clause(tokens[place + 1 :])):
            yield from _at_dashes(part)
            part = []
        else:
            part.append(token)
    yield from _at_dashes(part)


def _is_clause(tokens: list[Token]) -> bool:
    verb = _head(tokens)
    return verb is not None and _own(verb)


def _at_dashes(tokens: list[Token]) -> Iterator[list[Token]]:
    places = [
        place for place, token in enumerate(tokens) if token.text in _DASHES or (token.text == "-" and is_break(token))
    ]
    if not places:
        yield tokens
    elif len(places) == 1:
        yield tokens[: places[0]]
        yield tokens[places[0] + 1 :]
    elif len(places) == 2:  # noqa: PLR2004 (a pair of dashes)
        yield tokens[: places[0]] + tokens[places[1] + 1 :]


def _head(tokens: list[Token]) -> Token | None:
    """Return the one verb that all the tokens hang on, or `None`."""
    inside = {token.i for token in tokens}
    heads = [
        token for token in tokens if not token.is_punct and (token.head.i not in inside or token.head.i == token.i)
    ]
    verbs = [token for token in heads if token.pos_ in {"VERB", "AUX"}]
    rest = [token for token in heads if token not in verbs and token.dep_ not in {"cc", "mark", "intj", "preconj"}]
    return verbs[0] if len(verbs) == 1 and not rest else None


def is_finite(verb: Token) -> bool:
    """Say whether a verb has a tense, by itself or by its auxiliary."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.tag_ in _FINITE for child in auxiliaries):
        return True
    # The parser takes many a "they help" for an infinitive.
    return verb.tag_ in _FINITE or (verb.tag_ == "VB" and not auxiliaries and verb.dep_ in {"ROOT", "conj"})


def subject_of(verb: Token) -> Token | None:
    """Return the subject that stands before a verb, an empty "there" included."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i]
    return found[0] if found else None


def _clauses(tokens: list[Token], verb: Token) -> Iterator[Piece]:
    """Yield the main clause, each clause joined to it with a subject of its own, and those set in contrast."""
    conditional = any(
        child.dep_ == "advcl" and child.i < verb.i and _opener(child) in _BINDING for child in verb.children
    )
    joined = [] if conditional else [one for one in _joined(verb) if _own(one) and _is_joined(one)]
    starts = [one.left_edge.i for one in joined]
    bounds = [tokens[0].i, *starts, tokens[-1].i + 1]
    if bounds != sorted(set(bounds)):
        return
    for one, start, end in zip([verb, *joined], bounds[:-1], bounds[1:], strict=True):
        part = _without_joint([token for token in tokens if start <= token.i < end])
        for contrast in [child for child in one.children if _in_contrast(child)]:
            inside = {token.i for token in contrast.subtree}
            under = [token for token in part if token.i in inside]
            part = [token for token in part if token.i not in inside]
            yield from _piece(under[1:], contrast)
        yield from _piece(part, one)


def _joined(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and child.i > verb.i:
            yield child
            yield from _joined(child)


def _own(verb: Token) -> bool:
    return is_finite(verb) and subject_of(verb) is not None


def _is_joined(one: Token) -> bool:
    """Say whether "and", "but" or a comma stands before a clause, and its verb is no participle misread as past."""
    before = one.left_edge.nbor(-1) if one.left_edge.i else one
    if before.dep_ != "cc" and before.text not in {",", ";"}:
        return False
    if before.dep_ == "cc" and before.i and before.nbor(-1).text == ",":
        return True
    return not (one.tag_ == "VBD" and one.head.tag_ in {"VBZ", "VBP"} and str(one.lower_).endswith("ed"))


def _in_contrast(child: Token) -> bool:
    """Say whether a clause only stands beside another, as after "while" or "although"."""
    return child.dep_ == "advcl" and _opener(child) in _CONTRAST and _own(child) and _set_off(child)


def _set_off(child: Token) -> bool:
    first, last = child.left_edge, child.right_edge
    before = first.nbor(-1).text if first.i else ","
    after = last.nbor().text if last.i + 1 < len(last.doc) else ","
    return before == "," or after == ","


def _opener(verb: Token) -> str:
    """Return the conjunction that opens a clause, in lower case, or nothing."""
    first = verb.left_edge
    own = first.head == verb and (first.dep_ == "mark" or first.tag_ == "WRB")
    return str(first.lower_) if own else ""


def _without_joint(tokens: list[Token]) -> list[Token]:
    while tokens and (tokens[-1].dep_ == "cc" or tokens[-1].text in {",", ";", ":"}):
        tokens = tokens[:-1]
    while tokens and (tokens[0].dep_ == "cc" or tokens[0].text == ","):
        tokens = tokens[1:]
    return tokens


def _piece(tokens: list[Token], verb: Token) -> Iterator[Piece]:
    piece = Piece([], verb)
    piece.tokens = tokens
    piece.without(set())
    if piece.tokens and verb in piece.tokens and _closed(piece.tokens, verb):
        yield piece


def _closed(tokens: list[Token], verb: Token) -> bool:
    """Say whether every word hangs on another one of the piece, the verb alone on something outside."""
    inside = {token.i for token in tokens}
    return all(token.i == verb.i or token.is_punct or token.head.i in inside for token in tokens)
