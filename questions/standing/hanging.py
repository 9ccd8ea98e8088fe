"""Hanging: whether a statement made another way leaves a reader asking which one, more than what, or who."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from questions.facts.once import once_a_reading
from questions.span import Span
from questions.standing.claims import LISTING
from questions.standing.cutting import is_finite, subject_of
from questions.standing.definites import Phrases, phrases_of
from questions.standing.doubts import is_doubtful
from questions.standing.mentions import PLURAL, mentions_of
from questions.standing.moored import is_adrift
from questions.standing.nouns import is_bare
from questions.standing.pointing import is_one_of_two
from questions.standing.resting import has_nameless, is_claim, is_far, is_of_others, is_spliced, puts_in_mouth
from questions.standing.trivia import is_trivial
from questions.standing.unsaid import leaves_unsaid
from questions.standing.vagueness import dangles_in_comparison, is_mismatched, lacks_its_complement
from questions.wording import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_BEFORE_ITS_NAME = re.compile(r"^\w+ [A-Z][^,]*[’']s [^,]+, (?:he|she|they|it)\b")
_THERE = re.compile(r"^(?:from|by|in|at|since|until) (?:there|here|then)\b|^(?:there|here|then),", re.IGNORECASE)
SAME_TIME = re.compile(
    r"\b(?:in|over|during|for|on|that) the same (?:period|day|week|month|year|decade|evening|morning)\b(?! as\b)",
    re.IGNORECASE,
)
_TAGGED = re.compile(
    r", (?:the )?[\w ]+ (?:says?|said|notes?|noted|argues?|argued|adds?|added|warns?|warned)\b[^,]*\.$"
)
_RUN, _SHORT = 3, 12
_PLACING = frozenset({"in", "on", "at", "with", "during"})
_SPLIT = re.compile(r"\w -\w|\w- \w")
_RUN_ON = re.compile(r"[^,] according to |, with [^,]+\.$|\bdevoted? (?!.*\bto\b)")

_FORMS = (_BEFORE_ITS_NAME, _THERE, SAME_TIME, _TAGGED, _SPLIT, _RUN_ON)


def hangs(statement: str, evidence: Sequence[Span], reading: Reading) -> bool:
    """Say whether a statement made from some sentences has something in it that only they would tell."""
    # Several kinds of question ask it of one statement.
    (judged,) = _judged(reading)
    key = (statement, tuple(evidence))
    if key not in judged:
        judged[key] = _hangs(statement, evidence, reading)
    return judged[key]


@once_a_reading
def _judged(_reading: Reading) -> Iterator[dict[tuple[str, tuple[Span, ...]], bool]]:
    yield {}


def _hangs(statement: str, evidence: Sequence[Span], reading: Reading) -> bool:
    if any(form.search(statement) for form in _FORMS) or leaves_unsaid(statement):
        return True
    source = " ".join(span.cut(reading.article.text) for span in evidence)
    if is_trivial(statement) or _is_moved(statement, source) or puts_in_mouth(statement, source):
        return True
    phrases = phrases_of(reading)
    said = f" {statement.lower().rstrip('.')} "
    spoken = set(words(statement))
    sources = [sentence.tokens for span in evidence if (sentence := reading.sentence_at(span.start)) is not None]
    if is_adrift(statement, [token for tokens in sources for token in tokens], reading):
        return True
    for span in evidence:
        sentence = reading.sentence_at(span.start)
        tokens = list(sentence.words) if sentence is not None else []
        kept = [token for token in tokens if token.lower_ in spoken]
        if (
            is_doubtful(kept, claimed=is_claim(statement))
            or has_nameless(kept, said, reading)
            or is_of_others(tokens, kept, said)
        ):
            return True
        if any(
            is_far(token, kept, said)
            or is_spliced(token, kept)
            or _is_loose(token, said, phrases)
            or _is_joined(token, kept)
            or _is_unnamed(token, said, reading)
            for token in kept
        ):
            return True
    return False


def _is_moved(statement: str, source: str) -> bool:
    """Say whether a statement ends in a phrase that stands earlier in the article, where it goes with another verb."""
    mine, theirs = words(statement), f" {' '.join(words(source))} "
    starts = [place for place in range(_RUN, len(mine) - 2) if mine[place] in _PLACING]
    for place in starts:
        end, before = " ".join(mine[place:]), " ".join(mine[place - _RUN : place])
        if 0 <= theirs.find(f" {end} ") < theirs.find(f" {before} "):
            return True
    return False


def _is_loose(token: Token, said: str, phrases: Phrases) -> bool:
    if is_mismatched(token) or dangles_in_comparison(token) or lacks_its_complement(token) or _is_half(token, said):
        return True
    if token.tag_ in {"VBG", "VBN"} or token.lower_ == "with":
        first = token.nbor(-1) if token.i and token.nbor(-1).pos_ == "ADV" else token
        pair = f" {first.lower_} {first.nbor().lower_}"
        if first.i and first.nbor(-1).text == "," and pair in said and f",{pair}" not in said:
            return True  # what a comma set off has lost it
    if token.lower_ != "the" or token.dep_ != "det" or token.head.i < token.i:
        return False
    phrase = token.doc[token.i : token.head.i + 1].text.lower()
    if f" {phrase}" not in said:
        return False
    before = said[: said.index(f" {phrase}")]
    if f" {token.head.lower_}" in before:
        return False
    return not phrases.is_clear(token.head)


def _is_unnamed(token: Token, said: str, reading: Reading) -> bool:
    """Say whether a last name is two people's, or "shoppers" are nearly always called "mystery shoppers"."""
    if token.tag_ in PLURAL and token.dep_ in {"nsubj", "nsubjpass"} and is_bare(token):
        kind = mentions_of(reading).kind(token)
        return kind is not None and f"{kind} {token.lower_}" not in said
    return is_one_of_two(reading, token) and not any(
        one.name.endswith(f" {token.text}") and one.name.lower() in said for one in reading.people
    )


def _is_half(verb: Token, said: str) -> bool:
    """Say whether a main verb is a guess, or ends a statement that has lost when or how: "The first signs emerged."."""
    if verb.dep_ != "ROOT":
        return False
    if any(child.lower_ in {"might", "may", "should"} and child.dep_ == "aux" for child in verb.children):
        return " according to " not in said
    lost = any(under.dep_ == "advcl" for child in verb.children for under in (child, *child.children))
    return lost and len(said.split()) < _SHORT and said.endswith(f" {verb.lower_} ") and verb.tag_ != "VBN"


def _is_joined(verb: Token, kept: Sequence[Token]) -> bool:
    """Say whether a verb makes a second claim, or was given the subject of another one by mistake."""
    if verb.dep_ not in LISTING or verb.pos_ not in {"VERB", "AUX"} or not is_finite(verb):
        return False
    subject = subject_of(verb)
    before = verb.left_edge.nbor(-1) if verb.left_edge.i else verb
    if subject is None:
        return verb.dep_ == "conj" and before.pos_ in {"NOUN", "PROPN"}
    if verb.head not in kept or verb.head.pos_ not in {"VERB", "AUX"}:
        return False
    return verb.dep_ == "conj" and subject in kept and before.dep_ == "cc"
