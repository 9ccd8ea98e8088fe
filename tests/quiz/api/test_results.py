"""Results of the API: attempts with their answers, the class at a glance, item analysis."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from factories import make_assignment, make_attempt, make_quiz, make_teacher
from programs import Program
from queries import counted
from sqlalchemy.orm import Session

from quiz import regrading
from quiz.invigilating import discard
from quiz.models import Assignment, Attempt, Guest, Person
from quiz.saving import Save, save_response
from quiz.submitting import submit

RIGHT = {0: 0, 1: False, 2: "ferry", 3: "Voss"}


@pytest.fixture
def assignment(session: Session, teacher: Person, held: Session) -> Assignment:
    return held.get_one(Assignment, make_assignment(session, teacher).id)


def take(
    held: Session, assignment: Assignment, name: str, answers: Mapping[int, Any], guest: Guest | None = None
) -> Attempt:
    """Add a submitted attempt; answers are an option's index, a truth value or a text."""
    if guest is None:
        attempt, _token = make_attempt(held, assignment, name)
    else:
        attempt = Attempt.start(assignment, guest, number=2)
        held.add(attempt)
        held.commit()
    for position, given in answers.items():
        item = attempt.items[position]
        shape: dict[str, Any] = {"text": given}
        if isinstance(given, bool):
            shape = {"value": given}
        elif isinstance(given, int):
            shape = {"option": item.shown.ids[given]}
        save_response(held, item, Save(shape, "phone", 1, 0))
    submit(held, attempt)
    held.commit()
    return attempt


def test_an_attempt_is_told_with_its_answers_and_what_they_earned(
    program: Program, held: Session, assignment: Assignment
) -> None:
    made = take(held, assignment, "Robin", {**RIGHT, 0: 1, 2: " Ferry "} | {3: "nobody"})
    (told,) = program.get(f"/quizzes/{assignment.quiz_id}/attempts").get_json()["items"]
    assert told == program.get(f"/attempts/{made.id}").get_json()
    assert told["taker"] == {"kind": "guest", "id": made.guest_id, "name": "Robin"}
    assert (told["state"], told["score"], told["points"], told["counts"]) == ("submitted", 2.0, 4.0, True)
    assert [answer["text"] for answer in told["answers"]] == [
        "Because the ferry was cheaper",
        "False",
        "Ferry",
        "nobody",
    ]
    assert [answer["fraction"] for answer in told["answers"]] == [0.0, 1.0, 1.0, 0.0]
    assert told["submitted_at"].endswith("Z")


def test_an_attempt_under_way_has_no_marks_yet(program: Program, held: Session, assignment: Assignment) -> None:
    attempt, _token = make_attempt(held, assignment)
    told = program.get(f"/attempts/{attempt.id}").get_json()
    assert (told["state"], told["score"], told["submitted_at"], told["counts"]) == ("in_progress", None, None, False)
    assert {answer["fraction"] for answer in told["answers"]} == {None}


def test_of_several_attempts_it_says_which_counts(program: Program, held: Session, assignment: Assignment) -> None:
    best = take(held, assignment, "Robin", RIGHT)
    worse = take(held, assignment, "Robin", {0: 0}, best.guest)
    told = program.get(f"/quizzes/{assignment.quiz_id}/attempts").get_json()["items"]
    assert [(line["id"], line["counts"]) for line in told] == [(worse.id, False), (best.id, True)]


def test_what_was_set_aside_is_no_result_and_says_so(
    program: Program, held: Session, assignment: Assignment, teacher: Person
) -> None:
    made = take(held, assignment, "Robin", RIGHT)
    discard(held, made, held.get_one(Person, teacher.id))
    held.commit()
    assert program.get(f"/quizzes/{assignment.quiz_id}/attempts").get_json()["items"] == []
    told = program.get(f"/attempts/{made.id}").get_json()
    assert told["discarded_at"] is not None
    assert told["counts"] is False


def test_a_question_that_was_cancelled_earns_nothing_and_says_so(
    program: Program, held: Session, assignment: Assignment, teacher: Person
) -> None:
    made = take(held, assignment, "Robin", RIGHT)
    version = made.items[0].version
    regrading.regrade(held, version, regrading.cancel(held, version), held.get_one(Person, teacher.id), "two keys")
    held.commit()
    told = program.get(f"/attempts/{made.id}").get_json()
    assert (told["score"], told["points"]) == (3.0, 3.0)
    assert (told["answers"][0]["cancelled"], told["answers"][0]["fraction"]) == (True, None)


