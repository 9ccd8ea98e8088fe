"""The report on one student: their attempts at an assignment or in a class, and what went wrong in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, contains_eager, selectinload

from questions.kinds import SKILLS
from quiz.counting import counting
from quiz.growth.skills import LEAST_OF_ONE
from quiz.learner.pages import Reviewed
from quiz.models import Article, Assignment, Attempt, AttemptItem, Person, Question, QuestionVersion, Quiz, SchoolClass
from quiz.models.assignment import to_classes
from quiz.quoting import quoted_evidence
from quiz.results.counted import COUNTED
from quiz.understanding.skills import SkillResult


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold one question of a report, its article, and the words that prove its key unless the explanation has them."""

    question: Reviewed
    article: Article
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """Hold one submitted attempt: whether it makes the score, and the questions to look at again or spoken of."""

    attempt: Attempt
    counts: bool
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class StudentReport:
    """Hold the report on one student; the skills are those of the attempts that count."""

    name: str
    attempts: tuple[Reported, ...]
    skills: tuple[SkillResult, ...]

    @staticmethod
    def enough(skill: SkillResult) -> bool:
        """Say whether there are answers enough for a share of them to say something."""
        return skill.answers >= LEAST_OF_ONE


def report_on_attempt(session: Session, attempt: Attempt) -> StudentReport:
    """Return the report on all that an attempt's student or guest handed in for the same assignment."""
    whose = Attempt.guest_id == attempt.guest_id if attempt.guest_id else Attempt.student_id == attempt.student_id
    return _report(session, attempt.taker, Attempt.assignment_id == attempt.assignment_id, whose)


def report_in_class(
    session: Session, student: Person, name: str, school_class: SchoolClass, teacher: Person
) -> StudentReport:
    """Return the report on what a student handed in of a teacher's assignments to a class."""
    given = select(to_classes.c.assignment_id).where(to_classes.c.class_id == school_class.id)
    own = Quiz.owner_id == teacher.id
    return _report(session, name, Attempt.student_id == student.id, Attempt.assignment_id.in_(given), own)


def _report(session: Session, name: str, *which: ColumnElement[bool]) -> StudentReport:
    version = selectinload(Attempt.items).joinedload(AttemptItem.version)
    query = (
        select(Attempt)
        .join(Attempt.assignment)
        .join(Assignment.quiz)
        .where(Attempt.state == "submitted", COUNTED, *which)
        .options(
            contains_eager(Attempt.assignment).contains_eager(Assignment.quiz),
            selectinload(Attempt.items).joinedload(AttemptItem.response),
            version.selectinload(QuestionVersion.rulings),
            version.joinedload(QuestionVersion.question).joinedload(Question.article),
        )
        .order_by(Attempt.started_at, Attempt.id)
    )
    attempts = session.scalars(query).all()
    counted = _counting(attempts)
    reported = tuple(Reported(each, each.id in counted, tuple(_shown(each))) for each in attempts)
    items = [item for each in attempts if each.id in counted for item in each.items]
    return StudentReport(name, reported, tuple(_skills(items)))


def _counting(attempts: Iterable[Attempt]) -> set[int]:
    by_assignment: dict[int, list[Attempt]] = {}
    for each in sorted(attempts, key=lambda one: one.number):
        by_assignment.setdefault(each.assignment_id, []).append(each)
    return {
        tries[index].id
        for tries in by_assignment.values()
        for index in counting([one.fraction for one in tries], tries[0].assignment.attempt_counts)
    }


def _shown(attempt: Attempt) -> Iterable[Shown]:
    """Yield the questions that were not wholly right, and those that the teacher says something of."""
    for item in attempt.items:
        question = Reviewed.of(item)
        missed = not question.cancelled and question.fraction < 1
        if missed or question.comment or question.by_hand:
            article = item.version.question.article
            evidence = tuple(quoted_evidence(question.content, article))
            yield Shown(question, article, evidence)


def _skills(items: Sequence[AttemptItem]) -> Iterable[SkillResult]:
    for skill in SKILLS:
        asked = [item for item in items if item.version.skill == skill and item.fraction is not None]
        if asked:
            right = sum(item.fraction or 0.0 for item in asked)
            yield SkillResult(skill, right, len(asked), len({item.version.question_id for item in asked}))
