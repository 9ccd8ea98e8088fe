"""Sheets as Chromium prints them: on either paper, in order, no question in two parts."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from factories import PASSWORD, make_article, make_questions, make_questions_of_parts, make_quiz, make_teacher
from playwright.sync_api import Page
from pypdf import PdfReader
from sqlalchemy.orm import Session
from steps import sign_in

RIVER = "The river ran high and cold that week. " * 9
LONG = "\n\n".join(f"Paragraph {number} tells of the bridge. {RIVER}" for number in range(14))


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("paper", "width"), [("A4", 595), ("Letter", 612)])
def test_a_long_quiz_is_printed_without_a_question_in_two_parts(
    page: Page, session: Session, paper: str, width: int
) -> None:
    teacher = make_teacher(session)
    article = make_article(session, teacher, LONG, "The River")
    quiz = make_quiz(session, teacher, [*make_questions(), *make_questions_of_parts()] * 2, article=article)
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto(f"/desk/quizzes/{quiz.id}/print?chosen=1&sheets=AB&students=y&article=y&lines=y&key=y&seed=7")
    pdf = PdfReader(BytesIO(page.pdf(format=paper)))
    assert round(pdf.pages[0].mediabox.width) in (width, width + 1)
    texts = [words(each.extract_text()) for each in pdf.pages]
    assert not any("Back to the quiz" in text or "Show it so" in text for text in texts)
    first = texts.index(next(text for text in texts if "Version A" in text))
    assert "Paragraph 13" in texts[first - 1]
    asking = [text for text in texts if "Because the baker had moved" in text]
    assert all("Why did the council" in text and "Because a ship" in text for text in asking)
    matching = [text for text in texts if "steers the ferry" in text]
    assert all("What does each of them do?" in text for text in matching)
    assert sum("Answer key" in text for text in texts) == 2
    assert all(re.match(r"\d+ ?[AB]\b", text) for text in texts)
