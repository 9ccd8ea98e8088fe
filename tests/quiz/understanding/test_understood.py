"""What the answers say: skills, passages, misreadings, the class at a glance, and the questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from factories import PARAGRAPHS, TEXT, make_questions, span_of

from quiz.analysis.marks import Conventions
from quiz.understanding.answers import Answers, Asked, Sitting
from quiz.understanding.glance import glance
from quiz.understanding.heat import heat_of
from quiz.understanding.items import analysis_of
from quiz.understanding.misreadings import misreadings, role_counts
from quiz.understanding.passages import Passages
from quiz.understanding.skills import skill_results
from quiz.understanding.timing import Timing

ARTICLE = 7
PASSAGES = Passages(ARTICLE, TEXT, [span_of(paragraph) for paragraph in PARAGRAPHS])
CAUSE, STATEMENT, GAP, NAME = range(4)


def answers(*rows: tuple[float | None, ...], article: int = ARTICLE) -> Answers:
    """Return the answers of some students to the first questions of the factories; `None` was not asked."""
    asked = tuple(
        Asked(index, article, index + 1, 1.0, content)
        for index, content in zip(range(len(rows[0]) if rows else 0), make_questions(), strict=False)
    )
    moment = datetime(2026, 1, 5, tzinfo=UTC)
    sittings = tuple(
        Sitting(number, f"g{number}", sum(mark or 0 for mark in row) / len(row), 60, moment)
        for number, row in enumerate(rows)
    )
    earned = {
        (number, index): mark for number, row in enumerate(rows) for index, mark in enumerate(row) if mark is not None
    }
    return Answers(sittings, asked, earned, frozenset())


def test_a_skill_has_the_share_of_all_answers_to_its_questions() -> None:
    found = {result.skill: result for result in skill_results(answers((1, 0, 1, 1), (0, 0, 1, None)))}
    assert {skill: result.share for skill, result in found.items()} == {"detail": 0.5, "identity": 1.0, "cause": 0.5}
    assert (found["detail"].answers, found["detail"].questions) == (4, 2)
    low, high = found["identity"].interval
    assert low < 0.3
    assert high == 1.0


def test_a_paragraph_is_as_hot_as_its_questions_went_badly() -> None:
    found = heat_of(answers((1, 0, 0, 1), (0, 0, 0, 1)), PASSAGES)
    # Paragraph 1 has the cause and the name: 3 of 4 right; paragraph 2 the statement and the gap: none.
    assert {paragraph: heat.share for paragraph, heat in found.items()} == {0: 0.75, 1: 0.0}
    assert {paragraph: heat.level for paragraph, heat in found.items()} == {0: 2, 1: 5}


@pytest.mark.parametrize(("right", "level"), [(1.0, 1), (0.9, 1), (0.5, 3), (0.1, 5), (0.0, 5)])
def test_shades_go_from_understood_to_not(right: float, level: int) -> None:
    assert heat_of(answers((right,)), PASSAGES)[0].level == level


def test_questions_on_another_article_have_no_place_in_this_one() -> None:
    assert heat_of(answers((1.0,), article=8), PASSAGES) == {}
    assert glance(answers((0.0,), article=8), {}, PASSAGES).worst[0].paragraph is None


def test_the_most_taken_wrong_option_is_told_in_words() -> None:
    found = misreadings(answers((0,), (0,), (0,), (1,)), {CAUSE: picked(1, 1, 2, 0)}, PASSAGES)
    assert [str(one.said) for one in found] == [
        "2 of 4 chose “Because the ferry was cheaper”, which misreads the passage."
    ]
    assert str(found[0].advice) == "Look again at paragraph 1 together."


def test_an_option_said_elsewhere_names_its_paragraph() -> None:
    saying = Passages(ARTICLE, TEXT, PASSAGES.paragraphs)
    assert saying.saying("moved his stall to the ferry landing.", but=[0]) == 2
    assert saying.saying("moved his stall", but=[2]) is None
    assert saying.saying("") is None
    found = misreadings(answers((0,), (0,)), {CAUSE: picked(2, 2)}, PASSAGES)
    assert "comes from another part" in found[0].said


def test_a_wrong_option_that_one_took_says_nothing_of_the_class() -> None:
    assert misreadings(answers((0,), (1,), (1,)), {CAUSE: picked(1, 0, 0)}, PASSAGES) == []


def test_a_wrong_truth_value_is_a_misreading_without_a_role() -> None:
    found = misreadings(answers((0, 0), (0, 0)), {STATEMENT: picked(0, 0)}, PASSAGES)
    assert str(found[0].said) == "2 of 2 took it to be true."


def test_roles_are_counted() -> None:
    asked = answers((0,)).questions[CAUSE]
    assert role_counts(asked, picked(1, 1, 2, 3, 0)) == {"misread": 2, "elsewhere": 1, "unsupported": 1}


def picked(*indexes: int) -> list[frozenset[int]]:
    return [frozenset({index}) for index in indexes]


def test_the_class_at_a_glance() -> None:
    found = glance(answers((1, 1, 1, 1), (1, 0, 1, 1), (0, 0, 0, 1)), {}, PASSAGES, pass_mark=0.75)
    assert found.takers == 3
    assert found.mean == pytest.approx(2 / 3)
    assert found.median == 0.75
    assert found.passed == 2
    assert found.bins == (0, 0, 1, 0, 0, 0, 0, 1, 0, 1)
    assert [(one.question.number, one.paragraph) for one in found.worst] == [(2, 2), (1, 1), (3, 2)]


def test_of_what_went_worst_is_said_how_many_left_it_blank() -> None:
    taken = replace(answers((0, 1), (0, 0)), blank=frozenset({(0, 0), (1, 0), (1, 1)}))
    assert [(one.question.number, one.blank) for one in glance(taken, {}, PASSAGES).worst] == [(1, 2), (2, 1)]


@pytest.mark.parametrize("tenth", range(11))
def test_a_score_on_the_edge_of_two_columns_counts_in_the_higher(tenth: int) -> None:
    one = answers((1, 1, 1, 1))
    scored = replace(one, sittings=(replace(one.sittings[0], fraction=tenth / 10),))
    assert glance(scored, {}, PASSAGES).bins.index(1) == min(tenth, 9)


def test_a_question_that_all_have_right_is_none_of_the_worst() -> None:
    assert glance(answers((1, 0), (1, 1)), {}, PASSAGES).worst[0].question.number == 2
    assert len(glance(answers((1, 0), (1, 1)), {}, PASSAGES).worst) == 1
    assert glance(answers((1, 1)), {}, PASSAGES).worst == ()


def test_nobody_at_all_gives_an_empty_page_without_numbers() -> None:
    found = glance(answers(), {}, PASSAGES, pass_mark=0.5)
    assert (found.takers, found.mean, found.median, found.deviation, found.passed) == (0, None, None, None, 0)
    assert (sum(found.bins), found.worst, found.skills, found.misreadings) == (0, (), (), ())
    assert analysis_of(answers(), {}).items == ()


def test_each_question_is_analysed_with_its_options() -> None:
    rows = [(1, 1, 1, 1), (1, 1, 1, 0), (1, 0, 1, 0), (0, 1, 0, 0), (0, 0, 0, 0)]
    found = analysis_of(answers(*rows), {CAUSE: picked(0, 0, 0, 1, 3)})
    cause = found.items[CAUSE]
    assert cause.guess == 0.25
    assert cause.figures.facility == 0.6
    assert [option.count for option in cause.options] == [3, 1, 0, 1]
    assert [item.question.number for item in found.items] == [1, 2, 3, 4]
    assert found.items[GAP].options == ()
    assert found.flagged == []


def test_a_doubtful_key_comes_first_among_what_stands_out() -> None:
    rows = [(0, 1, 1, 1)] * 6 + [(1, 1, 0, 0)] * 6
    found = analysis_of(answers(*rows), {CAUSE: picked(*[1] * 6, *[0] * 6)})
    assert [(item.question.number, item.flags[0].kind) for item in found.flagged] == [(1, "key"), (2, "easy")]


def test_what_is_left_out_of_the_figures_leaves_the_figures_sound() -> None:
    table = answers((1, 1), (0, 1), (0, 0))
    blank = Answers(table.sittings, table.questions, table.earned, frozenset({(2, 0)}))
    assert analysis_of(blank, {}, Conventions(blanks="left_out")).items[0].figures.facility == 0.5
    assert analysis_of(blank, {}).items[0].figures.blank == 1


def test_a_question_that_most_rushed_through_stands_out_with_its_time() -> None:
    table = answers(*[(1, 1, 1, 1), (0, 0, 1, 0)] * 6)
    hurried = replace(table, timing=Timing(by_question={STATEMENT: np.array([2.0] * 8 + [20.0] * 4)}))
    found = analysis_of(hurried, {})
    assert [flag.kind for flag in found.items[STATEMENT].flags] == ["guessed", "hurried"]
    assert (found.items[STATEMENT].seconds.count, found.items[STATEMENT].seconds.median) == (12, 2)
    assert found.items[CAUSE].seconds.median is None
