"""Grading: what a response is worth."""

from __future__ import annotations

from questions.kinds import Presentation, Question, Response, Score


def grade(question: Question, response: Response | None, presentation: Presentation | None = None) -> Score:
    """Score a response to a question; blank (`None`) scores 0.

    Without a `presentation` the ids in the response are the options' indexes as strings (`"0"`, `"1"` …).
    Raises `ResponseError` for a response of the wrong shape or with an id the question does not have.
    """
    if response is None:
        return Score(0.0, blank=True)
    return question.grade(response, presentation or question.plain_presentation())
