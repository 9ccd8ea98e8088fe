"""Clauses put back together as a question about one of their parts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from questions.facts.clauses import Clause
from questions.facts.parts import Part
from questions.grammar.clause_words import LOOSE
from questions.grammar.phrases import capital, connective, is_plural, is_source, uncapital
from questions.grammar.scope import Scope
from questions.grammar.simple_past import around_subject, behind_who, stands_before_nothing
from questions.grammar.stating import Stater

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_STEM_WORDS = 25
_OPENERS = frozenset({"nsubj", "nsubjpass", "mark", "advmod", "csubj", "expl"})


def _only_places(tokens: Sequence[Token]) -> bool:
    """Say whether every comma stands between two places: "a judge in Santa Fe, New Mexico"."""
    return all(
        token.nbor(-1).ent_type_ == token.nbor(1).ent_type_ == "GPE"
        for token in tokens
        if token.text == "," and token.i + 1 < len(token.doc)
    )


def _runs_on(part: Part) -> bool:
    """Say whether the model lost another clause's subject: "a cable from Kent and farmers have a mast"."""
    return any(
        token.dep_ == "advcl"
        and token.tag_ in {"VBP", "VBZ"}
        and not any(child.dep_ in _OPENERS for child in token.children)
        for token in part.tokens
    )


class Composer(Stater):
    """Word the clauses of one reading, as statements and as questions."""

    def subject(self, clause: Clause, scope: Scope) -> str | None:
        """Return the subject as the middle of a question has it."""
        text = self.put_subject(clause, scope)
        if text is None or ("," in text and " and " not in text and not _only_places(clause.subject.tokens)):
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
        lone = stands_before_nothing(clause)
        plural = is_plural(clause.subject)
        split = around_subject(clause.group, plural=plural) if lone else clause.group.split()
        subject = self.subject(clause, scope)
        if split is None or subject is None or (clause.group.negated and not negated):
            return None
        told = split[1].removeprefix("already ") if wh == "Why" else split[1]
        return self._finish(clause, [wh, split[0], subject, told], omit, scope, tail)

    def subject_question(self, clause: Clause, wh: str, scope: Scope) -> str | None:
        """Return the question about the subject, e.g. "Who opened the shop in May?"."""
        if clause.group.negated:
            return None
        told = behind_who(clause.group) if stands_before_nothing(clause) else clause.group.after_wh_subject()
        return self._finish(clause, [wh, told], (clause.subject,), scope, ())

    def counted_question(self, clause: Clause, wh: str, scope: Scope) -> str | None:
        """Return the question about a subject's number: "How many jurors were sent home?"."""
        lone = stands_before_nothing(clause)
        told = behind_who(clause.group, plural=True) if lone else clause.group.plural()
        return self._finish(clause, [wh, told], (clause.subject,), scope, ())

    def _finish(
        self, clause: Clause, pieces: list[str], omit: Collection[Part], scope: Scope, tail: Sequence[str]
    ) -> str | None:
        clauses: list[str] = []
        source: list[str] = []
        for part in self.kept_after(clause):
            if _runs_on(part):
                return None
            if any(part is one for one in omit):
                continue
            text = self.wording.put(part.tokens, scope)
            if text is None and self.is_spare(clause, part.tokens):
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
            if text is None and (part.root.lower_ in LOOSE or part.role == "time"):
                continue
            if text is None:
                return None
            worded = uncapital(text, part.tokens[0])
            if is_source(part):
                last = f", {worded}"
            else:
                pieces.append(worded)
        return [*pieces, last] if last else pieces
