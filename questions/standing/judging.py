"""Judging: which pieces state something of the article's own, and state it so that it can be true or false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.grammar.fitness import quotes_whole
from questions.standing.cutting import is_finite, subject_of
from questions.standing.piece import Piece

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_DATA = read_toml("standing")["judging"]
_HEDGES = frozenset(_DATA["hedges"])
_VAGUE_SUBJECTS = frozenset(_DATA["vague_subjects"])
_BROKEN = frozenset({"/", "[", "]", "…", "...", "?", "!", "*", "•", "|"})
_SHELLS = frozenset(read_toml("standing")["definites"]["shells"])
_SAYING = frozenset(read_toml("speech")["clauses"]) | {"tell", "write", "speak"}
_WH = frozenset({"which", "who", "whose", "whom"})
_FEWEST, _MOST = 6, 28


def is_statement(piece: Piece) -> bool:
    """Say whether a piece is a whole declarative clause: a subject, then a verb with a tense."""
    verb = piece.verb
    subject = subject_of(verb)
    if subject is None or subject not in piece.tokens or not is_finite(verb):
        return False
    if any(token.text in _BROKEN for token in piece.tokens):
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


def has_open_aside(piece: Piece) -> bool:
    """Say whether a "which" clause is left behind a comma, or one comma alone parts subject and verb."""
    subject = subject_of(piece.verb)
    if subject is not None:
        between = [token.text for token in piece.tokens if subject.i < token.i < piece.verb.i]
        if between.count(",") == 1 and not any(child.dep_ == "conj" for child in subject.children):
            return True
        if between and between[-1] == "," and between.count(",") == 1:
            return True
    for place, token in enumerate(piece.tokens[1:], 1):
        if token.lower_ in _WH and token.dep_ != "ROOT" and piece.tokens[place - 1].text == ",":
            return True
    return False


def says_something(piece: Piece) -> bool:
    """Say whether a piece is neither too short nor too long, nor hedged, nor about nobody knows whom."""
    subject = subject_of(piece.verb)
    if subject is None or not _FEWEST <= piece.count() <= _MOST:
        return False
    told = any(child.dep_ in {"prep", "relcl", "acl"} for child in subject.children) and subject.lower_ != "another"
    if subject.lower_ in _VAGUE_SUBJECTS and not told:
        return False
    measure = subject.text[:1].isdigit() and not any(child.dep_ == "prep" for child in subject.children)
    if measure and subject.pos_ != "PROPN" and subject.tag_ != "NNS":
        return False
    if any(_is_bare_share(token) or _is_broken(token) for token in piece.tokens) or _is_opinion(piece):
        return False
    return not (_is_example(subject) or any(token.lower_ in _HEDGES for token in piece.tokens) or _splices(piece))


def _is_bare_share(token: Token) -> bool:
    """Say whether a share or number does not say of what it is one: "20% were paying"."""
    if any(child.dep_ == "prep" or child.pos_ == "NOUN" for child in token.children):
        return False
    if token.text == "%" or token.lower_ == "percent":
        return token.dep_ in {"nsubj", "nsubjpass"} or (
            token.dep_ == "pobj" and token.head.lower_ in {"for", "by", "among"}
        )
    return (
        token.pos_ == "NUM"
        and token.dep_ in {"dobj", "nsubj", "nsubjpass"}
        and token.ent_type_ in {"CARDINAL", "QUANTITY"}
    )


def _is_broken(token: Token) -> bool:
    """Say whether a hyphen or a closing mark has lost its place: "little- understood", "“so called ”"."""
    before = token.nbor(-1) if token.i else token
    if token.text == "-":
        return bool(token.whitespace_) != bool(before.whitespace_)
    return token.text in {"”", "’"} and bool(before.whitespace_) and not before.is_punct


def _is_opinion(piece: Piece) -> bool:
    """Say whether the writer tells what should be, in nobody's name."""
    if piece.source or piece.speaker:
        return False
    return any(child.lower_ in {"should", "ought"} and child.dep_ == "aux" for child in piece.verb.children)


def _is_example(subject: Token) -> bool:
    """Say whether a subject only counts off what the article speaks of: "One problem is …", "there is the issue"."""
    noun = subject
    if subject.dep_ == "expl":
        noun = next((child for child in subject.head.children if child.dep_ == "attr"), subject)
        return any(child.lower_ == "the" for child in noun.children)
    counted = any(child.lower_ in {"one", "another", "a", "an", "other", "further"} for child in noun.children)
    which = any(child.dep_ in {"prep", "relcl"} or child.lower_ == "for" for child in noun.rights)
    return counted and noun.lemma_.lower() in _SHELLS and not which


def _splices(piece: Piece) -> bool:
    """Say whether two clauses hang together with a comma only, or a name stands before the subject with nothing."""
    subject = subject_of(piece.verb)
    places = {token.i: place for place, token in enumerate(piece.tokens)}
    if subject is not None and _disagrees(subject, piece.verb):
        return True
    if subject is not None and subject.left_edge.i in places and places[subject.left_edge.i]:
        before = piece.tokens[places[subject.left_edge.i] - 1]
        if before.dep_ == "cc":
            return True  # "Try it and the doors open"
        adverbial = before.dep_ in {"pobj", "npadvmod"} or before.ent_type_ == "DATE"
        if before.pos_ == "PROPN" and not adverbial and not piece.source:
            return True
    return any(_hangs_on(token, piece, places) for token in piece.tokens if token.pos_ in {"VERB", "AUX"})


def _disagrees(subject: Token, verb: Token) -> bool:
    """Say whether two things joined by "and" are said to be one: the parser has joined two clauses."""
    several = any(child.dep_ == "conj" for child in subject.children) and any(
        child.lower_ == "and" for child in subject.children
    )
    forms = [verb, *(child for child in verb.children if child.dep_ in {"aux", "auxpass"})]
    return several and any(one.tag_ == "VBZ" for one in forms)


def _hangs_on(verb: Token, piece: Piece, places: dict[int, int]) -> bool:
    """Say whether a clause with a subject of its own has nothing but a comma to join it."""
    subject = subject_of(verb)
    if verb == piece.verb or subject is None or verb.dep_ not in {"ccomp", "conj", "advcl", "parataxis", "ROOT"}:
        return False
    if piece.verb.lemma_.lower() in _SAYING or not is_finite(verb) or subject.left_edge.i not in places:
        return False
    opened = any(
        child.dep_ == "mark" or child.tag_ in {"WRB", "WDT", "WP"} for child in verb.subtree if child.i < verb.i
    )
    at = places[subject.left_edge.i]
    before = piece.tokens[at - 1].text if at else ""
    after = verb.right_edge.i + 1
    follows = after in places and piece.tokens[places[after]].text == ","
    return not opened and (before == "," or (not at and follows))


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


def dangles_in_comparison(token: Token) -> bool:
    """Say whether a word compares with something outside: "780 more children", "almost as fit"."""
    if token.tag_ in {"JJR", "RBR"} and any(child.lower_ == "even" for child in token.children):
        return not any(other.lower_ == "than" and other.i > token.i for other in token.sent)
    if token.lower_ == "as" and token.dep_ == "advmod" and token.head.pos_ in {"ADJ", "ADV"}:
        return not any(other.lower_ == "as" and other.i > token.i for other in token.sent)
    before = token.nbor(-1) if token.i else token
    counted = before.like_num or any(child.dep_ == "nummod" for child in token.head.children)
    return (
        token.lower_ in {"more", "less", "fewer", "further", "extra"}
        and counted
        and not any(child.lower_ == "than" for child in (*token.children, *token.head.children))
    )
