"""The articles that come with an installation, each with a published quiz that anyone may try."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select
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
    added = 0
    for file in sorted(folder.glob("*.txt")):
        text = ArticleText.from_text(file.read_text(encoding="utf-8"))
        article = _stored(session, text)
        if article is not None and _published(session, article):
            continue
        say(f"making a quiz from “{text.title}”")
        if article is None:
            article = Article.from_text(text, None)
            session.add(article)
        quiz = store_questions(session, article, make_questions(article, lambda _stage, _progress: None))
        if quiz.items:
            quiz.publish()
        session.commit()
        added += 1
    return added


def _stored(session: Session, text: ArticleText) -> Article | None:
    samples = select(Article).where(Article.owner_id.is_(None), Article.fingerprint == text.fingerprint)
    return session.scalars(samples).first()


def _published(session: Session, article: Article) -> bool:
    states = session.scalars(select(Quiz.state).where(Quiz.article_id == article.id)).all()
    return "published" in states
