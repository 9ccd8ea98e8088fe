"""Ranking: readable features, and a score that follows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.kinds import KINDS, SKILLS
from questions.ranking import score, weights

NAMES = sorted(weights()["features"])
ONES = [f"kind:{name}" for name in KINDS] + [f"skill:{name}" for name in SKILLS]


def test_every_skill_and_kind_has_a_weight() -> None:
    assert set(ONES) <= set(NAMES)


def test_the_weights_state_their_licence() -> None:
    assert "MIT" in weights()["licence"]


@given(st.dictionaries(st.sampled_from(NAMES), st.floats(min_value=0, max_value=1)))
def test_a_score_lies_between_nothing_and_all(features: dict[str, float]) -> None:
    assert 0 < score(features) < 1


@pytest.mark.parametrize("name", ["confidence", "importance"])
def test_more_trust_in_what_matters_never_lowers_the_score(name: str) -> None:
    middling = dict.fromkeys(NAMES, 0.5)
    assert score({**middling, name: 1.0}) >= score(middling) >= score({**middling, name: 0.0})


def test_flaws_never_raise_the_score() -> None:
    middling = dict.fromkeys(NAMES, 0.5)
    assert score({**middling, "flaws": 1.0}) <= score(middling)
