"""Ranking: features a person can read, and the score that weights make of them."""

from __future__ import annotations

import json
from functools import cache
from math import exp
from typing import Any

from questions.datafiles import FOLDER
from questions.draft import Draft
from questions.flaws import check
from questions.flaws.base import key_and_wrong
from questions.kinds import Question
from questions.kinds.base import WithOptions
from questions.reading import Reading
from questions.wording import words

_BEST_STEM = 14
_PLAIN = 0.5


@cache
def weights() -> dict[str, Any]:
    """Return the weights as stored: by feature, by skill, by kind, the bias and the least score to be chosen."""
    loaded: dict[str, Any] = json.loads((FOLDER / "weights.json").read_text(encoding="utf-8"))
    return loaded


def features(question: Question, draft: Draft, reading: Reading) -> dict[str, float]:
    """Return the features of a question, each from 0 (bad, but for `flaws`) to 1."""
    count = max(len(reading.sentences), 1)
    found = {
        "confidence": draft.confidence,
        "importance": draft.importance,
        "skill": weights()["skills"].get(question.skill, _PLAIN),
        "kind": weights()["kinds"].get(question.kind, _PLAIN),
        "early": 1.0 - draft.sentence / count,
        "stem_length": max(0.0, 1.0 - abs(len(words(question.stem)) - _BEST_STEM) / _BEST_STEM),
        "flaws": min(1.0, len(check(question, reading.article)) / 2),
    }
    return found | _option_features(question) | draft.features


def _option_features(question: Question) -> dict[str, float]:
    """Return how well key and wrong options go together; middling where there are none."""
    key, wrong = key_and_wrong(question)
    if not wrong or not isinstance(question, WithOptions):
        return {"roles": _PLAIN, "length_balance": _PLAIN}
    roles = {option.role for option in question.options if not option.correct}
    lengths = [len(text) for text in (key, *wrong)]
    return {"roles": len(roles) / 3, "length_balance": min(lengths) / max(lengths)}


def score(found: dict[str, float]) -> float:
    """Return the score, 0 to 1: the logistic function of the weighted sum of the features."""
    weighted = sum(weight * found.get(name, 0.0) for name, weight in weights()["features"].items())
    return 1.0 / (1.0 + exp(-(weighted + weights()["bias"])))
