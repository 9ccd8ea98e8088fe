"""What a teacher does to articles and quizzes, as plain functions on a session; the caller commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session, defer, selectinload

from questions.article import Article as ArticleText
from questions.kinds import Question as AnyQuestion
from quiz.models import Article, Person, Question, QuestionVersion, Quiz, QuizItem, StoredCandidate
from quiz.models.columns import now

SAME_POST = timedelta(seconds=30)
"""Two posts of one text within this time are one, sent twice."""

WITHOUT_TEXTS = (defer(Article.text), defer(Article.paragraphs), defer(Article.sentences))
"""What leaves the long columns of articles in the database: a list of titles needs none of them."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Offer a stored candidate; `fresh` says that no question of the quiz asks about the same fact."""

    candidate: StoredCandidate
    fresh: bool

    @property
    def question(self) -> AnyQuestion:
        """Return the question as the generator made it; a book has thousands, and a page shows some."""
        return self.candidate.candidate.question


def take_turns(session: Session, person: Person) -> None:
    """Make a teacher's requests that check and then add wait for one another, until the commit.

    The row is written as it is: PostgreSQL locks it, SQLite gives the one writer's turn.
    """
    unchanged = update(Person).where(Person.id == person.id).values(name=Person.name)
    session.execute(unchanged.execution_options(synchronize_session=False))


def same_article(session: Session, owner: Person, fingerprint: str) -> Article | None:
    """Return a teacher's newest article with the same text, or `None`."""
    query = Article.owned_by(owner).where(Article.fingerprint == fingerprint).limit(1)
    return session.scalar(query)


def just_added(article: Article) -> bool:
    """Say whether an article is so new that a second post of it is a double click."""
    return article.created_at > now() - SAME_POST


def add_article(session: Session, text: ArticleText, owner: Person) -> Article:
    """Add a teacher's article and return it."""
    article = Article.from_text(text, owner)
    session.add(article)
    session.flush()
    return article


def quiz_of(session: Session, article: Article) -> Quiz | None:
    """Return the newest quiz made from an article, or `None` while there is none."""
    return session.scalar(select(Quiz).where(Quiz.article_id == article.id).order_by(Quiz.id.desc()).limit(1))


def copy_sample(session: Session, sample: Quiz, owner: Person) -> Quiz:
    """Return a teacher's own draft of a sample quiz; the one they have already, if they have."""
    held = same_article(session, owner, sample.article.fingerprint)
    quiz = quiz_of(session, held) if held else None
    if quiz is not None:
        return quiz
    article = held or _copy_article(session, sample.article, owner)
    quiz = Quiz(owner_id=owner.id, article=article, title=sample.title)
    session.add(quiz)
    for item in sample.items:
        quiz.add(item.version.content).points = item.points
    session.flush()
    return quiz


def suggestions(session: Session, quiz: Quiz) -> list[Suggestion]:
    """Return the stored candidates that are not in the quiz, best first, those about something new before others."""
    stored = session.scalars(
        select(StoredCandidate).where(StoredCandidate.article_id == quiz.article_id).order_by(StoredCandidate.rank)
    ).all()
    present = _first_wordings(session, quiz)
    used = {fact for row in stored if _identity(row.question_json) in present for fact in _facts(row)}
    left = [row for row in stored if _identity(row.question_json) not in present]
    found = [Suggestion(row, used.isdisjoint(_facts(row))) for row in left]
    return sorted(found, key=lambda suggestion: not suggestion.fresh)


def _facts(row: StoredCandidate) -> tuple[str, ...]:
    """Return the facts a stored candidate asks about: one, or several together."""
    return (row.body.get("fact", ""), *row.body.get("other_facts", ()))


def add_suggestion(session: Session, quiz: Quiz, candidate_id: int) -> QuizItem | None:
    """Append a candidate of the quiz's article; `None` when there is none or the quiz has it already."""
    row = session.get(StoredCandidate, candidate_id)
    if row is None or row.article_id != quiz.article_id:
        return None
    if _identity(row.question_json) in _first_wordings(session, quiz):
        return None
    item = quiz.add(row.candidate.question)
    session.flush()
    return item


def revise(item: QuizItem, content: AnyQuestion, points: float) -> bool:
    """Put a new version of a question in its place; return whether anything changed.

    Attempts keep the version they were shown.
    """
    reworded = content != item.version.content
    changed = reworded or points != item.points
    if reworded:
        item.version = item.version.question.revise(content)
    item.points = points
    return changed


def samples(session: Session) -> Sequence[Quiz]:
    """Return the installation's own published quizzes."""
    query = select(Quiz).where(Quiz.owner_id.is_(None), Quiz.state == "published").order_by(Quiz.id)
    article = selectinload(Quiz.article).options(*WITHOUT_TEXTS)
    return session.scalars(query.options(article, selectinload(Quiz.assignments))).all()


def without_quiz(session: Session, owner: Person) -> Sequence[Article]:
    """Return a teacher's articles that no quiz has been made from yet, newest first; one in the bank has had its."""
    asked = exists().where(Question.article_id == Article.id)
    unasked = Article.owned_by(owner).where(~exists().where(Quiz.article_id == Article.id), ~asked)
    return session.scalars(unasked.options(*WITHOUT_TEXTS)).all()


def _copy_article(session: Session, article: Article, owner: Person) -> Article:
    copy = Article.from_text(article.to_text(), owner)
    # The words are the same, so what a reading found in them is too.
    copy.sentences, copy.shortfall = article.sentences, article.shortfall
    copy.candidates = [StoredCandidate(rank=row.rank, score=row.score, body=row.body) for row in article.candidates]
    session.add(copy)
    session.flush()
    return copy


def _first_wordings(session: Session, quiz: Quiz) -> set[tuple[Any, ...]]:
    """Return what identifies the quiz's questions as they were suggested, whatever was edited since."""
    in_quiz = (
        select(QuestionVersion.question_id)
        .join(QuizItem, QuizItem.version_id == QuestionVersion.id)
        .where(QuizItem.quiz_id == quiz.id)
    )
    bodies = session.scalars(
        select(QuestionVersion.body)
        .join(Question)
        .where(QuestionVersion.number == 1, QuestionVersion.question_id.in_(in_quiz))
    )
    return {_identity(body) for body in bodies}


def _identity(body: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what makes two suggestions the same: how and what is asked, and of which evidence."""
    evidence = tuple((span["start"], span["end"]) for span in body.get("evidence", ()))
    return body["kind"], body["skill"], body["stem"], evidence
