"""Ranking: readable features, and a score that follows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.kinds import KINDS, SKILLS
from questions.ranking import score, weights

NAMES = sorted(weights()["features"])


def test_every_skill_and_kind_has_a_prior() -> None:
    assert set(weights()["skills"]) == set(SKILLS)
    assert set(weights()["kinds"]) == set(KINDS)


def test_the_weights_state_their_licence() -> None:
    assert "MIT" in weights()["licence"]


@given(st.dictionaries(st.sampled_from(NAMES), st.floats(min_value=0, max_value=1)))
def test_a_score_lies_between_nothing_and_all(features: dict[str, float]) -> None:
    assert 0 < score(features) < 1


@pytest.mark.parametrize("name", [name for name in NAMES if name != "flaws"])
def test_more_of_a_good_feature_never_lowers_the_score(name: str) -> None:
    middling = dict.fromkeys(NAMES, 0.5)
    assert score({**middling, name: 1.0}) > score(middling) > score({**middling, name: 0.0})


def test_flaws_lower_the_score() -> None:
    middling = dict.fromkeys(NAMES, 0.5)
    assert score({**middling, "flaws": 1.0}) < score(middling)


def test_a_doubtful_wording_of_a_middling_fact_is_not_asked() -> None:
    middling = dict.fromkeys(NAMES, 0.5)
    assert score({**middling, "flaws": 0.0, "confidence": 0.1}) < weights()["least"]
    assert score({**middling, "flaws": 0.0, "confidence": 0.9}) > weights()["least"]
