"""Grading: what a response is worth."""

from __future__ import annotations

from collections.abc import Mapping

from questions.errors import ResponseError
from questions.kinds import Presentation, Question, Response, Score


def grade(question: Question, response: Response | None, presentation: Presentation | None = None) -> Score:
    """Score a response to a question; blank (`None`) scores 0.

    Without a `presentation` the ids in the response are the options' indexes as strings (`"0"`, `"1"` …).
    Raises `ResponseError` for a response of the wrong shape or with an id the question does not have.
    """
    if response is None:
        return Score(0.0, blank=True)
    if not isinstance(response, Mapping):
        raise ResponseError("An answer is a JSON object, or null when blank.")
    shown = presentation or question.plain_presentation()
    if len(shown.ids) != len(question.parts()):
        raise ResponseError("This answer belongs to another question.")
    return question.grade(response, shown)
