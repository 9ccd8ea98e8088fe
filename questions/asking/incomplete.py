"""What makes a "Why …?" hang in the air: no time, no condition, tenses that clash, an answer that says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.facts.causes.cause import Cause
    from questions.facts.clauses import Clause

_AMOUNTS = frozenset({"third", "half", "quarter", "fifth", "%", "percent", "most", "majority"})
_SUPPOSING = frozenset({"would", "could", "might"})
_CONDITIONS = frozenset({"if", "without", "unless", "otherwise", "with"})
_WHICH = frozenset(
    {
        "controversy",
        "crisis",
        "incident",
        "issue",
        "situation",
        "problem",
        "decision",
        "move",
        "change",
        "case",
        "scandal",
    }
)
"""“Because of the controversy”: which one?"""


def is_incomplete(clause: Clause, cause: Cause) -> bool:
    """Say whether a reason cannot be asked for without more than its clause says."""
    return (
        _lacks_time(clause)
        or _lacks_condition(clause)
        or _clashes(cause.part.root)
        or _tells_how(clause)
        or _is_torn(clause)
    )


def _lacks_time(clause: Clause) -> bool:
    """Say whether a share of something in the past stands without its time or source: "a third of all deaths"."""
    if clause.subject.root.lower_ not in _AMOUNTS or not clause.group.past or clause.reporter is not None:
        return False
    parts = (*clause.before, *clause.after)
    return not any(token.ent_type_ == "DATE" and token.text.isdigit() for part in parts for token in part.tokens)


def _lacks_condition(clause: Clause) -> bool:
    """Say whether a clause tells what would be, without under what condition: an earlier sentence has that."""
    finite = clause.group.finite
    if finite is None or finite.lower_ not in _SUPPOSING:
        return False
    verb = clause.group.verb
    if verb.dep_ == "ccomp" and verb.head.tag_ == "VBD":
        return False  # "She said that the school would close": the "will" of what was said
    parts = (*clause.before, *clause.after)
    return not _CONDITIONS & {token.lower_ for part in parts for token in part.tokens}


def _clashes(verb: Token) -> bool:
    """Say whether a cause reports in the present what was: "as it argues that it was important"."""
    told = [child for child in verb.children if child.dep_ == "ccomp"] if verb.tag_ in {"VBZ", "VBP"} else []
    return any(token.tag_ == "VBD" for one in told for token in (one, *one.children))


def _tells_how(clause: Clause) -> bool:
    """Say whether a clause tells by doing what something is done: that may be half of what for."""
    return any(
        part.root.lower_ == "by" and any(child.dep_ == "pcomp" for child in part.root.children)
        for part in (*clause.before, *clause.after)
    )


def _is_torn(clause: Clause) -> bool:
    """Say whether an object stands behind another phrase and a comma: it is another verb's, or renames something."""
    torn = [part for part in clause.after[1:] if part.role in {"object", "attribute"}]
    return any(part.tokens[0].i and part.tokens[0].nbor(-1).text == "," for part in torn)


def says_little(words: str, stem: str) -> bool:
    """Say whether an answer says little but what the question says."""
    mine = {word.strip(",.").lower() for word in words.split()}
    asked = {word.strip(",.?").lower() for word in stem.split()}
    if words.endswith(" things"):
        return True
    bare = len(mine) == 2 and "the" in mine and bool(mine & _WHICH)  # noqa: PLR2004 (the article and the noun)
    return bare or len(mine - asked) < 2  # noqa: PLR2004
