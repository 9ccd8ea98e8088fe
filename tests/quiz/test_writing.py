"""Writing and editing on the sheet: every kind from scratch, advice, a question dropped meanwhile, swapped options."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from factories import make_questions
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from questions.candidate import Candidate
from questions.kinds import KINDS, Option
from questions.kinds.multiple_choice import MultipleChoice
from quiz import undoing
from quiz.models import Quiz, QuizItem
from quiz.swapping import spares, with_options

pytestmark = pytest.mark.usefixtures("signed_in")

OPTIONS = {"options-0-text": "Yes", "options-1-text": "No", "options-2-text": "Later"}
FIELDS: dict[str, dict[str, str]] = {
    "multiple_choice": {**OPTIONS, "key": "1", "options-0-role": "misread"},
    "multiple_response": {**OPTIONS, "options-1-correct": "y"},
    "true_false": {"answer": "false"},
    "cloze": {"answers": "ferry\nboat"},
    "short_answer": {"answers": "Voss", "rejected": "Rask"},
    "matching": {"pairs-0-left": "A", "pairs-0-right": "1", "pairs-1-left": "B", "pairs-1-right": "2"},
    "ordering": {"sequence": "First\nSecond\nThird"},
    "evidence": {},
}
STEM = "Who ____ said so in the town of Alder?"


def sent(kind: str, **changes: str) -> dict[str, Any]:
    common = {"stem": STEM, "skill": "claim", "explanation": "So it is.", "points": "2"}
    return {**common, "evidence-shown": "1", "evidence": ["1", "4"], **FIELDS[kind], **changes}


def new(quiz: Quiz, kind: str) -> str:
    return f"/desk/quizzes/{quiz.id}/questions/new/{kind}"


def latest(session: Session, quiz: Quiz) -> QuizItem:
    session.expire_all()
    return quiz.items[-1]


def test_each_kind_is_offered_and_its_form_is_empty_with_the_sentence_ticked(client: FlaskClient, quiz: Quiz) -> None:
    chooser = client.get(f"/desk/quizzes/{quiz.id}/questions/new?sentence=4").get_data(as_text=True)
    addresses = re.findall(r'href="(/desk/quizzes/\d+/questions/new/(\w+)\?sentence=4)"', chooser)
    assert {kind for _address, kind in addresses} == set(KINDS) == set(FIELDS)
    for address, _kind in addresses:
        page = client.get(address).get_data(as_text=True)
        assert re.findall(r'name="evidence" value="(\d+)"[^>]* checked', page) == ["4"]


@pytest.mark.parametrize("kind", sorted(FIELDS))
@pytest.mark.usefixtures("teacher")
def test_a_question_of_every_kind_is_written_from_scratch(
    client: FlaskClient, session: Session, quiz: Quiz, kind: str
) -> None:
    reply = client.post(new(quiz, kind), data=sent(kind))
    assert reply.location == f"/desk/quizzes/{quiz.id}#q5"
    item = latest(session, quiz)
    content = item.version.content
    assert (content.kind, content.skill, content.stem, item.points) == (kind, "claim", STEM, 2.0)
    spans = quiz.article.sentence_spans()
    assert content.evidence == (spans[1], spans[4])
    undoing.undo(session, quiz, undoing.history(session, quiz)[0].id)
    assert len(quiz.items) == 4


def test_a_gap_can_be_filled_from_options(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    client.post(new(quiz, "cloze"), data=sent("cloze", answers="", key="2", **OPTIONS))
    payload = latest(session, quiz).version.content.payload()
    assert [option["text"] for option in payload["options"] if option["correct"]] == ["Later"]
    assert payload["answers"] == ["Later"]


@pytest.mark.parametrize(
    ("kind", "change", "told"),
    [
        ("multiple_choice", ("key", "5"), "Say which option is right"),
        ("true_false", ("answer", ""), "Say whether the statement is true"),
        ("evidence", ("evidence", ""), "needs its evidence"),
        ("cloze", ("stem", "No gap."), "exactly one gap"),
        ("matching", ("pairs-1-right", ""), "A pair needs both its sides."),
        ("short_answer", ("skill", "magic"), "Not a valid choice"),
    ],
)
@pytest.mark.usefixtures("teacher")
def test_what_is_no_question_comes_back_with_the_reason(
    client: FlaskClient, quiz: Quiz, kind: str, change: tuple[str, str], told: str
) -> None:
    field, value = change
    reply = client.post(new(quiz, kind), data=sent(kind, **{field: value}))
    assert reply.status_code == 422
    assert told in reply.get_data(as_text=True)
    assert len(quiz.items) == 4


def test_a_kind_that_there_is_not_is_not_found(client: FlaskClient, quiz: Quiz) -> None:
    assert client.get(new(quiz, "essay")).status_code == 404


def test_checking_tells_advice_beside_the_field_and_saves_nothing(
    client: FlaskClient, session: Session, quiz: Quiz
) -> None:
    page = client.post(new(quiz, "true_false"), data=sent("true_false", stem="It never rains?", check="1"))
    text = page.get_data(as_text=True)
    assert page.status_code == 200
    stem = text.partition('data-advice-at="stem"')[2].partition("</div>")[0]
    assert "A true-or-false question is a statement, not a question." in stem
    assert "nothing is saved yet" in text
    assert len(latest(session, quiz).quiz.items) == 4


@pytest.mark.parametrize("written", [True, False])
@pytest.mark.usefixtures("teacher")
def test_a_script_gets_advice_by_the_part_it_is_about(client: FlaskClient, quiz: Quiz, written: bool) -> None:
    edited = f"/desk/quizzes/{quiz.id}/questions/{quiz.items[1].id}"
    data = sent("true_false", stem="He said it yesterday.", version="1") | {"evidence": []}
    reply = client.post(f"{new(quiz, 'true_false') if written else edited}/advice", data=data)
    advice = json.loads(reply.data)["advice"]
    assert advice["stem"]
    assert advice["evidence"] == ["No passage of the article is given as evidence."]
    unfinished = client.post(f"{new(quiz, 'true_false')}/advice", data={"stem": ""})
    assert json.loads(unfinished.data)["advice"] == {}


def test_the_skill_is_edited(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    item = quiz.items[1]
    data = sent("true_false", version=str(item.version_id))
    assert client.post(f"/desk/quizzes/{quiz.id}/questions/{item.id}/edit", data=data).status_code == 302
    session.expire_all()
    assert (quiz.items[1].version.skill, quiz.items[1].version.content.skill) == ("claim", "claim")


def test_a_question_dropped_while_it_is_edited_loses_nothing(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    item = quiz.items[1]
    address = f"/desk/quizzes/{quiz.id}/questions/{item.id}"
    data = sent("true_false", stem="The repair lasts long.", version=str(item.version_id))
    client.post(f"{address}/drop")
    reply = client.post(f"{address}/edit", data=data)
    page = reply.get_data(as_text=True)
    assert reply.status_code == 409
    assert "The repair lasts long." in page
    assert 'name="back"' in page
    assert client.post(f"{address}/edit", data={**data, "back": "1"}).status_code == 302
    assert latest(session, quiz).version.content.stem == "The repair lasts long."
    assert [one.version.number for one in quiz.items] == [1, 1, 1, 2]


def test_a_question_put_back_meanwhile_is_edited_in_its_place(
    client: FlaskClient, session: Session, quiz: Quiz
) -> None:
    item = quiz.items[1]
    address = f"/desk/quizzes/{quiz.id}/questions/{item.id}"
    data = sent("true_false", stem="The repair lasts long.", version=str(item.version_id))
    client.post(f"{address}/drop")
    session.expire_all()
    client.post(f"/desk/quizzes/{quiz.id}/undo/{undoing.history(session, quiz)[0].id}")
    assert client.post(f"{address}/edit", data=data).status_code == 302
    session.expire_all()
    assert [one.version.content.stem for one in quiz.items].index("The repair lasts long.") == 1


WHY = (
    ("Because the wind was strong", "misread"),
    ("Because the toll was high", "elsewhere"),
    ("To save the trees", "misread"),
    ("40,000 crowns", "elsewhere"),
    ("Because the ferry was cheaper", "misread"),
)


@pytest.fixture
def spare(session: Session, quiz: Quiz) -> Quiz:
    """Return the draft with suggestions whose options could stand in for those of its first question."""
    first = make_questions()[0]
    key = Option("Because the arches had cracked in the flood", correct=True)
    same = MultipleChoice(
        stem="Why is the bridge shut?",
        skill="cause",
        evidence=first.evidence,
        options=(key, *(Option(text, role=role) for text, role in WHY)),
    )
    other = MultipleChoice(
        stem="Why did the shopkeepers fear?",
        skill="cause",
        options=(
            Option("Because the fair was moved", correct=True),
            Option("Because bread was dear", role="misread"),
        ),
    )
    spans = quiz.article.sentence_spans()
    quiz.article.store_candidates([Candidate(other, 0.9, 5, "b"), Candidate(same, 0.8, 0, "a")], spans)
    session.commit()
    return quiz


def test_wrong_options_of_the_keys_form_are_offered_those_of_the_same_fact_first(session: Session, spare: Quiz) -> None:
    question = with_options(spare.items[0].version.content)
    assert question is not None
    found = [(one.option.text, one.option.role) for one in spares(session, spare.article, question)]
    assert found == [
        ("Because the wind was strong", "misread"),
        ("Because the toll was high", "elsewhere"),
        ("Because the fair was moved", "elsewhere"),
        ("Because bread was dear", "unsupported"),
    ]


def test_the_generators_spare_options_are_offered_too(session: Session, quiz: Quiz) -> None:
    question = with_options(quiz.items[0].version.content)
    assert question is not None
    spare = (("misread", "Because the wind was strong"), ("misread", "40,000 crowns"))
    spans = quiz.article.sentence_spans()
    asked = Candidate(question, 0.9, 0, "a", spare=spare)
    quiz.article.store_candidates([asked], spans)
    session.commit()
    assert quiz.article.candidates[0].candidate == asked
    found = [(one.option.text, one.option.role) for one in spares(session, quiz.article, question)]
    assert found == [("Because the wind was strong", "misread")]


def test_an_option_is_swapped_and_that_can_be_undone(client: FlaskClient, session: Session, spare: Quiz) -> None:
    item = spare.items[0]
    address = f"/desk/quizzes/{spare.id}/questions/{item.id}/swap"
    page = client.get(address).get_data(as_text=True)
    assert "Because the wind was strong" in page
    before = item.version_id
    data = {"out": "2", "spare": "0", "version": str(before)}
    assert client.post(address, data={**data, "out": "0"}).status_code == 422
    assert client.post(address, data=data).location == f"/desk/quizzes/{spare.id}#q1"
    session.expire_all()
    texts = [option.text for option in spare.items[0].version.content.options]  # type: ignore[attr-defined]
    assert (len(texts), texts[2]) == (4, "Because the wind was strong")
    assert client.post(address, data=data).status_code == 409
    client.post(f"/desk/quizzes/{spare.id}/undo/{undoing.history(session, spare)[0].id}")
    session.expire_all()
    assert spare.items[0].version_id == before


@pytest.mark.usefixtures("teacher")
def test_where_nothing_else_fits_the_page_says_so_and_a_question_without_options_has_none(
    client: FlaskClient, quiz: Quiz
) -> None:
    address = f"/desk/quizzes/{quiz.id}/questions"
    assert "Nothing else was found" in client.get(f"{address}/{quiz.items[0].id}/swap").get_data(as_text=True)
    assert client.get(f"{address}/{quiz.items[1].id}/swap").status_code == 404
