"""Sayings: single sentences of direct speech that stand alone and whose speaker is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.facts.dangling import dangles
from questions.facts.once import once_a_reading
from questions.facts.quotations import Quotation, find_quotations
from questions.facts.speakers import Speaker
from questions.reading import Reading
from questions.span import Span
from questions.wording import content_words, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LENGTH = range(6, 28)
_FEWEST_CONTENT_WORDS = 3
_NAME_OR_FIGURE = re.compile(r"\d|[\w,] (?!I\b)[A-Z]")
"""With neither, as few words may be of anything: “A lot of them have left”."""
_NEAR = 3
_LEADS = frozenset({"and", "but"})
_LEADS_TO_SUBJECT = frozenset({"so", "or", "yet"})
_OPENING_SUBJECTS = frozenset(
    {"i", "you", "we", "he", "she", "it", "they", "the", "a", "an", "this", "that", "these", "there", "my", "our",
     "your", "their", "if", "when", "what"}
)  # fmt: skip
"""“So we left” goes on from before, “So many left” does not."""
_OUTCOMES = ("as a consequence", "as a result", "for that reason", "for this reason", "on top of that", "in response")
_LEADS_APART = frozenset(
    {"however", "therefore", "instead", "moreover", "furthermore", "also", "actually", "basically", "well", "now",
     "obviously", "of course", "in other words", "i mean", "you know", "in addition", "even then", "then", "hopefully",
     "for example", "for instance",
     *_OUTCOMES}
)  # fmt: skip
"""With a comma behind them these only join a sentence to the one before, or mean nothing."""
_MOST_LEADS = 2
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True)
class Saying:
    """Hold one quoted sentence to the letter, without an "And" that leads it. `named`: not only as "he" or "she"."""

    words: Span
    speaker: Speaker
    evidence: tuple[Span, ...]
    named: bool

    def shown(self, text: str) -> str:
        """Return the sentence as it stands in the article's `text`, with a capital and without its last comma."""
        said = " ".join(self.words.cut(text).split()).rstrip(" ,.")
        return said[:1].upper() + said[1:]


@once_a_reading
def find_sayings(reading: Reading) -> Iterator[Saying]:
    """Yield the quoted sentences that a reader understands without the text around them."""
    quotations = list(find_quotations(reading))
    for place, quotation in enumerate(quotations):
        after = quotations[place + 1] if place + 1 < len(quotations) else None
        if quotation.speaker is None or quotation.tag is None or _broken(reading, quotation, after):
            continue
        for span in _sentences(reading, quotation.words):
            if _stands_alone(reading, span, quotation.speaker):
                yield _saying(quotation, span, quotation.speaker, quotation.tag)


def _broken(reading: Reading, quotation: Quotation, after: Quotation | None) -> bool:
    """Say whether the quotation's last sentence goes on after its tag: “I know,” she said, “that …”."""
    text = reading.article.text
    if after is None or after.paragraph != quotation.paragraph:
        return False
    between = text[quotation.marked.end : after.marked.start].rstrip()
    return between.endswith(",") and after.words.cut(text)[:1].islower()


def _sentences(reading: Reading, quoted: Span) -> Iterator[Span]:
    """Yield the whole sentences inside quotation marks; a fragment has none."""
    text = reading.article.text
    tokens = list(reading.doc.char_span(*quoted, alignment_mode="contract") or ())
    if not tokens:
        return
    starts = [
        token.idx for place, token in enumerate(tokens) if place == 0 or (token.is_sent_start and not token.is_space)
    ]
    for start, end in zip(starts, [*starts[1:], quoted.end], strict=True):
        span = Span(start, start + len(text[start:end].rstrip()))
        shown = span.cut(text)
        if shown[:1].isupper() and shown.endswith((".", "!", "?", ",")):
            yield _without_lead(span, text)


def _without_lead(span: Span, text: str) -> Span:
    """Leave out what leads a sentence on from the one before: "But", "In other words,"."""
    for _ in range(_MOST_LEADS):
        shown = span.cut(text)
        first, _, rest = shown.partition(" ")
        opening, comma, _ = shown.partition(",")
        joins = first.lower() in _LEADS_TO_SUBJECT and rest.split(" ")[0].lower() in _OPENING_SUBJECTS
        if comma and opening.lower() in _LEADS_APART | _LEADS | _LEADS_TO_SUBJECT:
            cut = len(opening) + 1
        elif joins or (first.lower() in _LEADS and rest):
            cut = len(first)
        else:
            return span
        cut += len(shown[cut:]) - len(shown[cut:].lstrip())
        span = Span(span.start + cut, span.end)
    return span


def _stands_alone(reading: Reading, span: Span, speaker: Speaker) -> bool:
    shown = span.cut(reading.article.text)
    fewest = _FEWEST_CONTENT_WORDS + (_NAME_OR_FIGURE.search(shown) is None)
    if len(words(shown)) not in _LENGTH or len(content_words(shown)) < fewest:
        return False
    if any(mark in shown for mark in '…“”"[]') or "..." in shown or shown.lower().startswith(_OUTCOMES):
        return False
    if any(word in shown.split() for word in speaker.name.split()):
        return False
    tokens = list(reading.doc.char_span(*span, alignment_mode="expand") or ())
    return _is_whole(tokens) and not dangles(tokens)


def _is_whole(tokens: Sequence[Token]) -> bool:
    """Say whether words have a main verb of their own: not “Seen from the hill” or “Like a cat does”."""
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head.i == token.i or token.head.i not in inside]
    return any(
        token.pos_ in {"VERB", "AUX"}
        and not any(child.dep_ == "mark" and child.i == tokens[0].i for child in token.children)
        and any(one.tag_ in _FINITE or (one.tag_ == "VB" and one == token) for one in (token, *token.children))
        for token in tops
    )


def _saying(quotation: Quotation, span: Span, speaker: Speaker, tag: Span) -> Saying:
    marked = Span(span.start - (span.start == quotation.words.start), span.end + (span.end == quotation.words.end))
    person = speaker.person
    named = person is None or any(tag.contains(mention) for mention in person.mentions)
    parts = [marked, tag]
    if person is not None and not named:
        before = [mention for mention in person.mentions if mention.end <= min(marked.start, tag.start)]
        parts += before[-1:]
    return Saying(span, speaker, _joined(sorted(parts)), named)


def _joined(parts: list[Span]) -> tuple[Span, ...]:
    """Join stretches that all but touch."""
    joined = parts[:1]
    for part in parts[1:]:
        if part.start - joined[-1].end <= _NEAR:
            joined[-1] = Span(joined[-1].start, max(part.end, joined[-1].end))
        else:
            joined.append(part)
    return tuple(joined)
