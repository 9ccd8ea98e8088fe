"""Advice on a question as a teacher writes it: the library's checks, told beside the field that each is about."""

from __future__ import annotations

from questions.flaws import ARTICLE_CHECKS, CHECKS, check
from questions.kinds import Question
from quiz.models import Article
from quiz.saying import said

STEM, PARTS, EVIDENCE = "stem", "parts", "evidence"
PLACES = (STEM, PARTS, EVIDENCE)

_OF_FLAW = {"no_evidence": EVIDENCE, "evidence_in_furniture": EVIDENCE, "long_typed_answer": PARTS}
_OF_MODULE = {"stem": STEM, "truth": STEM, "gap": STEM}
"""The module of a check says which part of a question it looks at; options, answers and pairs are the usual ones."""

LONGEST_SEARCHED = 20_000
"""In how many words of an article a check looks while the teacher waits."""


def advice(question: Question, article: Article) -> dict[str, list[str]]:
    """Return by part of the form what could be better in a question; never a reason to refuse it."""
    found: dict[str, list[str]] = {place: [] for place in PLACES}
    text = article.to_text() if article.words <= LONGEST_SEARCHED else None
    for flaw in check(question, text):
        found[_place(flaw.name)].append(said(flaw.message))
    return found


def _place(name: str) -> str:
    checks = CHECKS if name in CHECKS else ARTICLE_CHECKS
    module = checks[name].has.__module__.rpartition(".")[2]
    return _OF_FLAW.get(name) or _OF_MODULE.get(module, PARTS)
