"""The words of a clause: which of its parts stay, and how its subject and its source are worded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.parts import Part
from questions.grammar.phrases import connective, is_plural, is_set_off, uncapital
from questions.grammar.scope import Scope
from questions.grammar.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_WORDS = read_toml("sentence_parts")
_DISCOURSE = frozenset(_WORDS["adverbs"]["discourse"])
_DISCOURSE_PHRASES = frozenset(_WORDS["adverbs"]["discourse_phrases"])
_KEEP = frozenset(_WORDS["adverbs"]["keep"])
_RELATIVE_TIME = frozenset(_WORDS["reference"]["relative_time"])
_ASIDE = frozenset(_WORDS["connectives"]["aside"])
LOOSE = frozenset({"in", "at", "on", "after", "before", "during", "since", "by", "as", "with", "among", "over"})
_WHITHER = frozenset({"out", "into", "onto", "off", "away", "toward", "towards"})
_FEWEST_CLAUSE = 3


class ClauseWords:
    """Word the clauses of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.wording = Wording(reading)

    def scope(self, clause: Clause) -> Scope:
        """Return an empty scope in which "it" and "they" may mean the clause's subject."""
        root, plural = clause.subject.root, is_plural(clause.subject)
        nobody = root.pos_ == "PRON" or (not plural and noun_is_human(root)) or self.reading.person(root) is not None
        return Scope(plural if plural or not nobody else None)

    def reporter(self, clause: Clause, scope: Scope) -> str | None:
        if clause.source is not None:
            return f", according to {clause.source}"
        if clause.reporter is None:
            return ""
        text = self.wording.put(clause.reporter.tokens, scope)
        if text is None or clause.reporter.root.pos_ == "PRON":
            name = self.reading.person(clause.reporter.root)
            if name is None:
                return None
            text = name.name
        return f", according to {uncapital(text, clause.reporter.tokens[0])}"

    def is_spare(self, clause: Clause, tokens: Sequence[Token]) -> bool:
        """Say whether a part behind an object or another phrase can go where it points nowhere."""
        parts = self.kept_after(clause)
        part = next((one for one in parts if one.tokens is tokens), None)
        if part is None or part.role not in {"prep", "time"} or clause.group.negated:
            return False
        if part.root.lower_ in _WHITHER:
            return False  # "pulled her out of the water"
        if any(one.start == part.tokens[-1].i + 1 and one.root.lower_ in {"but", "except"} for one in parts):
            return False  # "in all but a few towns"
        return any(one.start < part.start and one.role in {"object", "prep", "attribute"} for one in parts)

    def kept_after(self, clause: Clause) -> list[Part]:
        """Return the parts after the verb without the asides."""
        return [part for part in clause.after if not self.droppable(part)]

    def droppable(self, part: Part) -> bool:  # noqa: PLR0911 (each doubt leaves at once)
        """Say whether a part can go without making the fact another one."""
        root = part.root
        if part.role == "adverb" and part.start < root.head.i and root.lower_ not in _KEEP:
            return True
        if part.role == "adverb":
            return root.lower_ in _DISCOURSE or root.lower_ in _RELATIVE_TIME
        if part.role == "prep" and root.lower_ == "with" and is_set_off(part):
            # ", with one of them selling for £30": a second fact
            return any(token.tag_ in {"VBG", "VBN"} and token.i > root.i + 1 for token in part.tokens)
        words = " ".join(token.lower_ for token in part.tokens)
        if part.role == "adverbial" and len(part.tokens) < _FEWEST_CLAUSE:
            return True  # "if not", "as planned"
        if words in _DISCOURSE_PHRASES:
            last = part.tokens[-1]
            # "in all but a few towns" is no "in all".
            return last.i + 1 >= len(last.doc) or last.nbor(1).lower_ not in {"but", "of", "to", "that"}
        if part.role == "adverbial":
            mark = connective(part)
            if mark is None or (root.tag_ == "VBG" and part.tokens[0].tag_ == "RB"):
                if root.tag_ == "VBD" and part.tokens[0] == root:
                    return is_set_off(part)  # ", frightened off by the storm", which is often taken for a past tense
                return root.tag_ in {"VBG", "VBN"} and (is_set_off(part) or part.start > root.head.i + 1)
            return mark in _ASIDE and is_set_off(part)
        return False

    def put_subject(self, clause: Clause, scope: Scope, *, answer: bool = False) -> str | None:
        """Return the subject's words; no "their" in them can stand for the subject itself."""
        numbers, scope.numbers = scope.numbers, set()
        text = self.wording.put(clause.subject.tokens, scope, answer=answer)
        scope.numbers = numbers
        return text
