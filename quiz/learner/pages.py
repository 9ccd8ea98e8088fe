"""What the pages show of a question: before the answer is in only what is asked, afterwards all of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from questions.grading import grade
from questions.kinds import Presentation, Question
from questions.kinds.options import HasOptions
from quiz.asking import field_name
from quiz.models import Attempt, AttemptItem
from quiz.saving import Answerable

Answer = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold one question as it is asked; nothing here may depend on which answer is right.

    `answer` is what the form shows, `stored` what is saved; they differ where a save was refused.
    """

    position: int
    asked: Mapping[str, Any]
    answer: Answer
    stored: Answer
    stored_text: str
    revision: int
    refused: bool = False
    conflict: bool = False
    certainty: int | None = None
    locked: bool = False
    """Whether a Check has locked the answer."""
    came_late: bool = False
    """Whether the form brought another answer after that."""

    @classmethod
    def of(
        cls,
        item: AttemptItem,
        sent: Answer = None,
        *,
        refused: bool = False,
        conflict: bool = False,
        came_late: bool = False,
    ) -> Asked:
        """Return a question of an attempt with its saved answer, or with the one that could not be saved."""
        return cls(
            position=item.position,
            asked=item.asked,
            answer=sent if refused or conflict else item.answer,
            stored=item.answer,
            stored_text=answer_text(item, item.answer),
            revision=item.response.revision if item.response else 0,
            refused=refused,
            conflict=conflict,
            certainty=item.certainty,
            locked=item.locked,
            came_late=came_late,
        )

    @property
    def number(self) -> int:
        """Return the number that people call the question by."""
        return self.position + 1

    @property
    def kind(self) -> str:
        """Return the question's kind."""
        return str(self.asked["kind"])

    @property
    def name(self) -> str:
        """Return what the question's form fields begin with."""
        return field_name(self.position)

    @property
    def was(self) -> str:
        """Return the saved answer as the form carries it, to tell what was changed."""
        return as_text(self.stored)


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold one option of a question that is over."""

    text: str
    chosen: bool
    correct: bool
    role: str | None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Hold one question of a submitted attempt: what was answered, what is right and why."""

    position: int
    content: Question
    given: str
    fraction: float
    answer: Answer
    shown: Presentation
    points: float
    cancelled: bool = False
    certainty: int | None = None
    comment: str | None = None
    reason: str | None = None
    by_hand: bool = False
    """Whether the teacher gave the points."""

    @classmethod
    def of(cls, item: AttemptItem) -> Reviewed:
        """Return a question of a submitted attempt, or one that a Check has locked."""
        given = answer_text(item, item.answer)
        content, fraction = item.judged, item.fraction
        if fraction is None:
            fraction = 0.0 if item.cancelled else grade(content, item.answer, item.shown).fraction
        return cls(
            item.position,
            content,
            given,
            fraction,
            item.answer,
            item.shown,
            item.points,
            item.cancelled,
            item.certainty,
            item.comment,
            item.manual_reason,
            item.manual_points is not None,
        )

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return the options of a question that has some, in the order shown."""
        content = self.content
        if not isinstance(content, HasOptions) or not content.options:
            return ()
        chosen = content.chosen(self.answer, self.shown) if self.answer else ()
        options = ((index, content.options[index]) for index in self.shown.order)
        return tuple(Choice(option.text, index in chosen, option.correct, option.role) for index, option in options)

    @property
    def number(self) -> int:
        """Return the number that people call the question by."""
        return self.position + 1

    @property
    def kind(self) -> str:
        """Return the question's kind."""
        return self.content.kind

    @property
    def verdict(self) -> str:
        """Return `right`, `partly`, `wrong`, `blank` or `cancelled`."""
        if self.cancelled:
            return "cancelled"
        if not self.given:
            return "blank"
        return "right" if self.fraction >= 1 else "partly" if self.fraction > 0 else "wrong"


def asked_of(attempt: Attempt) -> list[Asked]:
    """Return the questions of an attempt as they are asked."""
    return [Asked.of(item) for item in attempt.items]


def checked_of(attempt: Attempt) -> dict[int, Reviewed]:
    """Return the questions whose key a Check has shown, by position; none where feedback is not given at once."""
    if attempt.assignment.feedback != "at_once":
        return {}
    return {item.position: Reviewed.of(item) for item in attempt.items if item.locked}


def reviewed_of(attempt: Attempt) -> list[Reviewed]:
    """Return the questions of a submitted attempt."""
    return [Reviewed.of(item) for item in attempt.items]


def answer_text(item: Answerable, answer: Answer) -> str:
    """Return an answer to a question as one line for a person; nothing for a blank one."""
    return item.content.response_text(answer, item.shown) if answer is not None else ""


def as_text(answer: Answer) -> str:
    """Return an answer as JSON, the same text for the same answer."""
    return json.dumps(answer, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
