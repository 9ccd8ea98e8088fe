"""Where the quotation marks are: the stretches of a paragraph that somebody else's words fill."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.article import Article
from questions.span import Span

_PAIRS = {"“": "”", "«": "»"}
_SINGLE = re.compile(r"(?<!\w)‘[^‘]{1,400}?(?<=[\w.,!?…])’(?!\w)")


def find_quotations(article: Article) -> tuple[Span, ...]:
    """Return the quoted stretches, marks included, in order; an unclosed one runs to its paragraph's end."""
    found: list[Span] = []
    for paragraph in article.prose():
        text = paragraph.span.cut(article.text)
        double = list(_double(text))
        spans = double + [
            Span(*match.span())
            for match in _SINGLE.finditer(text)
            if not any(span.overlaps(Span(*match.span())) for span in double)
        ]
        start = paragraph.span.start
        found.extend(Span(start + span.start, start + span.end) for span in sorted(spans))
    return tuple(found)


def _opens_anew(text: str, position: int, closer: str) -> bool:
    """Say whether a mark within an open quotation can only open another: a space before it, and none behind."""
    if text[position] == "“":
        return closer == "”"
    if text[position] != '"' or closer != '"':
        return False
    behind = text[position + 1 : position + 2]
    return text[position - 1].isspace() and bool(behind) and not behind.isspace()


def _double(text: str) -> Iterator[Span]:
    start, closer = -1, ""
    for position, character in enumerate(text):
        if start < 0 and (character in _PAIRS or character == '"'):
            start, closer = position, _PAIRS.get(character, '"')
        elif start >= 0 and _opens_anew(text, position, closer):
            yield Span(start, position)  # the one before was never closed
            start = position
        elif start >= 0 and character == closer:
            yield Span(start, position + 1)
            start = -1
    if start >= 0:
        yield Span(start, len(text))
