"""Standing statements: the whole sentences and main clauses of an article that a reader understands alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.facts.narration import is_told_in_turn
from questions.facts.once import once_a_reading
from questions.facts.sayings import find_sayings
from questions.grammar.tenses import is_simple_past
from questions.grammar.verbs import inflect, verb_lemma
from questions.span import Span
from questions.standing.cutting import cut
from questions.standing.judging import is_name_tag, is_quoted, is_statement, says_something
from questions.standing.naming import Namer
from questions.standing.paring import pare
from questions.standing.piece import Piece, Word, join
from questions.standing.times import settle_times
from questions.standing.trivia import is_trivial
from questions.standing.weighing import importance

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading, Sentence

_LEAST_TRUST = 0.7
_SHORT, _SURE = 8, 0.95
"""A short statement has nothing else in it that would tell what a doubtful "the war" means."""


@dataclass(frozen=True)
class Standing:
    """Hold one statement of the article that stands alone, true to it; `words` say what each word was made from.

    `confidence` is the trust in its wording, `importance` how much it matters, both 0 to 1.
    """

    text: str
    sentence: int
    evidence: tuple[Span, ...]
    confidence: float
    importance: float
    words: tuple[Word, ...]
    verb: Token
    claimed: bool = False
    """Whether it says whose claim it is ("According to the police, …")."""

    @property
    def fact(self) -> str:
        """Return the stable key of the fact that the statement states."""
        return f"clause:{self.verb.i}"


@once_a_reading
def find_standing(reading: Reading) -> Iterator[Standing]:
    """Yield the statements of an article's narration, in order."""
    namer = Namer(reading)
    for sentence in reading.sentences:
        if is_told_in_turn(reading, sentence):
            break
        for piece in cut(_plain(sentence)):
            standing = _standing(reading, sentence, piece, namer)
            if standing is not None:
                yield standing
    for saying in find_sayings(reading):
        said_in = reading.sentence_at(saying.words.start)
        tokens = reading.doc.char_span(*saying.words, alignment_mode="contract")
        if said_in is None or tokens is None:
            continue
        for piece in cut(_without_stop(list(tokens))):
            piece.speaker = saying.speaker.name
            standing = _standing(reading, said_in, piece, namer, saying.evidence)
            if standing is not None:
                yield standing


def _without_stop(tokens: list[Token]) -> list[Token]:
    """Return what was said without its last mark; a question or exclamation is no statement."""
    tokens = [token for token in tokens if not token.is_space]
    return tokens[:-1] if tokens and tokens[-1].text in {".", ","} else []


def _plain(sentence: Sentence) -> list[Token]:
    """Return the words of a sentence that ends in a full stop, without it; of another one nothing."""
    tokens = [token for token in sentence.words if not token.is_space]
    if not tokens or tokens[-1].text != "." or tokens[0].text[0].islower():
        return []
    if any(token.is_space and len(token.text) > 1 and "\n" not in token.text for token in sentence.tokens[1:-1]):
        return []  # a wide gap is where a dash was
    return tokens[:-1]


def _standing(
    reading: Reading, sentence: Sentence, piece: Piece, namer: Namer, evidence: tuple[Span, ...] = ()
) -> Standing | None:
    if not is_statement(piece) or (is_quoted(reading, piece) and not piece.speaker):
        return None
    pare(piece)
    if not piece.tokens or not settle_times(piece) or not is_statement(piece) or is_name_tag(piece):
        return None
    if not says_something(piece):
        return None
    _tell_simply(piece)
    short = piece.count() < _SHORT
    if not namer.name(piece) or piece.trust < (_SURE if short else _LEAST_TRUST):
        return None
    _part_names(piece)
    words = tuple(piece.words())
    if is_trivial(join(words)):
        return None
    return Standing(
        join(words),
        sentence.index,
        evidence or (sentence.span,),
        round(piece.trust, 3),
        round(importance(reading, sentence, piece), 3),
        words,
        piece.verb,
        bool(piece.source or piece.speaker),
    )


def _part_names(piece: Piece) -> None:
    """Put "that" between two names, "told Ada Brown that Norway was big", which would seem to be one."""
    told = next((child for child in piece.verb.children if child.dep_ == "ccomp" and child.i > piece.verb.i), None)
    if told is None or any(child.dep_ == "mark" for child in told.children):
        return
    for one, following in zip(piece.tokens, piece.tokens[1:], strict=False):
        if following.i >= told.left_edge.i > one.i and one.pos_ == "PROPN" and one.i > piece.verb.i:
            text = piece.texts.get(following.i, following.text)
            if text[:1].isupper():
                piece.texts[following.i] = f"that {text}"
            return


def _tell_simply(piece: Piece) -> None:
    """Word "had gone" as "went" where nothing that came after it is told."""
    helpers = [child for child in piece.verb.children if child.dep_ in {"aux", "auxpass"}]
    if is_simple_past(piece.verb, helpers):
        piece.texts |= {helpers[0].i: "", piece.verb.i: inflect(verb_lemma(piece.verb), "VBD")}
