"""The article cut into segments by the server, so that the browser counts no characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from flask import Flask

from questions.span import Span
from quiz.models.article import Article


@dataclass(frozen=True, slots=True)
class Segment:
    """Hold a stretch of text that one sentence and the same marks cover.

    `marks` names the marks over it; `starts` are the anchors that begin here (a mark's own name for its
    first span, `NAME-2`, `NAME-3` … for further ones); `sentence` is the index of the article's sentence, and
    `opens` says that it begins here.
    """

    text: str
    marks: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    sentence: int | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """Hold a sentence that a question can ask for, with its index among all of the article's."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """Hold one paragraph of an article; `furniture` says why it is never asked about."""

    segments: tuple[Segment, ...]
    furniture: str | None = None

    @property
    def text(self) -> str:
        """Return the whole paragraph."""
        return "".join(segment.text for segment in self.segments)

    @property
    def by_sentence(self) -> list[tuple[int | None, list[Segment]]]:
        """Return the segments in groups, one a sentence; what stands between two is a group of its own."""
        return [(index, list(group)) for index, group in groupby(self.segments, lambda segment: segment.sentence)]


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    name: str
    anchor: str


def paragraphs(article: Article, marks: Iterable[tuple[Span, str]] = ()) -> list[MarkedParagraph]:
    """Return an article's paragraphs cut where a mark or a sentence starts or ends.

    `marks` pairs spans of the article's text with names; several spans may share one name, and marks may
    overlap. What lies outside the text or between paragraphs is left out.
    """
    named = _anchored(marks)
    sentences = article.sentence_spans()
    starts = [span.start for span in sentences]
    cut: list[MarkedParagraph] = []
    begun: set[str] = set()
    for paragraph in article.to_text().paragraphs:
        over = [mark for mark in named if mark.span.overlaps(paragraph.span)]
        low = max(0, bisect_right(starts, paragraph.span.start) - 1)
        within = range(low, bisect_left(starts, paragraph.span.end))
        segments: list[Segment] = []
        for piece in _pieces(paragraph.span, [*(mark.span for mark in over), *(sentences[i] for i in within)]):
            here = [mark for mark in over if mark.span.contains(piece)]
            new = tuple(mark.anchor for mark in here if mark.anchor not in begun)
            begun.update(new)
            sentence = next((i for i in within if sentences[i].contains(piece)), None)
            names = tuple(dict.fromkeys(mark.name for mark in here))
            opens = sentence is not None and piece.start == max(sentences[sentence].start, paragraph.span.start)
            segments.append(Segment(piece.cut(article.text), names, new, sentence, opens))
        cut.append(MarkedParagraph(tuple(segments), paragraph.furniture))
    return cut


def numbered_sentences(marked: Iterable[MarkedParagraph]) -> list[NumberedSentence]:
    """Return the sentences of an article, but for those of its furniture."""
    texts: dict[int, str] = {}
    for paragraph in marked:
        for segment in () if paragraph.furniture else paragraph.segments:
            if segment.sentence is not None:
                texts[segment.sentence] = texts.get(segment.sentence, "") + segment.text
    return [NumberedSentence(index, " ".join(text.split())) for index, text in texts.items()]


def init_app(app: Flask) -> None:
    """Let templates number an article's sentences."""
    app.jinja_env.filters["numbered_sentences"] = numbered_sentences


def _anchored(marks: Iterable[tuple[Span, str]]) -> list[_Mark]:
    counted: dict[str, int] = {}
    named = []
    for span, name in sorted(marks, key=lambda mark: mark[0]):
        counted[name] = counted.get(name, 0) + 1
        anchor = name if counted[name] == 1 else f"{name}-{counted[name]}"
        named.append(_Mark(span, name, anchor))
    return named


def _pieces(whole: Span, cuts: Sequence[Span]) -> list[Span]:
    """Return `whole` cut at every boundary of `cuts` that lies inside it."""
    inside = {bound for span in cuts for bound in span if whole.start < bound < whole.end}
    bounds = [whole.start, *sorted(inside), whole.end]
    return [Span(start, end) for start, end in pairwise(bounds) if start < end]
