"""Skills: what a reader shows who can tell whether a statement is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.facts.standing import Standing
from questions.tested import compares

if TYPE_CHECKING:
    from spacy.tokens import Token

_CAUSES = frozenset({"because", "therefore", "reason", "due"})


def _is_expected(due: Token) -> bool:
    """Say whether something is "due to open" or "due in May", which gives no cause."""
    return due.lower_ == "due" and (due.i + 2 >= len(due.doc) or due.nbor().lower_ != "to" or due.nbor(2).tag_ == "VB")


def skill_of(standing: Standing) -> str:
    """Return `cause` where the statement says why, `comparison`, `claim` where it says whose, else `detail`."""
    tokens = [word.token for word in standing.words if word.token is not None]
    lemmas = {token.lemma_.lower() for token in tokens if not _is_expected(token)}
    if lemmas & _CAUSES or standing.verb.lemma_ == "cause":
        return "cause"
    if compares(tokens, standing.text):
        return "comparison"
    if standing.claimed:
        return "claim"
    return "detail"
