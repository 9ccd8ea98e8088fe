"""Growth as pages show it: a line over the quizzes taken, the skills, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from quiz.analysis.intervals import wilson
from quiz.growth.changes import Change, change_of
from quiz.growth.sittings import Sitting
from quiz.growth.skills import SkillGrowth, skills_of
from quiz.plots import Dot, Timeline, timeline

MOST = 24
"""How many quizzes a line shows, the last ones: more are too close to tell apart."""


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one quiz of the line: how much of it was right, of how many answers, and between what shares that is sure.

    `by_skill` has the same for its skills, as (right, answers).
    """

    title: str
    at: datetime
    attempt_id: int
    right: float
    answers: int
    interval: tuple[float, float]
    by_skill: dict[str, tuple[float, int]]
    students: int = 1

    @property
    def share(self) -> float:
        """Return the share that was right, 0 … 1."""
        return self.right / self.answers


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold the growth of a student or a class; `left_out` is how many earlier quizzes the line does not show."""

    steps: Sequence[Step]
    line: Timeline
    lines: dict[str, Timeline]
    skills: Sequence[SkillGrowth]
    change: Change
    left_out: int

    @property
    def any(self) -> bool:
        """Say whether there is anything to show."""
        return bool(self.steps)


def picture_of(sittings: Sequence[Sitting], *, of_class: bool = False) -> Picture:
    """Return the picture of sittings that count, oldest first; those of a class are put together by assignment."""
    counted = [sitting for sitting in sittings if sitting.counts and sitting.answers]
    groups = _by_assignment(counted) if of_class else [[sitting] for sitting in counted]
    steps = [_step(group) for group in groups]
    shown = steps[-MOST:]
    skills = skills_of(counted, of_class=of_class)
    return Picture(
        steps=shown,
        line=timeline([Dot(step.share, *step.interval) for step in shown]),
        lines={one.skill: _line(one.skill, shown) for one in skills},
        skills=skills,
        change=change_of(
            [(step.right, step.answers) for step in steps],
            [{sitting.student_id for sitting in group} for group in groups] if of_class else None,
        ),
        left_out=len(steps) - len(shown),
    )


def _by_assignment(sittings: Sequence[Sitting]) -> list[list[Sitting]]:
    """Return the sittings of each assignment, in the order in which the first of each was handed in."""
    groups: dict[int, list[Sitting]] = {}
    for sitting in sittings:
        groups.setdefault(sitting.assignment_id, []).append(sitting)
    return list(groups.values())


def _step(group: Sequence[Sitting]) -> Step:
    by_skill: dict[str, tuple[float, int]] = {}
    for answer in (answer for sitting in group for answer in sitting.answers):
        right, count = by_skill.get(answer.skill, (0.0, 0))
        by_skill[answer.skill] = right + answer.fraction, count + 1
    right, answers = sum(sitting.right for sitting in group), sum(len(sitting.answers) for sitting in group)
    return Step(
        title=group[0].title,
        at=group[-1].submitted_at,
        attempt_id=group[0].attempt_id,
        right=right,
        answers=answers,
        interval=wilson(right, answers) or (0.0, 1.0),
        by_skill=by_skill,
        students=len({sitting.student_id for sitting in group}),
    )


def _line(skill: str, steps: Sequence[Step]) -> Timeline:
    """Return a skill's line: a quiz that did not ask it leaves its place free."""
    tallies = [step.by_skill.get(skill) for step in steps]
    return timeline([None if tally is None else Dot(tally[0] / tally[1]) for tally in tallies])
