"""Each kind has all it needs to be asked, and forms are read in its shape."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from factories import make_questions, make_questions_of_parts
from hypothesis import given
from hypothesis import strategies as st

from questions.errors import ResponseError
from questions.grading import grade
from questions.kinds import KINDS, Question
from quiz.asking import PARTS, READERS, lacking, read_answer
from quiz.config import ROOT


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_all_its_files(kind: str) -> None:
    assert lacking(kind, ROOT) == []
    assert kind in READERS


def test_what_a_new_kind_lacks_is_named(tmp_path: Path) -> None:
    script = tmp_path / "static/js/kinds/ordering.js"
    script.parent.mkdir(parents=True)
    script.touch()
    assert lacking("ordering", tmp_path) == [
        part.format("ordering") for part in PARTS if not part.startswith("static/js")
    ]


FORMS: list[tuple[str, dict[str, str], dict[str, Any] | None]] = [
    ("multiple_choice", {"answer-3-option": "a1"}, {"option": "a1"}),
    ("multiple_choice", {"answer-3-option": ""}, None),
    ("multiple_choice", {"answer-2-option": "a1"}, None),
    ("true_false", {"answer-3-value": "true"}, {"value": True}),
    ("true_false", {"answer-3-value": "false"}, {"value": False}),
    ("true_false", {"answer-3-value": "perhaps"}, {"value": "perhaps"}),
    ("true_false", {}, None),
    ("cloze", {"answer-3-option": "a1"}, {"option": "a1"}),
    ("cloze", {"answer-3-text": "ferry"}, {"text": "ferry"}),
    ("cloze", {"answer-3-text": "  "}, None),
    ("short_answer", {"answer-3-text": " Maria  Voss "}, {"text": " Maria  Voss "}),
    ("short_answer", {}, None),
    (
        "multiple_response",
        {"answer-3-option-a1": "a1", "answer-3-option-b2": "b2", "answer-2-option-c3": "c3"},
        {"options": ["a1", "b2"]},
    ),
    ("multiple_response", {"answer-31-option-a1": "a1"}, None),
    (
        "matching",
        {"answer-3-pair-a1": "r1", "answer-3-pair-b2": "", "answer-3-pair-c3": "r1"},
        {"pairs": {"a1": "r1", "c3": "r1"}},
    ),
    ("matching", {"answer-3-pair-a1": ""}, None),
    ("ordering", {"answer-3-place-a1": "2", "answer-3-place-b2": "1"}, {"order": ["b2", "a1"]}),
    (
        "ordering",
        {"answer-3-place-a1": "3", "answer-3-place-b2": "", "answer-3-place-c3": "1"},
        {"order": ["c3", None, "a1"]},
    ),
    ("ordering", {"answer-3-place-a1": "1", "answer-3-place-b2": "01"}, {"places": {"a1": "1", "b2": "01"}}),
    ("ordering", {"answer-3-place-a1": "0"}, {"places": {"a1": "0"}}),
    ("ordering", {"answer-3-place-a1": "first"}, {"places": {"a1": "first"}}),
    ("ordering", {"answer-3-place-a1": "9" * 5000}, {"places": {"a1": "9" * 5000}}),
    ("ordering", {"answer-3-place-a1": ""}, None),
    ("evidence", {"answer-3-sentence": "0"}, {"sentence": 0}),
    ("evidence", {"answer-3-sentence": "-1"}, {"sentence": "-1"}),
    ("evidence", {"answer-3-sentence": "9" * 5000}, {"sentence": "9" * 5000}),
    ("evidence", {"answer-3-sentence": ""}, None),
]


@pytest.mark.parametrize(("kind", "fields", "answer"), FORMS)
def test_a_form_is_read_in_the_shape_of_the_kind(
    kind: str, fields: dict[str, str], answer: dict[str, Any] | None
) -> None:
    assert read_answer(kind, fields, 3) == answer


FIELD_NAMES = st.sampled_from(["option-0", "option", "pair-0", "pair-1", "place-0", "place-1", "sentence", "text"])
FIELD_VALUES = st.text(max_size=12) | st.sampled_from(["0", "1", "2", "03", "-1", "²", "9" * 30])


@given(
    question=st.sampled_from([*make_questions(), *make_questions_of_parts()]),
    sent=st.dictionaries(FIELD_NAMES, FIELD_VALUES),
)
def test_whatever_a_form_sends_is_graded_or_refused(question: Question, sent: dict[str, str]) -> None:
    answer = read_answer(question.kind, {f"answer-0-{name}": value for name, value in sent.items()}, 0)
    try:
        score = grade(question, answer)
    except ResponseError:
        return
    assert 0 <= score.fraction <= 1


def test_what_is_read_can_be_graded() -> None:
    fields = {
        **{"answer-0-option": "0", "answer-1-value": "false", "answer-2-text": "ferry", "answer-3-text": "Voss"},
        **{f"answer-4-option-{index}": index for index in "01"},
        **{f"answer-5-pair-{index}": index for index in "012"},
        **{f"answer-6-place-{index}": str(int(index) + 1) for index in "0123"},
        "answer-7-sentence": "4",
    }
    questions = [*make_questions(), *make_questions_of_parts()]
    scores = [grade(asked, read_answer(asked.kind, fields, position)) for position, asked in enumerate(questions)]
    assert [score.fraction for score in scores] == [1] * len(KINDS)
