"""Gists: what the first sentences of an article tell, and details told later, each worded to stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from questions.facts.sound_standing import says_enough
from questions.facts.standing import find_standing
from questions.facts.statements import find_statements
from questions.facts.summaries import find_summaries
from questions.reading import Reading
from questions.span import Span
from questions.standing.hanging import hangs
from questions.standing.settling import settled
from questions.standing.unsaid import leaves_unsaid
from questions.standing.whole import is_whole
from questions.wording import content_words, words

_LEAD_SENTENCES = 2
_MARKS = frozenset('“”"‘…?!;:()[]–—')
_CALLED = re.compile(r"“[\w’-]+(?: [\w’-]+)?”|\"[\w'-]+(?: [\w'-]+)?\"")
"""A word or two that somebody calls something may keep their marks."""
_ODD = re.compile(
    r" [,.’]| -|- |[^s][’'] [a-z]|\s'|\.[A-Za-z]|\d\.\d*\.$|\bun [a-z]|, (?:and|but)? ?,|[a-z\d]{3}\. [A-Z]"
    r"|^[A-Z][^,]*, (?:has|have|had|is|was|are|were) |\b(\w+ \w+)\b.* according to \1\b"
    r"|\b(?:which|who|that) .{3,40}(?:argue|say|claim|believe)s? (?:are|is|was|were)\b"
)
"""What lost a part on its way, runs into the next sentence, or names twice who says so."""
_TWICE = re.compile(r"\b([A-Z][\w-]{3,})\b(?![’']s).* \1\b(?![’']s)")
_APART = re.compile(r"[–—;:\[\]]| -+ |\w- | -\w")
"""Between such marks stand parts of a sentence of which a statement may have lost one."""
_UNSURE = frozenset({"would", "could", "might", "may", "should"})
"""What might be is not what is."""
_GOING_ON = re.compile(
    r"\b(?:even|also|too|similar|such(?! as\b)|mean(?:while|time)|instead|otherwise|another|then|however|therefore"
    r"|former|latter|this|these|those|here|again|both|same|earlier|later|further|added|already|alone|still)\b|\byet\.$"
    r"|, so (?:has|have|did|does|is|are)\b|^According to [^,]+, there\b|^(?:Other|So|Now|Mr|Both|Not|Yet)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:[Tt]hey|[Tt]hem|[Ww]e|us|[Yy]ou|I|me|[Mm]y|[Oo]ur|[Yy]our)\b"
    r"|\b(?:say|says|said|that|claims?|claimed) it (?!is\b|was\b)"
)
_HE = re.compile(r"\b(?:he|she|him)\b")
_NAME = re.compile(r"\b[A-Z][\w’-]+ [A-Z][\w’-]+")
_EARLY_PRONOUN = frozenset({"it", "its", "their", "his", "her"})
_EARLY = 4
_LOOSE_END = re.compile(
    r"^(?!According)\w+(?:ing|ed) (?:by|in|on|at|to|from|for|the|a)\b|^(?:Born|Set|Built|Made|Held|Asked|Told)\b"
)


@dataclass(frozen=True)
class Gist:
    """Hold one statement of the article with the sentence that it was read from and the index of its verb."""

    text: str
    sentence: int
    span: Span
    verb: int

    @property
    def size(self) -> int:
        """Return how many words it has."""
        return len(self.text.split())


def find_gists(reading: Reading) -> Iterator[Gist]:
    """Yield the statements of the first sentences that stand alone."""
    yield from _standing(reading, range(_LEAD_SENTENCES))
    yield from _summed_up(reading, range(_LEAD_SENTENCES))


def find_details(reading: Reading) -> Iterator[Gist]:
    """Yield the statements of later sentences that stand alone and look back at nothing."""
    later = range(_LEAD_SENTENCES, len(reading.sentences))
    for gist in (*_standing(reading, later), *_summed_up(reading, later), *_clauses(reading, later)):
        if not _leans(gist.text) and _is_of_one_part(gist.text, gist.span.cut(reading.article.text)):
            yield gist


def _standing(reading: Reading, places: range) -> Iterator[Gist]:
    for standing in find_standing(reading):
        if standing.sentence in places and says_enough(standing, standing.text, reading):
            yield from _checked(reading, standing.text, standing.sentence, standing.verb.i)


def _summed_up(reading: Reading, places: range) -> Iterator[Gist]:
    for summary in find_summaries(reading):
        if summary.sentence in places:
            yield from _whole(
                reading, summary.text, summary.sentence, reading.sentences[summary.sentence].tokens.root.i
            )


def _clauses(reading: Reading, places: range) -> Iterator[Gist]:
    for fact in find_statements(reading):
        plain = "(" not in fact.clause.sentence.span.cut(reading.article.text)
        if plain and fact.clause.sentence.index in places and fact.clause.kind != "adverbial":
            yield from _whole(reading, fact.text, fact.clause.sentence.index, fact.clause.group.verb.i)


def _whole(reading: Reading, text: str, sentence: int, verb: int) -> Iterator[Gist]:
    tokens = reading.sentences[sentence].words
    if not leaves_unsaid(text) and is_whole(text, list(tokens), reading, f"clause:{verb}"):
        yield from _checked(reading, text, sentence, verb)


def _checked(reading: Reading, statement: str, sentence: int, verb: int) -> Iterator[Gist]:
    """Yield a statement without what ties it to the one before, or nothing where that cannot be had."""
    span = reading.sentences[sentence].span
    text = settled(statement)
    if text is None or _MARKS & set(_CALLED.sub("", text)) or _ODD.search(text) or _TWICE.search(text):
        return
    if not (_GOING_ON.search(text) or _LOOSE_END.search(text) or hangs(text, (span,), reading)):
        yield Gist(text, sentence, span, verb)


def _is_of_one_part(text: str, source: str) -> bool:
    """Say whether a statement, names aside, stands in one part of a sentence that dashes divide, as sure."""
    if _UNSURE & set(words(source)) - set(words(text)):
        return False
    said = content_words(" ".join(word for word in text.split() if word[:1].islower()))
    return any(said <= content_words(part) for part in (source, *_APART.split(source))[bool(_APART.search(source)) :])


def _leans(text: str) -> bool:
    """Say whether a statement has a pronoun that may look back."""
    if (he := _HE.search(text)) and not _NAME.search(text[: he.start()]):
        return True
    looks_back = _PRONOUN.search(text) or _EARLY_PRONOUN & set(words(text)[:_EARLY])
    return bool(looks_back)
