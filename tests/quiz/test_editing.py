"""From a question to its form and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from factories import make_questions, make_questions_of_parts
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from questions.kinds import KINDS, Option, Question
from questions.kinds.cloze import Cloze
from questions.kinds.matching import Matching, Pair
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.multiple_response import MultipleResponse
from quiz.editing import FORMS, EditForm, form_for
from quiz.editing.fields import tidy_line, tidy_lines
from quiz.words import KIND_LABELS, ROLE_LABELS, SKILL_LABELS, answer_label, duration, kind_label, role_label

QUESTIONS = {question.kind: question for question in (*make_questions(), *make_questions_of_parts())}
BANK = Cloze(
    stem="The ____ closed.",
    skill="detail",
    answers=("bridge", "old bridge"),
    rejected=("ferry",),
    options=(Option("bridge", correct=True), Option("ferry", role="elsewhere"), Option("school", role="unsupported")),
)

Post = Callable[..., EditForm[Question]]


@pytest.fixture
def post(app: Flask) -> Post:
    """Return a way to send a question's form, as it was filled but for what is changed."""

    def send(question: Question, **changes: Any) -> EditForm[Question]:
        with app.test_request_context():
            data = filled_data(form_for(question, points=1, version=7))
        data.update({name.replace("__", "-"): value for name, value in changes.items()})
        with app.test_request_context(method="POST", data={key: v for key, v in data.items() if v is not None}):
            form = form_for(question, points=1, version=7)
            form.validate()
            return form

    return send


def filled_data(form: EditForm[Question]) -> dict[str, str]:
    """Return what a browser would send of a form as it was shown."""
    data: dict[str, str] = {}
    for field in form:
        if field.type == "FieldList":
            for cell in (cell for row in field for cell in row.form):
                if cell.type != "BooleanField":
                    data[cell.name] = cell.data or ""
                elif cell.data:
                    data[cell.name] = "y"
        elif field.name != "csrf_token":
            data[field.name] = field._value() if hasattr(field, "_value") else str(field.data)
    return data


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_a_form_and_a_label(kind: str) -> None:
    assert kind in FORMS
    assert kind in KIND_LABELS


def test_every_skill_and_role_has_a_label() -> None:
    from questions.kinds import SKILLS

    assert set(SKILLS) <= set(SKILL_LABELS)
    assert set(Option.ROLES) == set(ROLE_LABELS)


@pytest.mark.parametrize("question", [*QUESTIONS.values(), BANK], ids=lambda question: question.kind)
def test_a_form_sent_as_it_was_shown_changes_nothing(app: Flask, post: Post, question: Question) -> None:
    form = post(question)
    with app.test_request_context():
        assert form.edited(question) == question


@pytest.mark.parametrize(
    ("kind", "changes", "expected"),
    [
        ("true_false", {"stem": " The  repair \n lasts. "}, {"stem": "The repair lasts."}),
        ("true_false", {"answer": "true"}, {"answer": True}),
        ("short_answer", {"answers": "Voss\r\n\r\n Maria  Voss \r\nVoss"}, {"answers": ("Voss", "Maria Voss")}),
        ("short_answer", {"rejected": ""}, {"rejected": ()}),
        ("cloze", {"explanation": "By ferry.\x00"}, {"explanation": "By ferry."}),
        ("ordering", {"sequence": " One \n\n Two\nThree"}, {"sequence": ("One", "Two", "Three")}),
        ("matching", {"distractors": "rows  a boat\r\n"}, {"distractors": ("rows a boat",)}),
    ],
)
def test_changes_arrive_tidied(
    app: Flask, post: Post, kind: str, changes: dict[str, str], expected: dict[str, object]
) -> None:
    form = post(QUESTIONS[kind], **changes)
    with app.test_request_context():
        edited = form.edited(QUESTIONS[kind])
    assert edited == replace(QUESTIONS[kind], **expected)


