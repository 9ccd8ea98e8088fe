"""A quiz on paper: the questions in one order or another, drawn from a seed, so that a key can be printed later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import fsum
from random import Random

from questions.kinds import Presentation, Question
from questions.kinds.options import HasOptions, Option
from questions.kinds.ordering import Ordering
from quiz.models import Quiz, QuizItem
from quiz.panes import Pane, Panes, panes_for

VERSIONS = ("A", "B")
LARGEST_SEED = 9999
TRIES = 50
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Printed:
    """Hold one question as one version of the paper has it."""

    number: int
    content: Question
    shown: Presentation
    points: float
    pane: Pane
    several: bool

    @property
    def kind(self) -> str:
        """Return the question's kind."""
        return self.content.kind

    @property
    def asked(self) -> dict[str, object]:
        """Return what is asked, in the order of this version."""
        return self.content.asked(self.shown)

    @property
    def options(self) -> list[tuple[str, Option]]:
        """Return the options with their letters, in the order of this version."""
        content = self.content
        if not isinstance(content, HasOptions):
            return []
        return [(letter(place), content.options[index]) for place, index in enumerate(self.shown.order)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold one version of the paper; `mark` is the same on its key, and another once the quiz changes."""

    version: str
    mark: str
    questions: Sequence[Printed]
    panes: Panes

    @property
    def points(self) -> float:
        """Return what all questions are worth."""
        return fsum(question.points for question in self.questions)

    @property
    def numbered(self) -> bool:
        """Say whether the sentences of the articles need numbers: a question asks for one."""
        return any(question.kind == "evidence" for question in self.questions)


def sheet_of(quiz: Quiz, version: str, seed: int) -> Sheet:
    """Return version A or B of a quiz on paper; the same for the same quiz and seed.

    A keeps the order of the questions; B has another, and other orders of options.
    """
    items = [*quiz.items] if version == VERSIONS[0] else _shuffled(quiz.items, _chance(seed, "questions"))
    panes = panes_for(quiz.article, [(number, item.version) for number, item in enumerate(items, 1)])
    questions = [
        Printed(
            number, item.version.content, shown_on(item, version, seed), item.points, panes.of(number), panes.several
        )
        for number, item in enumerate(items, 1)
    ]
    return Sheet(version, _mark(quiz, seed), questions, panes)


def shown_on(item: QuizItem, version: str, seed: int) -> Presentation:
    """Return the order of a question's options on one version: on B another than on A, where there is another."""
    content = item.version.content
    first = _drawn(content, _chance(seed, "A", item.version_id), [])
    return first if version == VERSIONS[0] else _drawn(content, _chance(seed, "B", item.version_id), [first])


def letter(place: int) -> str:
    """Return the letter of the option at a place, counted from 0."""
    return LETTERS[place] if place < len(LETTERS) else f"{LETTERS[place % len(LETTERS)]}{place // len(LETTERS)}"


def _chance(*seeds: object) -> Random:
    # Not to be secret: whoever prints the key has the address of the sheets.
    return Random(" ".join(map(str, seeds)))  # noqa: S311


def _drawn(content: Question, rng: Random, others: Sequence[Presentation]) -> Presentation:
    """Draw an order that is not one of the others; on paper, events never stand in the right order already."""
    taken = {other.order for other in others}
    parts = content.parts()
    drawn = content.present(rng)
    for _ in range(TRIES):
        solved = isinstance(content, Ordering) and tuple(parts[index] for index in drawn.order) == content.sequence
        if drawn.order not in taken and not solved:
            break
        drawn = content.present(rng)
    return drawn


def _shuffled(items: Sequence[QuizItem], rng: Random) -> list[QuizItem]:
    order = [*items]
    while len(order) > 1 and order == [*items]:
        rng.shuffle(order)
    return order


def _mark(quiz: Quiz, seed: int) -> str:
    asked = " ".join(f"{item.version_id}:{item.points:g}" for item in quiz.items)
    return f"{seed}-{sha256(asked.encode()).hexdigest()[:4].upper()}"
