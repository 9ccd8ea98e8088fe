"""Stating: whole statements as true-or-false questions, true ones and false ones."""

from __future__ import annotations

from questions.article import Article
from questions.kinds.true_false import TrueFalse
from questions.stating import state
from questions.workings import work

TEXT = """The ferry of Ayle carries more than 4,000 children to school every week. Most parents support the plan for a
second boat. The council of Ayle has obtained a loan from a bank in Leeds. The old ferry needs a new engine. “Cold
winters kill most of the young fish in the bay,” said Ada Brown, a farmer. She called the ferry “a second home”."""


def asked() -> list[TrueFalse]:
    article = Article.from_text(TEXT.replace("\n", " "), title="The ferry of Ayle")
    return [one.question for one in state(work(article)) if isinstance(one.question, TrueFalse)]


def test_true_and_false_are_both_on_offer() -> None:
    answers = [question.answer for question in asked()]
    assert answers.count(True) >= 3
    assert answers.count(False) >= 3


def test_false_and_true_differ_in_little() -> None:
    true = {question.stem for question in asked() if question.answer}
    for question in asked():
        if not question.answer:
            assert question.stem not in true
            assert any(set(question.stem.split()) & set(stem.split()) for stem in true)


def test_every_question_shows_its_evidence() -> None:
    text = TEXT.replace("\n", " ")
    for question in asked():
        assert question.evidence
        assert all(span.cut(text).strip() for span in question.evidence)
        assert question.explanation.startswith("The article says: “")


def test_the_same_article_gives_the_same_questions() -> None:
    assert [(one.stem, one.answer) for one in asked()] == [(one.stem, one.answer) for one in asked()]
