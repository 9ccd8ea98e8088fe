"""What changed from one version of a question to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.models import Question, QuestionVersion

ANSWERS = ("options", "option_order", "answer", "answers", "rejected", "pairs", "distractors", "sequence", "sentences")
PARTS = {"stem": ("stem",), "answers": ANSWERS, "evidence": ("evidence",), "explanation": ("explanation",)}


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one version and the words for what it changed: `stem`, `answers`, `skill` …; nothing for the first."""

    version: QuestionVersion
    changed: tuple[str, ...]


def history(question: Question) -> Sequence[Step]:
    """Return the versions of a question, newest first, each with what it changed."""
    versions = list(question.versions)
    earlier = [None, *versions[:-1]]
    return [Step(new, _changed(old, new)) for old, new in zip(earlier, versions, strict=True)][::-1]


def _changed(old: QuestionVersion | None, new: QuestionVersion) -> tuple[str, ...]:
    if old is None:
        return ()
    parts = {"kind": ("kind",), "skill": ("skill",), **PARTS}
    return tuple(
        name for name, fields in parts.items() if any(old.body.get(field) != new.body.get(field) for field in fields)
    )
