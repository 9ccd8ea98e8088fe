"""The class pages: from a name to a class of 28 with cards; every class through its teachers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from factories import (
    assign_to,
    enrol,
    hand_in,
    make_article,
    make_attempt,
    make_class_of,
    make_quiz,
    make_teacher,
    sign_in,
)
from flask import Flask
from flask.testing import FlaskClient
from queries import counted
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quiz.models import Accommodation, Assignment, Attempt, Enrolment, Person, Quiz, SchoolClass
from quiz.models.columns import now

pytestmark = pytest.mark.usefixtures("signed_in")


def text(reply: TestResponse) -> str:
    return reply.get_data(as_text=True)


def test_a_class_is_made_filled_and_given_its_cards(client: FlaskClient, session: Session, teacher: Person) -> None:
    made = client.post("/classes/new", data={"name": " 7B  English", "sign_in_by": "words", "enrolling": "y"})
    names = "\n".join(f"Student {number}" for number in range(28))
    added = text(client.post(made.location, data={"names": names}))
    assert "Added: 28" in added
    assert "Already there: 28" in text(client.post(made.location, data={"names": names}))
    [school_class] = session.scalars(select(SchoolClass))
    assert school_class.name == "7B English"
    assert "28 students have a card" not in text(client.get(f"/classes/{school_class.id}/cards"))
    cards = text(client.post(f"/classes/{school_class.id}/cards"))
    assert "28 students have a card already" in text(client.get(f"/classes/{school_class.id}/cards"))
    secrets = re.findall(r'<p class="secret" dir="auto">([a-z ]+)</p>', cards)
    assert len(set(secrets)) == 28
    assert cards.count(f"/student/<wbr>{school_class.code}</p>") == 28
    assert client.post(f"/classes/{school_class.id}/cards").status_code == 303
    signed_in = client.application.test_client().post(
        f"/student/{school_class.code}", data={"name": "student 0", "secret": secrets[0]}
    )
    assert signed_in.location == "/home"


def test_who_makes_a_class_for_a_quiz_is_led_back_to_it(client: FlaskClient, session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher)
    start = f"/classes/new?assigning={quiz.id}"
    assert start in text(client.get(f"/desk/quizzes/{quiz.id}/assign"))
    made = client.post(start, data={"name": "7B", "sign_in_by": "words"})
    added = text(client.post(made.location, data={"names": "Ann"}))
    [school_class] = session.scalars(select(SchoolClass))
    for address in (start, made.location, f"/classes/{school_class.id}?assigning={quiz.id}"):
        assert f'href="/desk/quizzes/{quiz.id}/assign"' in text(client.get(address)), address
    assert f'href="/classes/{school_class.id}?assigning={quiz.id}"' in added


@pytest.mark.parametrize("number", ["{another}", "0", "x", "99999999"])
def test_no_page_leads_to_a_quiz_that_is_not_the_teachers(
    client: FlaskClient, session: Session, teacher: Person, number: str
) -> None:
    another = make_quiz(session, make_teacher(session, email="bo@school.example"))
    page = client.get(f"/classes?assigning={number.format(another=another.id)}", follow_redirects=True)
    assert page.status_code == 200
    assert "/assign" not in text(page).replace("assigning", "")


@pytest.mark.parametrize("name", ["", "  ", "x" * 101])
def test_a_class_without_a_fitting_name_is_not_made(client: FlaskClient, teacher: Person, name: str) -> None:
    reply = client.post("/classes/new", data={"name": name, "sign_in_by": "words"})
    assert reply.status_code == 422
    assert 'aria-invalid="true"' in text(reply)


def test_a_sheet_says_of_each_row_what_became_of_it(client: FlaskClient, session: Session, teacher: Person) -> None:
    school_class = make_class_of(session, teacher, ["Anna Kim"])
    sheet = "Name;Time factor\nAnna Kim;\nBoris Vale;1,5\nBoris Vale;\n=HYPERLINK(1);\n;2\nCleo;fast\n"

    def send() -> str:
        file = (io.BytesIO(sheet.encode("cp1252")), "class.csv")
        return text(client.post(f"/classes/{school_class.id}/add", data={"sheet": file}))

    page = send()
    assert "Refused: 3 · Added: 2 · Already there: 1" in page
    assert "row 4:" in page
    assert "row 6:" in page
    assert "row 7: “fast” is no time factor" in page
    assert "Refused: 3 · Already there: 3" in send()
    assert session.scalar(select(Accommodation.time_factor)) == 1.5


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        ({}, (422, "Paste the names, or choose a file.")),
        ({"names": " \n "}, (422, "Paste the names")),
        ({"names": "a\n" * 3000}, (422, "longer than any class list")),
        ({"sheet": (b"a,b\n1,2\n", "x.csv")}, (422, "A “a” · B “b”")),
        ({"sheet": (b"PK\x03\x04", "x.xlsx")}, (422, "cannot be read")),
    ],
)
def test_what_is_no_list_is_refused_at_the_field(
    client: FlaskClient, session: Session, teacher: Person, sent: dict[str, object], answer: tuple[int, str]
) -> None:
    school_class = make_class_of(session, teacher)
    data = {
        name: (io.BytesIO(value[0]), value[1]) if isinstance(value, tuple) else value for name, value in sent.items()
    }
    reply = client.post(f"/classes/{school_class.id}/add", data=data)
    assert reply.status_code == answer[0]
    assert answer[1] in text(reply)


def test_a_file_over_the_limit_is_refused_before_it_is_read(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    address = f"/classes/{make_class_of(session, teacher).id}/add"
    body = b'--b\r\nContent-Disposition: form-data; name="sheet"; filename="x.csv"\r\n\r\n' + b"x" * 1_100_000
    refused = client.post(address, data=body, content_type="multipart/form-data; boundary=b")
    assert refused.status_code == 413
    assert "A class list has at most 1 MB" in text(refused)


def test_a_student_leaves_and_comes_back_with_all_attempts(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    school_class = make_class_of(session, teacher)
    place, _secret = enrol(session, school_class)
    assignment = assign_to(session, make_quiz(session, teacher), school_class)
    attempt = Attempt.start(assignment, place.student)
    session.add(attempt)
    session.commit()
    client.post(f"/classes/{school_class.id}/students/{place.id}/leave")
    assert "1 has left" in text(client.get(f"/classes/{school_class.id}"))
    assert "A Town Mends Its Bridge" in text(client.get(f"/classes/students/{place.student_id}"))
    client.post(f"/classes/{school_class.id}/students/{place.id}/return")
    session.expire_all()
    assert session.get_one(Enrolment, place.id).left_at is None
    assert session.get_one(Attempt, attempt.id).student_id == place.student_id


def test_a_student_moves_or_is_enrolled_elsewhere_too(client: FlaskClient, session: Session, teacher: Person) -> None:
    first, second = make_class_of(session, teacher, ["Anna"]), make_class_of(session, teacher, name="8A")
    place = session.scalars(select(Enrolment)).one()
    address = f"/classes/{first.id}/students/{place.id}/move"
    client.post(address, data={"to": str(second.id)})
    assert [row.left_at for row in session.scalars(select(Enrolment))] == [None, None]
    client.post(address, data={"to": str(second.id), "move": "1"})
    session.expire_all()
    assert session.get_one(Enrolment, place.id).left_at is not None
    assert client.post(address, data={"to": "x"}).status_code == 404


def test_renaming_keeps_names_apart(client: FlaskClient, session: Session, teacher: Person) -> None:
    school_class = make_class_of(session, teacher, ["Anna Kim", "Boris Vale"])
    place = session.scalars(select(Enrolment).where(Enrolment.name == "Anna Kim")).one()
    address, name = f"/classes/{school_class.id}/students/{place.id}/rename", f"p{place.id}-name"
    refused = client.post(address, data={name: "boris vale"})
    assert refused.status_code == 422
    assert 'value="boris vale"' in text(refused)
    assert client.post(address, data={name: "Anna K."}).status_code == 303
    session.expire_all()
    assert (place.name, place.student.name) == ("Anna K.", "Anna K.")


def test_accommodations_are_kept_and_wrong_ones_refused(client: FlaskClient, session: Session, teacher: Person) -> None:
    place, _secret = enrol(session, make_class_of(session, teacher))
    address = f"/classes/students/{place.student_id}"
    wrong = {"time": "3", "extra_attempts": "-1"}
    refused = client.post(address, data=wrong)
    assert refused.status_code == 422
    assert text(refused).count("field__error") == 2
    assert client.post(address, data={"time": "1.5", "extra_attempts": "2", "read_aloud": "y"}).status_code == 303
    stored = session.scalars(select(Accommodation)).one()
    assert (stored.time_factor, stored.untimed, stored.extra_attempts) == (1.5, False, 2)
    assert (stored.read_aloud, stored.no_animation) == (True, False)
    page = text(client.get(address))
    assert re.search(r'<input checked[^>]*value="1.5"', page)
    assert "time × 1.5" in text(client.get(f"/classes/{place.class_id}"))


def test_a_colleague_may_do_all_but_share_and_delete(client: FlaskClient, session: Session, teacher: Person) -> None:
    school_class = make_class_of(session, teacher)
    colleague = make_teacher(session, "Bea", "bea@school.example")
    address = f"/classes/{school_class.id}"
    assert client.post(f"{address}/colleagues", data={"email": "nobody@school.example"}).status_code == 422
    assert client.post(f"{address}/colleagues", data={"email": "BEA@school.example "}).status_code == 303
    sign_in(client, colleague)
    assert "shares this class with you" in text(client.get(address))
    assert client.post(f"{address}/add", data={"names": "Anna"}).status_code == 200
    for page in (f"{address}/colleagues", f"{address}/delete"):
        assert (client.get(page).status_code, client.post(page).status_code) == (403, 403)
    client.post(f"{address}/leave")
    assert client.get(address).status_code == 404
    sign_in(client, teacher)
    client.post(f"{address}/leave")
    assert client.get(address).status_code == 200


def test_an_owner_stops_sharing(client: FlaskClient, session: Session, teacher: Person) -> None:
    school_class, colleague = make_class_of(session, teacher), make_teacher(session, "Bea", "bea@school.example")
    client.post(f"/classes/{school_class.id}/colleagues", data={"email": "bea@school.example"})
    client.post(f"/classes/{school_class.id}/colleagues/{colleague.id}/stop")
    client.post(f"/classes/{school_class.id}/colleagues/{teacher.id}/stop")
    sign_in(client, colleague)
    assert client.get(f"/classes/{school_class.id}").status_code == 404
    sign_in(client, teacher)
    assert client.get(f"/classes/{school_class.id}").status_code == 200


@pytest.fixture
def taken(session: Session, teacher: Person) -> Enrolment:
    """Return a student's place in a class, with an attempt at a quiz that was given to the class."""
    school_class = make_class_of(session, teacher)
    place, _secret = enrol(session, school_class)
    assignment = assign_to(session, make_quiz(session, teacher), school_class)
    session.add(Attempt.start(assignment, place.student))
    session.commit()
    return place


