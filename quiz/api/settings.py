"""How a quiz is taken: the settings of a quiz, which are the defaults of its assignments."""

from __future__ import annotations

from typing import Any

from quiz.api.operations import named
from quiz.api.schemas import Schema, nullable, of, share, text, truth, whole, words
from quiz.models.settings import COUNTS, FEEDBACK, SETTINGS, HasSettings
from quiz.teacher.settings_form import LONGEST_INTRODUCTION, MOST_ATTEMPTS, MOST_MINUTES

LIMITED: dict[str, Schema] = {
    "shuffle_questions": truth(),
    "shuffle_options": truth(),
    "article_visible": truth("Whether the article is shown while answering."),
    "feedback": words(FEEDBACK, "When students see what is right."),
    "certainty": truth("Whether students are asked how sure they are."),
    "time_limit_seconds": nullable(whole(least=60, most=60 * MOST_MINUTES)),
    "attempts_allowed": whole(least=1, most=MOST_ATTEMPTS),
    "attempt_counts": words(COUNTS, "Which of several attempts makes the score."),
    "pass_mark": nullable(share("The share of the points that is enough.")),
    "introduction": nullable(text(longest=LONGEST_INTRODUCTION, lines=True)),
}
named("Settings", of({**LIMITED, "time_limit_seconds": nullable(whole()), "introduction": nullable(text())}))
WANTED = of(LIMITED, "What is left out is as in the quiz.", optional=LIMITED)
"""The settings as a program sends them."""
_COUNTED = ("time_limit_seconds", "attempts_allowed")


def as_json(settings: HasSettings) -> dict[str, Any]:
    """Return how a quiz is taken."""
    return {name: getattr(settings, name) for name in SETTINGS}


def as_stored(wanted: dict[str, Any]) -> dict[str, Any]:
    """Return settings that were checked as the models store them."""
    found: dict[str, Any] = {
        name: int(value) if name in _COUNTED and value is not None else value for name, value in wanted.items()
    }
    if "introduction" in found:
        found["introduction"] = (found["introduction"] or "").strip() or None
    return found
