"""The articles beside a quiz's questions: the ones that its questions need, each with the numbers of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session, object_session

from quiz.models import Article, AttemptItem, Question, QuestionVersion, Quiz, QuizItem
from quiz.segments import MarkedParagraph, paragraphs


@dataclass(frozen=True, slots=True)
class Pane:
    """Hold one article as a page shows it, and the numbers of the questions about it."""

    place: int
    article: Article
    numbers: tuple[int, ...]
    paragraphs: list[MarkedParagraph]

    @property
    def sentence(self) -> str:
        """Return what the anchors of its sentences begin with; a sentence's index follows."""
        return "s" if self.place == 1 else f"s{self.place}-"


@dataclass(frozen=True, slots=True)
class Panes:
    """Hold the articles of a page in order; there is always one, be it only to look at."""

    all: tuple[Pane, ...]

    def __iter__(self) -> Iterator[Pane]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    @property
    def several(self) -> bool:
        """Say whether a question has to name its article."""
        return len(self.all) > 1

    def of(self, number: int) -> Pane:
        """Return the article that a question is about, by the question's number."""
        return next((pane for pane in self.all if number in pane.numbers), self.all[0])


@dataclass(frozen=True, slots=True)
class ToRead:
    """Say how long the articles of a quiz are."""

    words: int
    minutes: int


def panes_of(
    main: Article, items: Sequence[QuizItem | AttemptItem], *, marked: bool = False, only: Collection[int] | None = None
) -> Panes:
    """Return the articles that the questions of a quiz or an attempt need, its main one first."""
    return panes_for(main, [(item.position + 1, item.version) for item in items], marked=marked, only=only)


def panes_for(
    main: Article,
    asked: Sequence[tuple[int, QuestionVersion]],
    *,
    marked: bool = False,
    only: Collection[int] | None = None,
) -> Panes:
    """Return the articles that questions need, from pairs of a question's number and itself, the main one first.

    With `marked` their evidence is marked by the questions' numbers; `only` names those whose is. Takes one query
    where there is more than one article, and none else.
    """
    needed = [version.question.article_id for _number, version in asked]
    articles = articles_by_id(main, needed or [main.id])
    told = {number for number, _version in asked if marked and (only is None or number in only)}
    return Panes(tuple(_pane(place, articles[id_], asked, told) for place, id_ in enumerate(articles, 1)))


def articles_by_id(main: Article, article_ids: Iterable[int]) -> Mapping[int, Article]:
    """Return the articles of these ids, a quiz's main one first and the rest in the order of their ids' coming."""
    needed = sorted(dict.fromkeys(article_ids), key=lambda article_id: article_id != main.id)
    session = object_session(main)
    others = [article_id for article_id in needed if article_id != main.id]
    found = {main.id: main, **(_load(session, others) if session and others else {})}
    return {article_id: found[article_id] for article_id in needed}


def _load(session: Session, article_ids: Sequence[int]) -> dict[int, Article]:
    return {article.id: article for article in session.scalars(select(Article).where(Article.id.in_(article_ids)))}


def _pane(place: int, article: Article, asked: Sequence[tuple[int, QuestionVersion]], told: Collection[int]) -> Pane:
    here = [(number, version) for number, version in asked if version.question.article_id == article.id]
    marks = [(span, str(number)) for number, version in here if number in told for span in version.content.evidence]
    return Pane(place, article, tuple(number for number, _version in here), paragraphs(article, marks))


def to_read(quiz: Quiz) -> ToRead:
    """Return how much there is to read for a quiz, all articles that it asks about together, in one query."""
    session = object_session(quiz)
    asked = (
        select(Question.article_id)
        .join(QuestionVersion, QuestionVersion.question_id == Question.id)
        .join(QuizItem, QuizItem.version_id == QuestionVersion.id)
        .where(QuizItem.quiz_id == quiz.id)
    )
    query = select(func.sum(Article.words), func.sum(Article.minutes)).where(Article.id.in_(asked))
    words, minutes = session.execute(query).one() if session else (None, None)
    return ToRead(words or quiz.article.words, minutes or quiz.article.minutes)


def init_app(app: Flask) -> None:
    """Let templates say how much there is to read."""
    app.jinja_env.filters["to_read"] = to_read