def test_deleting_a_class_keeps_the_attempts(client: FlaskClient, session: Session, taken: Enrolment) -> None:
    address = f"/classes/{taken.class_id}/delete"
    page = text(client.get(address))
    assert "1 is in no other class" in page
    assert "1 assignment" in page
    assert client.post(address).status_code == 303
    assert session.scalar(select(func.count(SchoolClass.id))) == 0
    assert session.scalar(select(Attempt.student_id)) == taken.student_id
    assert "Robin Reed" in text(client.get("/classes"))
    assert client.get(f"/classes/students/{taken.student_id}").status_code == 200


def test_students_go_with_a_class_only_for_who_types_its_code(
    client: FlaskClient, session: Session, teacher: Person, taken: Enrolment
) -> None:
    address, code = f"/classes/{taken.class_id}/delete", taken.school_class.code
    elsewhere = make_class_of(session, teacher, ["Anna"], name="8A")
    assert client.post(address, data={"students_too": "y", "code": "no"}).status_code == 422
    assert client.post(address, data={"students_too": "y", "code": code.lower()}).status_code == 303
    assert session.scalar(select(func.count(Attempt.id))) == 0
    assert session.scalars(select(Person.name).where(~Person.teacher)).all() == ["Anna"]
    assert session.scalars(select(SchoolClass.id)).all() == [elsewhere.id]


