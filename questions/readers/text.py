"""Plain text, pasted or in a file; HTML pasted as text becomes readable paragraphs."""

from __future__ import annotations

import re

from questions.cleaning import clean
from questions.errors import ArticleError
from questions.paragraphs import split_paragraphs
from questions.readers.base import MOST_FILE_BYTES, Block, Format, RawArticle, too_large
from questions.readers.encodings import decode
from questions.readers.markup import has_markup, read_markup

MOST_BYTES = 5_000_000
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


def _read(data: bytes) -> RawArticle:
    if len(data) > MOST_FILE_BYTES:
        raise too_large()
    return read_text(decode(data))


FORMAT = Format("text", (".txt", ".text"), _read)
