"""Fresh questions on articles a student has read: what nobody keeps for a test, the weak skills first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session, selectinload

from questions.kinds import Question as AnyQuestion
from questions.kinds import question_from_json
from quiz.models import Article, Assignment, Question, QuestionVersion, Quiz, QuizItem, StoredCandidate
from quiz.models.columns import now
from quiz.suggesting import facts_of, identity

MOST_ARTICLES = 5
"""From how many of the articles read last fresh questions come."""
MOST_OF_ONE = 200
"""How many candidates of one article are looked at, the best: a book has thousands."""
GOOD_ENOUGH = 0.7
"""The generator's own score below which nobody is asked a question that no teacher has looked at."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """Hold a question to ask: one that is stored, by its version, or one to be stored when it is asked."""

    article: Article
    skill: str
    content: AnyQuestion
    version: QuestionVersion | None = None


def fresh_questions(
    session: Session, article_ids: Sequence[int], seen: Collection[int], weak: Sequence[str], count: int
) -> list[Fresh]:
    """Return questions on these articles that a student has not `seen`, by id: of each weak skill in turn the best.

    Where no skill is weak, or the weak ones have too few, the others follow. Takes five queries.
    """
    wanted = article_ids[:MOST_ARTICLES]
    if not wanted or count < 1:
        return []
    stock = _stock(session, wanted, seen)
    chosen: list[Fresh] = []
    for skills in (weak, [skill for skill in dict.fromkeys(one.skill for one in stock) if skill not in weak]):
        lines = [[one for one in stock if one.skill == skill] for skill in skills]
        while len(chosen) < count and any(lines):
            chosen += [line.pop(0) for line in lines if line][: count - len(chosen)]
    return chosen


def _stock(session: Session, article_ids: Sequence[int], seen: Collection[int]) -> list[Fresh]:
    """Return what may be asked: questions of quizzes that are over for everybody, then what was never in a quiz."""
    articles = {one.id: one for one in session.scalars(select(Article).where(Article.id.in_(article_ids)))}
    texts = {article.fingerprint for article in articles.values()}
    known = session.execute(_known(texts)).all()
    over: dict[int, Article] = {}
    taken: set[tuple[bool, Any]] = set()
    stored: dict[tuple[int, Any], QuestionVersion] = {}
    for version, article_id, owner_id, in_quiz, secret in known:
        if owner_id is not None or in_quiz:
            taken.add((secret, identity(version.body)))
        else:
            stored[article_id, identity(version.body)] = version
        if in_quiz and not secret and article_id in articles and version.question_id not in seen:
            over[version.question_id] = articles[article_id]
    practised = {key for key, version in stored.items() if version.question_id in seen}
    return _newest(session, over) + _candidates(session, articles, taken, stored, practised)


def _newest(session: Session, over: Mapping[int, Article]) -> list[Fresh]:
    """Return questions in their newest wording, without those that a ruling took out."""
    versions = session.scalars(
        select(QuestionVersion)
        .where(QuestionVersion.question_id.in_(over))
        .order_by(QuestionVersion.question_id, QuestionVersion.number)
        .options(selectinload(QuestionVersion.rulings))
    )
    newest = {version.question_id: version for version in versions}
    return [
        Fresh(over[question_id], content.skill, content, version)
        for question_id, version in newest.items()
        if (content := version.scored) is not None
    ]


def _candidates(
    session: Session,
    articles: Mapping[int, Article],
    taken: Collection[tuple[bool, Any]],
    stored: Mapping[tuple[int, Any], QuestionVersion],
    practised: Collection[tuple[int, Any]],
) -> list[Fresh]:
    rows = session.scalars(
        select(StoredCandidate)
        .where(
            StoredCandidate.article_id.in_(articles),
            StoredCandidate.rank < MOST_OF_ONE,
            StoredCandidate.score >= GOOD_ENOUGH,
        )
        .order_by(StoredCandidate.rank, StoredCandidate.article_id)
    ).all()
    secret = {key for is_secret, key in taken if is_secret}
    present = {key for _, key in taken}
    # A question about the same fact in another dress would tell what a coming test asks.
    told = {fact for row in rows if identity(row.question_json) in secret for fact in facts_of(row)}
    found: list[Fresh] = []
    used: set[tuple[int, str]] = set()
    for row in rows:
        key = identity(row.question_json)
        facts = {(row.article_id, fact) for fact in facts_of(row)}
        if key in present or not told.isdisjoint(facts_of(row)) or facts & used:
            continue
        # What was practised uses up its fact, too.
        used |= facts
        if (row.article_id, key) not in practised:
            content = question_from_json(row.question_json)
            version = stored.get((row.article_id, key))
            found.append(Fresh(articles[row.article_id], content.skill, content, version))
    return found


def _known(texts: Collection[str]) -> Any:
    """Select the first wording of every question on these texts, whoever's, and whether it is in a quiz and secret."""
    versions = select(QuestionVersion.question_id).join(QuizItem, QuizItem.version_id == QuestionVersion.id)
    secret = versions.join(Quiz, Quiz.id == QuizItem.quiz_id).where(_not_over())
    return (
        select(
            QuestionVersion,
            Question.article_id,
            Question.owner_id,
            Question.id.in_(versions).label("in_quiz"),
            Question.id.in_(secret).label("secret"),
        )
        .join(Question, Question.id == QuestionVersion.question_id)
        .join(Article, Article.id == Question.article_id)
        .where(QuestionVersion.number == 1, Article.fingerprint.in_(texts))
        .order_by(Question.id)
    )


def _not_over() -> ColumnElement[bool]:
    """Return the condition that a quiz may still be given or taken: a draft, or opened without an end that is past."""
    still = exists().where(
        Assignment.quiz_id == Quiz.id,
        or_(Assignment.closes_at.is_(None), Assignment.closes_at > now(), Assignment.late_policy == "mark"),
    )
    return or_(Quiz.state == "draft", still)
