"""Questions whose options are statements: one true among changed ones, or all that are true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from questions import Candidate
from questions.assembling import assemblers, multiple_choice, multiple_response
from questions.flaws import sound
from questions.kinds.options import HasOptions
from questions.stated import find_stated
from questions.workings import Workings


def test_every_module_assembles() -> None:
    assert {"matching", "multiple_choice", "multiple_response"} <= set(assemblers())


@pytest.mark.parametrize(
    ("module", "right", "all_"), [(multiple_choice, {1}, {4}), (multiple_response, {2, 3}, {5, 6})]
)
def test_statements_of_different_sentences_stand_together(
    workings: Workings, statements: list[Candidate], module: object, right: set[int], all_: set[int]
) -> None:
    found = list(module.assemble(workings, statements))  # type: ignore[attr-defined]
    assert found
    truth = {one.question.stem: one.question.answer for one in statements}  # type: ignore[attr-defined]
    for one in found:
        question = one.question
        assert isinstance(question, HasOptions)
        assert sound(question, workings.reading.article)
        assert {option.text: option.correct for option in question.options}.items() <= truth.items()
        assert sum(option.correct for option in question.options) in right
        assert len(question.options) in all_
        assert len(set(one.sentences)) == len(one.sentences) == len(one.facts) == len(question.options)
        assert all(option.correct == (option.role is None) for option in question.options)


def test_what_the_statements_are_about_is_asked(workings: Workings, statements: list[Candidate]) -> None:
    stems = {one.question.stem for one in multiple_choice.assemble(workings, statements)}
    assert "Which statement about the library is true?" in stems
    stems = {one.question.stem for one in multiple_response.assemble(workings, statements)}
    assert "Which statements about the library are true? Choose all that apply." in stems


def test_too_few_statements_make_no_question(workings: Workings, statements: list[Candidate]) -> None:
    for few in (statements[:6], [one for one in statements if one.question.answer]):  # type: ignore[attr-defined]
        assert not list(multiple_choice.assemble(workings, few))
        assert not list(multiple_response.assemble(workings, few))


def test_figures_do_not_tell_the_true_from_the_false(workings: Workings, state: Callable[..., Candidate]) -> None:
    plain = [
        state("The library lost visitors after a new school opened.", "lost visitors"),
        state("The library will open on Sundays from June.", "on Sundays"),
    ]
    counted = [
        state(f"Number {number} of the {thing} stands in the library.", held, truth)
        for number, thing, held in ((12, "maps", "The Museum"), (14, "desks", "Siri Berg"), (16, "doors", "Builders"))
        for truth in (True, False)
    ]
    false = [one for one in counted if not one.question.answer]  # type: ignore[attr-defined]
    assert not list(multiple_response.assemble(workings, [*plain, *false]))
    assert not list(multiple_choice.assemble(workings, [*plain, *false]))


@pytest.mark.parametrize(
    ("true", "false", "kept"),
    [
        ("The library will open on Sundays from June.", "The library will open on Mondays from June.", True),
        ("Two experts measured the damp in the cellar.", "Three experts measured the damp in the cellar.", True),
        ("The council kept the library open.", "The mayor kept the library open.", False),
        ("The council kept the library open.", "The council kept the library open until June.", True),
        ("The council kept the library open.", "In June the council kept the library open.", False),
        (
            "The council voted to keep the library.",
            "The council voted on the price of parking in the valley.",
            False,
        ),
    ],
)
def test_false_statements_are_little_changed_ones(
    state: Callable[..., Candidate], true: str, false: str, kept: bool
) -> None:
    found = find_stated([state(true, "on Sundays"), state(false, "on Sundays", False)])
    assert any(not one.true for one in found) == kept
    assert not any(not one.true for one in find_stated([state(false, "on Sundays", False)]))


def test_weak_statements_and_bare_titles_are_left_out(state: Callable[..., Candidate]) -> None:
    title = state("Ada Holm is the head of the library.", "Ada Holm", skill="identity")
    weak = state("The library will open on Sundays from June.", "on Sundays", score=0.4)
    doubted = replace(weak, score=0.9, features={"confidence": 0.3})
    assert find_stated([title, weak, doubted]) == []
