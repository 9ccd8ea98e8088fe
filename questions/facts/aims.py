"""The aims an article tells of, of whoever has them: every "to" with what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.asking.shortening import shorten
from questions.facts.once import once_a_reading
from questions.facts.parts import part_of
from questions.grammar.composing import Composer
from questions.grammar.scope import Scope
from questions.grammar.verbs import verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_WANTING = frozenset(
    {
        "want",
        "hope",
        "plan",
        "try",
        "aim",
        "use",
        "help",
        "attempt",
        "intend",
        "seek",
        "wish",
        "decide",
        "promise",
        "pledge",
    }
)
_FEWEST, _MOST = 3, 10


@dataclass(frozen=True)
class Aim:
    """Hold an aim as the words behind "to", with the index of its sentence."""

    text: str
    sentence: int


@once_a_reading
def find_aims(reading: Reading) -> Iterator[Aim]:
    """Yield the aims of an article that stand alone, each once, in order."""
    composer = Composer(reading)
    composer.wording.quoting = True
    seen: set[str] = set()
    for sentence in reading.sentences:
        for token in sentence.words:
            if not _is_aim(token):
                continue
            tokens = tuple(one for one in part_of(token, "infinitive").tokens if one.i >= token.i)
            text = composer.wording.put(shorten(tokens, token, _MOST), Scope(), answer=True)
            fits = text is not None and _FEWEST <= len(text.split()) + 1 <= _MOST + 1
            if text is not None and fits and text not in seen and not any(mark in text for mark in ',“”"('):
                seen.add(text)
                yield Aim(text, sentence.index)


def _is_aim(verb: Token) -> bool:
    """Say whether a verb behind "to" tells what somebody wants or does something for, and to what."""
    if (
        verb.tag_ != "VB"
        or verb.i == 0
        or verb.nbor(-1).tag_ != "TO"
        or verb.lemma_ in {"be", "have", "do", "get", "look", "feel", "seem", "become"}
    ):
        return False
    if not any(child.dep_ in {"dobj", "prep"} and child.i > verb.i for child in verb.children):
        return False
    if verb.dep_ == "advcl":
        return verb.head.pos_ == "VERB"
    head = verb.head
    if verb_lemma(head) == "use" and not any(child.dep_ == "dobj" for child in head.children):
        return False  # what they "used to" do
    return verb.dep_ == "xcomp" and head.pos_ == "VERB" and verb_lemma(head) in _WANTING
