"""Cuts: whether words taken out of a sentence can stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_NEVER_FIRST = frozenset({"than", "whether", "that", "which", "who", "whom", "whose", "what", "how", "why"})
_TAGS = frozenset(read_toml("speech")["tags"])
_WITH_COMPLEMENT = frozenset({"acomp", "attr", "ccomp", "dobj", "oprd", "xcomp"})
_LINKING = frozenset({"appear", "be", "become", "feel", "look", "seem", "sound"})
_GOVERNS = frozenset({"ADP", "ADJ", "DET", "NUM"})
_VERBS = frozenset({"VERB", "AUX"})
_LONGEST_TAG = 4


def is_cut_well(doc: Doc, span: Span, sentence: Span) -> bool:
    """Say whether the words cut out of a sentence neither begin with what ties them to others nor stop too soon."""
    cut = doc.char_span(span.start, span.end)
    if cut is None:
        return False
    if span.start > sentence.start and (_is_governed(cut[0]) or _begins_with_tag(cut)):
        return False
    if span.end >= sentence.end - 1:
        return True
    if _measures_rest(cut):
        return False
    stops = any(child.dep_ in _WITH_COMPLEMENT and child.i >= cut.end for token in cut for child in token.children)
    return not stops and cut[-1].lemma_ not in _LINKING


def _measures_rest(cut: DocSpan) -> bool:
    """Say whether the last word belongs to what was cut away: “moments [after he left]”."""
    last = cut[-1]
    timed = last.dep_ == "npadvmod" and last.nbor(1).dep_ == "mark"
    return timed or (last.head.i >= cut.end and last.pos_ not in _VERBS)


def _is_governed(first: Token) -> bool:
    """Say whether a cut begins with, or right behind, a word that ties it to others: “than …”, “be who [he is]”."""
    before = first.nbor(-1)
    return first.lower_ in _NEVER_FIRST or before.pos_ in _GOVERNS or before.tag_ in {"WP", "WDT"}


def _begins_with_tag(cut: DocSpan) -> bool:
    """Say whether the words begin with who said them: “Moss said, too far for the children to walk”."""
    return any(
        token.lemma_.lower() in _TAGS and token.nbor(1).text == "," and token.pos_ == "VERB"
        for token in cut[: min(_LONGEST_TAG, len(cut) - 1)]
    )
