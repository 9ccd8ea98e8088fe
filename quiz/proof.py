"""Choosing the evidence: each sentence of the article is a box to tick, and words within them can be marked alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from questions.kinds import Question
from questions.span import Span

FIELD = "evidence"
SHOWN = "evidence-shown"
"""Sent with the form where the boxes were on the page: without it, none ticked would mean no evidence."""
PART = "part"
PARTS_SHOWN = "parts-shown"
"""The same for the words marked within sentences, each sent as where they begin and end in the article."""

_BOUNDS = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)

Q = TypeVar("Q", bound=Question)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Hold the sentences that were ticked and the spans that are the evidence by it."""

    sentences: list[int]
    spans: tuple[Span, ...]


def sentences_of(question: Question, sentences: Sequence[Span]) -> list[int]:
    """Return the indexes of the sentences that a question's evidence lies in."""
    return sorted({index for span in question.evidence for index in _within(span, sentences)})


def parts_of(evidence: Iterable[Span], sentences: Collection[Span]) -> list[Span]:
    """Return the evidence that is not just one whole sentence."""
    whole = set(sentences)
    return [span for span in evidence if span not in whole]


def sent(form: MultiDict[str, str], sentences: Sequence[Span]) -> list[int] | None:
    """Return the indexes that were ticked, in order; `None` where the form had no boxes."""
    if SHOWN not in form:
        return None
    ticked = set(form.getlist(FIELD))
    return [index for index in range(len(sentences)) if str(index) in ticked]


def chosen(
    form: MultiDict[str, str], text: str, sentences: Sequence[Span], before: Sequence[Span] = ()
) -> Chosen | None:
    """Return what was chosen as evidence in an article's text; `None` where the form had no boxes.

    Words marked count where all their sentences are ticked, and as whole words; a form without them keeps those of
    the evidence `before`. Other ticked sentences count whole.
    """
    ticked = sent(form, sentences)
    if ticked is None:
        return None
    marked = _marked(form, text, before) if PARTS_SHOWN in form else before
    kept = _joined(span for span in marked if set(_within(span, sentences)) <= set(ticked))
    covered = {index for span in kept for index in _within(span, sentences)}
    return Chosen(ticked, tuple(sorted([*kept, *(sentences[index] for index in ticked if index not in covered)])))


def proved(question: Q, evidence: Chosen) -> Q:
    """Return the question proved by what was chosen."""
    if evidence.spans == question.evidence:
        return question
    return question.proved_by(evidence.spans, evidence.sentences)


def _marked(form: MultiDict[str, str], text: str, before: Collection[Span]) -> list[Span]:
    """Return the words that were marked: whole words, unless the evidence had them so before."""
    found = [_BOUNDS.fullmatch(value) for value in form.getlist(PART)]
    spans = [Span(int(match[1]), min(int(match[2]), len(text))) for match in found if match]
    spans = [span for span in spans if span.start < span.end and span.cut(text).strip()]
    return [span if span in before else _whole_words(span, text) for span in spans]


def _whole_words(span: Span, text: str) -> Span:
    cut = span.cut(text)
    start = span.start + len(cut) - len(cut.lstrip())
    end = span.end - len(cut) + len(cut.rstrip())
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that overlap as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and joined[-1].overlaps(span):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _within(span: Span, sentences: Sequence[Span]) -> range:
    """Return the indexes of the sentences that a span overlaps; they stand in order and overlap nowhere."""
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
    return range(first, max(first, bisect_left(sentences, span.end, key=lambda sentence: sentence.start)))
