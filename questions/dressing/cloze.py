"""A draft as a cloze: its statement with a gap, filled from a bank, or typed where one filler only makes sense."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.accepted import accepted_forms, rejected_forms
from questions.draft import Draft
from questions.dressing.multiple_choice import arranged, sets_of
from questions.flaws import sound
from questions.kinds import Option, Question
from questions.kinds.cloze import GAP, Cloze
from questions.reading import Reading
from questions.slots import filled, slot_text, worded_for_slot
from questions.wording import words
from questions.wrong import Wrong

_KINDS_OF_FILLER = frozenset({"place", "duration", "number", "money", "percent", "noun"})
"""A gap for who did it, or for the date, would test the memory for it alone."""
_CERTAIN = frozenset({"number", "money", "percent", "duration"})
"""A gap for one of these says by what stands around it what sort of thing is missing, so it can be typed."""
_AFTER_PREPOSITION = re.compile(rf"\b(?:in|on|at|by|from|to|with|for|about|of|since|until)\s+{GAP}", re.IGNORECASE)
_MOST_WORDS = 28
_MOST_FILLER = 4
_LEAD = re.compile(r"(?:in|on|at|by|from|to|for|since|until|with)\s+", re.IGNORECASE)
_NOTHING: tuple[Option, ...] = ()


def dress(draft: Draft, reading: Reading, wrong: Sequence[Wrong]) -> Iterator[Question]:
    """Yield a typed cloze where the gap is certain, else one with a bank of four."""
    lead, filler = _split(slot_text(draft))
    stem = filled(draft, lead + GAP)
    if stem is None or draft.answer_type not in _KINDS_OF_FILLER:
        return
    # A gap at the beginning comes before there is anything to go by.
    if stem.startswith(GAP) or len(words(stem)) > _MOST_WORDS or len(words(filler)) > _MOST_FILLER:
        return
    # Another fact's noun may make no sense in this sentence.
    near = [one for one in wrong if draft.answer_type != "noun" or one.source != "draft"]
    worded = [(one, text) for one in near if (text := worded_for_slot(draft, one.text)) and text.startswith(lead)]
    options = [Wrong(one.role, text.removeprefix(lead), one.source) for one, text in worded]
    if draft.typed and draft.answer_type in _CERTAIN and not _AFTER_PREPOSITION.search(stem):
        banks: Iterator[tuple[tuple[Option, ...], str]] = iter([(_NOTHING, "any")])
    else:
        banks = (arranged(draft, chosen, key=filler) for chosen in sets_of(options, filler))
    accepted = accepted_forms(draft, reading, form=filler)
    for bank, order in banks:
        question = Cloze(
            stem=stem,
            skill=draft.skill,
            evidence=draft.evidence,
            explanation=draft.explanation,
            difficulty=draft.difficulty,
            answers=accepted,
            rejected=rejected_forms(accepted, options),
            options=bank,
            option_order=order,
        )
        if sound(question, reading.article):
            yield question
            return


def _split(filler: str) -> tuple[str, str]:
    """Split “in 2011” into “in ”, which stays in the sentence, and what is left out."""
    found = _LEAD.match(filler)
    return (found[0], filler[found.end() :]) if found else ("", filler)
