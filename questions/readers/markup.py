"""HTML as its source text: the markup goes, the words and their paragraphs stay. Nothing in it is run or fetched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from questions.cleaning import clean
from questions.datafiles import read_toml
from questions.paragraphs import split_paragraphs
from questions.readers.base import Block, RawArticle

_TAGS = read_toml("markup")
_BLOCK = frozenset(_TAGS["block"])
_INLINE = frozenset(_TAGS["inline"])
_RAW = frozenset(_TAGS["raw"])
_SKIPPED = frozenset(_TAGS["skipped"])
_FURNITURE: dict[str, str] = _TAGS["furniture"]
_KNOWN = _BLOCK | _INLINE | _RAW | _SKIPPED | frozenset(_FURNITURE)

# Every alternative stops at the next “<”, so that broken markup costs linear time.
_NAME = "[a-zA-Z][a-zA-Z0-9-]*"
_ATTRIBUTES = r"""(?:[\s/](?:"[^"<]*"|'[^'<]*'|[^<>"'])*)?"""
_TAG = re.compile(rf"<(/?)({_NAME}){_ATTRIBUTES}>|<(/?)({_NAME})\s[^<>]*>")
_COMMENT = re.compile(r"<!--|<!(?=[a-zA-Z\[])|<\?(?=[a-zA-Z])")
_NEXT = re.compile(rf"{_TAG.pattern}|{_COMMENT.pattern}")
_ACCENTED = "[a-z]{1,2}(?:acute|grave|uml|circ|cedil|tilde)"
_SIGN = "amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip"
_ENTITY = re.compile(rf"&(?:{_SIGN}|{_ACCENTED}|#\d{{1,7}}|#x[0-9a-fA-F]{{1,6}});", re.IGNORECASE)


def has_markup(text: str) -> bool:
    """Say whether a pasted text is HTML source: whether a tag or an entity of HTML is in it."""
    known = any(_name(tag) in _KNOWN for tag in _TAG.finditer(text))
    return known or _ENTITY.search(text) is not None


def read_markup(text: str) -> RawArticle:
    """Return the readable blocks of HTML source; the first `h1`, else the `title`, is the title."""
    stripper = _Stripper(keeps_lines=not any(_name(tag) in _BLOCK for tag in _TAG.finditer(text)))
    stripper.read(text)
    return RawArticle(tuple(stripper.blocks()), stripper.title)


def strip_markup(text: str) -> str:
    """Return a line of HTML source as a plain line."""
    return " ".join(block.text for block in read_markup(text).blocks) if has_markup(text) else text


def _name(tag: re.Match[str]) -> str:
    return (tag[2] or tag[4] or "").casefold()


@dataclass
class _Piece:
    """Collect the source text of one block."""

    furniture: str | None
    heading: str | None = None
    parts: list[str] = field(default_factory=list)


@dataclass
class _Stripper:
    keeps_lines: bool
    title: str | None = None
    pieces: list[_Piece] = field(default_factory=lambda: [_Piece(None)])
    open_furniture: list[str] = field(default_factory=list)
    skipping: str = ""

    def read(self, source: str) -> None:
        """Walk the source once, token by token."""
        position = 0
        while found := _NEXT.search(source, position):
            self.words(source[position : found.start()])
            name = _name(found)
            if not name:
                close = "-->" if found[0] == "<!--" else ">"
                end = source.find(close, found.end())
                position = len(source) if end < 0 else end + len(close)
            elif name not in _KNOWN:
                self.words(" ")
                position = found.end()
            elif name in _RAW and not (found[1] or found[3]):
                position = self.skip_raw(source, name, found.end())
            else:
                self.tag(name, closing=bool(found[1] or found[3]))
                position = found.end()
        self.words(source[position:])

    def skip_raw(self, source: str, name: str, start: int) -> int:
        """Pass over a script, a style and the like; a page's `title` becomes the title."""
        closing = re.compile(rf"</{name}\b[^<>]*>?", re.IGNORECASE).search(source, start)
        inside = source[start : closing.start() if closing else len(source)]
        if name == "title" and not self.title:
            self.title = " ".join(clean(html.unescape(inside)).split()) or None
        return closing.end() if closing else len(source)

    def tag(self, name: str, *, closing: bool) -> None:
        """Begin and end blocks as the tag says."""
        if name in _SKIPPED:
            if not closing and not self.skipping:
                self.skipping = name
            elif closing and self.skipping == name:
                self.skipping = ""
            return
        if name in _FURNITURE:
            if not closing:
                self.open_furniture.append(name)
            elif name in self.open_furniture:
                del self.open_furniture[self.open_furniture.index(name) :]
        if name in _BLOCK or name in _FURNITURE:
            inner = self.open_furniture[-1] if self.open_furniture else ""
            self.pieces.append(_Piece(_FURNITURE.get(inner), heading=None if closing else name))

    def words(self, source: str) -> None:
        """Add text to the block that is open."""
        if source and not self.skipping:
            self.pieces[-1].parts.append(source)

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks that hold anything; the first `h1` becomes the title instead."""
        headline_found = False
        for piece in self.pieces:
            text = clean(html.unescape("".join(piece.parts)))
            if not text:
                continue
            if piece.heading == "h1" and not headline_found:
                headline_found = True
                self.title = " ".join(text.split())
                continue
            lines = split_paragraphs(text) if self.keeps_lines else [" ".join(text.split())]
            yield from (Block(line, piece.furniture) for line in lines)
