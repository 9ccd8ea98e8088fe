"""The articles that come with an installation, each with a published quiz that anyone may try."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from questions.article import Article as ArticleText
from quiz.generation import make_questions, store_questions
from quiz.models.article import Article
from quiz.models.quiz import Quiz

FOLDER = Path(__file__).resolve().parent.parent / "questions" / "data" / "samples"


def add_samples(session: Session, say: Callable[[str], None], folder: Path = FOLDER) -> int:
    """Store every sample that is not stored yet, one commit each; return how many were added.

    Makes the questions in this process, so it loads the language model if anything is to be done.
    """
    samples = missing(session, folder)
    for text in samples:
        say(f"Making a quiz from “{text.title}” …")
        article = session.scalars(_stored(text)).first()
        if article is None:
            article = Article.from_text(text, None)
            session.add(article)
        quiz = store_questions(session, article, make_questions(article, lambda _stage, _progress: None))
        if quiz.items:
            quiz.publish()
        session.commit()
    return len(samples)


def missing(session: Session, folder: Path = FOLDER) -> list[ArticleText]:
    """Return the samples that have no published quiz yet."""
    texts = [ArticleText.from_text(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.txt"))]
    published = select(Quiz.article_id).where(Quiz.state == "published")
    return [text for text in texts if session.scalar(_stored(text).where(Article.id.in_(published))) is None]


def _stored(text: ArticleText) -> Select[Article]:
    return select(Article).where(Article.owner_id.is_(None), Article.fingerprint == text.fingerprint)
