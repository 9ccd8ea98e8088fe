"""Paring: what only ties a clause to its neighbours, or says something by the way, taken out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.grammar.fitness import without_brackets
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
_WH = frozenset({"which", "who", "whose", "whom"})
_OWN_PARTS = frozenset({"dobj", "prep", "ccomp", "xcomp", "acomp", "attr", "prt", "advmod", "oprd"})
_SPARE = frozenset({"because", "as", "since", "so", "before", "after", "when", "while"})
_COMFORTABLE = 20
_MOST = 26


def pare(piece: Piece) -> None:
    """Take out connectives, brackets and asides; of a long clause also what trails behind."""
    piece.tokens = without_brackets(piece.tokens)
    lead_with_source(piece)
    for phrase in _phrases(piece.tokens):
        piece.without_aside(phrase)
    _pare_opening(piece)
    for adverb in _adverbs(piece):
        piece.without_aside({adverb})
    _drop_asides(piece)
    if piece.count() > _COMFORTABLE:
        for token in list(piece.tokens):
            if token.tag_ in {"VBG", "VBN"} and token in piece.tokens and not _opened(token) and _loose(token, piece):
                _drop_aside(piece, token)
    if piece.count() > _MOST:
        for token in reversed(list(piece.tokens)):
            if piece.count() > _MOST and token in piece.tokens and _trails(token, piece):
                _drop_aside(piece, token)
    if piece.count() > _MOST:
        trim(piece, _MOST)


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


def _loose(participle: Token, piece: Piece) -> bool:
    """Say whether a participle only adds something at the end: ", allowing them to rest"."""
    if participle.dep_ in {"advcl", "acl"}:
        return True
    first = participle.left_edge
    return first == participle and participle.i > piece.verb.i and participle.dep_ in {"ccomp", "xcomp", "dep", "conj"}


def _opened(verb: Token) -> bool:
    return any(child.dep_ in {"mark", "nsubj", "nsubjpass"} or child.tag_ == "WRB" for child in verb.children)


def _trails(token: Token, piece: Piece) -> bool:
    """Say whether a clause or phrase behind a comma, or joined without a subject, can go for brevity."""
    if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and token.i > piece.verb.i:
        return True
    return token.dep_ in _ASIDES | {"prep", "advcl"} and token.head == piece.verb


def _is_reason(token: Token) -> bool:
    """Say whether a clause only adds why or when to what is true without it."""
    return token.dep_ == "advcl" and token.left_edge.lower_ in _SPARE


def _drop_asides(piece: Piece) -> None:
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
            piece.without_aside(run, both=not (_goes_on(following) or _closes(piece, places[-1])))


def _goes_on(following: Token | None) -> bool:
    """Say whether what follows an aside needs a comma before it: the next member of a list, a participle."""
    if following is None:
        return False
    participle = following.tag_ == "VBG" or (following.dep_ == "advmod" and following.head.tag_ == "VBG")
    return participle or any(one.dep_ == "conj" for one in (following, following.head))


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
    if head.head.pos_ == "PROPN":
        return False
    return head.pos_ == "PROPN" or any(child.dep_ in {"conj", "cc"} for child in head.children)


def _drop_aside(piece: Piece, head: Token) -> None:
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