def test_an_archived_class_comes_back(client: FlaskClient, session: Session, teacher: Person) -> None:
    school_class = make_class_of(session, teacher)
    client.post(f"/classes/{school_class.id}/archive")
    assert "1 archived class" in text(client.get("/classes"))
    client.post(f"/classes/{school_class.id}/restore")
    assert "archived" not in text(client.get("/classes"))


SHEET = {"name": "gradebook", "ending": "csv"}


def addresses(app: Flask, ids: dict[str, int]) -> Iterator[tuple[str, str]]:
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("classes.") and rule.arguments:
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, adapter.build(rule.endpoint, {name: {**ids, **SHEET}[name] for name in rule.arguments})


def test_another_teachers_classes_and_students_do_not_exist(
    app: Flask, client: FlaskClient, session: Session, taken: Enrolment
) -> None:
    guests, _token = make_attempt(session, session.scalars(select(Assignment)).one())
    ids = {
        "guest_id": guests.guest_id or 0,
        "class_id": taken.class_id,
        "place_id": taken.id,
        "student_id": taken.student_id,
        "person_id": taken.school_class.teachers[0].person_id,
    }
    stranger = make_teacher(session, "Sam", "sam@school.example")
    own = make_class_of(session, stranger, ["Own Student"])
    sign_in(client, stranger)
    tried = list(addresses(app, ids))
    assert len(tried) > 15
    statuses = {(method, address): client.open(address, method=method).status_code for method, address in tried}
    assert set(statuses.values()) == {404}, statuses
    assert client.post(f"/classes/{own.id}/students/{taken.id}/leave").status_code == 404
    assert "Robin Reed" not in text(client.get("/classes"))
    sign_in(client, taken.student)
    assert {client.open(address, method=method).status_code for method, address in tried} == {403}
    client.post("/student/sign-out")
    assert {client.open(address, method=method).status_code for method, address in tried} == {302}
    large = dict.fromkeys(ids, 10**30)
    sign_in(client, stranger)
    assert {client.open(address, method=method).status_code for method, address in addresses(app, large)} == {404}


