"""Quizzes: listed, read with their keys, and made from an article."""

from __future__ import annotations

from typing import Any, NoReturn

from flask_login import current_user
from sqlalchemy import func, select

from questions.article import Article as ArticleText
from questions.errors import ArticleError
from quiz import jobs, making
from quiz.api import jobs as job_api
from quiz.api import settings
from quiz.api.moments import rfc3339
from quiz.api.operations import UNPROCESSABLE, Refused, Reply, named, operation
from quiz.api.paging import PAGE, newest_first
from quiz.api.schemas import identity, many, moment, nullable, number, of, page_of, text, to, truth, whole, words
from quiz.editing.fields import tidy_line
from quiz.extensions import db
from quiz.models import Job, Quiz, QuizItem
from quiz.saying import said
from quiz.teacher.access import owned_quiz
from quiz.teacher.forms import LONGEST_SOURCE, LONGEST_TITLE, is_web_link

ACCEPTED, CONFLICT, TOO_LARGE = 202, 409, 413

SUMMARY = {
    "id": identity(),
    "title": text(),
    "state": words(("draft", "published")),
    "article_id": identity(),
    "questions": whole("How many questions it has."),
    "created_at": moment(),
    "published_at": nullable(moment()),
}
named("QuizSummary", of(SUMMARY))
named("QuizPage", page_of("QuizSummary"))
named(
    "QuizQuestion",
    of(
        {
            "id": identity("The question, through all its versions."),
            "version_id": identity("This wording, which never changes."),
            "number": whole("Its place in the quiz, from 1."),
            "points": number(),
            "article_id": identity(),
            "question": to("Question"),
        }
    ),
)
named(
    "Quiz",
    of({**SUMMARY, "questions": many(to("QuizQuestion")), "settings": to("Settings"), "assignments": many(identity())}),
)
WANTED = of(
    {
        "text": text("The text of the article, in English. Or send a `url`.", lines=True),
        "title": text("Left out: the first line of the text, if it is short.", longest=LONGEST_TITLE),
        "source": text("The address that the text came from.", longest=LONGEST_SOURCE),
        "url": text("The address of an article to fetch. Or send its `text`.", longest=LONGEST_SOURCE),
        "again": truth("Make another quiz from an article that you have already."),
    },
    "Either a `text`, with a `title` and a `source` if you like, or a `url`.",
    optional=("text", "title", "source", "url", "again"),
)

EXAMPLE = {
    "title": "The Clock of Brenn",
    "text": "The clock on the tower of Brenn stopped on Tuesday because a pigeon had nested in it. Mayor Olga Dahl "
    "asked the watchmaker to wait. The watchmaker, Peter Lund, agreed to leave the clock alone until the young birds "
    "had flown. Until then the baker rings a bell at noon.",
    "source": "https://brenn.example/clock",
}


def summary(quiz: Quiz, questions: int) -> dict[str, Any]:
    """Return what a list says of a quiz."""
    return {
        "id": quiz.id,
        "title": quiz.title,
        "state": quiz.state,
        "article_id": quiz.article_id,
        "questions": questions,
        "created_at": rfc3339(quiz.created_at),
        "published_at": rfc3339(quiz.published_at),
    }


def whole_quiz(quiz: Quiz) -> dict[str, Any]:
    """Return a quiz with its questions, keys included."""
    return {
        **summary(quiz, len(quiz.items)),
        "questions": [_item(item) for item in quiz.items],
        "settings": settings.as_json(quiz),
        "assignments": [assignment.id for assignment in quiz.assignments],
    }


def _item(item: QuizItem) -> dict[str, Any]:
    version = item.version
    return {
        "id": version.question_id,
        "version_id": version.id,
        "number": item.position + 1,
        "points": item.points,
        "article_id": version.question.article_id,
        "question": version.content.to_json(),
    }


ONE = {"quiz": {"operationId": "quiz", "parameters": {"quiz_id": "$response.body#/items/0/id"}}}


@operation("GET", "/quizzes", "List your quizzes, the newest first", to("QuizPage"), query=PAGE, links=ONE)
def quizzes(query: dict[str, Any]) -> Reply:
    """List the teacher's quizzes."""
    own = select(Quiz).where(Quiz.owner_id == current_user.id)
    rows, cursor = newest_first(db.session(), own, Quiz.id, query)
    counted = (
        select(QuizItem.quiz_id, func.count(QuizItem.id).label("length"))
        .where(QuizItem.quiz_id.in_([row.id for row in rows]))
        .group_by(QuizItem.quiz_id)
    )
    lengths = {line.quiz_id: line.length for line in db.session.execute(counted)}
    return Reply({"items": [summary(row, lengths.get(row.id, 0)) for row in rows], "next_cursor": cursor})


@operation("GET", "/quizzes/<int:quiz_id>", "Read a quiz with its questions and their keys", to("Quiz"))
def quiz(quiz_id: int) -> Reply:
    """Give a quiz as its teacher sees it."""
    return Reply(whole_quiz(owned_quiz(quiz_id)))


@operation(
    "POST",
    "/quizzes",
    "Make a quiz from an article; ask the job how far it is",
    to("Job"),
    status=ACCEPTED,
    body=WANTED,
    example=EXAMPLE,
    refusals=(CONFLICT,),
    links={"job": {"operationId": "job", "parameters": {"job_id": "$response.body#/id"}}},
)
def create_quiz(body: dict[str, Any]) -> Reply:
    """Take an article and have a quiz made from it; sent twice, it is made once."""
    try:
        made = _begin(body)
    except making.HeldAlready as held:
        raise Refused(CONFLICT, said(held.message), existing=held.article_id) from None
    except ArticleError as error:
        status = TOO_LARGE if error.reason == "too_long" else UNPROCESSABLE
        raise Refused(status, said(error.message), [{"pointer": "#/text", "detail": error.reason}]) from None
    db.session.commit()
    jobs.wake(made.id)
    return Reply(job_api.as_json(made), ACCEPTED, job_api.address(made))


def _begin(body: dict[str, Any]) -> Job:
    again = body.get("again", False)
    title, source, url = (tidy_line(body.get(name)) for name in ("title", "source", "url"))
    for name, address in (("source", source), ("url", url)):
        if address and not is_web_link(address):
            _refuse(name, "must start with https:// or http:// and name a site")
    if url and {"text", "title", "source"} & set(body):
        _refuse("url", "stands alone: what it leads to has a text, a title and a source of its own")
    if url:
        return making.quiz_from_link(db.session(), current_user, url, again=again)
    if not body.get("text", "").strip():
        _refuse("text", "is missing, and so is a url")
    article = ArticleText.from_text(body["text"], title=title, source=source)
    return making.quiz_from_text(db.session(), current_user, article, again=again)


def _refuse(name: str, detail: str) -> NoReturn:
    fault = {"pointer": f"#/{name}", "detail": detail}
    raise Refused(UNPROCESSABLE, "What was sent is not as it is described.", [fault])
