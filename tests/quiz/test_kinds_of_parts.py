"""Answers of several parts, and sentences as answers: saved, refused, scored and counted."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from factories import make_assignment, make_questions_of_parts, make_teacher, sign_in
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.models import Assignment, Attempt, AttemptItem, Person, Response
from quiz.results.of_quiz import quiz_results

RESPONSE, MATCHING, ORDERING, EVIDENCE = range(4)


@pytest.fixture
def assignment(session: Session) -> Assignment:
    return make_assignment(session, make_teacher(session), make_questions_of_parts())


@pytest.fixture
def address(client: FlaskClient, assignment: Assignment) -> str:
    """Return the address of a guest's attempt."""
    return come_in(client, assignment, "Robin")


def come_in(client: FlaskClient, assignment: Assignment, nickname: str) -> str:
    return urlsplit(client.post(f"/q/{assignment.code}", data={"nickname": nickname}).location).path


def ids_of(session: Session, address: str, position: int) -> tuple[str, ...]:
    """Return the ids that an attempt gives to a question's parts, in the order of the parts."""
    token = address.split("/")[2]
    query = select(AttemptItem).join(Attempt).where(Attempt.token == token, AttemptItem.position == position)
    return session.scalars(query).one().shown.ids


def save(client: FlaskClient, address: str, position: int, answer: Any, sequence: int = 1) -> int:
    body = {"position": position, "answer": answer, "client": "phone", "sequence": sequence, "base": 0}
    reply = client.post(f"{address}/responses", json=body)
    assert reply.get_json()["error" if reply.status_code == 422 else "saved_at"]
    return reply.status_code


def right(session: Session, address: str, position: int) -> Any:
    """Return a right answer as the attempt's own ids have it."""
    item = session.scalars(
        select(AttemptItem)
        .join(Attempt)
        .where(Attempt.token == address.split("/")[2], AttemptItem.position == position)
    ).one()
    content: Any = item.version.content
    ids = dict(zip(content.parts(), item.shown.ids, strict=True))
    return [
        lambda: {"options": [ids[option.text] for option in content.options if option.correct]},
        lambda: {"pairs": {ids[pair.left]: ids[pair.right] for pair in content.pairs}},
        lambda: {"order": [ids[event] for event in content.sequence]},
        lambda: {"sentence": content.sentences[0]},
    ][position]()


def test_right_answers_earn_all_the_points(client: FlaskClient, session: Session, address: str) -> None:
    for position in range(4):
        assert save(client, address, position, right(session, address, position)) == 200
    client.post(f"{address}/submit")
    assert session.scalars(select(Attempt.score)).one() == 4
    assert "4 of 4" in client.get(f"{address}/review").text


def misshapen(position: int, ids: tuple[str, ...], others: tuple[str, ...]) -> list[Any]:
    """Return answers that the question at a position cannot have."""
    one, two = ids[0], ids[-1]
    return {
        RESPONSE: [
            {"options": [others[0]]},
            {"options": [one, one]},
            {"options": [one] * 5_000},
            {"options": one},
            {"options": {one: True}},
            {"options": [None]},
            {"options": [["x"]]},
            {"option": one},
        ],
        MATCHING: [
            {"pairs": {others[0]: two}},
            {"pairs": {one: others[0]}},
            {"pairs": {two: one}},
            {"pairs": {one: None}},
            {"pairs": [[one, two]]},
            {"pairs": {f"x{number}": two for number in range(5_000)}},
        ],
        ORDERING: [
            {"order": [one, one]},
            {"order": [others[0]]},
            {"order": [one, None, None, None, two]},
            {"order": [None] * 100_000},
            {"order": [0, 1]},
            {"order": one},
            {"places": {one: 1}},
        ],
        EVIDENCE: [
            {"sentence": 7},
            {"sentence": -1},
            {"sentence": 10**40},
            {"sentence": 1.0},
            {"sentence": True},
            {"sentence": "1"},
            {"sentence": [1]},
            {"sentence": None},
            {"sentences": [1]},
        ],
    }[position]


