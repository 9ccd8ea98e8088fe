"""Slots: putting a gap, or another answer, where a statement holds the answer's words."""

from __future__ import annotations

import re

from questions.draft import Draft
from questions.wording import STOP, capitalised

_OWNER = re.compile(r"['’]s?$")


def filled(draft: Draft, text: str) -> str | None:
    """Return the draft's statement with `text` for the slot, or `None` where it has none.

    At the beginning of the statement the text gets a capital.
    """
    if draft.statement is None or draft.slot is None:
        return None
    before, after = draft.statement[: draft.slot.start], draft.statement[draft.slot.end :]
    return before + (text if before.strip('“"‘ ') else capitalised(text)) + after


def slot_text(draft: Draft) -> str:
    """Return the words in the slot, or nothing."""
    return draft.slot.cut(draft.statement) if draft.statement is not None and draft.slot is not None else ""


def worded_for_slot(draft: Draft, option: str) -> str | None:
    """Return an option worded as the slot is, though the draft's answer is worded as an option.

    “In Santa Fe” may stand for a slot of “Santa Fe”, “Because the arches had cracked” for one without
    “because”: what the answer has more than the slot, or less, is taken from the option or put before
    it. `None` where answer and slot differ otherwise.
    """
    slot, answer = slot_text(draft), draft.answer.rstrip(".")
    option = option.rstrip(".")
    if not slot:
        return None
    if slot.casefold() == answer.casefold():
        return _cased(option, slot)
    if answer.casefold().endswith(f" {slot.casefold()}"):
        lead = answer[: len(answer) - len(slot)]
        return _cased(option[len(lead) :], slot) if option.casefold().startswith(lead.casefold()) else None
    if slot.casefold().endswith(f" {answer.casefold()}"):
        return slot[: len(slot) - len(answer)] + _cased(option, slot[len(slot) - len(answer) :])
    return None


def _cased(option: str, like: str) -> str:
    """Take an option's capital from a common word inside a sentence; a name keeps its own.

    An opening “a” or “because” is common; another word is where the slot's own first word has no capital,
    it is not somebody's (“Alec’s”) and no second capital follows.
    """
    first, second = (*option.split()[:2], "", "")[:2]
    named = second[:1].isupper() or _OWNER.search(first) or not first[1:].islower()
    common = first.casefold() in STOP or (like[:1].islower() and not named)
    return option[:1].lower() + option[1:] if common and first != "I" else option
