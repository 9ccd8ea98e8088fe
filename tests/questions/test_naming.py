"""Naming: whom a question is about."""

from __future__ import annotations

import pytest

from questions import Article
from questions.kinds import Question
from questions.kinds.short_answer import ShortAnswer
from questions.kinds.true_false import TrueFalse
from questions.naming import asked_people
from questions.reading import Reading, read

TEXT = """Ada Holm steered the ferry for thirty years. The baker Siri Berg sold bread on the quay, and she knew every
passenger. Holm told the crowd that the boat deserved a better end. Berg said that she feared for her shop."""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(Article.from_text(TEXT, title="The Last Ferry"))


@pytest.mark.parametrize(
    ("question", "people"),
    [
        (ShortAnswer(stem="Who steered the ferry?", skill="detail", answers=("Ada Holm",)), ("Ada Holm",)),
        (ShortAnswer(stem="What did Ada Holm steer?", skill="detail", answers=("The ferry",)), ()),
        (ShortAnswer(stem="What did Holm say of it?", skill="speaker", answers=("It was good",)), ("Ada Holm",)),
        (TrueFalse(stem="Siri Berg envied Ada Holm.", skill="detail", answer=False), ("Ada Holm", "Siri Berg")),
        (ShortAnswer(stem="Where was bread sold?", skill="detail", answers=("On the quay",)), ()),
    ],
)
def test_people_asked_for_are_named_in_full(reading: Reading, question: Question, people: tuple[str, ...]) -> None:
    assert asked_people(question, reading) == people