@pytest.mark.parametrize(("typed", "points"), [("2", 2.0), ("0.5", 0.5), ("0,5", 0.5), ("0", 0.0)])
def test_points_take_a_point_or_a_comma(post: Post, typed: str, points: float) -> None:
    form = post(QUESTIONS["true_false"], points=typed)
    assert (form.errors, form.points.data) == ({}, points)


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("multiple_choice", {"stem": ""}, "stem"),
        ("multiple_choice", {"stem": "x" * 5000}, "stem"),
        ("multiple_choice", {"points": "many"}, "points"),
        ("multiple_choice", {"points": "-1"}, "points"),
        ("multiple_choice", {"points": "nan"}, "points"),
        ("multiple_choice", {"points": "inf"}, "points"),
        ("multiple_choice", {"key": "5"}, "key"),
        ("multiple_choice", {"key": "no number"}, "key"),
        ("multiple_choice", {"options__1__text": "because the ARCHES had cracked"}, "key"),
        ("multiple_choice", {f"options__{row}__text": "" for row in (1, 2, 3)}, "key"),
        ("multiple_choice", {"options__1__role": "sabotage"}, "options"),
        ("multiple_choice", {"options__1__text": "x" * 5000}, "options"),
        ("true_false", {"answer": "perhaps"}, "answer"),
        ("true_false", {"answer": None}, "answer"),
        ("short_answer", {"answers": "\n \n"}, "answers"),
        ("short_answer", {"answers": "x" * 5000}, "answers"),
        ("short_answer", {"answers": "\n".join(map(str, range(100)))}, "answers"),
        ("short_answer", {"answers": "Voss", "rejected": "voss"}, "rejected"),
        ("cloze", {"stem": "There is no gap here."}, "stem"),
        ("cloze", {"stem": "Two ____ are ____ here."}, "stem"),
        ("multiple_response", {"options__0__correct": None, "options__1__correct": None}, "options"),
        ("multiple_response", {f"options__{row}__correct": "y" for row in range(4)}, "options"),
        ("multiple_response", {"options__5__correct": "y"}, "options"),
        ("multiple_response", {"options__1__text": "The ARCHES cracked"}, "options"),
        ("multiple_response", {f"options__{row}__text": "" for row in (1, 2, 3)}, "options"),
        ("matching", {"pairs__1__right": ""}, "pairs"),
        ("matching", {"pairs__1__left": ""}, "pairs"),
        ("matching", {"pairs__1__left": "maria voss"}, "pairs"),
        ("matching", {f"pairs__{row}__{side}": "" for row in (1, 2) for side in ("left", "right")}, "pairs"),
        ("matching", {"pairs__1__left": "x" * 5000}, "pairs"),
        ("matching", {"distractors": "Finds the damage"}, "distractors"),
        ("matching", {"distractors": "x\nX"}, "distractors"),
        ("matching", {"distractors": "x" * 5000}, "distractors"),
        ("matching", {"distractors": "", **{f"pairs__{row}__right": "works" for row in range(3)}}, "distractors"),
        ("ordering", {"sequence": "Only one"}, "sequence"),
        ("ordering", {"sequence": "One\none"}, "sequence"),
        ("ordering", {"sequence": "\n".join(map(str, range(100)))}, "sequence"),
        ("ordering", {"sequence": "One\n" + "x" * 5000}, "sequence"),
    ],
)
def test_what_cannot_be_asked_is_refused_beside_its_field(
    app: Flask, post: Post, kind: str, changes: dict[str, str], field: str
) -> None:
    form = post(QUESTIONS[kind], **changes)
    with app.test_request_context():
        assert form.errors or form.edited(QUESTIONS[kind]) is None
        assert set(form.errors) == {field}


def test_another_key_is_taken_and_the_old_one_may_get_a_role(app: Flask, post: Post) -> None:
    form = post(QUESTIONS["multiple_choice"], key="2", options__0__role="misread")
    with app.test_request_context():
        edited = form.edited(QUESTIONS["multiple_choice"])
    assert isinstance(edited, MultipleChoice)
    assert [(option.correct, option.role) for option in edited.options] == [
        (False, "misread"),
        (False, "misread"),
        (True, None),
        (False, "unsupported"),
    ]


def test_several_options_may_be_right(app: Flask, post: Post) -> None:
    form = post(QUESTIONS["multiple_response"], options__0__correct=None, options__3__correct="y")
    with app.test_request_context():
        edited = form.edited(QUESTIONS["multiple_response"])
    assert isinstance(edited, MultipleResponse)
    assert [(option.correct, option.role) for option in edited.options] == [
        (False, None),
        (True, None),
        (False, "misread"),
        (True, None),
    ]


def test_a_pair_is_changed_and_another_added(app: Flask, post: Post) -> None:
    changes = {"pairs__0__right": "leads the work", "pairs__4__left": "A ferry", "pairs__4__right": "carries children"}
    form = post(QUESTIONS["matching"], **changes)
    with app.test_request_context():
        edited = form.edited(QUESTIONS["matching"])
    assert isinstance(edited, Matching)
    assert edited.pairs == (
        Pair("Maria Voss", "leads the work"),
        *QUESTIONS["matching"].pairs[1:],  # type: ignore[attr-defined]
        Pair("A ferry", "carries children"),
    )


def test_an_option_is_added_in_a_spare_row_and_an_emptied_one_goes(app: Flask, post: Post) -> None:
    form = post(QUESTIONS["multiple_choice"], options__1__text="", options__4__text="Because of the frost")
    with app.test_request_context():
        edited = form.edited(QUESTIONS["multiple_choice"])
    assert isinstance(edited, MultipleChoice)
    assert [option.text for option in edited.options][1:] == [
        "Because the baker had moved",
        "Because a ship had struck it",
        "Because of the frost",
    ]


@pytest.mark.parametrize(
    ("key", "answers", "rejected"), [("0", ("bridge", "old bridge"), ("ferry",)), ("1", ("ferry",), ())]
)
def test_a_bank_and_its_accepted_answers_agree(
    app: Flask, post: Post, key: str, answers: tuple[str, ...], rejected: tuple[str, ...]
) -> None:
    form = post(BANK, key=key)
    with app.test_request_context():
        edited = form.edited(BANK)
    assert isinstance(edited, Cloze)
    assert (edited.answers, edited.rejected) == (answers, rejected)


@given(st.text())
def test_a_tidied_line_is_one_line_and_stays_so(text: str) -> None:
    tidied = tidy_line(text)
    assert len(tidied.splitlines()) <= 1
    assert "\x00" not in tidied
    assert tidy_line(tidied) == tidied


@given(st.text())
def test_tidied_lines_are_filled_and_differ(text: str) -> None:
    lines = tidy_lines(text)
    assert all(lines)
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0, "0 s"),
        (59.6, "1 min"),
        (245, "4 min 5 s"),
        (7260, "2 h 1 min"),
        (172_740, "47 h 59 min"),
        (607_260, "7 d 0 h"),
        (-3, "0 s"),
    ],
)
def test_a_duration_reads_as_people_say_it(app: Flask, seconds: float | None, words: str) -> None:
    with app.test_request_context():
        assert duration(seconds) == words


def test_an_unknown_name_still_has_words(app: Flask) -> None:
    with app.test_request_context():
        assert (kind_label("some_new_kind"), role_label(None)) == ("Some new kind", "")
        assert (answer_label("True", "true_false"), answer_label("True", "cloze")) == ("True", "True")
