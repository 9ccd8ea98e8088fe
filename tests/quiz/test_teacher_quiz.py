"""The quiz page: keep, drop, reorder, add, edit, publish, share and close."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from factories import make_attempt, make_questions, make_quiz
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from questions.candidate import Candidate
from questions.kinds import Question
from questions.kinds.true_false import TrueFalse
from quiz.extensions import db
from quiz.models import Assignment, Person, QuestionVersion, Quiz, QuizItem, StoredCandidate
from quiz.suggesting import suggestions

pytestmark = pytest.mark.usefixtures("signed_in")

EXTRA = TrueFalse(stem="The baker moved his stall to the ferry landing.", skill="detail", answer=True)
SAME_FACT = TrueFalse(stem="The bridge was closed.", skill="detail", answer=True)


@pytest.fixture
def quiz(session: Session, teacher: Person) -> Quiz:
    """Return the teacher's draft of four questions, with two more suggestions stored."""
    made = make_quiz(session, teacher)
    candidates = [Candidate(question, 0.9, n, f"fact {n}") for n, question in enumerate(make_questions())]
    candidates += [Candidate(SAME_FACT, 0.8, 0, "fact 0"), Candidate(EXTRA, 0.7, 6, "fact 9")]
    made.article.store_candidates(candidates, [])
    session.commit()
    return made


def stems(session: Session, quiz: Quiz) -> list[str]:
    session.expire_all()
    return [item.version.content.stem for item in quiz.items]


