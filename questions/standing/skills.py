"""Skills: what a reader shows who can tell whether a statement is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.facts.standing import Standing

if TYPE_CHECKING:
    from spacy.tokens import Token

_CAUSES = frozenset({"because", "therefore", "reason", "due"})


def skill_of(standing: Standing) -> str:
    """Return `cause` where the statement says why, `comparison`, `claim` where it says whose, else `detail`."""
    tokens = [word.token for word in standing.words if word.token is not None]
    lemmas = {token.lemma_.lower() for token in tokens}
    if lemmas & _CAUSES or standing.verb.lemma_ == "cause":
        return "cause"
    if any(_compares(token) for token in tokens):
        return "comparison"
    if standing.claimed:
        return "claim"
    return "detail"


def _compares(token: Token) -> bool:
    """Say whether "than" compares one thing with another; "more than 40" and "than expected" do not."""
    if token.lower_ != "than" or token.dep_ != "prep":
        return False
    return any(child.dep_ == "pobj" and child.pos_ in {"NOUN", "PROPN", "PRON"} for child in token.children)
