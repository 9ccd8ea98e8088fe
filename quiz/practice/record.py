"""What a student may know of their own attempts: the sittings whose marks are told, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from quiz.growth.missed import Missed, missed_in
from quiz.growth.sittings import Sitting, sittings_of, told_only
from quiz.growth.skills import SkillGrowth, skills_of, weakest_first
from quiz.homework import Task
from quiz.models import Attempt, Person


@dataclass(frozen=True)
class Record:
    """Hold a student's sittings, oldest first, as far as their marks are told; `asked` is every question ever asked."""

    sittings: Sequence[Sitting]
    skills: Sequence[SkillGrowth]
    missed: Sequence[Missed]
    asked: frozenset[int]
    read: Sequence[int]
    """The articles of what is told or over, by their ids, the last one first."""

    @property
    def weak(self) -> list[str]:
        """Return the skills to practise, the weakest first."""
        return weakest_first(self.skills)


def record_of(session: Session, student: Person, tasks: Sequence[Task]) -> Record:
    """Return what a student may know of their attempts, in one query."""
    told = {task.assignment.id for task in tasks if task.told}
    everything = sittings_of(session, Attempt.student_id == student.id)
    sittings = told_only(everything, told)
    asked = frozenset(answer.question_id for sitting in everything for answer in sitting.answers)
    return Record(sittings, skills_of(sittings), missed_in(sittings), asked, _read(sittings, tasks))


def _read(sittings: Sequence[Sitting], tasks: Sequence[Task]) -> list[int]:
    """Return the articles a student has read, the last first, then those of quizzes that they have missed."""
    taken = [article for sitting in reversed(sittings) for article in _articles(sitting)]
    missed = [
        task.assignment.quiz.article_id
        for task in tasks
        if task.state == "missed" and task.told and task.assignment.quiz.published
    ]
    return list(dict.fromkeys([*taken, *reversed(missed)]))


def _articles(sitting: Sitting) -> list[int]:
    return [sitting.article_id, *(answer.article_id for answer in sitting.answers)]
