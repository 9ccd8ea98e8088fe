"""Choosing a question's evidence: what is not touched stays to the letter, what is chosen counts whole."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TypeVar

import pytest
from factories import (
    TEXT,
    make_article,
    make_questions,
    make_questions_of_parts,
    make_quiz,
    make_teacher,
    sign_in,
    span_of,
)
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from questions.errors import QuestionError
from questions.grading import grade
from questions.kinds import Question
from questions.kinds.evidence import Evidence
from questions.kinds.short_answer import ShortAnswer
from questions.span import Span
from quiz.models import QuizItem
from quiz.proof import chosen as chosen_in
from quiz.proof import parts_of, proved, sent, sentences_of

BOUNDS = [0, *(match.end() for match in re.finditer(r"[.”] ?(?=\s|$|[A-Z“])|\n\n", TEXT)), len(TEXT)]
SENTENCES = [
    span_of(TEXT[start:end].strip()) for start, end in pairwise(sorted(set(BOUNDS))) if len(TEXT[start:end].strip()) > 1
]
PART = span_of("Maria Voss found the damage")
"""A part of the second sentence."""


Q = TypeVar("Q", bound=Question)


def with_evidence(asked: Q, ticked: list[int], *parts: str) -> Q:
    """Return a question as a form with these boxes ticked, and with these words marked, leaves it."""
    form = MultiDict([("evidence-shown", "1"), *(("evidence", str(index)) for index in ticked)])
    if parts:
        form.setlist("part", list(parts))
        form["parts-shown"] = "1"
    found = chosen_in(form, TEXT, SENTENCES, asked.evidence)
    assert found is not None
    return proved(asked, found)


def question(*evidence: Span) -> ShortAnswer:
    return ShortAnswer(stem="Who found it?", skill="detail", answers=("Voss",), evidence=evidence)


def test_the_sentences_of_this_module_are_the_articles() -> None:
    assert len(SENTENCES) > 5
    assert SENTENCES[1].cut(TEXT) == "Engineer Maria Voss found the damage during a night inspection."


@pytest.mark.parametrize(
    ("evidence", "chosen", "expected"),
    [
        ((PART,), [1], (PART,)),
        ((PART,), [1, 3], (PART, SENTENCES[3])),
        ((PART,), [3], (SENTENCES[3],)),
        ((PART,), [], ()),
        ((), [0, 2], (SENTENCES[0], SENTENCES[2])),
        ((Span(SENTENCES[0].start, SENTENCES[1].end),), [0, 1], (Span(SENTENCES[0].start, SENTENCES[1].end),)),
        ((Span(SENTENCES[0].start, SENTENCES[1].end),), [1], (SENTENCES[1],)),
        ((PART, SENTENCES[3]), [0, 3], (SENTENCES[0], SENTENCES[3])),
    ],
)
def test_what_stays_chosen_stays_and_the_rest_counts_whole(
    evidence: tuple[Span, ...], chosen: list[int], expected: tuple[Span, ...]
) -> None:
    changed = with_evidence(question(*evidence), chosen)
    assert changed.evidence == expected
    assert sentences_of(changed, SENTENCES) == chosen


def test_the_ticked_sentences_are_the_key_where_the_evidence_is_asked_for() -> None:
    asked = next(one for one in make_questions_of_parts() if isinstance(one, Evidence))
    changed = with_evidence(asked, [2, 5])
    assert (changed.sentences, changed.evidence) == ((2, 5), (SENTENCES[2], SENTENCES[5]))
    assert grade(changed, {"sentence": 5}).right
    with pytest.raises(QuestionError):
        with_evidence(asked, [])


def bounds(words: str) -> str:
    return "{}-{}".format(*span_of(words))


@pytest.mark.parametrize(
    ("ticked", "part", "expected"),
    [
        ([1], bounds("found the damage"), (span_of("found the damage"),)),
        ([1], bounds("ound the dama"), (span_of("found the damage"),)),
        ([1, 3], bounds("found the damage"), (span_of("found the damage"), SENTENCES[3])),
        ([0, 1], bounds("in the flood. Engineer Maria"), (span_of("in the flood. Engineer Maria"),)),
        ([3], bounds("found the damage"), (SENTENCES[3],)),
        ([1], "99999999-999999999", (SENTENCES[1],)),
        ([1], "12-4", (SENTENCES[1],)),
        ([1], "-1-²", (SENTENCES[1],)),
        ([1], "", (SENTENCES[1],)),
    ],
)
def test_marked_words_are_the_evidence_of_their_sentence(
    ticked: list[int], part: str, expected: tuple[Span, ...]
) -> None:
    assert with_evidence(question(), ticked, part).evidence == expected


def test_words_marked_twice_count_once_and_those_marked_before_stay_to_the_letter() -> None:
    overlapping = with_evidence(question(), [1], bounds("found the damage"), bounds("the damage during"))
    assert overlapping.evidence == (span_of("found the damage during"),)
    cut = Span(PART.start + 2, PART.end - 2)
    assert with_evidence(question(cut), [1], f"{cut.start}-{cut.end}").evidence == (cut,)
    assert parts_of((cut, SENTENCES[3]), SENTENCES) == [cut]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ([("evidence", "1")], None),
        ([("evidence-shown", "1")], []),
        ([("evidence-shown", "1"), ("evidence", "3"), ("evidence", "0"), ("evidence", "0")], [0, 3]),
        ([("evidence-shown", "1"), ("evidence", "-1"), ("evidence", "x"), ("evidence", "²"), ("evidence", "99")], []),
    ],
)
def test_what_was_ticked_is_read_and_nothing_else(form: list[tuple[str, str]], expected: list[int] | None) -> None:
    assert sent(MultiDict(form), SENTENCES) == expected


@pytest.fixture
def address(client: FlaskClient, session: Session) -> str:
    """Return where the signed-in teacher edits the short-answer question of a read article."""
    teacher = make_teacher(session)
    article = make_article(session, teacher)
    article.sentences = [[span.start, span.end] for span in SENTENCES]
    quiz = make_quiz(session, teacher, article=article)
    sign_in(client, teacher)
    return f"/desk/quizzes/{quiz.id}/questions/{quiz.items[3].id}/edit"


def fields(client: FlaskClient, address: str) -> dict[str, str]:
    page = client.get(address).get_data(as_text=True)
    version = re.search(r'name="version"[^>]*value="(\d+)"', page)
    assert version is not None
    asked = make_questions()[3]
    assert isinstance(asked, ShortAnswer)
    return {
        "stem": asked.stem,
        "explanation": asked.explanation,
        "points": "1",
        "answers": "\n".join(asked.answers),
        "rejected": "\n".join(asked.rejected),
        "version": version[1],
        "evidence-shown": "1",
    }


def test_the_article_has_a_box_before_each_sentence_and_the_evidence_is_ticked(
    client: FlaskClient, address: str
) -> None:
    page = client.get(address).get_data(as_text=True)
    boxes = re.findall(r'<input type="checkbox" name="evidence" value="(\d+)" form="editing"( checked)?>', page)
    assert [int(index) for index, _checked in boxes] == list(range(len(SENTENCES)))
    assert [index for index, checked in boxes if checked] == ["1"]


def test_ticked_sentences_become_the_evidence_of_a_new_version(
    client: FlaskClient, session: Session, address: str
) -> None:
    item_id = int(address.split("/")[-2])
    reply = client.post(address, data={**fields(client, address), "evidence": ["3", "5"]})
    assert reply.status_code == 302
    item = session.get_one(QuizItem, item_id, populate_existing=True)
    assert item.version.content.evidence == (SENTENCES[3], SENTENCES[5])
    assert item.version.number == 2
    assert item.version.question.versions[0].content.evidence == (SENTENCES[1],)


def test_a_refused_form_keeps_what_was_ticked(client: FlaskClient, address: str) -> None:
    page = client.post(address, data={**fields(client, address), "stem": "", "evidence": ["4"]})
    assert page.status_code == 422
    assert re.findall(r'value="(\d+)" form="editing" checked', page.get_data(as_text=True)) == ["4"]


def test_a_form_without_boxes_leaves_the_evidence_alone(client: FlaskClient, session: Session, address: str) -> None:
    data = fields(client, address)
    del data["evidence-shown"]
    client.post(address, data={**data, "stem": "Who found the damage?"})
    item = session.get_one(QuizItem, int(address.split("/")[-2]), populate_existing=True)
    assert item.version.content.stem == "Who found the damage?"
    assert item.version.content.evidence == (SENTENCES[1],)
