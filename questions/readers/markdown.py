"""Markdown: its signs go, the words and their paragraphs stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from questions.readers.base import Block, Format, RawArticle
from questions.readers.encodings import decode
from questions.readers.text import read_text

_FENCED = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_FRONT = re.compile(r"\A---[ \t]*\n(.{0,4000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"""^(title|author|date)\s*:\s*["']?(.+?)["']?\s*$""", re.MULTILINE | re.IGNORECASE)
_SETEXT = re.compile(r"^([^\n#>*-][^\n]*)\n(=|-)\2{2,}[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t#]*$")
_RULE = re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE)
_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_LINK = re.compile(r"\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_NOTE = re.compile(r"\[\^[^\]\n]+\]")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")
_CODE = re.compile(r"`([^`\n]+)`")
_AUTOLINK = re.compile(r"<(?:https?|mailto):[^>\s]*>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_TABLE = re.compile(r"^[ \t]*\|.*\|[ \t]*$")
_INDENT = re.compile(r"^(?: {4,}|\t)\S")


def read_markdown(data: bytes) -> RawArticle:
    """Return the blocks of a Markdown text; its first heading, or what its head says, is the title."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    read_text(text)  # refuses what is no text
    front = _FRONT.match(text)
    said = {name.casefold(): value for name, value in _FIELD.findall(front[1])} if front else {}
    body = _FENCED.sub("", text[front.end() :] if front else text)
    body = _SETEXT.sub(lambda found: f"\n{'#' if found[2] == '=' else '##'} {found[1]}\n", body)
    body = _REFERENCE.sub("", _RULE.sub("", _QUOTED.sub("", body)))
    blocks = list(_blocks(body))
    title = said.get("title")
    if title is None and blocks and blocks[0].furniture == "heading":
        title = blocks.pop(0).text
    return RawArticle(tuple(blocks), title, said.get("author"), _day(said.get("date", "")))


def _blocks(body: str) -> Iterator[Block]:
    lines: list[str] = []
    for line in [*body.split("\n"), ""]:
        heading = _HEADING.match(line)
        special = heading or _ITEM.match(line) or _TABLE.match(line)
        if lines and (special or not line.strip()):
            yield from _plain(" ".join(lines), "list" if _ITEM.match(lines[0]) else None)
            lines = []
        if heading:
            yield from _plain(heading[1], "heading")
        elif _TABLE.match(line):
            yield from _plain(" · ".join(filter(None, map(str.strip, line.strip().strip("|").split("|")))), "list")
        elif line.strip() and (lines or not _INDENT.match(line) or _ITEM.match(line)):
            lines.append(line.strip())


def _plain(text: str, furniture: str | None) -> Iterator[Block]:
    text = _ITEM.sub("", text) if furniture == "list" else text
    text = _AUTOLINK.sub("", _NOTE.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text))))
    text = _ESCAPED.sub(r"\1", _CODE.sub(r"\1", _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))))
    if text.strip(" |:-·"):
        found = read_text(text).blocks
        yield from (Block(block.text, furniture) for block in found)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


FORMAT = Format("markdown", (".md", ".markdown"), read_markdown)
