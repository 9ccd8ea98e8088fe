"""What a teacher does to articles and quizzes, as plain functions on a session; the caller commits."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session, defer, selectinload

from questions.article import Article as ArticleText
from questions.kinds import Question as AnyQuestion
from quiz.models import Article, Person, Question, Quiz, QuizItem, StoredCandidate
from quiz.sent_twice import just_made

WITHOUT_TEXTS = (defer(Article.text), defer(Article.paragraphs), defer(Article.sentences))
"""What leaves the long columns of articles in the database: a list of titles needs none of them."""


def take_turns(session: Session, person: Person) -> None:
    """Make a teacher's requests that check and then add wait for one another, until the commit.

    The row is written as it is: PostgreSQL locks it, SQLite gives the one writer's turn.
    """
    unchanged = update(Person).where(Person.id == person.id).values(name=Person.name)
    session.execute(unchanged.execution_options(synchronize_session=False))


def same_article(session: Session, owner: Person, fingerprint: str, source: str | None = None) -> Article | None:
    """Return a teacher's newest article with the same text, before it was cut or after, or from the same address."""
    same = (Article.fingerprint == fingerprint) | (Article.uncut_fingerprint == fingerprint)
    if source:
        same |= Article.source == source
    return session.scalar(Article.owned_by(owner).where(same).limit(1))


def just_added(article: Article) -> bool:
    """Say whether an article is so new that a second post of it is a double click."""
    return just_made(article.created_at)


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
