"""Placing: the keys of a quiz take all places about equally often."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from questions.candidate import Candidate
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.options import Option, WithOptions
from questions.placing import with_keys_spread


def choice(number: int, place: int, order: str = "any") -> Candidate:
    texts = [f"thing {number} {letter}" for letter in "abcd"]
    options = tuple(Option(text, correct=index == place) for index, text in enumerate(texts))
    question = MultipleChoice(stem=f"Which {number}?", skill="detail", options=options, option_order=order)
    return Candidate(question, 0.8, number, f"fact {number}")


def places(chosen: list[Candidate]) -> list[int]:
    return [one.question.options.index(one.question.key) for one in chosen if isinstance(one.question, WithOptions)]


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["any", "fixed"])), max_size=12))
def test_no_place_holds_more_keys_than_it_must(given_: list[tuple[int, str]]) -> None:
    chosen = [choice(number, *one) for number, one in enumerate(given_)]
    spread = with_keys_spread(chosen)
    fixed = Counter(place for place, order in given_ if order == "fixed")
    found = Counter(places(spread))
    assert max(found.values(), default=0) <= max(max(fixed.values(), default=0), -(-len(given_) // 4))
    for before, after in zip(chosen, spread, strict=True):
        assert before.question.key_text() == after.question.key_text()
        assert sorted(before.question.parts()) == sorted(after.question.parts())
        if before.question.parts_ordered:
            assert after == before


def test_keys_all_over_the_place_stay() -> None:
    chosen = [choice(number, number % 4) for number in range(8)]
    assert with_keys_spread(chosen) == chosen
