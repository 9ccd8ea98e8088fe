"""Accepted and rejected forms of a typed answer."""

from __future__ import annotations

from functools import cache

import pytest

from questions.accepted import accepted_forms, rejected_forms
from questions.article import Article
from questions.draft import Draft
from questions.matching import matches
from questions.reading import Reading, read
from questions.span import Span
from questions.wrong import Wrong

TEXT = "Judge Helen Marsh met Peter Webb on Friday. His brother Simon Webb came too. They talked for two hours in Oslo."


@cache
def reading() -> Reading:
    return read(Article.from_text(TEXT, title="A meeting"))


def forms(answer: str, answer_type: str) -> tuple[str, ...]:
    one = Draft(
        skill="detail",
        stem="?",
        answer=answer,
        answer_type=answer_type,
        evidence=(),
        sentence=0,
        fact="f",
        explanation="",
    )
    return accepted_forms(one, reading())


@pytest.mark.parametrize(
    ("answer", "answer_type", "typed"),
    [
        ("Judge Helen Marsh", "person", "Helen Marsh"),
        ("Judge Helen Marsh", "person", "marsh"),
        ("16 jurors", "number", "sixteen"),
        ("At least three", "number", "3"),
        ("For three years", "duration", "3 years"),
        ("$1.2 million", "money", "1.2 million dollars"),
        ("About 64%", "percent", "64 percent"),
        ("On Friday, July 12", "date", "12 July"),
        ("In Oslo", "place", "oslo"),
        ("In the US", "place", "the United States"),
        ("In Britain", "place", "UK"),
        ("More than six meters", "number", "six metres"),
        ("More than six meters", "number", "over six meters"),
        ("Nearly 60", "number", "almost 60"),
        ("Up to £300", "money", "as much as £300"),
        ("Up to 300", "number", "as many as 300"),
    ],
)
def test_a_shorter_or_other_form_is_accepted(answer: str, answer_type: str, typed: str) -> None:
    assert matches(typed, forms(answer, answer_type))


@pytest.mark.parametrize(
    ("answer", "answer_type", "typed"),
    [
        ("Peter Webb", "person", "Webb"),
        ("Helen Marsh", "person", "Helen Webb"),
        ("For three years", "duration", "3 months"),
        ("$1.2 million", "money", "1.2"),
        ("In the US", "place", "UK"),
        ("More than six meters", "number", "six feet"),
        ("More than a dozen", "number", "a dozen"),
        ("Three quarters", "number", "three"),
    ],
)
def test_what_may_mean_something_else_is_not(answer: str, answer_type: str, typed: str) -> None:
    assert not matches(typed, forms(answer, answer_type))


def test_a_figure_may_be_typed_with_what_it_counts() -> None:
    told = read(Article.from_text("Peter Webb baked nearly 60 small cakes. He sold them. It rained.", title="Cakes"))
    start = told.article.text.index("nearly 60")
    one = Draft(
        skill="detail",
        stem="How many small cakes did Peter Webb bake?",
        answer="Nearly 60",
        answer_type="number",
        evidence=(),
        sentence=0,
        fact="f",
        explanation="",
        answer_span=Span(start, start + len("nearly 60")),
    )
    accepted = accepted_forms(one, told)
    assert matches("60 cakes", accepted)
    assert matches("nearly 60 small cakes", accepted)
    assert not matches("60 loaves", accepted)


def test_of_two_things_counted_together_neither_is_the_number() -> None:
    told = read(
        Article.from_text("Peter Webb invited 180 bakers and waiters to a party. They ate. It rained.", title="A")
    )
    start = told.article.text.index("180")
    one = Draft(
        skill="detail",
        stem="How many bakers and waiters did Peter Webb invite?",
        answer="180",
        answer_type="number",
        evidence=(),
        sentence=0,
        fact="f",
        explanation="",
        answer_span=Span(start, start + 3),
    )
    assert "180 bakers" not in accepted_forms(one, told)


def test_near_answers_are_rejected_but_never_a_form_of_the_key() -> None:
    wrong = [Wrong("elsewhere", text, "article") for text in ("Peter Webb", "Helen Marsh", "Marsh", "Helen Marsh Webb")]
    assert rejected_forms(("Helen Marsh",), wrong) == ("Peter Webb",)


def test_invented_names_are_not_worth_rejecting() -> None:
    assert rejected_forms(("Helen Marsh",), [Wrong("unsupported", "Alice Carter", "world")]) == ()


@pytest.mark.parametrize(
    ("text", "answer", "right", "wrong"),
    [
        (
            "Maria van der Linden opened the mill. Van der Linden thanked the town. It rained all day.",
            "Maria van der Linden",
            "van der Linden",
            "Linden",
        ),
        ("Peng Lin won the race. The town cheered for Peng. It rained all day.", "Peng Lin", "Peng", "Lin"),
        ("Gao Ming won the race. The town cheered for hours. It rained all day.", "Gao Ming", "Gao Ming", "Ming"),
    ],
)
def test_a_surname_keeps_its_particles_and_is_none_where_it_may_come_first(
    text: str, answer: str, right: str, wrong: str
) -> None:
    told = read(Article.from_text(text, title="A day"))
    person = next(one for one in told.people if one.name == answer)
    one = Draft(
        skill="detail",
        stem="?",
        answer=answer,
        answer_type="person",
        evidence=(),
        sentence=0,
        fact="f",
        explanation="",
        accepted=person.forms,
    )
    accepted = accepted_forms(one, told)
    assert right.casefold() in {form.casefold() for form in accepted}
    assert wrong not in accepted
