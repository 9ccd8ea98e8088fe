"""Editing a question for the evidence: its key is the evidence, which is ticked in the article beside the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from questions.kinds.evidence import Evidence
from quiz.editing.base import EditForm


class EvidenceForm(EditForm[Evidence]):
    """Edit the wording; what is right is chosen as the evidence of every question is."""

    kind = "evidence"

    @classmethod
    def values(cls, question: Evidence) -> dict[str, Any]:  # noqa: ARG003 (there are no fields of its own)
        return {}

    def changes(self, question: Evidence | None) -> dict[str, Any]:  # noqa: ARG002
        return {}

    @staticmethod
    def proof(chosen: Sequence[int], sentence_count: int) -> dict[str, Any]:
        return {"sentences": tuple(chosen), "sentence_count": sentence_count}
