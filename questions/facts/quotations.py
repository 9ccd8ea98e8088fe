"""Quotations and reported speech: what was said, to the letter, and by whom where that is certain."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from questions.facts.once import once_a_reading
from questions.facts.speakers import Speaker, has_speech_verb, speaker_after, speaker_before
from questions.facts.untagged import lead_of, speaker_led_to
from questions.reading import Person, Reading
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDS_OPEN = re.compile(r"[,?!…—–-]$")
_SENTENCE_ENDS = frozenset({".", "!", "?", "…"})


@dataclass(frozen=True)
class Quotation:
    """Hold a direct quotation. `speaker` is `None` where the article does not make it certain.

    `words` is the span inside the marks, `tag` the span of the words that name the speaker.
    """

    words: Span
    marked: Span
    paragraph: int
    speaker: Speaker | None = None
    tag: Span | None = None


@once_a_reading
def find_quotations(reading: Reading) -> Iterator[Quotation]:
    """Yield every direct quotation of the prose, in order, with its speaker where that is certain."""
    found = list(_tagged(reading))
    speaking = {one.speaker.person for one in found if one.speaker and one.speaker.person}
    for place, quotation in enumerate(found):
        paragraph = reading.article.paragraphs[quotation.paragraph].span
        near = [one.marked for one in found[max(0, place - 1) : place + 2] if one.paragraph == quotation.paragraph]
        since = max((mark.end for mark in near if mark.end <= quotation.marked.start), default=paragraph.start)
        limit = min((mark.start for mark in near if mark.start >= quotation.marked.end), default=paragraph.end)
        told = quotation.speaker or _lost_its_end(reading, quotation)
        yield quotation if told else _untagged(reading, quotation, since, limit, speaking)


def _untagged(
    reading: Reading, quotation: Quotation, since: int, limit: int, speaking: Collection[Person]
) -> Quotation:
    """Name the speaker of a quotation without a tag by the sentence that leads to it."""
    text = reading.article.text
    lead = lead_of(reading, since, quotation.marked.start)
    following = text[quotation.marked.end : limit]
    speaker = speaker_led_to(reading, lead, quotation.words.cut(text).rstrip(), following, speaking)
    return quotation if speaker is None else replace(quotation, speaker=speaker, tag=_extent(lead))


def _tagged(reading: Reading) -> Iterator[Quotation]:
    """Yield every direct quotation, in order, with the speaker whom a tag names."""
    running: Quotation | None = None
    for index, paragraph in enumerate(reading.article.paragraphs):
        found = list(_in_paragraph(reading, index)) if paragraph.furniture is None else []
        if running and found and found[0].marked.start == paragraph.span.start and found[0].speaker is None:
            found[0] = replace(found[0], speaker=running.speaker, tag=running.tag)
        yield from found
        # A quotation left open at a paragraph's end goes on in the next, by the same speaker.
        running = found[-1] if found and not _closed(reading.article.text, found[-1].marked) else None


def _in_paragraph(reading: Reading, index: int) -> Iterator[Quotation]:
    text, paragraph = reading.article.text, reading.article.paragraphs[index].span
    first = bisect_left(reading.quotations, paragraph.start, key=lambda mark: mark.start)
    until = bisect_left(reading.quotations, paragraph.end, key=lambda mark: mark.start)
    marks = reading.quotations[first:until]
    ends = [paragraph.start, *(mark.end for mark in marks)]
    starts = [*(mark.start for mark in marks[1:]), paragraph.end]
    before: Quotation | None = None
    for mark, since, limit in zip(marks, ends, starts, strict=False):
        words = Span(mark.start + 1, mark.end - _closed(text, mark))
        quotation = Quotation(words, mark, index)
        if not _lost_its_end(reading, quotation):
            quotation = _attributed(reading, quotation, Span(since, mark.start), Span(mark.end, limit))
            if quotation.speaker is None and not _has_own_tag(reading, quotation, Span(mark.end, limit)):
                quotation = _continued(reading, quotation, before)
        yield quotation
        before = quotation


def _closed(text: str, marked: Span) -> bool:
    return len(marked.cut(text)) > 1 and text[marked.end - 1] in '”"»’'


def _lost_its_end(reading: Reading, quotation: Quotation) -> bool:
    """Say whether another quotation begins before this one has closed: part of it may be the article's own words."""
    paragraph = reading.article.paragraphs[quotation.paragraph].span
    return quotation.marked.end < paragraph.end and not _closed(reading.article.text, quotation.marked)


def _attributed(reading: Reading, quotation: Quotation, gap_before: Span, gap_after: Span) -> Quotation:
    """Name the speaker by the tag that follows the quotation or, failing that, leads to it."""
    text = reading.article.text
    words = quotation.words.cut(text).rstrip()
    after = gap_after.cut(text)
    if _ENDS_OPEN.search(words) or after.startswith(","):
        tag = _first_sentence(reading, gap_after)
        found = speaker_after(reading, tag)
        if found is not None:
            return replace(quotation, speaker=found.speaker, tag=_extent(tag))
    lead = gap_before.cut(text).rstrip()
    if lead.endswith((":", ",")):
        tag = _last_sentence(reading, gap_before)
        found = speaker_before(reading, tag)
        if found is not None:
            return replace(quotation, speaker=found.speaker, tag=_extent(tag))
    return quotation


def _has_own_tag(reading: Reading, quotation: Quotation, gap_after: Span) -> bool:
    """Say whether a tag behind a quotation gives it to somebody, though none knows to whom: “…,” neighbours said."""
    open_ended = quotation.words.cut(reading.article.text).rstrip()
    if not _ENDS_OPEN.search(open_ended) and not gap_after.cut(reading.article.text).startswith(","):
        return False
    return has_speech_verb(_first_sentence(reading, gap_after))


def _continued(reading: Reading, quotation: Quotation, before: Quotation | None) -> Quotation:
    """Give a quotation the speaker of the one before it when only that one's tag stands between them."""
    if before is None or before.speaker is None or before.tag is None:
        return quotation
    text = reading.article.text
    tag_follows = before.tag.start >= before.marked.end
    rest = Span(before.tag.end if tag_follows else before.marked.end, quotation.marked.start).cut(text)
    if tag_follows and rest.strip() in {"", "."}:
        return replace(quotation, speaker=before.speaker, tag=before.tag)
    return quotation


def _tokens(reading: Reading, span: Span) -> list[Token]:
    found = reading.doc.char_span(span.start, span.end, alignment_mode="contract")
    return [token for token in found if not token.is_space] if found is not None else []


def _first_sentence(reading: Reading, span: Span) -> list[Token]:
    tokens = _tokens(reading, span)
    end = next((place for place, token in enumerate(tokens) if token.text in _SENTENCE_ENDS), len(tokens))
    return tokens[:end]


def _last_sentence(reading: Reading, span: Span) -> list[Token]:
    tokens = _tokens(reading, span)
    start = max((place + 1 for place, token in enumerate(tokens) if token.text in _SENTENCE_ENDS), default=0)
    return tokens[start:]


def _extent(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
