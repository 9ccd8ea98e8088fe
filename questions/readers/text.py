"""Plain text, pasted or in a file; HTML pasted as text becomes readable paragraphs."""

from __future__ import annotations

import codecs
import re

from questions.cleaning import clean
from questions.errors import ArticleError
from questions.paragraphs import split_paragraphs
from questions.readers.base import Block, Format, RawArticle
from questions.readers.markup import has_markup, read_markup

MOST_BYTES = 5_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = ("%PDF-", "PK\x03\x04", "\x7fELF", "\x89PNG", "GIF8", "\xff\xd8\xff", "{\\rtf")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_MOST_CONTROL = 0.01
"""A text with a greater share of control and replacement characters than this is no text."""


def read_text(text: str) -> RawArticle:
    """Return the blocks of a pasted text; raise `ArticleError` for what is too long or no text at all."""
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "surrogatepass")) >= MOST_BYTES:
        raise ArticleError("too_long", "This text is too long: an article may have at most 5 MB and 150,000 words.")
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleError("empty", "There is no text here: paste the article.")
    if text.startswith(_BINARY_STARTS) or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise ArticleError("binary", "This is not a text but a file of some other format: paste the article as text.")
    if has_markup(text):
        return read_markup(text)
    return RawArticle(tuple(map(Block, split_paragraphs(clean(text)))))


def decode(data: bytes) -> str:
    """Return the text that bytes hold: by their byte order mark, else UTF-8, else Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _read(data: bytes) -> RawArticle:
    if len(data) > 4 * MOST_BYTES:
        raise ArticleError("too_long", "This file is too long: an article may have at most 5 MB and 150,000 words.")
    return read_text(decode(data))


FORMAT = Format("text", (".txt", ".text", ".md"), _read)
