"""Web pages: the article in them, found by trafilatura, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from questions.cleaning import clean
from questions.readers.base import Block, Format, RawArticle, too_large
from questions.readers.encodings import decode
from questions.readers.markup import read_markup

MOST_BYTES = 5_000_000
_START = re.compile(rb"(?is)(?:\s|<\?xml[^>]{0,200}>|<!--.{0,2000}?-->)*<(?:!doctype\s+html|html)\b")
_MARK = b"\xef\xbb\xbf"
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_FOR_WHO_PAYS = re.compile(r'"isAccessibleForFree"\s*:\s*"?(?:false|no)\b', re.IGNORECASE)
_LOOKED_AT = 4096
_LEAST_CHARACTERS = 250
"""Where less is found than this, the page is too plain to tell its article: all its words are taken."""
_LONGEST_BYLINE = 300


def read_page(data: bytes, charset: str | None = None, address: str | None = None) -> RawArticle:
    """Return the article of a web page; `charset` is what its server says, `address` where it was found."""
    if len(data) > MOST_BYTES:
        raise too_large()
    source = decode(data, charset or _declared(data))
    found = _extract(source, address)
    plain = read_markup(source)
    blocks = tuple(_blocks(found.body)) if found is not None and found.body is not None else ()
    if sum(len(block.text) for block in blocks) < _LEAST_CHARACTERS:
        blocks = plain.blocks
    title = _line(found.title if found else None) or plain.title
    if title and blocks and blocks[0].text.casefold() == title.casefold():
        blocks = blocks[1:]
    return RawArticle(
        blocks,
        title,
        byline=_line(found.author if found else None)[:_LONGEST_BYLINE] or None,
        published_on=_day(found.date if found else None),
        site=_line(found.sitename if found else None) or None,
        excerpt=_FOR_WHO_PAYS.search(source) is not None,
    )


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_LOOKED_AT])
    return found[1].decode("ascii") if found else None


def _extract(source: str, address: str | None) -> Any:
    # Imported here: it takes as long as all the rest, and most processes read no page.
    from trafilatura import bare_extraction

    return bare_extraction(source, url=address, with_metadata=True, include_comments=False, include_tables=True)


def _blocks(body: Any) -> Iterator[Block]:
    for element in body:
        if element.tag in ("list", "table"):
            for part in element.iter("item", "row"):
                yield from _block(part, "list", " · " if part.tag == "row" else " ")
        elif element.tag == "quote" and element.find(".//p") is not None:
            yield from _blocks(element)
        else:
            yield from _block(element, "heading" if element.tag == "head" else None)


def _block(element: Any, furniture: str | None, between: str = "") -> Iterator[Block]:
    cells = (" ".join("".join(cell.itertext()).split()) for cell in element.iter("cell"))
    words = between.join(filter(None, cells)) if element.tag == "row" else "".join(element.itertext())
    if text := _line(words):
        yield Block(text, furniture)


def _line(text: str | None) -> str:
    return " ".join(clean(text or "").split())


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _is_page(data: bytes) -> bool:
    return _START.match(data.removeprefix(_MARK)) is not None


FORMAT = Format("html", (".html", ".htm", ".xhtml"), read_page, _is_page)
