"""Skills: what a reader shows who can tell whether a statement is true."""

from __future__ import annotations

from questions.facts.standing import Standing
from questions.tested import compares

_CAUSES = frozenset({"because", "therefore", "reason", "due"})


def skill_of(standing: Standing) -> str:
    """Return `cause` where the statement says why, `comparison`, `claim` where it says whose, else `detail`."""
    tokens = [word.token for word in standing.words if word.token is not None]
    lemmas = {token.lemma_.lower() for token in tokens}
    if lemmas & _CAUSES or standing.verb.lemma_ == "cause":
        return "cause"
    if compares(tokens, standing.text):
        return "comparison"
    if standing.claimed:
        return "claim"
    return "detail"
