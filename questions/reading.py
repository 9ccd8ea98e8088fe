"""The reading: what the generator knows of an article. Only it and its parts load a language model."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from questions.article import Article
from questions.language_model import parse
from questions.names import Person, find_people
from questions.pronouns import resolve_pronouns
from questions.quote_marks import find_quotations
from questions.span import Span
from questions.things import resolve_things

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

__all__ = ["Person", "Reading", "Sentence", "read"]


@dataclass(frozen=True)
class Sentence:
    """Hold one sentence; `paragraph` indexes the article's paragraphs; furniture has no sentences.

    `words` are the tokens once more, to go through: the span makes each anew, which costs five times as much.
    """

    index: int
    span: Span
    paragraph: int
    tokens: DocSpan
    words: tuple[Token, ...]


@dataclass(frozen=True)
class Reading:
    """Hold an article with its parse: `doc` covers `article.text`, so its character offsets are the article's.

    `quotations` are the stretches inside quotation marks, marks included; `referents` says for the index
    of a token which person it certainly stands for, `things` the same of "it" and "they" with nouns.
    """

    article: Article
    doc: Doc
    sentences: Sequence[Sentence]
    people: Sequence[Person]
    quotations: Sequence[Span] = ()
    referents: Mapping[int, Person] = field(default_factory=dict)
    things: Mapping[int, Token] = field(default_factory=dict)
    found: dict[object, Sequence[object]] = field(default_factory=dict, compare=False, repr=False)
    """What `once_a_reading` remembers."""

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that covers a character offset, or `None` (furniture, white space)."""
        position = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        if position < 0 or offset >= self.sentences[position].span.end:
            return None
        return self.sentences[position]

    def person(self, token: Token) -> Person | None:
        """Return the person a name's token or a pronoun certainly stands for, or `None` when in doubt."""
        return self.referents.get(token.i)

    def quoted(self, span: Span) -> bool:
        """Say whether a span touches words inside quotation marks."""
        position = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.end)
        return position < len(self.quotations) and self.quotations[position].overlaps(span)


def read(article: Article, reached: Callable[[float], None] | None = None) -> Reading:
    """Parse an article; the model is loaded once a process. `reached` is called with the share read so far."""
    doc = parse(article, reached)
    sentences = tuple(_sentences(article, doc))
    quotations = find_quotations(article)
    people, named = find_people(doc)
    bare = Reading(article, doc, sentences, people, quotations, named)
    return Reading(
        article, doc, sentences, people, quotations, {**named, **resolve_pronouns(bare)}, resolve_things(bare)
    )


def _sentences(article: Article, doc: Doc) -> Iterator[Sentence]:
    """Yield the sentences of the prose, without the white space around them."""
    index = 0
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.furniture is not None:
            continue
        tokens = doc.char_span(*paragraph.span, alignment_mode="contract")
        starts = [token.i for token in tokens if token.is_sent_start] if tokens is not None else []
        ends = [*starts[1:], tokens.end] if tokens is not None else []
        for found in (doc[start:end] for start, end in zip(starts, ends, strict=True)):
            first, last = found.start, found.end
            while first < last and doc[first].is_space:
                first += 1
            while last > first and doc[last - 1].is_space:
                last -= 1
            if first < last:
                sentence = doc[first:last]
                yield Sentence(index, Span(sentence.start_char, sentence.end_char), number, sentence, tuple(sentence))
                index += 1
