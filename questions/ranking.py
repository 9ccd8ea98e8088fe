"""Ranking: the score that weights make of a question's features."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from math import exp
from typing import Any

from questions.datafiles import FOLDER


@cache
def weights() -> dict[str, Any]:
    """Return the weights as stored: by feature, the bias, and the least scores to be chosen by."""
    loaded: dict[str, Any] = json.loads((FOLDER / "weights.json").read_text(encoding="utf-8"))
    return loaded


def score(found: Mapping[str, float]) -> float:
    """Return the score, 0 to 1: the logistic function of the weighted sum of the features."""
    weighted = sum(weight * found.get(name, 0.0) for name, weight in weights()["features"].items())
    return 1.0 / (1.0 + exp(-(weighted + weights()["bias"])))
