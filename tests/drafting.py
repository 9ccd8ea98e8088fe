"""A draft for tests that mind only some of what a draft holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from questions.draft import Draft
from questions.span import Span


def draft_of(stem: str, answer: str, answer_type: str, evidence: Sequence[Span] = (), **more: Any) -> Draft:
    """Return a draft about a detail of the first sentence, unless something else is said."""
    plain = {"skill": "detail", "sentence": 0, "fact": "a fact", "explanation": ""}
    return Draft(stem=stem, answer=answer, answer_type=answer_type, evidence=tuple(evidence), **{**plain, **more})
