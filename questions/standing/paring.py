"""Paring: what only ties a clause to its neighbours, or says something by the way, taken out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.grammar.fitness import without_brackets
from questions.standing.asides import drop_aside, drop_asides
from questions.standing.claims import keep_first_claim, keep_what_is_told
from questions.standing.comparing import drop_comparison, name_the_counted
from questions.standing.piece import Piece
from questions.standing.sourcing import lead_with_source
from questions.standing.trimming import trim

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("standing")["paring"]
_WORDS = read_toml("sentence_parts")
_DISCOURSE = frozenset(_WORDS["adverbs"]["discourse"]) - {"just", "perhaps", "yet", "still", "even", "so"}
_PHRASES: dict[str, list[tuple[str, ...]]] = {}
"""The phrases by their first word."""
for _phrase in (*_DATA["phrases"], *_WORDS["adverbs"]["discourse_phrases"]):
    _PHRASES.setdefault(_phrase.split()[0], []).append(tuple(_phrase.split()))
_OPENING = frozenset(_DATA["opening"])
_ADDED = frozenset(_DATA["added"])
_ASIDES = frozenset({"appos", "relcl", "acl", "advcl", "parataxis"})
_COMFORTABLE = 20
_MOST = 26
_FEWEST_LEFT = 6


def pare(piece: Piece) -> None:
    """Take out connectives, brackets and asides; of a long clause also what trails behind."""
    piece.tokens = without_brackets(piece.tokens)
    lead_with_source(piece)
    for phrase in _phrases(piece.tokens):
        piece.without_aside(phrase)
    _pare_opening(piece)
    for adverb in _adverbs(piece):
        piece.without_aside({adverb})
    keep_what_is_told(piece)
    drop_comparison(piece)
    name_the_counted(piece)
    drop_asides(piece)
    for token in list(piece.tokens):
        if token in piece.tokens and _accompanies(token, piece):
            drop_aside(piece, token)
    if piece.count() > _COMFORTABLE:
        for token in list(piece.tokens):
            if token.tag_ in {"VBG", "VBN"} and token in piece.tokens and not _opened(token) and _loose(token, piece):
                drop_aside(piece, token)
    if piece.count() > _MOST:
        for token in reversed(list(piece.tokens)):
            if piece.count() > _MOST and token in piece.tokens and _trails(token, piece):
                drop_aside(piece, token)
    if piece.count() > _MOST:
        trim(piece, _MOST)
    if piece.tokens:
        keep_first_claim(piece)


def _pare_opening(piece: Piece) -> None:
    """Take "However," or "So far," from the beginning."""
    before = -1
    while before != len(piece.tokens):
        before = len(piece.tokens)
        first = piece.tokens[0] if piece.tokens else None
        if first is None:
            return
        followed = len(piece.tokens) > 1 and piece.tokens[1].text == ","
        joint = first.dep_ in {"cc", "intj"} or first.lower_ in _OPENING or (first.lower_ in _DISCOURSE and followed)
        if joint and first != piece.verb and not list(first.children):
            piece.without({first.i})


def _phrases(tokens: Sequence[Token]) -> list[set[int]]:
    """Return the indexes of the words of "in fact", "of course" and the like, where they are set off."""
    found: list[set[int]] = []
    lowered = [token.lower_ for token in tokens]
    for place, word in enumerate(lowered):
        for phrase in _PHRASES.get(word, ()):
            end = place + len(phrase)
            if tuple(lowered[place:end]) != phrase:
                continue
            before = lowered[place - 1] if place else ","
            after = lowered[end] if end < len(tokens) else ","
            if before == "," and after in {",", ":"}:
                found.append({token.i for token in tokens[place:end]})
    return found


def _adverbs(piece: Piece) -> list[int]:
    """Return the indexes of "also", "however" between commas, "too" at the end."""
    found = []
    for place, token in enumerate(piece.tokens):
        if token.dep_ not in {"advmod", "cc", "intj", "npadvmod"} or list(token.children):
            continue
        before = piece.tokens[place - 1].text if place else ","
        after = piece.tokens[place + 1].text if place + 1 < len(piece.tokens) else ","
        added = token.lower_ in _ADDED and token.head.pos_ in {"VERB", "AUX"} and after not in {"though", "if", "when"}
        ties = token.lower_ in _DISCOURSE or token.lower_ in _OPENING
        if added or (ties and before == "," and after == ","):
            found.append(token.i)
    return found


def _accompanies(token: Token, piece: Piece) -> bool:
    """Say whether ", with X doing Y" adds a second fact at the end of a whole first one."""
    if token.lower_ != "with" or token.dep_ != "prep" or token.i < piece.verb.i:
        return False
    inside = {under.i for under in token.subtree}
    before = [one for one in piece.tokens if one.i < token.left_edge.i]
    acts = any(under.tag_ in {"VBG", "VBN"} and under.i > token.i + 1 for under in token.subtree)
    return acts and piece.tokens[-1].i in inside and len(before) > _FEWEST_LEFT and before[-1].text == ","


def _loose(participle: Token, piece: Piece) -> bool:
    """Say whether a participle only adds something at the end: ", allowing them to rest"."""
    if participle.dep_ in {"advcl", "acl"}:
        return True
    first = participle.left_edge
    if participle.dep_ == "conj" and participle.nbor(-1).dep_ == "cc":
        return False  # "are stable or rising"
    return first == participle and participle.i > piece.verb.i and participle.dep_ in {"ccomp", "xcomp", "dep", "conj"}


def _opened(verb: Token) -> bool:
    return any(child.dep_ in {"mark", "nsubj", "nsubjpass"} or child.tag_ == "WRB" for child in verb.children)


def _trails(token: Token, piece: Piece) -> bool:
    """Say whether a clause or phrase behind a comma, or joined without a subject, can go for brevity."""
    if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and token.i > piece.verb.i:
        # "are stable or rising" says neither by itself
        return not any(child.lower_ == "or" for child in token.head.children if child.dep_ == "cc")
    return token.dep_ in _ASIDES | {"prep", "advcl"} and token.head == piece.verb
