"""Articles: what is asked about, and every question that could be."""

from __future__ import annotations

from typing import Any

from flask_login import current_user
from sqlalchemy import select

from quiz.api.moments import rfc3339
from quiz.api.operations import Reply, named, operation
from quiz.api.paging import PAGE, in_order, newest_first
from quiz.api.schemas import day, identity, moment, nullable, number, of, page_of, text, to, whole
from quiz.authoring import WITHOUT_TEXTS
from quiz.extensions import db
from quiz.models import Article, StoredCandidate
from quiz.saying import said
from quiz.teacher.access import owned_article

SUMMARY = {
    "id": identity(),
    "title": text(),
    "source": nullable(text("The address that it came from.")),
    "byline": nullable(text()),
    "published_on": nullable(day()),
    "language": text(),
    "words": whole(),
    "minutes": whole("How long it takes to read."),
    "level": text("How hard it is to read."),
    "created_at": moment(),
}
named("ArticleSummary", of(SUMMARY))
named(
    "Article",
    of(
        {
            **SUMMARY,
            "text": text("The whole text, which never changes: every offset counts characters (code points) in it."),
            "shortfall": nullable(text("Why fewer questions were made than wanted.")),
        }
    ),
)
named("ArticlePage", page_of("ArticleSummary"))
named(
    "Candidate",
    of(
        {"id": identity(), "rank": whole("0 is the best."), "score": number(), "question": to("Question")},
        "A question that could be asked.",
    ),
)
named("CandidatePage", page_of("Candidate"))


def summary(article: Article) -> dict[str, Any]:
    """Return what a list says of an article."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "byline": article.byline,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "language": article.language,
        "words": article.words,
        "minutes": article.minutes,
        "level": article.level,
        "created_at": rfc3339(article.created_at),
    }


def whole_article(article: Article) -> dict[str, Any]:
    """Return an article with its text."""
    shortfall = said(article.shortfall) if article.shortfall else None
    return {**summary(article), "text": article.text, "shortfall": shortfall}


def candidate(row: StoredCandidate) -> dict[str, Any]:
    """Return a question that could be asked."""
    return {"id": row.id, "rank": row.rank, "score": row.score, "question": row.question_json}


ONE = {"article": {"operationId": "article", "parameters": {"article_id": "$response.body#/items/0/id"}}}


@operation("GET", "/articles", "List your articles, the newest first", to("ArticlePage"), query=PAGE, links=ONE)
def articles(query: dict[str, Any]) -> Reply:
    """List the teacher's articles without their texts."""
    own = select(Article).where(Article.owner_id == current_user.id).options(*WITHOUT_TEXTS)
    rows, cursor = newest_first(db.session(), own, Article.id, query)
    return Reply({"items": [summary(row) for row in rows], "next_cursor": cursor})


@operation("GET", "/articles/<int:article_id>", "Read an article", to("Article"))
def article(article_id: int) -> Reply:
    """Give an article with its text."""
    return Reply(whole_article(owned_article(article_id)))


@operation(
    "GET",
    "/articles/<int:article_id>/candidates",
    "List the questions that could be asked about an article, the best first",
    to("CandidatePage"),
    query=PAGE,
)
def candidates(article_id: int, query: dict[str, Any]) -> Reply:
    """List every question that was made and passed the checks."""
    found = owned_article(article_id)
    own = select(StoredCandidate).where(StoredCandidate.article_id == found.id)
    rows, cursor = in_order(db.session(), own, StoredCandidate.rank, query)
    return Reply({"items": [candidate(row) for row in rows], "next_cursor": cursor})
