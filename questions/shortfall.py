"""Why there are fewer questions than asked, in one sentence."""

from __future__ import annotations

from questions.messages import Message


def shortfall(got: int, count: int, limited: bool = False) -> Message | None:
    """Say why there are fewer questions than asked, or nothing; `limited` is by chosen kinds and skills."""
    if got >= count:
        return None
    if not got:
        return _none(limited)
    if got == 1:
        return _one(count, limited)
    if limited:
        return Message(
            "Only %(got)s questions of the chosen kinds and skills could be made that pass every check; "
            "the article does not hold %(count)s.",
            got=got,
            count=count,
        )
    return Message(
        "Only %(got)s questions could be made that pass every check; the article does not hold %(count)s.",
        got=got,
        count=count,
    )


def _none(limited: bool) -> Message:
    if limited:
        return Message(
            "No question of the chosen kinds and skills that passes every check could be made from this article."
        )
    return Message("No question that passes every check could be made from this article.")


def _one(count: int, limited: bool) -> Message:
    if limited:
        return Message(
            "Only one question of the chosen kinds and skills could be made that passes every check; "
            "the article does not hold %(count)s.",
            count=count,
        )
    return Message(
        "Only one question could be made that passes every check; the article does not hold %(count)s.", count=count
    )
