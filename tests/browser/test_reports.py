"""Reports as Chromium prints them: on either paper, without what is for the screen."""

from __future__ import annotations

from io import BytesIO

import pytest
from factories import PASSWORD, assign_to, hand_in, make_class, make_quiz, make_student, make_teacher
from playwright.sync_api import Page
from pypdf import PdfReader
from sqlalchemy.orm import Session
from steps import sign_in


@pytest.mark.parametrize(("paper", "width"), [("A4", 595), ("Letter", 612)])
def test_reports_are_printed_without_what_is_for_the_screen(
    page: Page, session: Session, paper: str, width: int
) -> None:
    teacher = make_teacher(session)
    robin, sam = make_student(session, "Robin"), make_student(session, "Sam")
    assignment = assign_to(
        session, make_quiz(session, teacher, published=True), make_class(session, teacher, robin, sam)
    )
    attempt = hand_in(session, assignment, robin, "-+-+")
    hand_in(session, assignment, sam, "-++-")
    quiz_id = assignment.quiz_id
    sign_in(page, "ada@school.example", PASSWORD)
    for address, wanted in (
        (f"/desk/attempts/{attempt.id}/report", "closed its old stone bridge on Monday"),
        (f"/desk/quizzes/{quiz_id}/report?scores=1", "The article, as it was understood"),
    ):
        page.goto(address)
        pdf = PdfReader(BytesIO(page.pdf(format=paper)))
        text = " ".join(" ".join(each.extract_text() for each in pdf.pages).split())
        assert round(pdf.pages[0].mediabox.width) in (width, width + 1)
        assert wanted in text
        assert "Robin" in text
        assert not any(words in text for words in ("Back to", "Print …", "Question bank"))