def page(client: FlaskClient, quiz: Quiz) -> str:
    answer = client.get(f"/desk/quizzes/{quiz.id}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def act(client: FlaskClient, quiz: Quiz, item: QuizItem | int, what: str, **data: object) -> int:
    number = item if isinstance(item, int) else item.id
    return client.post(f"/desk/quizzes/{quiz.id}/questions/{number}/{what}", data=data).status_code


def edit(client: FlaskClient, quiz: Quiz, item: QuizItem, **changes: str) -> int:
    """Send the edit form of a true-or-false question."""
    content = item.version.content
    sent = {
        "stem": content.stem,
        "answer": "false",
        "explanation": content.explanation,
        "points": "1",
        "version": str(item.version_id),
        **changes,
    }
    return act(client, quiz, item, "edit", **sent)


def test_the_page_shows_stems_keys_roles_and_the_evidence_in_the_article(client: FlaskClient, quiz: Quiz) -> None:
    shown = page(client, quiz)
    for question in make_questions():
        assert question.stem.split("____")[0] in shown
    assert "Comes from another part of the article" in shown
    assert re.search(r'<mark[^>]*id="e1"', shown)
    assert '#e1"' in shown


def test_a_dropped_question_is_a_suggestion_again(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    dropped = quiz.items[1]
    assert act(client, quiz, dropped, "drop") == 302
    assert len(stems(session, quiz)) == 3
    assert [item.position for item in quiz.items] == [0, 1, 2]
    shown = page(client, quiz)
    assert shown.index("Add another suggestion") < shown.index("The repair of the bridge lasts six months.")


def test_dropping_twice_drops_once(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    number = quiz.items[1].id
    assert [act(client, quiz, number, "drop") for _ in range(2)] == [302, 302]
    assert len(stems(session, quiz)) == 3


@pytest.mark.parametrize(
    ("move", "order"),
    [((0, 1), [1, 0, 2, 3]), ((3, -1), [0, 1, 3, 2]), ((0, -1), [0, 1, 2, 3]), ((3, 1), [0, 1, 2, 3])],
)
@pytest.mark.usefixtures("teacher")
def test_a_question_moves_one_place_and_stays_at_the_ends(
    client: FlaskClient, session: Session, quiz: Quiz, move: tuple[int, int], order: list[int]
) -> None:
    before = stems(session, quiz)
    assert act(client, quiz, quiz.items[move[0]], "move", by=move[1]) == 302
    assert stems(session, quiz) == [before[place] for place in order]


@pytest.mark.parametrize("by", ["0", "7", "-3", "up", ""])
def test_a_move_that_no_button_makes_is_refused(client: FlaskClient, session: Session, quiz: Quiz, by: str) -> None:
    before = stems(session, quiz)
    assert act(client, quiz, quiz.items[0], "move", by=by) == 422
    assert stems(session, quiz) == before


def test_a_move_is_told_in_words(client: FlaskClient, quiz: Quiz) -> None:
    act(client, quiz, quiz.items[0], "move", by=1)
    assert "Question 1 is now question 2." in page(client, quiz)


def test_suggestions_about_something_new_come_first_and_the_quizs_own_are_left_out(
    client: FlaskClient, quiz: Quiz
) -> None:
    offered = page(client, quiz).partition("Add another suggestion")[2]
    assert offered.index(EXTRA.stem) < offered.index(SAME_FACT.stem)
    assert make_questions()[0].stem not in offered


def test_a_suggestion_is_added_at_the_end_and_once(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    candidate = quiz.article.candidates[-1].id
    for _ in range(2):
        assert client.post(f"/desk/quizzes/{quiz.id}/suggestions/{candidate}").status_code == 302
    assert stems(session, quiz)[4:] == [EXTRA.stem]


def test_an_edited_question_is_not_suggested_again(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    assert edit(client, quiz, quiz.items[1], stem="The repair lasts half a year.") == 302
    assert "The repair of the bridge lasts six months." not in page(client, quiz)


def test_editing_makes_a_new_version_and_leaves_the_old_one(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    old = quiz.items[1].version_id
    assert edit(client, quiz, quiz.items[1], stem="The repair lasts half a year.", points="2.5") == 302
    session.expire_all()
    item = quiz.items[1]
    assert (item.version.number, item.points) == (2, 2.5)
    assert item.version.content.stem == "The repair lasts half a year."
    assert session.get_one(QuestionVersion, old).content.stem == "The repair of the bridge lasts six months."


def test_saving_without_a_change_makes_no_version(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    versions = session.scalar(select(func.count(QuestionVersion.id)))
    assert edit(client, quiz, quiz.items[1]) == 302
    assert session.scalar(select(func.count(QuestionVersion.id))) == versions


def test_an_edit_changes_no_attempt(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    client.post(f"/desk/quizzes/{quiz.id}/publish")
    session.expire_all()
    attempt, _token = make_attempt(session, quiz.assignments[0])
    asked = [item.version_id for item in attempt.items]
    edit(client, quiz, quiz.items[1], stem="The repair lasts half a year.")
    act(client, quiz, quiz.items[0], "drop")
    session.expire_all()
    assert [item.version_id for item in attempt.items] == asked


def test_a_refused_edit_keeps_what_was_typed(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    address = f"/desk/quizzes/{quiz.id}/questions/{quiz.items[3].id}/edit"
    sent = {"stem": "Who saw <it> first?", "answers": "", "rejected": "Rask", "points": "1", "explanation": ""}
    answer = client.post(address, data=sent)
    shown = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Write at least one answer that is right." in shown
    assert "Who saw &lt;it&gt; first?" in shown
    assert stems(session, quiz)[3] == "Who found the damage to the bridge?"


def test_an_edit_on_an_older_page_does_not_undo_a_newer_one_unasked(
    client: FlaskClient, session: Session, quiz: Quiz
) -> None:
    first_seen = str(quiz.items[1].version_id)
    edit(client, quiz, quiz.items[1], stem="The repair lasts half a year.")
    session.expire_all()
    assert edit(client, quiz, quiz.items[1], stem="The repair lasts a year.", version=first_seen) == 409
    assert stems(session, quiz)[1] == "The repair lasts half a year."
    assert edit(client, quiz, quiz.items[1], stem="The repair lasts a year.") == 302


@pytest.mark.parametrize("index", range(4))
@pytest.mark.usefixtures("teacher")
def test_every_kind_can_be_opened_for_editing(client: FlaskClient, quiz: Quiz, index: int) -> None:
    answer = client.get(f"/desk/quizzes/{quiz.id}/questions/{quiz.items[index].id}/edit")
    assert answer.status_code == 200
    assert quiz.items[index].version.content.stem in answer.get_data(as_text=True)


def test_advice_is_given_on_what_was_reworded_and_stops_nothing(client: FlaskClient, quiz: Quiz) -> None:
    assert "Advice:" not in page(client, quiz)
    item = quiz.items[0]
    options = item.version.content.options  # type: ignore[attr-defined]
    sent = {f"options-{n}-text": option.text for n, option in enumerate(options)}
    sent |= {f"options-{n}-role": option.role or "" for n, option in enumerate(options)}
    sent |= {"options-3-text": "None of the above", "key": "0", "points": "1", "stem": item.version.content.stem}
    assert act(client, quiz, item, "edit", explanation="", version=str(item.version_id), **sent) == 302
    assert "Advice:" in page(client, quiz)


@pytest.mark.parametrize(("title", "status"), [("A new title", 302), ("", 422), ("   ", 422), ("x" * 500, 422)])
@pytest.mark.usefixtures("teacher")
def test_a_quiz_can_be_renamed(client: FlaskClient, session: Session, quiz: Quiz, title: str, status: int) -> None:
    before = quiz.title
    assert client.post(f"/desk/quizzes/{quiz.id}/title", data={"title": title}).status_code == status
    session.expire_all()
    assert quiz.title == (title if status == 302 else before)


def test_publishing_twice_gives_one_code_and_leads_to_it(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    for _ in range(2):
        assert client.post(f"/desk/quizzes/{quiz.id}/publish").location == f"/desk/quizzes/{quiz.id}/share"
    code = session.scalars(select(Assignment.code)).one()
    shown = client.get(f"/desk/quizzes/{quiz.id}/share").get_data(as_text=True)
    assert f"/q/{code}" in shown
    assert "<svg" in shown
    assert "asked of those who begin from now on" in page(client, quiz)


def test_a_quiz_without_questions_is_not_published(client: FlaskClient, session: Session, teacher: Person) -> None:
    empty = make_quiz(session, teacher, [])
    assert f"/desk/quizzes/{empty.id}/publish" not in page(client, empty)
    assert client.post(f"/desk/quizzes/{empty.id}/publish").status_code == 422
    assert session.scalar(select(func.count(Assignment.id))) == 0


def test_a_draft_has_nothing_to_share(client: FlaskClient, quiz: Quiz) -> None:
    assert client.get(f"/desk/quizzes/{quiz.id}/share").location == f"/desk/quizzes/{quiz.id}"
    assert client.post(f"/desk/quizzes/{quiz.id}/close").status_code == 404


def test_a_quiz_is_closed_and_opened_again_with_the_same_code(
    client: FlaskClient, session: Session, quiz: Quiz
) -> None:
    client.post(f"/desk/quizzes/{quiz.id}/publish")
    session.expire_all()
    code = quiz.assignments[0].code
    for act_name, is_open in (("close", False), ("close", False), ("reopen", True), ("reopen", True)):
        assert client.post(f"/desk/quizzes/{quiz.id}/{act_name}").status_code == 302
        session.expire_all()
        assert (quiz.assignments[0].open, quiz.assignments[0].code) == (is_open, code)


@pytest.mark.parametrize("address", ["", "/quizzes/{id}", "/quizzes/{id}/results"])
@pytest.mark.usefixtures("teacher")
def test_a_page_asks_the_database_as_often_for_a_long_quiz_as_for_a_short_one(
    app: Flask, client: FlaskClient, session: Session, quiz: Quiz, address: str
) -> None:
    def queries() -> int:
        asked: list[str] = []

        def note(*args: object) -> None:
            asked.append(str(args[2]))

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        assert client.get(path).status_code == 200
        event.remove(engine, "before_cursor_execute", note)
        return len(asked)

    path = "/desk" + address.format(id=quiz.id)
    client.post(f"/desk/quizzes/{quiz.id}/publish")
    before = queries()
    session.expire_all()
    for number in range(12):
        more: Question = replace(EXTRA, stem=f"Statement number {number} is true.")
        quiz.add(more)
        make_quiz(session, article=quiz.article)
    session.commit()
    for name in ("Ann", "Ben", "Cy"):
        make_attempt(session, quiz.assignments[0], name)
    assert queries() == before


@pytest.fixture
def many(session: Session, teacher: Person) -> Quiz:
    """Return an empty quiz of the teacher's with sixty suggestions."""
    quiz = make_quiz(session, teacher, [])
    body = Candidate(make_questions()[1], sentence=0, fact="f", score=1.0, features={}).to_json()
    for number in range(60):
        question = {**body["question"], "stem": f"The repair lasts {number} weeks."}
        quiz.article.candidates.append(StoredCandidate(rank=number, score=1.0, body={**body, "question": question}))
    session.commit()
    return quiz


def test_a_quiz_of_a_text_that_gives_nothing_says_what_would_give_more(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = make_quiz(session, teacher, [])
    page = client.get(f"/desk/quizzes/{quiz.id}").get_data(as_text=True)
    assert "Longer texts" in page
    assert "suggestions below" not in page


@pytest.mark.parametrize(
    ("query", "shown", "more"),
    [("", 10, 40), ("?shown=50", 50, 10), ("?shown=-3", 10, 40), ("?shown=x", 10, 40), ("?shown=999", 60, 0)],
)
def test_suggestions_come_some_at_a_time(client: FlaskClient, many: Quiz, query: str, shown: int, more: int) -> None:
    page = client.get(f"/desk/quizzes/{many.id}{query}").get_data(as_text=True)
    assert page.count('class="card suggestion"') == shown
    assert (f"Show {more} more" in page) is bool(more)


def test_a_link_that_no_phone_can_follow_says_so(client: FlaskClient, quiz: Quiz) -> None:
    client.post(f"/desk/quizzes/{quiz.id}/publish")
    address = f"/desk/quizzes/{quiz.id}/share"
    assert "HOST=0.0.0.0 make run" in client.get(address).get_data(as_text=True)
    client.application.config["PUBLIC_URL"] = "https://quiz.school.example"
    assert "HOST=0.0.0.0" not in client.get(address).get_data(as_text=True)


def test_a_suggestion_of_several_facts_is_new_only_where_all_are(session: Session, quiz: Quiz) -> None:
    several = replace(Candidate(EXTRA, 0.95, 7, "fact 20"), other_facts=("fact 0",))
    fresh = replace(Candidate(SAME_FACT, 0.9, 8, "fact 21"), other_facts=("fact 22",))
    stored = [row.candidate for row in quiz.article.candidates]
    quiz.article.store_candidates([*stored[:4], several, fresh], [])
    session.commit()
    found = {one.candidate.candidate.fact: one.fresh for one in suggestions(session, quiz)}
    assert found == {"fact 20": False, "fact 21": True}