def test_queries_do_not_grow_with_the_class(app: Flask, client: FlaskClient, session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher)

    def taken(count: int) -> dict[str, int]:
        school_class = make_class_of(session, teacher, [f"Student {number}" for number in range(count)])
        for _ in range(count):
            assign_to(session, quiz, school_class)
        client.post(f"/classes/{school_class.id}/cards")
        steps, names = {}, "\n".join(f"New {number}" for number in range(count))
        for step, method, path, data in (
            ("show", "GET", "", {}),
            ("add", "POST", "/add", {"names": names}),
            ("there", "POST", "/add", {"names": names}),
            ("cards", "POST", "/cards", {"whom": "all"}),
            ("delete", "GET", "/delete", {}),
        ):
            with counted() as statements:
                assert client.open(f"/classes/{school_class.id}{path}", method=method, data=data).status_code == 200
            steps[step] = len(statements)
        return steps

    few, many = taken(5), taken(28)
    assert few == many
    assert max(many.values()) < 15


def test_a_class_lists_what_it_is_given_and_how_far_its_students_are(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    owls, others = (
        make_class_of(session, teacher, ["Anna Kim", "Boris Vale"]),
        make_class_of(session, teacher, ["Cleo"]),
    )

    def titled(owner: Person, title: str) -> Quiz:
        return make_quiz(session, owner, article=make_article(session, owner, title=title))

    anna, cleo = (one.enrolments[0].student for one in (owls, others))
    shared = assign_to(session, titled(teacher, "Shared"), owls, others)
    for student in (anna, cleo):
        hand_in(session, shared, student, "++++")
    soon, over = now() + timedelta(days=1), now() - timedelta(days=1)
    assign_to(session, titled(teacher, "Later"), owls, opens_at=soon)
    assign_to(session, titled(teacher, "Over"), owls, opens_at=over - timedelta(1), closes_at=over)
    assign_to(session, titled(teacher, "Theirs"), others)
    colleague = make_teacher(session, email="bo@school.example")
    assign_to(session, titled(colleague, "A colleague’s"), owls)
    chosen = assign_to(session, titled(teacher, "For some"))
    chosen.audience, chosen.students = "students", [anna, cleo]
    session.commit()
    page = text(client.get(f"/classes/{owls.id}"))
    titles = re.findall(r'<a class="row__title" href="/desk/assignments/\d+">([^<]+)</a>', page)
    assert titles == ["For some", "Shared", "Later", "Over"]
    assert re.findall(r"<span>(\d of \d done)", page) == ["0 of 1 done", "1 of 2 done", "0 of 2 done", "0 of 2 done"]
    assert "1 is closed" in page
