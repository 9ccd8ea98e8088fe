"""What must hold for every kind of question."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions import KINDS, SKILLS, Article, Option, Presentation, Question, QuestionError, ResponseError, grade
from questions.flaws import check
from questions.kinds import question_from_json
from questions.kinds.base import SCHEMA_VERSION
from tests.questions.kinds.examples import BANK, EXAMPLES, Example

QUESTIONS = [*(example.question for example in EXAMPLES.values()), BANK]
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: f"{q.kind}-{len(q.parts())}")
each_example = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["0", "option", "x"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=8,
)


def test_every_kind_found_has_an_example_here() -> None:
    assert set(KINDS) == set(EXAMPLES)


@each_question
def test_every_kind_says_all_that_a_kind_must(question: Question) -> None:
    kind = type(question)
    for method in ("grade", "key_text", "response_text", "payload", "fields"):
        assert getattr(kind, method) is not getattr(Question, method), method


@each_question
def test_json_gives_the_question_back(question: Question) -> None:
    sent = json.loads(json.dumps(question.to_json(), allow_nan=False))
    assert question_from_json(sent) == question
    assert sent["schema"] == SCHEMA_VERSION


@each_example
def test_the_right_answer_earns_everything_and_a_wrong_one_nothing(example: Example) -> None:
    assert grade(example.question, example.right).right
    assert grade(example.question, example.wrong).fraction == 0
    assert not grade(example.question, example.wrong).blank


@each_question
def test_blank_earns_nothing_and_is_said_to_be_blank(question: Question) -> None:
    score = grade(question, None)
    assert (score.fraction, score.blank) == (0, True)


@each_example
def test_what_was_answered_reads_as_a_line(example: Example) -> None:
    presentation = example.question.plain_presentation()
    for response in (example.right, example.wrong):
        assert example.question.response_text(response, presentation).strip()
    assert example.question.key_text().strip()


@each_question
@pytest.mark.parametrize(
    "response",
    [{}, [], ["option"], ["text"], "option", 3, True,
     {"option": "9"}, {"option": 0}, {"option": ["0"]}, {"option": None},
     {"value": "true"}, {"value": 1}, {"value": None}, {"text": 5}, {"text": None}, {"text": "x" * 501},
     {"option": "0", "text": "x", "value": True},
     {"options": "0"}, {"options": ["9"]}, {"options": ["0", "0"]}, {"options": [0]}, {"options": ["0"] * 1000},
     {"pairs": []}, {"pairs": {"9": "0"}}, {"pairs": {"0": "9"}}, {"pairs": {"0": None}}, {"pairs": {"0": ["1"]}},
     {"pairs": {str(left): "0" for left in range(1000)}},
     {"order": "0123"}, {"order": ["0", "0"]}, {"order": ["9"]}, {"order": [0, 1]}, {"order": [None] * 1000},
     {"sentence": "1"}, {"sentence": True}, {"sentence": 1.0}, {"sentence": -1}, {"sentence": 6}, {"sentence": 10**30}],
)  # fmt: skip
def test_a_misshapen_response_is_refused(question: Question, response: Any) -> None:
    with pytest.raises(ResponseError):
        grade(question, response)


@each_question
@given(response=json_values)
def test_any_response_is_graded_or_refused(question: Question, response: Any) -> None:
    try:
        score = grade(question, response)
    except ResponseError:
        return
    assert 0 <= score.fraction <= 1


def mutations(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the JSON with each field in turn missing or of a wrong type."""
    for name in data:
        yield {key: value for key, value in data.items() if key != name}
        for bad in (
            None,
            0,
            -1,
            1.5,
            float("nan"),
            10**400,
            True,
            "false",
            "",
            [],
            {},
            [None],
            [{}],
            [[1]],
            "abc",
            ["a", 1],
        ):
            yield {**data, name: bad}
    for name in ("options", "evidence", "pairs"):
        for index, item in enumerate(data.get(name, ())):
            for broken in mutations(item) if isinstance(item, dict) else ():
                yield {**data, name: [*data[name][:index], broken, *data[name][index + 1 :]]}


@each_question
def test_broken_json_is_a_question_still_or_refused(question: Question) -> None:
    refused = 0
    for data in mutations(question.to_json()):
        try:
            again = question_from_json(data)
        except QuestionError:
            refused += 1
        else:
            assert question_from_json(again.to_json()) == again
    assert refused > 50


