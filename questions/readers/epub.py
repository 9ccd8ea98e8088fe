"""EPUB books: the chapters in the order of the spine, each a part of its own."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from questions.errors import ArticleError
from questions.readers.base import Block, Format, RawArticle
from questions.readers.encodings import decode
from questions.readers.markup import read_markup
from questions.readers.packed import Package, broken, holds

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_DOCUMENTS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_FEWEST_WORDS = 30
"""A document of the spine with fewer words is a cover, a title page, a dedication."""
_LONGEST_TITLE = 100


def read_epub(data: bytes) -> RawArticle:
    """Return a book's chapters as parts; raise `ArticleError` for one that its seller has locked."""
    package = Package(data)
    _refuse_locked(package)
    opf_name = _attribute(_parse(package.read(_CONTAINER)), "rootfile", "full-path")
    if opf_name is None:
        raise broken()
    book = _parse(package.read(opf_name))
    blocks: list[Block] = []
    parts: list[str] = []
    for name in _spine(book, posixpath.dirname(opf_name)):
        chapter = read_markup(decode(package.read(name))) if name in package.names else RawArticle(())
        if sum(len(block.text.split()) for block in chapter.blocks) < _FEWEST_WORDS:
            continue
        title = (chapter.title or chapter.blocks[0].text)[:_LONGEST_TITLE]
        headed = (Block(chapter.title, "heading"), *chapter.blocks) if chapter.title else chapter.blocks
        blocks += [Block(block.text, block.furniture, len(parts)) for block in headed]
        parts.append(title)
    if not blocks:
        raise ArticleError("empty", "This book has no text in it.")
    several = tuple(parts) if len(parts) > 1 else ()
    return RawArticle(tuple(blocks), _text(book, "title"), _text(book, "creator"), parts=several)


def _refuse_locked(package: Package) -> None:
    locked = "META-INF/rights.xml" in package.names or "META-INF/sinf.xml" in package.names
    if _ENCRYPTION in package.names:
        methods = [found.get("Algorithm") for found in _named(_parse(package.read(_ENCRYPTION)), "EncryptionMethod")]
        locked = locked or any(method not in _FONTS_ONLY for method in methods)
    if locked:
        message = "This book is locked by its seller (DRM) and cannot be read. Paste its text instead."
        raise ArticleError("locked", message)


def _spine(book: Any, folder: str) -> Iterator[str]:
    """Yield the names of the book's documents in reading order, each once."""
    items = {item.get("id"): item for item in _named(book, "item") if item.get("media-type") in _DOCUMENTS}
    seen: set[str] = set()
    for place in _named(book, "itemref"):
        item = items.get(place.get("idref"))
        if item is None or place.get("linear") == "no" or "nav" in (item.get("properties") or "").split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        if name not in seen:
            seen.add(name)
            yield name


def _parse(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise broken() from None


def _named(tree: Any, name: str) -> Iterator[Any]:
    """Yield the elements of a name in whatever namespace."""
    yield from tree.iter(f"{{*}}{name}")


def _attribute(tree: Any, name: str, attribute: str) -> str | None:
    return next((element.get(attribute) for element in _named(tree, name)), None)


def _text(tree: Any, name: str) -> str | None:
    return next((" ".join((element.text or "").split()) or None for element in _named(tree, name)), None)


FORMAT = Format("epub", (".epub",), read_epub, lambda data: holds(data, _CONTAINER))
