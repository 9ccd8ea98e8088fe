"""What a fetched page holds: an article, or what to tell the teacher who hoped for one."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from questions.errors import ArticleError
from questions.messages import Message
from questions.readers.base import RawArticle
from quiz.fetching import FetchError, Page
from quiz.fetching.targets import without_tracking
from quiz.isolation import read_isolated
from quiz.understood import Understood

_TOO_LITTLE = frozenset({"empty", "too_short", "no_sentences"})


def read_fetched(page: Page) -> Understood:
    """Return what a page was understood as; raise for a page that gives too little, with what was found."""
    name = PurePosixPath(unquote(urlsplit(page.address).path)).name
    raw = read_isolated(page.data, name, page.charset, page.address)
    try:
        return Understood.of(raw, source=without_tracking(page.address))
    except ArticleError as error:
        if error.reason in _TOO_LITTLE:
            raise _too_little(raw) from None
        raise


def _too_little(raw: RawArticle) -> FetchError:
    title = raw.title or ""
    if raw.excerpt:
        line = Message(
            "This site gives the article only to who pays or signs in: %(found)s. Paste the text instead.",
            found=_found(title),
        )
    else:
        line = Message(
            "There is too little text on this page; it may ask to sign in, or need a browser: %(found)s. "
            "Paste the text instead.",
            found=_found(title),
        )
    return FetchError(line)


def _found(title: str) -> Message:
    return Message("found was “%(title)s”", title=title) if title else Message("nothing was found")
