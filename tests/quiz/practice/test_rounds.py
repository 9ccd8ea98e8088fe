"""A round of practice: what it is made of, what it never touches, and when its questions come again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from factories import (
    OTHER_TEXT,
    OTHER_TITLE,
    answer_to,
    assign_to,
    hand_in,
    make_article,
    make_class,
    make_questions,
    make_quiz,
    make_student,
    make_teacher,
    other_questions,
    span_of,
)
from queries import counted
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from questions.candidate import Candidate
from questions.kinds import Option
from questions.kinds.multiple_choice import MultipleChoice
from quiz.models import (
    Article,
    Assignment,
    Attempt,
    Person,
    PracticeCard,
    PracticeRound,
    Question,
    Quiz,
    SchoolClass,
    StoredCandidate,
)
from quiz.models.columns import now
from quiz.practice.rounds import LENGTH, answer, begin_round, next_turn, turns_of
from quiz.rights.deleting import delete_student
from quiz.rights.practised import practice_of
from quiz.rights.purging import purge

LONG_AGO = timedelta(days=30)


@pytest.fixture
def given(session: Session, teacher: Person, eighth: SchoolClass) -> Assignment:
    return assign_to(session, make_quiz(session, teacher), eighth)


def candidate(stem: str, skill: str = "cause", fact: str = "", score: float = 0.9) -> Candidate:
    question = MultipleChoice(
        stem=stem,
        skill=skill,
        options=(Option("Yes", correct=True), Option("No"), Option("Perhaps")),
        evidence=(span_of("The repair costs 40,000 crowns and lasts six weeks."),),
    )
    return Candidate(question, score, sentence=2, fact=fact or stem)


def store(session: Session, article: Article, *candidates: Candidate) -> None:
    article.candidates = [StoredCandidate.of(one, rank) for rank, one in enumerate(candidates)]
    session.commit()


def stems(session: Session, student: Person) -> list[str]:
    begun = begin_round(session, student)
    session.commit()
    return [turn.version.content.stem for turn in turns_of(session, begun)] if begun else []


def backdate(session: Session, attempt: Attempt, by: timedelta = LONG_AGO) -> None:
    attempt.started_at -= by
    attempt.submitted_at = attempt.started_at + timedelta(minutes=5)
    session.commit()


BRIDGE, MONTHS, FERRY, FOUND = (question.stem for question in make_questions())


@pytest.mark.parametrize(("ago", "asked"), [(timedelta(), []), (timedelta(hours=1), [MONTHS, FERRY])])
def test_a_round_asks_what_was_missed_or_left_blank_once_it_is_due(
    session: Session, student: Person, given: Assignment, ago: timedelta, asked: list[str]
) -> None:
    attempt = hand_in(session, given, student, "+-.+")
    backdate(session, attempt, by=ago)
    assert stems(session, student) == asked


def test_what_two_quizzes_of_one_article_ask_alike_is_asked_once(
    session: Session, teacher: Person, student: Person, eighth: SchoolClass, given: Assignment
) -> None:
    twin = assign_to(session, make_quiz(session, teacher, article=given.quiz.article), eighth)
    for one in (given, twin):
        backdate(session, hand_in(session, one, student, "+-++"))
    assert stems(session, student) == [MONTHS]


def test_a_round_is_gone_on_with_and_never_begun_twice(session: Session, student: Person, given: Assignment) -> None:
    backdate(session, hand_in(session, given, student, "--++"))
    assert stems(session, student) == stems(session, student)
    assert session.scalar(select(func.count(PracticeRound.id))) == 1


@pytest.mark.parametrize(
    ("settings", "practised"),
    [
        ({"feedback": "after_submission"}, True),
        ({"feedback": "at_once"}, True),
        ({"feedback": "after_closing"}, False),
        ({"feedback": "after_closing", "closes_at": now() + timedelta(days=1)}, False),
        ({"feedback": "after_closing", "closes_at": now() - timedelta(days=1), "opens_at": None}, True),
    ],
)
def test_nothing_is_practised_whose_answers_are_not_out(
    session: Session, student: Person, given: Assignment, settings: dict[str, Any], practised: bool
) -> None:
    backdate(session, hand_in(session, given, student, "--++"))
    for name, value in settings.items():
        setattr(given, name, value)
    session.commit()
    assert bool(stems(session, student)) is practised


def test_nothing_is_practised_that_an_assignment_still_to_take_asks(
    session: Session, teacher: Person, student: Person, eighth: SchoolClass, given: Assignment
) -> None:
    backdate(session, hand_in(session, given, student, "--++"))
    again = Quiz(owner_id=teacher.id, article=given.quiz.article, title="Retest")
    session.add(again)
    again.ask(given.quiz.items[0].version)
    coming = assign_to(session, again, eighth, opens_at=now() + timedelta(days=2))
    assert stems(session, student) == []
    backdate(session, hand_in(session, coming, student, "-"))
    assert sorted(stems(session, student)) == sorted([BRIDGE, MONTHS])


def test_what_becomes_part_of_a_test_in_mid_round_is_left_out(
    session: Session, teacher: Person, student: Person, eighth: SchoolClass, given: Assignment
) -> None:
    backdate(session, hand_in(session, given, student, "--++"))
    begun = begin_round(session, student)
    session.commit()
    assert begun is not None
    assert next_turn(session, begun) is not None
    again = Quiz(owner_id=teacher.id, article=given.quiz.article, title="Retest")
    session.add(again)
    again.ask(given.quiz.items[0].version)
    assign_to(session, again, eighth)
    assert next_turn(session, begun) is None


def test_fresh_questions_are_of_the_weak_skills_the_best_first_and_in_nobodys_bank(
    session: Session, teacher: Person, student: Person, given: Assignment
) -> None:
    hand_in(session, given, student, "-+++")
    store(
        session,
        given.quiz.article,
        candidate("Who pays?", "identity"),
        candidate("Why now?", "cause", score=0.8),
        candidate("Why so?", "cause", score=0.75),
        candidate("Why at all?", "cause", score=0.4),
        candidate("What else?", "detail"),
    )
    assert stems(session, student)[0] == "Why now?"
    fresh = session.scalars(select(Question).where(Question.owner_id.is_(None))).all()
    assert [question.newest.content.stem for question in fresh] == ["Why now?", "Who pays?", "What else?", "Why so?"]
    assert session.scalars(Question.owned_by(teacher).where(Question.id.in_([one.id for one in fresh]))).all() == []


def test_two_students_practise_the_same_stored_question(
    session: Session, teacher: Person, student: Person, eighth: SchoolClass, given: Assignment
) -> None:
    other = make_student(session, "Sasha")
    make_class(session, teacher, other, name="8c")
    hand_in(session, given, student, "++++")
    hand_in(session, given, other, "++++")
    store(session, given.quiz.article, candidate("Why now?"))
    assert stems(session, student) == stems(session, other) == ["Why now?"]
    assert session.scalar(select(func.count(Question.id)).where(Question.owner_id.is_(None))) == 1
    assert session.scalar(select(func.count(PracticeCard.id))) == 2


@pytest.mark.parametrize("state", ["draft", "open", "coming", "another teacher's draft"])
def test_no_fresh_question_is_kept_for_a_test_nor_asks_about_the_same_fact(
    session: Session, teacher: Person, student: Person, given: Assignment, state: str
) -> None:
    hand_in(session, given, student, "++++")
    secret, twin, free = candidate("Why now?", fact="why"), candidate("Why ____?", fact="why"), candidate("Who?")
    store(session, given.quiz.article, secret, twin, free)
    owner, article = teacher, given.quiz.article
    if state.startswith("another"):
        owner = make_teacher(session, "Bo", "bo@school.example")
        article = make_article(session, owner)
    planned = Quiz(owner_id=owner.id, article=article, title="Test")
    planned.add(secret.question)
    session.add(planned)
    session.commit()
    if state in ("open", "coming"):
        ninth = make_class(session, teacher, name="9a")
        assign_to(session, planned, ninth, **({"opens_at": now() + timedelta(days=1)} if state == "coming" else {}))
    assert stems(session, student) == ["Who?"]


def test_a_quiz_that_is_over_for_everybody_gives_fresh_questions(
    session: Session, teacher: Person, student: Person, eighth: SchoolClass
) -> None:
    article = make_article(session, teacher, OTHER_TEXT, OTHER_TITLE)
    moment = now()
    assign_to(
        session,
        make_quiz(session, teacher, other_questions()[1:], article=article),
        eighth,
        opens_at=moment - timedelta(days=9),
        closes_at=moment - timedelta(days=2),
    )
    assert stems(session, student) == ["Ines Falk gave the key to her son."]


def test_a_round_has_at_most_ten_and_leaves_room_for_fresh_ones(
    session: Session, teacher: Person, student: Person, eighth: SchoolClass
) -> None:
    twelve = [
        MultipleChoice(stem=f"Why {number}?", skill="cause", options=(Option("Yes", correct=True), Option("No")))
        for number in range(12)
    ]
    given = assign_to(session, make_quiz(session, teacher, twelve), eighth)
    backdate(session, hand_in(session, given, student, "-" * 12))
    store(session, given.quiz.article, *(candidate(f"Fresh {number}?") for number in range(5)))
    asked = stems(session, student)
    assert len(asked) == LENGTH
    assert [stem for stem in asked if stem.startswith("Fresh")] == ["Fresh 0?", "Fresh 1?", "Fresh 2?"]


def test_an_answer_is_taken_once_and_spaces_the_question(session: Session, student: Person, given: Assignment) -> None:
    attempt = hand_in(session, given, student, "+-++")
    backdate(session, attempt)
    score = attempt.score
    begun = begin_round(session, student)
    assert begun is not None
    turn = next_turn(session, begun)
    assert turn is not None
    assert answer(session, turn, answer_to(turn, right=True))
    session.commit()
    due = turn.card.due_at
    assert turn.fraction == 1
    assert due > now() + timedelta(hours=12)
    assert not answer(session, turn, answer_to(turn, right=False))
    session.commit()
    session.refresh(attempt)
    assert (turn.fraction, turn.card.due_at, attempt.score) == (1, due, score)
    assert next_turn(session, begun) is None
    assert stems(session, student) == []


def test_not_knowing_brings_it_back_soon(session: Session, student: Person, given: Assignment) -> None:
    backdate(session, hand_in(session, given, student, "+-++"))
    begun = begin_round(session, student)
    assert begun is not None
    turn = next_turn(session, begun)
    assert turn is not None
    answer(session, turn, None)
    assert turn.fraction == 0
    assert turn.card.due_at <= now() + timedelta(minutes=10)


def test_a_round_costs_as_many_queries_for_ten_as_for_two(
    session: Session, teacher: Person, student: Person, eighth: SchoolClass
) -> None:
    def begin(who: Person, missed: int) -> int:
        questions = [
            MultipleChoice(stem=f"Why {n}?", skill="cause", options=(Option("Yes", correct=True), Option("No")))
            for n in range(missed)
        ]
        given = assign_to(
            session, make_quiz(session, teacher, questions), make_class(session, teacher, who, name=who.name)
        )
        backdate(session, hand_in(session, given, who, "-" * missed))
        session.expire_all()
        with counted() as asked:
            begun = begin_round(session, who)
            assert begun is not None
            assert len(turns_of(session, begun)) == missed
        return len(asked)

    few, many = begin(make_student(session, "Few"), 2), begin(make_student(session, "Many"), 10)
    assert few == many


def test_practice_is_in_the_students_data_and_goes_with_its_student_and_its_time(
    session: Session, teacher: Person, student: Person, given: Assignment
) -> None:
    backdate(session, hand_in(session, given, student, "+-++"))
    begun = begin_round(session, student)
    assert begun is not None
    turn = next_turn(session, begun)
    assert turn is not None
    answer(session, turn, None)
    session.commit()
    assert [line["asked"] for line in practice_of(session, student, teacher)] == [MONTHS]
    assert practice_of(session, student, make_teacher(session, "Bo", "bo@school.example")) == []
    begun.started_at -= timedelta(days=400)
    session.commit()
    purge(session, 365)
    assert session.scalar(select(func.count(PracticeRound.id))) == 0
    delete_student(session, student)
    assert session.scalar(select(func.count(PracticeCard.id))) == 0
