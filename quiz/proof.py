"""Choosing the evidence: each sentence of the article is a box to tick, beside the form it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from questions.kinds import Question
from questions.span import Span

FIELD = "evidence"
SHOWN = "evidence-shown"
"""Sent with the form where the boxes were on the page: without it, none ticked would mean no evidence."""

Q = TypeVar("Q", bound=Question)


def sentences_of(question: Question, sentences: Sequence[Span]) -> list[int]:
    """Return the indexes of the sentences that a question's evidence lies in."""
    return [
        index for index, sentence in enumerate(sentences) if any(span.overlaps(sentence) for span in question.evidence)
    ]


def sent(form: MultiDict[str, str], sentences: Sequence[Span]) -> list[int] | None:
    """Return the indexes that were ticked, in order; `None` where the form had no boxes."""
    if SHOWN not in form:
        return None
    ticked = set(form.getlist(FIELD))
    return [index for index in range(len(sentences)) if str(index) in ticked]


def with_evidence(question: Q, sentences: Sequence[Span], chosen: Collection[int]) -> Q:
    """Return the question proved by the chosen sentences.

    Evidence that lies within sentences still chosen stays as it was, to the letter; other sentences count
    whole.
    """
    before = sentences_of(question, sentences)
    if set(chosen) == set(before):
        return question
    kept = [span for span in question.evidence if all(i in chosen for i in _within(span, sentences))]
    covered = {index for span in kept for index in _within(span, sentences)}
    new = [sentences[index] for index in chosen if index not in covered]
    return question.proved_by(tuple(sorted([*kept, *new])), sorted(chosen))


def _within(span: Span, sentences: Sequence[Span]) -> list[int]:
    return [index for index, sentence in enumerate(sentences) if span.overlaps(sentence)]
