"""Word's DOCX: paragraphs, headings, lists and tables; notes, text boxes and what was struck out stay outside."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from questions.cleaning import clean
from questions.errors import ArticleError
from questions.readers.base import Block, Format, RawArticle
from questions.readers.packed import Package, holds, or_broken

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS, _TAB, _BREAK, _RETURN = f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr"
_OUTSIDE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PROSE_WORDS = 25
"""A cell of a table with more words than this holds a paragraph: the table is there for the layout."""
_STYLES = (("heading", "heading"), ("caption", "caption"), ("list", "list"), ("subtitle", "standfirst"))


def read_docx(data: bytes) -> RawArticle:
    """Return what a Word document holds; its title is a paragraph so styled, else what its properties say."""
    # Imported here: few processes read a document.
    import docx

    package = Package(data)
    package.check_whole()
    with or_broken():
        document = docx.Document(BytesIO(data))
        styles = {style.style_id: (style.name or "").casefold() for style in document.styles}
        properties = document.core_properties
        title, author = (properties.title or "").strip(), (properties.author or "").strip()
        blocks = list(_blocks(document.element.body, styles))
    titled = next((block for block in blocks if block.furniture == "title"), None)
    if titled is not None:
        title = titled.text
    kept = tuple(block for block in blocks if block is not titled)
    kept = tuple(Block(block.text, "heading") if block.furniture == "title" else block for block in kept)
    if not kept:
        raise ArticleError("empty", "This document has no text in it.")
    return RawArticle(kept, " ".join(clean(title).split()) or None, _name(author))


def _name(author: str) -> str | None:
    """Return an author who has a name; programs sign too, and people with one word."""
    return author if " " in author and not any(map(str.isdigit, author)) else None


def _blocks(parent: Any, styles: dict[str, str]) -> Iterator[Block]:
    for child in parent:
        tag = child.tag
        if tag == f"{_W}p":
            yield from _paragraph(child, styles)
        elif tag == f"{_W}tbl":
            yield from _table(child, styles)
        elif tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child, styles)


def _paragraph(element: Any, styles: dict[str, str]) -> Iterator[Block]:
    furniture = _furniture(element, styles)
    for line in "".join(_words(element)).split("\n"):
        if text := " ".join(clean(line).split()):
            yield Block(text, furniture)


def _furniture(element: Any, styles: dict[str, str]) -> str | None:
    found = element.find(f"{_W}pPr/{_W}pStyle")
    style = styles.get(found.get(f"{_W}val"), "") if found is not None else ""
    if style == "title":
        return "title"
    if element.find(f"{_W}pPr/{_W}numPr") is not None:
        return "list"
    return next((furniture for start, furniture in _STYLES if style.startswith(start)), None)


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _OUTSIDE or child.tag == _FALLBACK:
            continue
        if child.tag == _WORDS:
            yield child.text or ""
        elif child.tag == _TAB:
            yield " "
        elif child.tag in (_BREAK, _RETURN):
            yield "\n"
        else:
            yield from _words(child)


def _table(element: Any, styles: dict[str, str]) -> Iterator[Block]:
    """Yield a table row by row; the paragraphs of a long cell as they are."""
    for row in element.iter(f"{_W}tr"):
        cells = [list(_blocks(cell, styles)) for cell in row.iterchildren(f"{_W}tc")]
        texts = [" ".join(block.text for block in cell) for cell in cells]
        if any(len(text.split()) > _PROSE_WORDS for text in texts):
            yield from (block for cell in cells for block in cell)
        elif line := " · ".join(filter(None, texts)):
            yield Block(line, "list")


FORMAT = Format("docx", (".docx", ".docm"), read_docx, lambda data: holds(data, "word/document.xml"))
