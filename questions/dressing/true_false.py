"""A draft as true or false: its statement as it stands, and with one small thing changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.changes import tags_of, turned
from questions.draft import Draft
from questions.harm import harmful
from questions.kinds import Question
from questions.kinds.true_false import TrueFalse
from questions.reading import Reading
from questions.slots import filled, worded_for_slot
from questions.vetting import sex_of
from questions.wrong import Wrong

_BY_SLOT = frozenset(
    {"person", "group", "place", "date", "duration", "number", "money", "percent", "name", "noun", "role"}
)
_REAL = frozenset({"person", "group", "role"})
_EASIER = 0.1


def dress(draft: Draft, reading: Reading, wrong: Sequence[Wrong]) -> Iterator[Question]:
    """Yield the true statement and one false one, where the draft has a statement that stands alone."""
    if draft.statement is None:
        return
    yield _question(draft, draft.statement, True)
    false = next(_false_statements(draft, reading, wrong), None)
    if false is not None:
        yield _question(draft, false, False)


def _false_statements(draft: Draft, reading: Reading, wrong: Sequence[Wrong]) -> Iterator[str]:
    """Yield the statement with a direction turned, or with another answer of the key's type in its slot.

    Names are never exchanged in a statement that speaks of harm or of family: the people are real.
    """
    statement = draft.statement or ""
    if draft.answer_type in _BY_SLOT and not (draft.answer_type in _REAL and harmful(statement)):
        for one in wrong:
            # Another fact's noun may make no sense with this one's verb; a role or a name does.
            if one.source == "draft" and draft.answer_type == "noun":
                continue
            other = worded_for_slot(draft, one.text)
            changed = filled(draft, other) if other is not None else None
            if changed is not None and not (draft.answer_type in _REAL and sex_of(changed)):
                yield changed
    if not harmful(statement):
        yield from turned(statement, tags_of(reading, draft.evidence))


def _question(draft: Draft, statement: str, answer: bool) -> TrueFalse:
    return TrueFalse(
        stem=statement,
        skill=draft.skill,
        evidence=draft.evidence,
        explanation=draft.explanation,
        difficulty=max(0.0, draft.difficulty - (_EASIER if answer else 0.0)),
        answer=answer,
    )
