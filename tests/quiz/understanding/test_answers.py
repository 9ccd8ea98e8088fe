"""Which attempts count, and what of them reaches the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from math import isnan
from typing import Any

import pytest
from factories import make_assignment, make_quiz, make_teacher
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from quiz import regrading
from quiz.extensions import db
from quiz.models import Assignment, Attempt, Guest, Person
from quiz.models.columns import now
from quiz.saving import Save, save_response
from quiz.submitting import submit
from quiz.understanding.answers import Answers, answers_of
from quiz.understanding.choices import choices_of

KEY, STATEMENT, GAP, NAME = range(4)


@pytest.fixture
def assignment(held: Session) -> Assignment:
    made = make_assignment(held, make_teacher(held))
    made.attempts_allowed = 3
    held.commit()
    return made


def take(session: Session, assignment: Assignment, taker: str | Guest, answers: Mapping[int, Any]) -> Attempt:
    """Add a submitted attempt of a new guest, or a further one; answers are an option, a truth value or a text."""
    guest = Guest.named(taker, assignment)[0] if isinstance(taker, str) else taker
    attempt = Attempt.start(assignment, guest, number=1 if isinstance(taker, str) else 2)
    session.add_all([guest, attempt])
    session.commit()
    for position, given in answers.items():
        item = attempt.items[position]
        answer: dict[str, Any] = {"text": given}
        if isinstance(given, bool):
            answer = {"value": given}
        elif isinstance(given, int):
            answer = {"option": item.shown.ids[given]}
        save_response(session, item, Save(answer, "phone", 1, 0))
    session.commit()
    submit(session, attempt)
    session.commit()
    return attempt


def read(session: Session, assignment: Assignment) -> Answers:
    session.expire_all()
    return answers_of(session, assignment.quiz, assignment)


ALL_RIGHT = {KEY: 0, STATEMENT: False, GAP: "ferry", NAME: "Voss"}


def test_every_answer_has_its_mark(held: Session, assignment: Assignment) -> None:
    take(held, assignment, "Robin", {**ALL_RIGHT, KEY: 1})
    take(held, assignment, "Kim", {KEY: 0, STATEMENT: True})
    found = read(held, assignment)
    assert found.marks().earned.tolist() == [[0, 1, 1, 1], [1, 0, 0, 0]]
    assert found.marks().blank.tolist() == [[False] * 4, [False, False, True, True]]
    assert [sitting.fraction for sitting in found.sittings] == [0.75, 0.25]
    assert [asked.number for asked in found.questions] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("rule", "fractions"), [("best", [1.0]), ("last", [0.25]), ("first", [1.0]), ("average", [1.0, 0.25])]
)
def test_of_several_attempts_those_count_that_the_rule_says(
    held: Session, assignment: Assignment, rule: str, fractions: list[float]
) -> None:
    assignment.attempt_counts = rule
    first = take(held, assignment, "Robin", ALL_RIGHT)
    assert first.guest is not None
    take(held, assignment, first.guest, {KEY: 0})
    assert [sitting.fraction for sitting in read(held, assignment).sittings] == fractions


@pytest.mark.parametrize("left_out", [{"discarded_at": now()}, {"preview": True}])
def test_discarded_attempts_and_previews_count_for_nothing(
    held: Session, assignment: Assignment, left_out: dict[str, Any]
) -> None:
    take(held, assignment, "Kim", ALL_RIGHT)
    attempt = take(held, assignment, "Robin", {})
    for name, value in left_out.items():
        setattr(attempt, name, value)
    held.commit()
    assert len(read(held, assignment).sittings) == 1


def test_an_attempt_under_way_is_not_counted(held: Session, assignment: Assignment) -> None:
    guest, _token = Guest.named("Robin", assignment)
    held.add(Attempt.start(assignment, guest))
    held.commit()
    assert read(held, assignment).sittings == ()
    assert read(held, assignment).marks().attempts == 0


def test_one_assignment_of_two_is_read_alone(held: Session, assignment: Assignment) -> None:
    other = Assignment.for_anyone()
    other.take_settings(assignment.quiz)
    assignment.quiz.assignments.append(other)
    held.commit()
    take(held, assignment, "Robin", ALL_RIGHT)
    take(held, other, "Kim", ALL_RIGHT)
    assert len(answers_of(held, assignment.quiz).sittings) == 2
    assert len(read(held, other).sittings) == 1


def test_a_cancelled_question_has_no_marks(held: Session, assignment: Assignment) -> None:
    take(held, assignment, "Robin", ALL_RIGHT)
    version = assignment.quiz.items[KEY].version
    ruling = regrading.cancel(held, version)
    regrading.regrade(held, version, ruling, held.scalars(select(Person)).one(), "")
    held.commit()
    found = read(held, assignment)
    assert [asked.cancelled for asked in found.questions] == [True, False, False, False]
    assert found.marks().items == 3
    assert [sitting.fraction for sitting in found.sittings] == [1.0]


def test_a_question_dropped_since_comes_last_and_one_added_since_was_not_asked(
    held: Session, assignment: Assignment
) -> None:
    take(held, assignment, "Robin", ALL_RIGHT)
    quiz = assignment.quiz
    dropped = quiz.items[KEY]
    content = dropped.version.content
    quiz.drop(dropped)
    held.commit()
    quiz.add(content)
    held.commit()
    take(held, assignment, "Kim", {3: 0})
    found = read(held, assignment)
    assert [asked.number for asked in found.questions] == [1, 2, 3, 4, None]
    assert [[None if isnan(mark) else mark for mark in row] for row in found.marks().earned.tolist()] == [
        [1, 1, 1, None, 1],
        [0, 0, 0, 1, None],
    ]


def test_what_was_chosen_is_read_through_each_attempts_own_ids(held: Session, assignment: Assignment) -> None:
    take(held, assignment, "Robin", {KEY: 2, STATEMENT: True})
    take(held, assignment, "Kim", {KEY: 0, STATEMENT: False})
    take(held, assignment, "Lou", {})
    found = read(held, assignment)
    choices = choices_of(held, found)
    key, statement = (found.questions[index].question_id for index in (KEY, STATEMENT))
    assert choices == {key: [{2}, {0}, set()], statement: [{0}, {1}, set()]}


def test_an_earlier_wording_with_other_options_counts_its_marks_and_not_its_choices(
    held: Session, assignment: Assignment
) -> None:
    take(held, assignment, "Robin", {KEY: 0})
    item = assignment.quiz.items[KEY]
    body = item.version.content.to_json()
    body["options"][1]["text"] = "Because the ferry was faster"
    item.version = item.version.question.revise(type(item.version.content).from_json(body))
    held.commit()
    take(held, assignment, "Kim", {KEY: 1})
    found = read(held, assignment)
    assert found.share_right(found.questions[KEY].question_id) == (1.0, 2)
    assert choices_of(held, found)[found.questions[KEY].question_id] == [set(), {1}]


def test_the_tables_cost_as_many_queries_for_many_as_for_few(held: Session, assignment: Assignment) -> None:
    def queries() -> int:
        counted: list[str] = []
        held.expire_all()
        quiz = held.get_one(type(assignment.quiz), assignment.quiz_id)

        def count(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
            counted.append(statement)

        event.listen(db.engine, "before_cursor_execute", count)
        choices_of(held, answers_of(held, quiz))
        event.remove(db.engine, "before_cursor_execute", count)
        return len(counted)

    take(held, assignment, "Robin", ALL_RIGHT)
    few = queries()
    for number in range(6):
        take(held, assignment, f"Student {number}", ALL_RIGHT)
    assert queries() == few


def saved_at(attempt: Attempt, seconds: Mapping[int, Sequence[int]]) -> None:
    """Have the answers at some positions saved so many seconds after the attempt was begun."""
    began = int(attempt.started_at.timestamp())
    for position, moments in seconds.items():
        response = attempt.items[position].response
        assert response
        response.history = "".join(f"{began + moment}/phone " for moment in moments) or None


def test_times_are_read_from_when_answers_were_saved(held: Session, assignment: Assignment) -> None:
    attempt = take(held, assignment, "Robin", ALL_RIGHT)
    saved_at(attempt, {KEY: [60], STATEMENT: [75], GAP: [100, 104], NAME: []})
    attempt.submitted_at = attempt.started_at + timedelta(seconds=130)
    # Taken back: the question is blank, and the time that it took is not the next one's.
    attempt.items[STATEMENT].response.answer = None  # type: ignore[union-attr]
    held.commit()
    found = read(held, assignment)
    questions = [asked.question_id for asked in found.questions]
    assert [found.timing.of(question).tolist() for question in questions] == [[], [15], [29], []]
    assert (found.timing.until_first.tolist(), found.timing.whole.tolist()) == ([60], [130])
    assert (attempt.id, questions[STATEMENT]) in found.blank


def test_answers_saved_before_times_were_kept_have_none(held: Session, assignment: Assignment) -> None:
    attempt = take(held, assignment, "Robin", ALL_RIGHT)
    saved_at(attempt, dict.fromkeys(range(4), ()))
    held.commit()
    timing = read(held, assignment).timing
    assert (timing.by_question, timing.until_first.size, timing.whole.size) == ({}, 0, 1)
    assert timing.first_answers.median is None


def test_a_quiz_that_nobody_was_asked_is_empty(held: Session) -> None:
    quiz = make_quiz(held, make_teacher(held))
    found = answers_of(held, quiz)
    assert (found.sittings, found.questions, found.marks().items) == ((), (), 0)
    assert choices_of(held, found) == {}
