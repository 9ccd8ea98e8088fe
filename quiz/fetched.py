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
    """Return what to say of a page that gives hardly any text: its title, where it has one, says what it is."""
    title = raw.title or ""
    if raw.excerpt and title:
        return FetchError(
            Message("This site gives “%(title)s” only to who pays or signs in. Paste the text instead.", title=title)
        )
    if raw.excerpt:
        return FetchError("This site gives its article only to who pays or signs in. Paste the text instead.")
    if title:
        line = Message(
            "Only “%(title)s” was found, and too little text: the page may ask to sign in, or need a browser. "
            "Paste the text instead.",
            title=title,
        )
        return FetchError(line)
    return FetchError(
        "Too little text was found: the page may ask to sign in, or need a browser. Paste the text instead."
    )
