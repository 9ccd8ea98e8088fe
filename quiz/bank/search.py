"""Finding questions in the bank: words and filters, in as many queries for a thousand questions as for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from quiz.authoring import WITHOUT_TEXTS
from quiz.bank import performance
from quiz.bank.performance import Performance
from quiz.models import Article, Person, Question, QuestionVersion, QuizItem

PER_PAGE = 25
MOST_WORDS = 12
EASY_BELOW, HARD_FROM = 0.27, 0.36
"""The bands of the estimate of difficulty: about a third of the questions of an article in each."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold what is looked for; an empty word is no filter."""

    words: str = ""
    article: int | None = None
    kind: str = ""
    skill: str = ""
    difficulty: str = ""
    performed: str = ""
    archived: bool = False
    order: str = "newest"
    page: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one question as the list shows it."""

    question: Question
    version: QuestionVersion
    performance: Performance
    quizzes: int


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one page of what was found."""

    lines: Sequence[Line]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """Return how many pages there are, one at least."""
        return max(1, ceil(self.total / PER_PAGE))


def difficulty_band(difficulty: float) -> str:
    """Return the word for an estimate of difficulty."""
    return "easy" if difficulty < EASY_BELOW else "hard" if difficulty >= HARD_FROM else "middling"


def search(session: Session, owner: Person, wanted: Wanted) -> Found:
    """Return a page of a teacher's questions; a page behind the last is the last."""
    query = _filtered(_all(owner), wanted)
    counting = query.with_only_columns(func.count(Question.id), maintain_column_froms=True)
    total = session.scalar(counting) or 0
    page = max(1, min(wanted.page, ceil(total / PER_PAGE)))
    rows = session.execute(
        query.order_by(*_order(query, wanted.order), Question.id.desc())
        .options(contains_eager(Question.article).options(*WITHOUT_TEXTS))
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
    )
    lines = [
        Line(row.Question, row.QuestionVersion, Performance(row.asked or 0, row.facility), row.quizzes or 0)
        for row in rows
    ]
    return Found(lines, total, page)


def articles_of(session: Session, owner: Person) -> Mapping[int, str]:
    """Return the titles of the articles that a teacher has questions about, by id."""
    query = (
        select(Article.id, Article.title)
        .where(Article.id.in_(select(Question.article_id).where(Question.owner_id == owner.id)))
        .order_by(Article.title, Article.id)
    )
    return {row.id: row.title for row in session.execute(query)}


def _all(owner: Person) -> Select[Any]:
    newest = (
        select(func.max(QuestionVersion.number))
        .where(QuestionVersion.question_id == Question.id)
        .correlate(Question)
        .scalar_subquery()
    )
    performed = performance.of_questions(owner)
    used = (
        select(QuestionVersion.question_id, func.count(func.distinct(QuizItem.quiz_id)).label("quizzes"))
        .join(QuizItem, QuizItem.version_id == QuestionVersion.id)
        .group_by(QuestionVersion.question_id)
        .subquery("used")
    )
    return (
        select(Question, QuestionVersion, performed.c.asked, performed.c.facility, used.c.quizzes)
        .join(QuestionVersion, and_(QuestionVersion.question_id == Question.id, QuestionVersion.number == newest))
        .join(Question.article)
        .outerjoin(performed, performed.c.question_id == Question.id)
        .outerjoin(used, used.c.question_id == Question.id)
        .where(Question.owner_id == owner.id)
    )


def _filtered(query: Select[Any], wanted: Wanted) -> Select[Any]:
    for word in wanted.words.split()[:MOST_WORDS]:
        query = query.where(
            or_(
                QuestionVersion.words.contains(word.casefold(), autoescape=True),
                Article.title.icontains(word, autoescape=True),
            )
        )
    query = query.where(Question.archived_at.is_not(None) if wanted.archived else Question.archived_at.is_(None))
    if wanted.article is not None:
        query = query.where(Question.article_id == wanted.article)
    if wanted.kind:
        query = query.where(QuestionVersion.kind == wanted.kind)
    if wanted.skill:
        query = query.where(QuestionVersion.skill == wanted.skill)
    if wanted.difficulty:
        estimate = QuestionVersion.body["difficulty"].as_float()
        low, high = {"easy": (-1.0, EASY_BELOW), "middling": (EASY_BELOW, HARD_FROM), "hard": (HARD_FROM, 2.0)}[
            wanted.difficulty
        ]
        query = query.where(estimate >= low, estimate < high)
    if wanted.performed:
        query = query.where(performance.in_band(wanted.performed, query.selected_columns.facility))
    return query


def _order(query: Select[Any], order: str) -> Sequence[Any]:
    asked, facility = query.selected_columns.asked, query.selected_columns.facility
    return {
        "newest": (Question.created_at.desc(),),
        "oldest": (Question.created_at, Question.id),
        "hardest": (facility.is_(None), facility),
        "easiest": (facility.is_(None), facility.desc()),
        "asked": (func.coalesce(asked, 0).desc(),),
        "article": (func.lower(Article.title), Article.id),
    }[order]
