"""Making questions from a stored article: asked for by a page, done by the worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import shorten

from sqlalchemy import select
from sqlalchemy.orm import Session

from questions.candidate import Candidate
from questions.generator import DEFAULT_COUNT, choose, suggest_with_sentences
from questions.messages import Message
from questions.shortfall import shortfall
from questions.span import Span
from quiz.models.article import Article
from quiz.models.job import Job
from quiz.models.quiz import Quiz

Report = Callable[[str, float], None]
"""Called with the stage that begins and the share of the work done before it, 0 … 1."""


STAGES = {"reading": (0.02, 0.4), "asking": (0.4, 0.8), "choosing": (0.8, 1.0)}
"""The part of the whole work that each stage is, about."""
LONGEST_OPENING = 60
STEP = 0.01
"""How much further the work is when its page hears of it again: each time costs a commit."""


@dataclass(frozen=True, slots=True)
class Made:
    """Hold what a reading of an article gave."""

    sentences: list[Span]
    candidates: list[Candidate]
    chosen: list[Candidate]
    shortfall: Message | None


def request_questions(session: Session, article: Article) -> Job:
    """Return the job that makes an article's questions: the one under way, or a new one.

    The caller commits and then calls `jobs.wake(job.id)`.
    """
    if article.id is not None:
        under_way = session.scalar(Job.latest_of(article).where(Job.state.in_(("queued", "running"))))
        if under_way is not None:
            return under_way
    job = Job.generate(article)
    session.add(job)
    session.flush()
    return job


def make_questions(article: Article, report: Report) -> Made:
    """Read an article and make its questions; needs the language model and stores nothing."""
    text = article.to_text()
    tell = _in_steps(report)
    tell("reading", 0.0)
    suggested = suggest_with_sentences(text, tell)
    chosen = choose(suggested.candidates)
    return Made(suggested.sentences, suggested.candidates, chosen, shortfall(len(chosen), DEFAULT_COUNT))


def _in_steps(report: Report) -> Report:
    """Return a report of all stages together that is made only when a step of the whole is reached."""
    told = -STEP

    def tell(stage: str, share: float) -> None:
        nonlocal told
        begin, end = STAGES[stage]
        whole = begin + (end - begin) * share
        if whole >= told + STEP or share == 0.0:
            told = whole
            report(stage, whole)

    return tell


def opening_words(text: str) -> str:
    """Return what an article without a title is called: the words it opens with."""
    return shorten(text[: 2 * LONGEST_OPENING], LONGEST_OPENING, placeholder=" …")


def store_questions(session: Session, article: Article, made: Made) -> Quiz:
    """Store what was made, in place of what an earlier try stored, and return the article's first quiz."""
    article.store_candidates(made.candidates, made.sentences)
    article.shortfall = made.shortfall
    quiz = session.scalar(select(Quiz).where(Quiz.article_id == article.id).order_by(Quiz.id).limit(1))
    if quiz is None:
        quiz = Quiz(owner_id=article.owner_id, article=article, title=article.title or opening_words(article.text))
        session.add(quiz)
        for candidate in made.chosen:
            quiz.add(candidate.question)
    return quiz