@each_question
@given(noise=json_values)
def test_anything_that_is_no_question_is_refused(question: Question, noise: Any) -> None:
    with pytest.raises(QuestionError):
        question_from_json(noise)
    with pytest.raises(QuestionError):
        question_from_json({"kind": question.kind, "stem": noise})


def test_text_that_says_false_is_not_taken_for_true() -> None:
    data = EXAMPLES["true_false"].question.to_json()
    with pytest.raises(QuestionError):
        question_from_json({**data, "answer": "false"})
    options = [{"text": "a", "correct": True}, {"text": "b", "correct": "false"}]
    with pytest.raises(QuestionError):
        question_from_json({**EXAMPLES["multiple_choice"].question.to_json(), "options": options})


def test_a_single_text_is_not_taken_for_a_list_of_letters() -> None:
    with pytest.raises(QuestionError):
        question_from_json({**EXAMPLES["short_answer"].question.to_json(), "answers": "arches"})


def test_a_question_of_a_newer_version_is_refused() -> None:
    with pytest.raises(QuestionError, match="newer"):
        question_from_json({**EXAMPLES["true_false"].question.to_json(), "schema": SCHEMA_VERSION + 1})


@each_question
@pytest.mark.parametrize(
    "change",
    [
        {"stem": "  "},
        {"skill": "guessing"},
        {"evidence": [{"start": 5, "end": 5}]},
        {"evidence": [{"start": -1, "end": 5}]},
    ],
)
def test_what_no_question_may_lack_is_checked(question: Question, change: dict[str, Any]) -> None:
    with pytest.raises(QuestionError):
        question_from_json({**question.to_json(), **change})


@each_question
@pytest.mark.parametrize("skill", SKILLS)
def test_every_kind_can_test_every_skill(question: Question, skill: str) -> None:
    assert replace(question, skill=skill).skill == skill


# What is shown before the answer is in --------------------------------------------------------------


@each_question
def test_what_is_asked_holds_nothing_of_the_answer(question: Question) -> None:
    asked = question.asked(question.present())
    assert set(asked) - {"lefts"} == {"kind", "stem", "options"}
    assert all(set(part) == {"id", "text"} for part in (*asked["options"], *asked.get("lefts", ())))
    sent = json.dumps({**asked, "kind": ""}, ensure_ascii=False)
    assert question.explanation not in sent
    assert not any(
        f'"{word}"' in sent for word in ("correct", "role", "misread", "elsewhere", "evidence", "answers", "skill")
    )


@pytest.mark.parametrize("question", [EXAMPLES["multiple_choice"].question, BANK], ids=lambda q: q.kind)
@given(seed=st.integers(), key=st.integers(0, 2), order=st.sampled_from(["any", "fixed"]))
def test_exchanging_which_option_is_right_changes_nothing_asked(question: Any, seed: int, key: int, order: str) -> None:
    shown = replace(question, option_order=order)
    options = tuple(Option(o.text, i == key, None if i == key else "elsewhere") for i, o in enumerate(question.options))
    exchanged = replace(shown, options=options, explanation="Another one.", evidence=())
    presentation = shown.present(Random(seed))  # noqa: S311 (a presentation to compare)
    assert exchanged.present(Random(seed)) == presentation  # noqa: S311
    assert json.dumps(exchanged.asked(presentation)) == json.dumps(shown.asked(presentation))


def test_exchanging_which_options_are_right_changes_nothing_asked() -> None:
    question: Any = EXAMPLES["multiple_response"].question
    exchanged = replace(question, options=tuple(Option(o.text, not o.correct) for o in question.options), evidence=())
    presentation = question.present()
    assert exchanged.asked(presentation) == question.asked(presentation)


def test_exchanging_what_belongs_together_changes_nothing_asked() -> None:
    question: Any = EXAMPLES["matching"].question
    rights = ("a captain", "an engineer", "a baker")
    pairs = tuple(replace(pair, right=right) for pair, right in zip(question.pairs, rights, strict=True))
    exchanged = replace(question, pairs=pairs, distractors=("a mayor",))
    presentation = question.present(Random(5))  # noqa: S311 (a presentation to compare)
    assert exchanged.present(Random(5)) == presentation  # noqa: S311
    assert exchanged.asked(presentation) == question.asked(presentation)


