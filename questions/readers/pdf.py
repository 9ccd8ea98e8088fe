"""PDF: the text that its pages paint, put together again. A PDF of pictures has none, and is told so."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from questions.cleaning import clean
from questions.errors import ArticleError
from questions.messages import Message
from questions.pdf.flow import Found, paragraphs
from questions.pdf.lines import Piece, lines_of
from questions.pdf.margins import without_margins
from questions.readers.base import Block, Format, RawArticle, too_large
from questions.readers.packed import or_broken

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 600
MOST_CHARACTERS = 5_000_000
MOST_SECONDS = 60.0
_LEAST_CHARACTERS = 20
_LOOKED_AT = 1024
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_FILE_NAME = re.compile(
    r"(?i)\.(?:docx?|pdf|indd|qxd|tex|dvi|html?|odt)$|^(?:microsoft word|untitled|document)\b|^\w{3,10}:\S"
)
_NARROW = 0.45
"""About how wide a character is beside its size: where a text ends, the file does not say."""


def read_pdf(data: bytes) -> RawArticle:
    """Return the paragraphs of a PDF, its columns one after the other."""
    reader = _open(data)
    if len(reader.pages) > MOST_PAGES:
        message = Message(
            "This PDF has more than %(most)s pages: send the pages of the article alone.", most=MOST_PAGES
        )
        raise ArticleError("too_long", message)
    pages = without_margins(list(_pages(reader)))
    if sum(len(line.text) for page in pages for line in page) < _LEAST_CHARACTERS:
        raise ArticleError(
            "no_text",
            "This PDF has no text in it, only pictures of it. Take one whose text can be selected, or paste it.",
        )
    found = [Found(text, one.scale) for one in paragraphs(pages) if (text := _tidy(one.text))]
    title = _title(reader, found)
    body = [one for one in found if one.text.casefold() != title.casefold()]
    blocks = [Block(one.text, "heading" if one.heading else None) for one in body]
    return RawArticle(tuple(blocks), title or None, _author(reader))


def _open(data: bytes) -> PdfReader:
    # Imported here: few processes read a PDF.
    from pypdf import PdfReader

    with or_broken("This PDF"):
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not _opens(reader):
            raise ArticleError("locked", "This PDF is locked with a password. Save it without one and try again.")
        len(reader.pages)
    return reader


def _opens(reader: PdfReader) -> bool:
    """Say whether a locked PDF opens without a password: some forbid no more than printing."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _pages(reader: PdfReader) -> Iterator[list[Any]]:
    limit = time.monotonic() + MOST_SECONDS
    characters = 0
    for number, page in enumerate(reader.pages):
        with or_broken("This PDF"):
            pieces, width = _pieces(page), float(page.mediabox.width)
        characters += sum(len(piece.text) for piece in pieces)
        if characters > MOST_CHARACTERS or time.monotonic() > limit:
            raise too_large()
        yield lines_of(pieces, number, width)


def _pieces(page: PageObject) -> list[Piece]:
    """Return what a page paints, in the order it does."""
    painted: list[Piece] = []

    def note(text: str, cm: list[float], tm: list[float], _font: Any, size: float | None) -> None:
        left, base = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if not text.strip():
            return
        height = abs((size or 1.0) * tm[3] * cm[3]) or abs((size or 1.0) * tm[1] * cm[2]) or 1.0
        words = text.translate(_LIGATURES).replace("\n", " ")
        painted.append(Piece(words, left, left + _NARROW * height * len(words), base, height))

    page.extract_text(visitor_text=note)
    return painted


def _title(reader: PdfReader, found: list[Found]) -> str:
    """Return the title that the file states, unless it is a file's name, else the largest words of its beginning."""
    stated = _stated(reader, "/Title")
    if stated and not _FILE_NAME.search(stated):
        return stated
    headings = [one for one in found[:6] if one.heading]
    return max(headings, key=lambda one: one.scale).text if headings else ""


def _author(reader: PdfReader) -> str | None:
    name = _stated(reader, "/Author")
    return name if " " in name and not any(map(str.isdigit, name)) else None


def _stated(reader: PdfReader, name: str) -> str:
    """Return what the file says of itself, or nothing where even that is damaged."""
    try:
        return _tidy(str(reader.metadata.get(name) or "")) if reader.metadata else ""
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""


def _tidy(text: str) -> str:
    return " ".join(clean(text).split())


FORMAT = Format("pdf", (".pdf",), read_pdf, lambda data: b"%PDF-" in data[:_LOOKED_AT])
