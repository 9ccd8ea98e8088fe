"""Learning the ranking: the fit finds what is there, and no article is ranked by weights that have seen it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.ranking.judged import FILE, Judged, matrix, names_of, read_judged
from benchmarks.ranking.logistic import fit, fit_signed
from benchmarks.ranking.train import auc, kept_share, log_loss, out_of_article


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=0, max_value=2**32 - 1))
def test_the_fit_is_at_the_bottom_of_its_loss(seed: int) -> None:
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(60, 3))
    labels = (features[:, 0] + rng.normal(size=60) > 0).astype(float)
    model = fit(features, labels, ridge=1.0)
    spread, mean = features.std(axis=0), features.mean(axis=0)

    def loss(weights: np.ndarray, bias: float) -> float:
        chance = 1 / (1 + np.exp(-((features - mean) / spread @ weights + bias)))
        return log_loss(chance, labels) * len(labels) + 0.5 * float(weights @ weights)

    found, bias = model.weights * spread, model.bias + float(model.weights @ mean)
    for shift in (*np.eye(3) * 0.05, *np.eye(3) * -0.05):
        assert loss(found, bias) <= loss(found + shift, bias) + 1e-9
    assert loss(found, bias) <= loss(found, bias + 0.05) + 1e-9


def test_a_weight_against_its_sign_is_left_out_and_the_rest_fitted_again() -> None:
    rng = np.random.default_rng(3)
    features = rng.normal(size=(80, 3))
    labels = (features[:, 0] - features[:, 1] > 0).astype(float)
    model = fit_signed(features, labels, 1.0, np.array([-1, 0, 0]))
    assert model.weights[0] == 0
    alone = fit(features[:, 1:], labels, 1.0)
    assert model.weights[1:] == pytest.approx(alone.weights)


def test_what_is_said_of_an_article_does_not_depend_on_its_own_labels() -> None:
    rng = np.random.default_rng(7)
    features, labels = rng.normal(size=(40, 2)), rng.integers(0, 2, size=40).astype(float)
    articles = np.array(["a", "b", "c", "d"] * 10)
    before = out_of_article(features, labels, articles, 1.0, np.zeros(2))
    own = articles == "b"
    turned = np.where(own, 1 - labels, labels)
    after = out_of_article(features, turned, articles, 1.0, np.zeros(2))
    assert before[own] == pytest.approx(after[own])
    assert before[~own] != pytest.approx(after[~own])


def test_auc_counts_pairs_in_the_right_order_and_ties_half() -> None:
    labels = np.array([1.0, 0.0, 1.0, 0.0])
    assert auc(np.array([0.9, 0.1, 0.8, 0.2]), labels) == 1.0
    assert auc(np.array([0.1, 0.9, 0.2, 0.8]), labels) == 0.0
    assert auc(np.full(4, 0.5), labels) == 0.5


def test_the_kept_share_looks_at_the_better_half_of_each_article() -> None:
    labels = np.array([1.0, 0.0, 0.0, 1.0])
    articles = np.array(["a", "a", "b", "b"])
    assert kept_share(np.array([0.9, 0.1, 0.8, 0.2]), labels, articles) == 0.5


def test_features_that_never_vary_are_left_out() -> None:
    judged = [Judged("a", {"x": 1.0, "y": 1.0}, 1.0), Judged("b", {"x": 0.0, "y": 1.0}, 0.0)]
    assert names_of(judged) == ["x"]
    assert matrix(judged, ["x"]).tolist() == [[1.0], [0.0]]


@pytest.mark.skipif(not FILE.exists(), reason="nothing is judged yet")
def test_the_judged_file_holds_features_and_labels_and_nobodys_sentences() -> None:
    for line in Path(FILE).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert set(row) == {"article", "features", "usable"}
        assert all(isinstance(value, int | float) for value in row["features"].values())
    assert all(0 <= one.usable <= 1 for one in read_judged())
