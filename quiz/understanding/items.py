"""The item analysis of a quiz: each question's figures, its options and what stands out about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questions.kinds.options import HasOptions
from quiz.analysis.flags import Flag, flags, hurried
from quiz.analysis.marks import STANDARD, Conventions, Marks
from quiz.analysis.options import OptionUse, option_uses
from quiz.analysis.report import ItemStatistics, QuizStatistics, analyse
from quiz.analysis.times import Quartiles, quartiles, quick
from quiz.understanding.answers import Answers, Asked


@dataclass(frozen=True, slots=True)
class ItemReport:
    """Hold one question with its figures. `guess` is the score to expect of a guess, 0 … 1."""

    question: Asked
    figures: ItemStatistics
    guess: float
    options: tuple[OptionUse, ...]
    flags: tuple[Flag, ...]
    seconds: Quartiles


@dataclass(frozen=True, slots=True)
class Analysis:
    """Hold the figures of a quiz and of its questions, in the quiz's order."""

    quiz: QuizStatistics
    items: tuple[ItemReport, ...]
    seconds: Quartiles
    """How long the attempts took."""
    until_first: Quartiles
    """How long it took until the first answer: mostly the reading."""

    @property
    def flagged(self) -> list[ItemReport]:
        """Return the questions that something stands out about, those whose key may be wrong first."""
        found = [item for item in self.items if item.flags]
        return sorted(found, key=lambda item: not any(flag.serious for flag in item.flags))


def analysis_of(
    answers: Answers, choices: Mapping[int, Sequence[frozenset[int]]], conventions: Conventions = STANDARD
) -> Analysis:
    """Return the item analysis of the answers that count."""
    marks = answers.marks(conventions)
    figures = analyse(marks, conventions)
    return Analysis(
        figures,
        tuple(
            _item(answers, marks, index, figures.items[index], choices.get(asked.question_id, ()))
            for index, asked in enumerate(answers.counted)
        ),
        answers.timing.attempts,
        answers.timing.first_answers,
    )


def _item(
    answers: Answers, marks: Marks, index: int, figures: ItemStatistics, taken: Sequence[frozenset[int]]
) -> ItemReport:
    asked = answers.counted[index]
    guess = asked.content.guess()
    options: list[OptionUse] = []
    earned, rest = marks.column(index)
    # Where blanks are left out of the figures there are fewer marks than answers: the options are counted by all.
    if taken and len(taken) == earned.size:
        options = option_uses(_options(asked), taken, rest, earned + rest)
    seconds = answers.timing.of(asked.question_id)
    found = flags(figures.attempts, figures.facility, guess, figures.discrimination, options)
    found += hurried(seconds, quick(_length(asked)))
    return ItemReport(asked, figures, guess, tuple(options), tuple(found), quartiles(seconds))


def _length(asked: Asked) -> int:
    """Return how many characters there are to read before it can be answered."""
    return len(asked.content.stem) + sum(map(len, asked.content.parts()))


def _options(asked: Asked) -> list[tuple[str, bool, str | None]]:
    content = asked.content
    if isinstance(content, HasOptions):
        return [(option.text, option.correct, option.role) for option in content.options]
    return [(text, right, None) for text, right in content.key_choices()]