def test_exchanging_the_right_order_changes_nothing_asked() -> None:
    question: Any = EXAMPLES["ordering"].question
    presentation = question.present()
    for sequence in permutations(question.sequence):
        assert replace(question, sequence=sequence).asked(presentation) == question.asked(presentation)


def test_every_order_is_shown_about_as_often_the_right_one_too() -> None:
    question: Any = replace(EXAMPLES["ordering"].question, sequence=("One", "Two", "Three"))  # type: ignore[call-arg]
    rng = Random(1)  # noqa: S311 (draws to count)
    shown = Counter(question.present(rng).order for _ in range(600))
    assert len(shown) == 6
    assert min(shown.values()) > 60


def test_the_sentence_that_is_right_shows_in_nothing_asked() -> None:
    question: Any = EXAMPLES["evidence"].question
    assert replace(question, sentences=(4,)).asked(Presentation()) == question.asked(Presentation())


def test_exchanging_true_and_false_or_the_typed_answer_changes_nothing_asked() -> None:
    statement = EXAMPLES["true_false"].question
    assert replace(statement, answer=True).asked(Presentation()) == statement.asked(Presentation())  # type: ignore[call-arg]
    gap = EXAMPLES["cloze"].question
    assert replace(gap, answers=("piers",), rejected=()).asked(Presentation()) == gap.asked(Presentation())  # type: ignore[call-arg]


@pytest.mark.parametrize("question", [EXAMPLES["multiple_choice"].question, BANK], ids=lambda q: q.kind)
def test_ids_are_drawn_afresh_and_grade_as_they_were_shown(question: Any) -> None:
    presentations = [question.present() for _ in range(20)]
    ids = [part_id for presentation in presentations for part_id in presentation.ids]
    assert len(set(ids)) == len(ids)
    assert len({presentation.order for presentation in presentations}) > 1
    for presentation in presentations:
        assert Presentation.from_json(json.loads(json.dumps(presentation.to_json()))) == presentation
        fractions = [
            grade(question, {"option": option["id"]}, presentation).fraction
            for option in question.asked(presentation)["options"]
        ]
        assert sorted(fractions) == [0] * (len(fractions) - 1) + [1]
    with pytest.raises(ResponseError):
        grade(question, {"option": presentations[0].ids[0]}, presentations[1])


@pytest.mark.parametrize("seed", range(20))
def test_answers_of_several_parts_grade_by_the_ids_of_their_attempt(seed: int) -> None:
    for kind, name in (("multiple_response", "options"), ("matching", "pairs"), ("ordering", "order")):
        example = EXAMPLES[kind]
        plain, shown = example.question.plain_presentation(), example.question.present(Random(seed))  # noqa: S311
        parts = list(example.question.parts())
        count = len(parts) - len(example.question.asked(shown)["options"])

        def given(old: str, of: slice, plain: Presentation = plain, shown: Presentation = shown) -> str:
            return shown.ids[of][plain.ids[of].index(old)]

        if name == "pairs":
            lefts, rights = slice(0, count), slice(count, None)
            response: Any = {given(left, lefts): given(right, rights) for left, right in example.right[name].items()}
        else:
            response = [given(old, slice(None)) for old in example.right[name]]
        assert grade(example.question, {name: response}, shown).right
        with pytest.raises(ResponseError):
            grade(example.question, {name: response}, example.question.present())


@each_question
def test_no_check_of_flaws_stumbles_over_a_kind(question: Question) -> None:
    assert all(line.message for line in check(question, Article.from_text("A title\n\n" + "It is so. " * 20)))


def test_options_with_an_order_of_their_own_keep_it() -> None:
    question = replace(EXAMPLES["multiple_choice"].question, option_order="fixed")  # type: ignore[call-arg]
    assert {question.present().order for _ in range(20)} == {(0, 1, 2, 3)}


def test_a_presentation_of_another_question_is_refused() -> None:
    short = Presentation(ids=("a", "b"), order=(1, 0))
    with pytest.raises(ResponseError):
        grade(EXAMPLES["multiple_choice"].question, {"option": "a"}, short)
