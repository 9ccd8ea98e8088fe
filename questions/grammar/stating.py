"""Clauses put back together as statements of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.facts.clauses import Clause
from questions.grammar.phrases import capital, is_plural
from questions.grammar.scope import Scope
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


from questions.grammar.clause_words import LOOSE, ClauseWords

MOST_STATEMENT_WORDS = 32


@dataclass(frozen=True)
class Statement:
    """Hold a clause as a sentence of its own and where the asked part's words are in it."""

    text: str
    slot: Span | None


class Stater(ClauseWords):
    """State the clauses of one reading."""

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
                if part.root.lower_ in LOOSE or part.role == "time":
                    continue
                return None
            self.wording.put(part.tokens, scope)
            if pieces and part.tokens[0].nbor(-1).text != ",":
                pieces[-1] = pieces[-1].rstrip(",")
            pieces.append(text + ",")
        subject = self.put_subject(clause, scope)
        if subject is None or _is_torn(clause):
            return None
        subject += _closing(subject, clause.subject.tokens)
        sequence: list[tuple[Sequence[Token], str | None]] = [(clause.subject.tokens, subject)]
        group = clause.group
        sequence.append(((), group.plural() if group.third and subject == "they" else group.declarative()))
        sequence += [(part.tokens, None) for part in self.kept_after(clause)]
        asked = {token.i for token in slot}
        for tokens, ready in sequence:
            _set_off_source(tokens, pieces)
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
            if text is None and tokens and self.is_spare(clause, tokens):
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


def _is_torn(clause: Clause) -> bool:
    """Say whether a name took a clause from the end: "Ven is known as the isle that time forgot"."""
    subject = clause.subject
    return subject.root.pos_ == "PROPN" and subject.tokens[-1].i > clause.group.verb.i


def _set_off_source(tokens: Sequence[Token], pieces: list[str]) -> None:
    """Put a comma before "according to"."""
    if tokens and tokens[0].lower_ == "according" and pieces:
        pieces[-1] = pieces[-1].rstrip(",") + ","


def _closing(subject: str, tokens: Sequence[Token]) -> str:
    """Return the comma that closes what is said by the way behind a subject: "Old boats, painted in Bergen, are …"."""
    last = tokens[-1]
    return "," if "," in subject and last.i + 1 < len(last.doc) and last.nbor().text == "," else ""
