"""Making: one draft that cannot be dressed costs an article nothing but itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

import pytest

from questions import Article, making, suggest
from questions.draft import Draft
from questions.dressing import dressers
from questions.errors import QuestionError
from questions.kinds import Question
from questions.reading import Reading
from questions.wrong import Wrong

TEXT = (
    "The ferry of Bergen was sold to a museum in 2015. Helen Marsh, a baker, bought the old mill in Leeds for £5,000. "
    "“Nobody had looked at the roof of the mill for thirty years,” said Helen Marsh. Adults in Wales own 400 boats."
)


def refuse(draft: Draft, reading: Reading, wrong: Sequence[Wrong]) -> Iterator[Question]:
    raise QuestionError("A typed question needs at least one accepted answer.")
    yield


def test_a_draft_that_cannot_be_dressed_is_dropped_alone_and_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    whole = {one.question.kind for one in suggest(Article.from_text(TEXT))}
    assert "short_answer" in whole
    monkeypatch.setattr(making, "dressers", lambda: {**dressers(), "short_answer": refuse})
    monkeypatch.setattr(making, "log", logging.getLogger("tried"))
    left = {one.question.kind for one in suggest(Article.from_text(TEXT))}
    assert left == whole - {"short_answer"}
    assert "cannot be short_answer and is dropped: A typed question needs" in caplog.text
