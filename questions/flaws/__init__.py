"""The flaws: small named checks that a question, a teacher's own too, is fit to be asked.

`check` needs the question alone and, for some flaws, its article's text; no check needs a language
model. After Haladyna, Tarrant and Moore et al. (2023), plus the flaws that generated questions have.
"""

from __future__ import annotations

import importlib
import pkgutil

from questions.article import Article
from questions.flaws.base import ARTICLE_CHECKS, CHECKS, Flaw
from questions.flaws.pairs import gives_away
from questions.kinds import Question

__all__ = ["ARTICLE_CHECKS", "CHECKS", "Flaw", "check", "gives_away", "slight_flaws", "sound"]

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")

_GRAVE = tuple(one.has for one in CHECKS.values() if one.flaw.grave)
_SLIGHT = tuple(one.has for one in CHECKS.values() if not one.flaw.grave)
_GRAVE_IN_ARTICLE = tuple(one.has for one in ARTICLE_CHECKS.values() if one.flaw.grave)
_SLIGHT_IN_ARTICLE = tuple(one.has for one in ARTICLE_CHECKS.values() if not one.flaw.grave)
_latest: list[tuple[Question, Article]] = []
"""The question found sound last."""


def check(question: Question, article: Article | None = None) -> list[Flaw]:
    """Return every flaw found, in the checks' order; without an article only what the question itself shows."""
    found = [one.flaw for one in CHECKS.values() if one.has(question)]
    if article is not None:
        found += [one.flaw for one in ARTICLE_CHECKS.values() if one.has(question, article)]
    return found


def slight_flaws(question: Question, article: Article) -> int:
    """Count the flaws that lower a sound question but do not drop it."""
    return sum(has(question) for has in _SLIGHT) + sum(has(question, article) for has in _SLIGHT_IN_ARTICLE)


def sound(question: Question, article: Article) -> bool:
    """Say whether a question has no grave flaw; stops at the first, so that many can be tried."""
    # Who tries several asks first, and who takes the one found asks again.
    if _latest and _latest[0][0] is question and _latest[0][1] is article:
        return True
    for has in _GRAVE:
        if has(question):
            return False
    for has_in in _GRAVE_IN_ARTICLE:
        if has_in(question, article):
            return False
    _latest[:] = [(question, article)]
    return True
