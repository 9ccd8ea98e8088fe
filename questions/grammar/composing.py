"""Clauses put back together: as a statement of their own, and as a question about one of their parts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.clauses import Clause, Part
from questions.grammar.wording import Scope, Wording, capital
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_WORDS = read_toml("sentence_parts")
_DISCOURSE = frozenset(_WORDS["adverbs"]["discourse"])
_DISCOURSE_PHRASES = frozenset(_WORDS["adverbs"]["discourse_phrases"])
_KEEP = frozenset(_WORDS["adverbs"]["keep"])
_RELATIVE_TIME = frozenset(_WORDS["reference"]["relative_time"])
_ASIDE = frozenset(_WORDS["connectives"]["aside"])
_LOOSE = frozenset({"in", "at", "on", "after", "before", "during", "since", "by", "as", "with", "among", "over"})
_FEWEST_CLAUSE = 3
MOST_STEM_WORDS = 25
MOST_STATEMENT_WORDS = 32


@dataclass(frozen=True)
class Statement:
    """Hold a clause as a sentence of its own and where the asked part's words are in it."""

    text: str
    slot: Span | None


class Composer:
    """Word the clauses of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.wording = Wording(reading)

    def scope(self, clause: Clause) -> Scope:
        """Return an empty scope in which "it" and "they" may mean the clause's subject."""
        return Scope(None if clause.subject.root.pos_ == "PRON" else is_plural(clause.subject))

    def statement(self, clause: Clause, slot: Sequence[Token] = (), *, insert: str = "") -> Statement | None:  # noqa: PLR0911 (each doubt leaves at once)
        """Return the clause as a sentence; `slot` are the asked words, `insert` goes before them."""
        scope = self.scope(clause)
        pieces: list[str] = []
        found: Span | None = None
        # The subject comes first in what is known, so that "his" may stand before it.
        front = [part for part in clause.before if not self.droppable(part)]
        for part in front:
            text = self.wording.put(part.tokens, scope.child())
            if text is None:
                if part.root.lower_ in _LOOSE or part.role == "time":
                    continue
                return None
            self.wording.put(part.tokens, scope)
            if pieces and part.tokens[0].nbor(-1).text != ",":
                pieces[-1] = pieces[-1].rstrip(",")
            pieces.append(text + ",")
        subject = self.put_subject(clause, scope)
        if subject is None:
            return None
        sequence: list[tuple[Sequence[Token], str | None]] = [(clause.subject.tokens, subject)]
        sequence.append(((), clause.group.declarative()))
        sequence += [(part.tokens, None) for part in self.kept_after(clause)]
        asked = {token.i for token in slot}
        for tokens, ready in sequence:
            embedded = [token for token in tokens if token.dep_ in {"nsubj", "nsubjpass"} and ready is None]
            scope.numbers |= {noun.tag_ == "NNS" for noun in embedded if noun.pos_ == "NOUN"}
            if asked and tokens and asked <= {token.i for token in tokens}:
                piece, within = self._with_slot(tokens, slot, scope, ready, insert)
                if piece is None:
                    return None
                start = sum(len(one) + 1 for one in pieces)
                found = Span(start + within.start, start + within.end) if within is not None else None
                pieces.append(piece)
                continue
            text = ready if ready is not None else self.wording.put(tokens, scope)
            if text is None and tokens and self._spare(clause, tokens):
                continue
            if text is None:
                return None
            pieces.append(text)
            kinds = {part.root.dep_: is_plural(part) for part in clause.after if part.tokens is tokens}
            scope.numbers |= {kinds["dobj"]} if "dobj" in kinds else set()
        reporter = self.reporter(clause, scope)
        if reporter is None:
            return None
        text = capital(" ".join(pieces)) + reporter
        text = text.rstrip(",.") + "."
        if slot and found is None:
            return None
        return Statement(text, found) if len(text.split()) <= MOST_STATEMENT_WORDS else None

    def _with_slot(
        self, tokens: Sequence[Token], slot: Sequence[Token], scope: Scope, ready: str | None, insert: str
    ) -> tuple[str | None, Span | None]:
        """Return a part's text and where the asked words are in it."""
        first, last = slot[0].i, slot[-1].i
        before = [token for token in tokens if token.i < first]
        after = [token for token in tokens if token.i > last]
        texts = (
            [self.wording.put(some, scope) if some else "" for some in (before, slot, after)] if ready is None else []
        )
        if ready is not None:
            # The subject is worded already: find the asked words in it.
            asked = self.wording.put(slot, Scope()) or ""
            start = ready.find(asked)
            return ready, Span(start, start + len(asked)) if start >= 0 else None
        if any(text is None for text in texts):
            return None, None
        head, middle, tail = (text or "" for text in texts)
        lead = " ".join(piece for piece in (head, insert) if piece)
        lead += " " if lead else ""
        joint = "" if tail.startswith((",", "’s", "'s")) or not tail else " "
        return lead + middle + joint + tail, Span(len(lead), len(lead) + len(middle))

    def reporter(self, clause: Clause, scope: Scope) -> str | None:
        if clause.reporter is None:
            return ""
        text = self.wording.put(clause.reporter.tokens, scope)
        if text is None or clause.reporter.root.pos_ == "PRON":
            name = self.reading.person(clause.reporter.root)
            if name is None:
                return None
            text = name.name
        return f", according to {uncapital(text, clause.reporter.tokens[0])}"

    def _spare(self, clause: Clause, tokens: Sequence[Token]) -> bool:
        """Say whether a part behind an object or another phrase can go where it points nowhere."""
        parts = self.kept_after(clause)
        part = next((one for one in parts if one.tokens is tokens), None)
        if part is None or part.role not in {"prep", "time"} or clause.group.negated:
            return False
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
        words = " ".join(token.lower_ for token in part.tokens)
        if part.role == "adverbial" and len(part.tokens) < _FEWEST_CLAUSE:
            return True  # "if not", "as planned"
        if words in _DISCOURSE_PHRASES:
            return True
        if part.role == "adverbial":
            mark = connective(part)
            if mark is None:
                return root.tag_ in {"VBG", "VBN"} and (is_set_off(part) or part.start > root.head.i + 1)
            return mark in _ASIDE and is_set_off(part)
        return False

    def put_subject(self, clause: Clause, scope: Scope, *, answer: bool = False) -> str | None:
        """Return the subject's words; no "their" in them can stand for the subject itself."""
        numbers, scope.numbers = scope.numbers, set()
        text = self.wording.put(clause.subject.tokens, scope, answer=answer)
        scope.numbers = numbers
        return text

    def subject(self, clause: Clause, scope: Scope) -> str | None:
        """Return the subject as the middle of a question has it."""
        text = self.put_subject(clause, scope)
        if text is None or ("," in text and " and " not in text):
            return None
        return uncapital(text, clause.subject.tokens[0])

    def question(
        self,
        clause: Clause,
        wh: str,
        omit: Collection[Part],
        scope: Scope,
        *,
        tail: Sequence[str] = (),
        negated: bool = False,
    ) -> str | None:
        """Return the question that `wh` opens about a part left out, e.g. "What did Ann Lee open in May?"."""
        split = clause.group.split()
        subject = self.subject(clause, scope)
        if split is None or subject is None or (clause.group.negated and not negated):
            return None
        return self._finish(clause, [wh, split[0], subject, split[1]], omit, scope, tail)

    def subject_question(self, clause: Clause, wh: str, scope: Scope) -> str | None:
        """Return the question about the subject, e.g. "Who opened the shop in May?"."""
        if clause.group.negated:
            return None
        return self._finish(clause, [wh, clause.group.after_wh_subject()], (clause.subject,), scope, ())

    def counted_question(self, clause: Clause, wh: str, scope: Scope) -> str | None:
        """Return the question about a subject's number: "How many jurors were sent home?"."""
        return self._finish(clause, [wh, clause.group.declarative()], (clause.subject,), scope, ())

    def _finish(
        self, clause: Clause, pieces: list[str], omit: Collection[Part], scope: Scope, tail: Sequence[str]
    ) -> str | None:
        clauses: list[str] = []
        source: list[str] = []
        for part in self.kept_after(clause):
            if any(part is one for one in omit):
                continue
            text = self.wording.put(part.tokens, scope)
            if text is None and self._spare(clause, part.tokens):
                continue
            if text is None:
                return None
            if part.role == "object":
                scope.numbers.add(is_plural(part))
            place = (
                source
                if is_source(part)
                else clauses
                if part.role == "adverbial" and connective(part) and not tail
                else pieces
            )
            place.append(f", {text}" if is_source(part) else text)
        pieces += tail
        context = self.context(clause, omit, scope)
        if context is None:
            return None
        pieces += [*context, *clauses, *source]
        reporter = self.reporter(clause, scope)
        if reporter is None:
            return None
        stem = " ".join(piece for piece in pieces if piece).replace(" ,", ",") + reporter
        stem = capital(stem.rstrip(" ,.")) + "?"
        return stem if len(stem.split()) <= MOST_STEM_WORDS else None

    def context(self, clause: Clause, omit: Collection[Part], scope: Scope) -> list[str] | None:
        """Return what stood before the subject, worded to stand at the end of a question."""
        pieces: list[str] = []
        last = ""
        for part in clause.before:
            if self.droppable(part) or any(part is one for one in omit):
                continue
            if part.role == "clause":
                return None  # what was said, in front of who said it
            text = self.wording.put(part.tokens, scope)
            if text is None and (part.root.lower_ in _LOOSE or part.role == "time"):
                continue
            if text is None:
                return None
            worded = uncapital(text, part.tokens[0])
            if is_source(part):
                last = f", {worded}"
            else:
                pieces.append(worded)
        return [*pieces, last] if last else pieces


