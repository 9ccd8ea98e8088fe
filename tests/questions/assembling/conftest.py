"""An article about invented people, and statements of it as the generator would have made them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from questions import Article, Candidate
from questions.kinds.true_false import TrueFalse
from questions.workings import Workings, work

TEXT = "\n\n".join(
    (
        "The council of Marrow Hill decided on Monday to keep the library open for another five years. "
        "The library lost visitors after a new school opened in the valley. Volunteers painted the "
        "library in March.",
        "Ada Holm, who is the head of the library, collected 2,300 signatures in two weeks. Siri Berg "
        "brings three classes to the library every week. The Museum of Coastal Life donated 600 old maps "
        "to the library. Bergen University sent two experts who measured the damp in the cellar. The "
        "library will open on Sundays from June.",
        "“A town without a library forgets its own stories and its own people,” Ada Holm told the crowd. "
        "The library will move to the old cinema in August. Builders will mend the roof of the library "
        "until October.",
    )
)


@pytest.fixture(scope="session")
def workings() -> Workings:
    return work(Article.from_text(TEXT, title="Hill Town Saves Its Library"))


@pytest.fixture
def state(workings: Workings) -> Callable[..., Candidate]:
    """Return a function that makes a statement, true or false, of the sentence that holds some words."""

    def made(stem: str, held: str, answer: bool = True, skill: str = "detail", score: float = 0.9) -> Candidate:
        sentence = workings.reading.sentence_at(TEXT.index(held))
        assert sentence is not None
        question = TrueFalse(stem=stem, answer=answer, skill=skill, evidence=(sentence.span,))
        features = {"confidence": 0.8, "importance": 0.6}
        return Candidate(question, score, sentence.index, f"fact {sentence.index}", features)

    return made


@pytest.fixture
def statements(state: Callable[..., Candidate]) -> list[Candidate]:
    """Return true statements with their changed forms, of seven sentences."""
    return [
        state("The library lost visitors after a new school opened.", "lost visitors"),
        state("The library won visitors after a new school opened.", "lost visitors", False),
        state("Volunteers painted the library in March.", "Volunteers"),
        state("Volunteers painted the library in May.", "Volunteers", False),
        state("Siri Berg brings three classes to the library every week.", "Siri Berg"),
        state("Siri Berg brings four classes to the library every week.", "Siri Berg", False),
        state("The Museum of Coastal Life donated 600 old maps to the library.", "The Museum"),
        state("The Museum of Coastal Life sold 600 old maps to the library.", "The Museum", False),
        state("The library will open on Sundays from June.", "on Sundays"),
        state("The library will open on Mondays from June.", "on Sundays", False),
        state("The library will move to the old cinema in August.", "old cinema"),
        state("The library will move to the old theatre in August.", "old cinema", False),
        state("Builders will mend the roof of the library until October.", "Builders"),
        state("Builders will mend the floor of the library until October.", "Builders", False),
    ]
