"""Logistic regression with a ridge penalty, fitted by Newton's method."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.ranking.judged import Array

_STEPS = 50
_ENOUGH = 1e-9
_LEAST_SPREAD = 0.2
"""What few candidates have spreads little, and standardised in full would cost the penalty next to nothing."""


@dataclass(frozen=True)
class Model:
    """Hold weights for features as they are, not standardised, and the bias."""

    weights: Array
    bias: float

    def predict(self, features: Array) -> Array:
        """Return the probability of each row, 0 to 1."""
        return 1.0 / (1.0 + np.exp(-(features @ self.weights + self.bias)))


def fit(features: Array, labels: Array, ridge: float) -> Model:
    """Return the model that minimises log loss plus `ridge` / 2 times the squared weights.

    Features are standardised while fitting, so that the penalty treats all alike, but rare ones not in full: what
    two judgements say weighs little. The bias is free.
    Hastie, Tibshirani, Friedman: The Elements of Statistical Learning, 2nd ed., 4.4.1 (Newton–Raphson).
    """
    mean, spread = features.mean(axis=0), features.std(axis=0)
    spread = np.maximum(spread, _LEAST_SPREAD)
    rows = np.hstack([(features - mean) / spread, np.ones((len(features), 1))])
    penalty = np.full(rows.shape[1], ridge)
    penalty[-1] = 0.0
    found = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-(rows @ found)))
        gradient = rows.T @ (chance - labels) + penalty * found
        curvature = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curvature, gradient)
        found = found - step
        if float(np.abs(step).max()) < _ENOUGH:
            break
    weights = found[:-1] / spread
    return Model(weights, float(found[-1] - mean @ weights))


def fit_signed(features: Array, labels: Array, ridge: float, signs: Array) -> Model:
    """Return the model whose weights have the given signs (1, -1, or 0 for any).

    A feature whose weight comes out against its sign is left out (weight 0) and the rest fitted again, so that
    chance in few judgements does not teach the ranking to prefer what is known to be worse.
    """
    kept = np.ones(len(signs), dtype=bool)
    while True:
        model = fit(features[:, kept], labels, ridge)
        wrong = model.weights * signs[kept] < 0
        if not wrong.any():
            break
        kept[np.flatnonzero(kept)[wrong]] = False
    weights = np.zeros(len(signs))
    weights[kept] = model.weights
    return Model(weights, model.bias)