@pytest.mark.parametrize("position", range(4))
def test_what_the_question_cannot_have_is_refused_and_the_saved_answer_kept(
    client: FlaskClient, session: Session, address: str, position: int
) -> None:
    kept = right(session, address, position)
    assert save(client, address, position, kept) == 200
    ids = ids_of(session, address, position) or ("x",)
    others = ids_of(session, address, (position + 1) % 3)
    for sequence, answer in enumerate(misshapen(position, ids, others), start=2):
        assert save(client, address, position, answer, sequence) == 422, json.dumps(answer)[:80]
    assert session.scalars(select(Response.answer)).all() == [kept]


def test_a_blank_form_saves_nothing_and_an_emptied_one_is_blank(
    client: FlaskClient, session: Session, address: str
) -> None:
    page = {f"was-{position}": "null" for position in range(4)}
    assert client.post(f"{address}/save", data=page).status_code == 303
    assert session.scalars(select(Response.answer)).all() == []
    given = right(session, address, MATCHING)
    save(client, address, MATCHING, given)
    emptied = {**page, "was-1": json.dumps(given), **{f"answer-1-pair-{left}": "" for left in given["pairs"]}}
    assert client.post(f"{address}/save", data=emptied).status_code == 303
    session.expire_all()
    assert session.scalars(select(Response.answer)).all() == [None]


def test_two_events_at_one_place_are_refused_and_shown_as_they_came(
    client: FlaskClient, session: Session, address: str
) -> None:
    ids = ids_of(session, address, ORDERING)
    data = {"was-2": "null", "was-3": "null", "answer-3-sentence": "2"}
    data |= {f"answer-2-place-{event}": "1" for event in ids[:2]}
    reply = client.post(f"{address}/save", data=data)
    assert reply.status_code == 422
    assert "Give each a place of its own." in reply.text
    assert reply.text.count('<option value="1" selected>') == 2
    assert session.scalars(select(Response.answer)).all() == [{"sentence": 2}]


def test_a_whole_order_is_shown_as_it_was_put(client: FlaskClient, session: Session, address: str) -> None:
    order = right(session, address, ORDERING)["order"]
    for sequence, answer in enumerate((order, order[::-1]), start=1):
        assert save(client, address, ORDERING, {"order": answer}, sequence) == 200
        assert re.findall(r'data-event="(\w+)"', client.get(address).text) == answer


def test_a_forged_form_is_refused_and_harms_nothing(client: FlaskClient, session: Session, address: str) -> None:
    data = {
        **{f"was-{position}": "null" for position in range(4)},
        "answer-0-option-x": "x",
        "answer-1-pair-x": "y",
        "answer-2-place-x": "9" * 5000,
        "answer-3-sentence": "9" * 5000,
    }
    reply = client.post(f"{address}/save", data=data)
    assert reply.status_code == 422
    assert session.scalars(select(Response.answer)).all() == []


def halves(client: FlaskClient, session: Session, address: str) -> None:
    """Answer each question in part, and submit."""
    save(client, address, RESPONSE, {"options": right(session, address, RESPONSE)["options"][:1]})
    pairs = list(right(session, address, MATCHING)["pairs"].items())
    save(client, address, MATCHING, {"pairs": dict(pairs[:2])})
    order = right(session, address, ORDERING)["order"]
    save(client, address, ORDERING, {"order": [*order[1:], order[0]]})
    save(client, address, EVIDENCE, {"sentence": 0})
    client.post(f"{address}/submit")


def test_parts_earn_their_share_and_the_review_says_so(client: FlaskClient, session: Session, address: str) -> None:
    halves(client, session, address)
    attempt = session.scalars(select(Attempt)).one()
    assert [item.fraction for item in attempt.items] == pytest.approx([1 / 2, 2 / 3, 2 / 3, 0])
    assert attempt.score == pytest.approx(1 / 2 + 2 / 3 + 2 / 3)
    page = " ".join(client.get(f"{address}/review").text.split())
    for words in (
        "1.83 of 4",
        "1 of 2 right ones chosen",
        "2 of 3 right",
        "3 of 4 in the right order",
        "Out of order: you had it as number 4",
        "0.67 of 1 point",
        "The council of Alder closed its old stone bridge on Monday because the arches had cracked in the flood.</q>",
        "Until then a ferry carries the children of Alder to school.</q>",
    ):
        assert words in page, words


