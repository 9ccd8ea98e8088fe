"""Each kind has all it needs to be asked, and forms are read in its shape."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from factories import make_questions

from questions.grading import grade
from questions.kinds import KINDS
from quiz.asking import PARTS, READERS, lacking, read_answer
from quiz.config import ROOT

UNDER_WAY = {"multiple_response", "matching", "ordering", "evidence"}
"""Kinds that the library grades already and the pages are about to ask."""


@pytest.mark.parametrize("kind", sorted(set(KINDS) - UNDER_WAY))
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
]


@pytest.mark.parametrize(("kind", "fields", "answer"), FORMS)
def test_a_form_is_read_in_the_shape_of_the_kind(
    kind: str, fields: dict[str, str], answer: dict[str, Any] | None
) -> None:
    assert read_answer(kind, fields, 3) == answer


def test_what_is_read_can_be_graded() -> None:
    fields = {"answer-0-option": "0", "answer-1-value": "false", "answer-2-text": "ferry", "answer-3-text": "Voss"}
    scores = [
        grade(question, read_answer(question.kind, fields, position))
        for position, question in enumerate(make_questions())
    ]
    assert [score.fraction for score in scores] == [1, 1, 1, 1]
