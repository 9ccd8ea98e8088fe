"""What who answers by chance may expect: worked out by hand, and found by trying all answers there are."""

from __future__ import annotations

from itertools import chain, combinations, permutations

import pytest

from questions.kinds import Option, Question
from questions.kinds.cloze import Cloze
from questions.kinds.evidence import Evidence
from questions.kinds.matching import Matching, Pair
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.multiple_response import MultipleResponse
from questions.kinds.ordering import Ordering
from questions.kinds.short_answer import ShortAnswer
from questions.kinds.true_false import TrueFalse
from questions.span import Span

OPTIONS = (Option("a", correct=True), Option("b"), Option("c"), Option("d"))


@pytest.mark.parametrize(
    ("question", "share"),
    [
        (MultipleChoice(stem="?", skill="detail", options=OPTIONS), 1 / 4),
        (TrueFalse(stem="It is.", skill="detail", answer=True), 1 / 2),
        (ShortAnswer(stem="Who?", skill="detail", answers=("Voss",)), 0),
        (Cloze(stem="A ____ came.", skill="detail", answers=("ferry",)), 0),
        (Cloze(stem="A ____ came.", skill="detail", answers=("a",), options=OPTIONS), 1 / 4),
        (Matching(stem="?", skill="identity", pairs=(Pair("1", "x"), Pair("2", "y")), distractors=("z",)), 1 / 3),
        (
            Evidence(stem="?", skill="detail", sentences=(1, 2), sentence_count=10, evidence=(Span(0, 1),)),
            1 / 5,
        ),
    ],
)
def test_a_guess_earns_its_share(question: Question, share: float) -> None:
    assert question.guess() == pytest.approx(share)


def test_a_guessed_choice_of_several_earns_the_mean_over_all_choices() -> None:
    options = (Option("a", correct=True), Option("b", correct=True), Option("c"), Option("d"), Option("e"))
    question = MultipleResponse(stem="?", skill="detail", options=options)
    shown = question.plain_presentation()
    choices = chain.from_iterable(combinations(shown.ids, size) for size in range(len(options) + 1))
    earned = [question.grade({"options": list(chosen)}, shown).fraction for chosen in choices]
    assert question.guess() == pytest.approx(sum(earned) / len(earned))


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_a_guessed_order_earns_the_mean_over_all_orders(count: int) -> None:
    question = Ordering(stem="?", skill="sequence", sequence=tuple("abcde"[:count]))
    shown = question.plain_presentation()
    earned = [question.grade({"order": list(order)}, shown).fraction for order in permutations(shown.ids)]
    assert question.guess() == pytest.approx(sum(earned) / len(earned))


def test_an_order_of_many_events_is_guessed_worse_than_one_of_few() -> None:
    guesses = [Ordering(stem="?", skill="sequence", sequence=tuple("abcdefghijkl"[:n])).guess() for n in (4, 7, 8, 12)]
    assert guesses[0] > guesses[1]
    assert guesses[2] > guesses[3] > 0