def test_results_of_one_assignment_are_its_own(
    program: Program, held: Session, assignment: Assignment, session: Session, teacher: Person
) -> None:
    made = take(held, assignment, "Robin", RIGHT)
    quiz = assignment.quiz
    other = Assignment(audience="anyone")
    other.take_settings(quiz)
    quiz.assign(other)
    held.commit()
    take(held, other, "Kim", {0: 1})
    path = f"/quizzes/{quiz.id}"
    only = f"?assignment_id={assignment.id}"
    assert [line["id"] for line in program.get(f"{path}/attempts{only}").get_json()["items"]] == [made.id]
    assert program.get(f"{path}/glance").get_json()["takers"] == 2
    assert program.get(f"{path}/glance{only}").get_json()["mean"] == 1.0
    assert program.get(f"{path}/analysis{only}").get_json()["attempts"] == 1
    foreign = make_assignment(session, teacher)
    for what in ("attempts", "glance", "analysis"):
        assert program.get(f"{path}/{what}?assignment_id={foreign.id}").status_code == 404


def test_the_glance_says_what_went_worst_and_names_nobody(
    program: Program, held: Session, assignment: Assignment
) -> None:
    for name in ("Robin", "Kim", "Ida"):
        take(held, assignment, name, {**RIGHT, 0: 1})
    answer = program.get(f"/quizzes/{assignment.quiz_id}/glance")
    told = answer.get_json()
    assert (told["takers"], told["mean"], told["bins"][7]) == (3, 0.75, 3)
    assert (told["worst"][0]["number"], told["worst"][0]["share"], told["worst"][0]["paragraph"]) == (1, 0.0, 1)
    assert told["misreadings"][0]["role"] == "misread"
    assert "3 of 3 chose" in told["misreadings"][0]["said"]
    assert "Robin" not in answer.get_data(as_text=True)


def test_the_analysis_has_the_figures_by_the_conventions_asked_for(
    program: Program, held: Session, assignment: Assignment
) -> None:
    take(held, assignment, "Robin", RIGHT)
    take(held, assignment, "Kim", {0: 0, 1: True})
    path = f"/quizzes/{assignment.quiz_id}/analysis"
    told = program.get(path).get_json()
    assert [item["facility"] for item in told["items"]] == [1.0, 0.5, 0.5, 0.5]
    assert told["conventions"] == {
        "variance": "sample",
        "blanks": "zero",
        "discrimination": "corrected",
        "weights": "root",
    }
    assert told["items"][0]["options"][0]["count"] == 2
    # Saved at once, as by a program: nobody can say how long a question took.
    assert told["items"][0]["seconds"] == {"count": 0, "lower": None, "median": None, "upper": None}
    assert (told["seconds"]["count"], told["until_first"]["count"]) == (2, 0)
    left_out = program.get(f"{path}?blanks=left_out&variance=population").get_json()
    assert [item["facility"] for item in left_out["items"]] == [1.0, 0.5, 1.0, 1.0]
    assert left_out["deviation"] != told["deviation"]
    assert program.get(f"{path}?blanks=perhaps").status_code == 422


def test_a_quiz_that_nobody_took_has_results_all_the_same(program: Program, assignment: Assignment) -> None:
    path = f"/quizzes/{assignment.quiz_id}"
    assert program.get(f"{path}/attempts").get_json() == {"items": [], "next_cursor": None}
    assert program.get(f"{path}/glance").get_json()["mean"] is None
    assert program.get(f"{path}/analysis").get_json()["items"] == []


def test_results_are_sent_again_only_when_an_attempt_came(
    program: Program, held: Session, assignment: Assignment
) -> None:
    take(held, assignment, "Robin", RIGHT)
    for what in ("attempts", "glance", "analysis"):
        path = f"/quizzes/{assignment.quiz_id}/{what}"
        tag = program.get(path).headers["ETag"]
        assert program.get(path, **{"If-None-Match": tag}).status_code == 304
    take(held, assignment, "Kim", {0: 1})
    for what in ("attempts", "glance", "analysis"):
        path = f"/quizzes/{assignment.quiz_id}/{what}"
        assert program.get(path, **{"If-None-Match": tag}).status_code == 200


def test_a_class_costs_as_many_queries_as_a_handful(program: Program, held: Session, assignment: Assignment) -> None:
    asked = []
    for size in (2, 9):
        for number in range(size):
            take(held, assignment, f"Taker {size} {number}", RIGHT)
        program.get("/classes")
        with counted() as statements:
            told = program.get(f"/quizzes/{assignment.quiz_id}/attempts").get_json()
        asked.append(len(statements))
    assert len(told["items"]) == 11
    assert asked[0] == asked[1]


def test_nobody_reads_a_colleagues_results(
    program_of: Callable[..., Program], held: Session, assignment: Assignment, session: Session
) -> None:
    made = take(held, assignment, "Robin", RIGHT)
    other = program_of(make_teacher(session, "Bo", "bo@school.example"))
    make_quiz(session, make_teacher(session, "Cy", "cy@school.example"))
    for path in (
        f"/attempts/{made.id}",
        *(f"/quizzes/{assignment.quiz_id}/{w}" for w in ("attempts", "glance", "analysis")),
    ):
        assert other.get(path).status_code == 404
