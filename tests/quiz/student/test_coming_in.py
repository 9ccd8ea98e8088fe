"""A student's way in: class, name, secret; and out, so that the next one finds nothing."""

from __future__ import annotations

import pytest
from factories import enrol, make_class_of, make_teacher
from factories import sign_in as sign_in_as
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quiz.models import SchoolClass
from quiz.models.person import FAILURES_ALLOWED


@pytest.fixture
def school_class(session: Session) -> SchoolClass:
    return make_class_of(session, make_teacher(session))


def text(reply: TestResponse) -> str:
    return reply.get_data(as_text=True)


def come_in(client: FlaskClient, school_class: SchoolClass, secret: str, **more: str) -> TestResponse:
    return client.post(f"/student/{school_class.code}", data={"name": "Robin Reed", "secret": secret, **more})


def test_a_class_code_leads_to_its_sign_in_however_it_is_spelt(client: FlaskClient, school_class: SchoolClass) -> None:
    spelt = f"{school_class.code[:3].lower()}-{school_class.code[3:]} "
    assert client.post("/student", data={"code": spelt}).location == f"/student/{school_class.code}"


@pytest.mark.parametrize(("code", "status"), [("", 422), ("BC", 422), ("x" * 501, 422)])
def test_what_is_no_class_code_is_refused_at_the_field(client: FlaskClient, code: str, status: int) -> None:
    reply = client.post("/student", data={"code": code})
    assert reply.status_code == status
    assert 'aria-invalid="true"' in text(reply)


def test_a_code_of_no_class_says_so(client: FlaskClient) -> None:
    reply = client.get("/student/BCDFGH")
    assert reply.status_code == 404
    assert "No class has this code" in text(reply)


def test_the_right_secret_leads_home(client: FlaskClient, session: Session, school_class: SchoolClass) -> None:
    _place, secret = enrol(session, school_class)
    assert come_in(client, school_class, secret).location == "/home"
    page = text(client.get("/home"))
    assert "Hello, Robin Reed" in page
    assert "7B" in page
    assert "Teacher sign-in" not in page


def test_one_who_was_on_the_way_somewhere_arrives_there(
    client: FlaskClient, session: Session, school_class: SchoolClass
) -> None:
    _place, secret = enrol(session, school_class)
    asked = client.get("/home?x=1").location
    assert asked == "/student?next=/home?x%3D1"
    client.get(f"/student/{school_class.code}")
    onward = client.get(asked).location
    assert onward.startswith(f"/student/{school_class.code}?next=")
    assert client.post(onward, data={"name": "Robin Reed", "secret": secret}).location == "/home?x=1"
    evil = client.post(
        f"/student/{school_class.code}?next=//evil.example", data={"name": "Robin Reed", "secret": secret}
    )
    assert evil.location == "/home"


def test_a_wrong_secret_and_a_name_nobody_has_get_the_same_answer(
    client: FlaskClient, session: Session, school_class: SchoolClass
) -> None:
    enrol(session, school_class)
    pages = [
        client.post(f"/student/{school_class.code}", data={"name": name, "secret": "wrong"})
        for name in ("Robin Reed", "Rabin Reid")
    ]
    assert [page.status_code for page in pages] == [422, 422]
    assert text(pages[0]).replace("Robin Reed", "Rabin Reid") == text(pages[1])


def test_who_guesses_has_to_wait(client: FlaskClient, session: Session, school_class: SchoolClass) -> None:
    enrol(session, school_class)
    for _ in range(FAILURES_ALLOWED):
        assert come_in(client, school_class, "wrong").status_code == 422
    refused = come_in(client, school_class, "wrong")
    assert refused.status_code == 429
    assert "ask your teacher for a new card" in text(refused)