def test_the_review_of_a_blank_attempt_says_what_was_right(client: FlaskClient, session: Session, address: str) -> None:
    client.post(f"{address}/submit")
    page = client.get(f"{address}/review").text
    assert page.count("No answer") >= 4
    for words in ("0 of 2 right ones chosen", "You gave it no place.", "The right answer", "0 of 3 right"):
        assert words in page, words


def test_what_is_answered_in_part_is_named_before_submitting(
    client: FlaskClient, session: Session, address: str
) -> None:
    left, answer = next(iter(right(session, address, MATCHING)["pairs"].items()))
    save(client, address, MATCHING, {"pairs": {left: answer}})
    assert save(client, address, ORDERING, right(session, address, ORDERING)) == 200
    page = client.get(f"{address}/submit").text
    assert "2 questions have no answer yet" in page
    assert "1 question is answered in part" in page
    assert re.findall(r"#q(\d)", page) == ["1", "4", "2"]


def test_points_of_parts_add_up_to_the_whole(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    """Thirds of a tenth of a point: what adds up to everything is everything."""
    for item in assignment.quiz.items:
        item.points = 0.1
    session.commit()
    address = come_in(client, assignment, "Kim")
    for position in range(4):
        save(client, address, position, right(session, address, position))
    client.post(f"{address}/submit")
    attempt = session.scalars(select(Attempt)).one()
    assert attempt.fraction == 1


def test_the_teacher_sees_each_part_counted_and_the_sheet_a_line_an_answer(
    client: FlaskClient, session: Session, assignment: Assignment, address: str
) -> None:
    halves(client, session, address)
    sign_in(client, session.get_one(Person, assignment.quiz.owner_id))
    page = " ".join(client.get(f"/desk/quizzes/{assignment.quiz_id}/results").text.split())
    for words in (
        "0 of 1 who answered got it right</strong>, 1 partly",
        "Sentence 1: “The council",
        "The arches cracked",
        "½",
    ):
        assert words in page, words
    sheet = client.get(f"/desk/quizzes/{assignment.quiz_id}/results.csv").data.decode("utf-8-sig")
    header, line = csv.reader(StringIO(sheet))
    row = dict(zip(header, line, strict=True))
    assert row["1. What followed from the flood?"] == "The arches cracked"
    assert row["2. points"] == "0.67"
    assert row["2. What does each of them do?"].count(" – ") == 2
    assert row["3. In which order did this happen?"].startswith("1. Maria Voss found the damage")
    assert row["4. Which sentence tells how the children get to school?"] == "Sentence 1"
    attempt = session.scalars(select(Attempt)).one()
    shown = client.get(f"/desk/attempts/{attempt.id}").text
    assert "Maria Voss – finds the damage" in shown
    quiz = client.get(f"/desk/quizzes/{assignment.quiz_id}").text
    for words in (
        'Tom Rask <span class="answers__right">– sells bread at the landing</span>',
        "Spare answers:",
        "The right order",
        "Sentence 5: “Until then",
    ):
        assert words in quiz, words


def test_options_of_several_right_ones_are_counted_one_by_one(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    for name, chosen in (("Ann", (0, 1)), ("Ben", (0, 2)), ("Cy", (0, 1, 2, 3))):
        fresh = client.application.test_client()
        address = come_in(fresh, assignment, name)
        ids = ids_of(session, address, RESPONSE)
        save(fresh, address, RESPONSE, {"options": [ids[index] for index in chosen]})
        fresh.post(f"{address}/submit")
    session.expire_all()
    result = quiz_results(session, assignment.quiz).questions[RESPONSE]
    assert [(picked.count, picked.right) for picked in result.picked] == [(3, True), (2, True), (2, False), (1, False)]
    assert (result.right, result.partly, result.wrong) == (1, 0, 2)