def connective(part: Part) -> str | None:
    """Return the conjunction that opens an adverbial clause, in lower case, or `None` for a participle."""
    for child in part.root.children:
        if child.dep_ == "mark" or (child.dep_ == "advmod" and child.tag_ == "WRB"):
            return str(child.lower_)
    return None


def is_source(part: Part) -> bool:
    """Say whether a part names where a fact comes from: "according to the police"."""
    return bool(part.tokens[0].lower_ == "according")


def is_set_off(part: Part) -> bool:
    """Say whether a comma or a dash stands on the side of a part that faces its verb."""
    doc = part.root.doc
    before = doc[part.start - 1] if part.start else None
    after = doc[part.tokens[-1].i + 1] if part.tokens[-1].i + 1 < len(doc) else None
    side = before if part.root.head.i < part.root.i else after
    return side is not None and side.text in {",", "–", "—"}


def is_plural(part: Part) -> bool:
    """Say whether a noun phrase is plural."""
    root = part.root
    if root.tag_ in {"NNS", "NNPS"} or root.lower_ in {"they", "we", "people", "police", "staff"}:
        return True
    return any(child.dep_ == "conj" for child in root.children) and any(
        child.lower_ == "and" for child in root.children
    )


def uncapital(text: str, first: Token) -> str:
    """Return a text with a small first letter unless its first word has a capital of its own."""
    if first.pos_ == "PROPN" or first.ent_type_ in {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"}:
        return text if first.tag_ not in {"DT", "IN"} else text[:1].lower() + text[1:]
    if first.lower_ == "i" or (len(first.text) > 1 and first.text.isupper()):
        return text
    if first.is_sent_start or first.lower_ in {"the", "a", "an"}:
        return text if not text.startswith(first.text) else text[:1].lower() + text[1:]
    return text
