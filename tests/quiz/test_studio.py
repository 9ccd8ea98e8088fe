"""The review studio without scripts: article and questions tied together, filters, undo, taking a quiz back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from factories import TEXT, make_article, make_attempt, make_questions, make_quiz
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from questions.candidate import Candidate
from questions.kinds.true_false import TrueFalse
from quiz.models import Person, Quiz, QuizSnapshot
from quiz.submitting import submit

pytestmark = pytest.mark.usefixtures("signed_in")

BAKER = TrueFalse(stem="The baker moved his stall.", skill="sequence", answer=True)
NIGHT = TrueFalse(stem="The damage was found at night.", skill="detail", answer=True)


@pytest.fixture
def quiz(session: Session, teacher: Person) -> Quiz:
    """Return a draft of four questions with two suggestions: one from the second sentence, one from the seventh."""
    made = make_quiz(session, teacher)
    spans = made.article.sentence_spans()
    made.article.store_candidates([Candidate(NIGHT, 0.8, 1, "a"), Candidate(BAKER, 0.7, 6, "b")], spans)
    session.commit()
    return made


def page(client: FlaskClient, quiz: Quiz, query: str = "") -> str:
    answer = client.get(f"/desk/quizzes/{quiz.id}{query}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def offered(shown: str) -> list[str]:
    return [stem for stem in (NIGHT.stem, BAKER.stem) if stem in shown.partition('class="suggestions"')[2]]


def test_a_sentence_says_how_much_is_asked_of_it_and_leads_there(client: FlaskClient, quiz: Quiz) -> None:
    count = re.search(r'href="([^"]*sentence=1[^"]*)">2<span[^>]*> questions from this sentence', page(client, quiz))
    assert count is not None
    shown = page(client, quiz, "?sentence=1")
    assert "2 questions from this sentence" in shown
    assert "In the quiz: question 4" in shown
    assert offered(shown) == [NIGHT.stem]


@pytest.mark.parametrize(
    ("query", "stems"),
    [
        ("", [NIGHT.stem, BAKER.stem]),
        ("?skill=sequence", [BAKER.stem]),
        ("?kind=true_false", [NIGHT.stem, BAKER.stem]),
        ("?kind=cloze", []),
        ("?sentence=6&skill=detail", []),
        ("?sentence=9999", []),
        ("?sentence=x&skill=%3Cb%3E&kind=none", [NIGHT.stem, BAKER.stem]),
    ],
)
def test_suggestions_are_filtered(client: FlaskClient, quiz: Quiz, query: str, stems: list[str]) -> None:
    assert offered(page(client, quiz, query)) == stems


def test_a_chosen_question_has_its_evidence_lit(client: FlaskClient, quiz: Quiz) -> None:
    assert "evidence--lit" not in page(client, quiz)
    assert re.findall(r'evidence--lit" id="(\w+)"', page(client, quiz, "?lit=4")) == ["e4"]


def test_a_change_leads_back_to_the_same_suggestions(client: FlaskClient, quiz: Quiz) -> None:
    address = f"/desk/quizzes/{quiz.id}/questions/{quiz.items[1].id}/drop?skill=sequence&nonsense=1"
    assert client.post(address).location == f"/desk/quizzes/{quiz.id}?skill=sequence#q2"


def test_a_script_is_told_where_to_go_on(client: FlaskClient, quiz: Quiz) -> None:
    address = f"/desk/quizzes/{quiz.id}/questions/{quiz.items[3].id}/drop"
    answer = client.post(address, headers={"Accept": "application/json"})
    assert answer.get_json() == {"next": f"/desk/quizzes/{quiz.id}#q3"}


def test_adding_goes_on_to_the_next_suggestion_and_after_the_last_to_the_question(
    client: FlaskClient, quiz: Quiz
) -> None:
    places = []
    for candidate in quiz.article.candidates:
        answer = client.post(f"/desk/quizzes/{quiz.id}/suggestions/{candidate.id}", data={"place": "1"})
        places.append(answer.location.partition("#")[2])
    assert places == ["s1", "q6"]


def test_undo_and_redo_are_buttons_after_each_change(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    assert "/undo/" not in page(client, quiz)
    client.post(f"/desk/quizzes/{quiz.id}/questions/{quiz.items[1].id}/drop")
    shown = page(client, quiz)
    assert "Question 2 dropped" in shown
    change = session.scalars(select(QuizSnapshot)).one().id
    assert client.post(f"/desk/quizzes/{quiz.id}/undo/{change}").location == f"/desk/quizzes/{quiz.id}#q2"
    shown = page(client, quiz)
    assert "Undone: Question 2 dropped." in shown
    assert shown.count("data-card") == 6
    client.post(f"/desk/quizzes/{quiz.id}/undo/{change}")
    assert "taken back already" in page(client, quiz)
    client.post(f"/desk/quizzes/{quiz.id}/redo/{change}")
    assert "Done again: Question 2 dropped." in page(client, quiz)
    client.post(f"/desk/quizzes/{quiz.id}/redo/{change}")
    assert "cannot be made again" in page(client, quiz)


@pytest.mark.parametrize("what", ["drop", "move"])
def test_what_another_window_dropped_is_said_to_be_gone(client: FlaskClient, quiz: Quiz, what: str) -> None:
    gone = quiz.items[1].id
    client.post(f"/desk/quizzes/{quiz.id}/questions/{gone}/drop")
    page(client, quiz)
    answer = client.post(f"/desk/quizzes/{quiz.id}/questions/{gone}/{what}", data={"by": "1"})
    assert answer.status_code == 302
    assert "not in the quiz any more" in page(client, quiz)


def test_a_quiz_taken_back_lets_nobody_begin_and_everybody_finish(
    client: FlaskClient, session: Session, quiz: Quiz
) -> None:
    client.post(f"/desk/quizzes/{quiz.id}/publish")
    session.expire_all()
    assignment = quiz.assignments[0]
    attempt, _token = make_attempt(session, assignment)
    client.post(f"/desk/quizzes/{quiz.id}/take-back")
    session.expire_all()
    assert (quiz.published, assignment.open) == (False, False)
    shown = page(client, quiz)
    assert "nobody can begin it" in shown
    assert "1 student is at it now" in shown
    assert submit(session, attempt)
    session.commit()
    client.post(f"/desk/quizzes/{quiz.id}/publish")
    session.expire_all()
    assert (quiz.published, assignment.open, len(quiz.assignments)) == (True, True, 1)
    client.post(f"/desk/quizzes/{quiz.id}/take-back")
    client.post(f"/desk/quizzes/{quiz.id}/reopen")
    session.expire_all()
    assert (quiz.published, assignment.open) == (True, True)


def test_a_question_about_another_article_shows_its_passage(
    client: FlaskClient, session: Session, teacher: Person, quiz: Quiz
) -> None:
    other = make_article(session, teacher, f"{TEXT}\n\nThe mill was sold in May.", title="Ann & Ben")
    elsewhere = make_quiz(session, teacher, [replace(NIGHT, evidence=(other.sentence_spans()[-1],))], article=other)
    quiz.put_back([(elsewhere.items[0].version, 1.0)])
    session.commit()
    shown = page(client, quiz)
    assert re.findall("From another[^<]*", shown) == ["From another article: “Ann &amp; Ben”"]
    assert re.search(r'<mark[^>]*id="e1"[^>]*>\s*The mill was sold', shown)


AWFUL = ["x" * 600, "<script>alert(1)</script>", "\u202eمَن هو؟ ليلى", "{{ 7 * 7 }} %(number)s"]


@pytest.mark.parametrize("stem", AWFUL)
@pytest.mark.usefixtures("teacher")
def test_any_words_are_shown_as_words(client: FlaskClient, session: Session, quiz: Quiz, stem: str) -> None:
    quiz.add(make_questions()[3].__class__(stem=stem, skill="detail", answers=("<b>ليلى</b>",)))  # type: ignore[call-arg]
    session.commit()
    shown = page(client, quiz)
    assert "<script>alert" not in shown
    assert "<b>ليلى" not in shown
    assert stem.replace("<", "&lt;").replace(">", "&gt;") in shown
