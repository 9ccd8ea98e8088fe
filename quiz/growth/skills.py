"""How well somebody does by skill, in plain words, and whether that has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questions.kinds import SKILLS
from quiz.growth.changes import Change, change_of
from quiz.growth.sittings import Answered, Sitting
from quiz.understanding.skills import SkillResult

LEAST_OF_ONE = 5
"""Answers of one student below which a share says too little: of fewer, all right could still be one in two."""
LEAST_OF_CLASS, LEAST_STUDENTS = 20, 5
"""Answers of a class, and students who gave them. One student's answers are alike: they count for less than others'."""
GOOD = 0.6
"""The share that a skill is told by: surely above it, surely below it, or neither."""


@dataclass(frozen=True, slots=True)
class SkillGrowth:
    """Hold one skill: how much of it was right, the word for it, and how it changed."""

    result: SkillResult
    enough: bool
    change: Change

    @property
    def skill(self) -> str:
        """Return the skill's name."""
        return self.result.skill

    @property
    def standing(self) -> str:
        """Return `strong`, `weak`, `between`, or `unsaid` of too few answers; the interval decides, not the share."""
        low, high = self.result.interval
        if not self.enough:
            return "unsaid"
        return "strong" if low >= GOOD else "weak" if high <= GOOD else "between"


def skills_of(sittings: Sequence[Sitting], *, of_class: bool = False) -> list[SkillGrowth]:
    """Return the skills that were asked in the sittings that count, in the order pages list them."""
    counted = [sitting for sitting in sittings if sitting.counts]
    return [found for skill in SKILLS if (found := _skill(skill, counted, of_class=of_class)) is not None]


def weakest_first(growth: Sequence[SkillGrowth]) -> list[str]:
    """Return the skills that are not surely good, the weakest first.

    They are ordered by the share that is to be expected after so few answers (Laplace's rule of succession), so that
    one wrong answer does not make a skill the weakest.
    """
    open_to_doubt = [one for one in growth if one.standing != "strong"]
    return [
        one.skill for one in sorted(open_to_doubt, key=lambda one: (_expected(one.result), SKILLS.index(one.skill)))
    ]


def _expected(result: SkillResult) -> float:
    return (result.right + 1) / (result.answers + 2)


def _skill(skill: str, sittings: Sequence[Sitting], *, of_class: bool) -> SkillGrowth | None:
    by_sitting = [[answer for answer in sitting.answers if answer.skill == skill] for sitting in sittings]
    answers = [answer for some in by_sitting for answer in some]
    if not answers:
        return None
    result = SkillResult(skill, _right(answers), len(answers), len({answer.question_id for answer in answers}))
    enough = len(answers) >= LEAST_OF_ONE
    if of_class:
        students = {sitting.student_id for sitting, some in zip(sittings, by_sitting, strict=True) if some}
        enough = len(answers) >= LEAST_OF_CLASS and len(students) >= LEAST_STUDENTS
    return SkillGrowth(result, enough, _change(sittings, by_sitting, of_class=of_class))


def _change(sittings: Sequence[Sitting], by_sitting: Sequence[Sequence[Answered]], *, of_class: bool) -> Change:
    """Return the change from assignment to assignment: who of a class is quicker at one says nothing of time."""
    groups: dict[int, list[Answered]] = {}
    students: dict[int, set[int]] = {}
    for sitting, some in zip(sittings, by_sitting, strict=True):
        if some:
            groups.setdefault(sitting.assignment_id, []).extend(some)
            students.setdefault(sitting.assignment_id, set()).add(sitting.student_id)
    tallies = [(_right(some), len(some)) for some in groups.values()]
    return change_of(tallies, list(students.values()) if of_class else None)


def _right(answers: Sequence[Answered]) -> float:
    return sum(answer.fraction for answer in answers)
