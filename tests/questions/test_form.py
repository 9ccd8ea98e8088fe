"""Form: how an answer is built."""

from __future__ import annotations

import pytest

from questions.form import form_of, in_past


@pytest.mark.parametrize(
    ("answer", "form"),
    [
        ("Because the arches had cracked", "because"),
        ("Because of the rain", "because of"),
        ("To save time", "to"),
        ("An engineer", "a"),
        ("The engineers of the mill", "the plural"),
        ("Its harbor", "the"),
        ("Raising the price", "ing"),
        ("Potatoes", "plural"),
        ("Glass", "bare"),
        ("45%", "sign"),
    ],
)
def test_an_answer_has_a_form(answer: str, form: str) -> None:
    assert form_of(answer) == form


def test_a_question_tells_its_tense() -> None:
    assert in_past("Why did the mill close?")
    assert not in_past("Why does the mill close in winter?")