def test_pictures_are_pressed_one_by_one(client: FlaskClient, session: Session) -> None:
    school_class = make_class_of(session, make_teacher(session), sign_in_by="pictures")
    _place, secret = enrol(session, school_class)
    names, chosen = secret.split(" "), []
    for name in names[:-1]:
        page = text(client.post(f"/student/{school_class.code}", data=pressed(chosen, name)))
        chosen.append(name)
        assert f"{len(chosen)} of {len(names)} chosen" in page
        assert page.count('name="chosen"') == len(chosen)
    assert client.post(f"/student/{school_class.code}", data=pressed(chosen, names[-1])).location == "/home"


def pressed(chosen: list[str], name: str) -> dict[str, object]:
    return {"name": "Robin Reed", "chosen": chosen, "picture": name}


def test_pictures_may_be_begun_anew_or_typed(client: FlaskClient, session: Session) -> None:
    school_class = make_class_of(session, make_teacher(session), sign_in_by="pictures")
    _place, secret = enrol(session, school_class)
    page = text(
        client.post(f"/student/{school_class.code}", data={"name": "Robin Reed", "chosen": "sun", "again": "1"})
    )
    assert "0 of 5 chosen" in page
    assert "Robin Reed" in page
    assert 'name="chosen"' not in page
    page = text(client.post(f"/student/{school_class.code}", data=pressed(["nothing", "<b>"] * 900, "boat")))
    assert "1 of 5 chosen" in page
    typed = f"/student/{school_class.code}?typed=1"
    assert client.post(typed, data={"name": "Robin Reed", "secret": secret}).location == "/home"


def test_a_shared_device_keeps_the_class_and_nothing_of_the_student(
    client: FlaskClient, session: Session, school_class: SchoolClass
) -> None:
    _place, secret = enrol(session, school_class)
    come_in(client, school_class, secret)
    with client.session_transaction() as kept:
        assert not kept.permanent
    client.post("/student/sign-out")
    with client.session_transaction() as kept:
        assert "_user_id" not in kept
    assert client.get("/home").status_code == 302
    assert client.get("/student").location == f"/student/{school_class.code}"
    assert "Class code" in text(client.get("/student?other=1"))


def test_on_ones_own_device_one_stays_signed_in(
    client: FlaskClient, session: Session, school_class: SchoolClass
) -> None:
    _place, secret = enrol(session, school_class)
    come_in(client, school_class, secret, own_device="y")
    with client.session_transaction() as kept:
        assert kept.permanent


def test_a_student_has_no_desk_and_a_teacher_no_home(
    client: FlaskClient, session: Session, school_class: SchoolClass
) -> None:
    place, _secret = enrol(session, school_class)
    sign_in_as(client, place.student)
    assert client.get("/desk").status_code == 403
    assert client.get("/desk/account").status_code == 403
    sign_in_as(client, school_class.teachers[0].person)
    assert client.get("/home").status_code == 403


def test_enrolling_by_code_shows_the_secret_once_and_signs_in(
    client: FlaskClient, session: Session, school_class: SchoolClass
) -> None:
    page = text(client.post(f"/student/{school_class.code}/enrol", data={"name": "Boris  Vale"}))
    assert "Boris Vale" in page
    secret = page.split('<p class="secret" dir="auto">')[1].split("<")[0]
    assert client.get("/home").status_code == 200
    client.post("/student/sign-out")
    reply = client.post(f"/student/{school_class.code}", data={"name": "Boris Vale", "secret": secret})
    assert reply.location == "/home"


def test_a_name_of_the_class_cannot_be_taken_twice(
    client: FlaskClient, session: Session, school_class: SchoolClass
) -> None:
    enrol(session, school_class)
    reply = client.post(f"/student/{school_class.code}/enrol", data={"name": "robin reed"})
    assert reply.status_code == 422
    assert "is called “robin reed” already" in text(reply)
    school_class.enrolling = False
    session.commit()
    assert client.post(f"/student/{school_class.code}/enrol", data={"name": "Boris Vale"}).status_code == 409


def test_a_class_code_typed_as_a_join_code_leads_to_signing_in(client: FlaskClient, school_class: SchoolClass) -> None:
    assert client.post("/join", data={"code": school_class.code.lower()}).location == f"/student/{school_class.code}"
