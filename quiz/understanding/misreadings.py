"""What was misunderstood, in words: which wrong option how many took, and where to look again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questions.kinds.options import HasOptions
from questions.messages import Message
from quiz.understanding.answers import Answers, Asked
from quiz.understanding.passages import Passages

LEAST = 2
"""How many must have taken an option before it says something of the class."""


@dataclass(frozen=True, slots=True)
class Misreading:
    """Say that `count` of `answered` took one wrong option. Paragraphs count from 1, as people count them."""

    question: Asked
    option: str
    role: str | None
    count: int
    answered: int
    paragraph: int | None
    elsewhere: int | None = None

    @property
    def said(self) -> Message:
        """Return it as a sentence for the teacher."""
        taken: dict[str, str | int] = {"count": self.count, "all": self.answered, "option": self.option}
        if self.question.content.kind == "true_false":
            return _believed(self)
        match self.role:
            case "elsewhere" if self.elsewhere:
                return Message(
                    "%(count)s of %(all)s chose “%(option)s”, which the article says elsewhere (paragraph %(where)s).",
                    **taken,
                    where=self.elsewhere,
                )
            case "elsewhere":
                return Message(
                    "%(count)s of %(all)s chose “%(option)s”, which comes from another part of the article.", **taken
                )
            case "misread":
                return Message("%(count)s of %(all)s chose “%(option)s”, which misreads the passage.", **taken)
            case "unsupported":
                return Message("%(count)s of %(all)s chose “%(option)s”, which the article does not say.", **taken)
        return Message("%(count)s of %(all)s chose “%(option)s”.", **taken)

    @property
    def advice(self) -> Message | None:
        """Return what to do about it."""
        if self.paragraph is None:
            return None
        return Message("Look again at paragraph %(paragraph)s together.", paragraph=self.paragraph)


def misreadings(
    answers: Answers, choices: Mapping[int, Sequence[frozenset[int]]], passages: Passages
) -> list[Misreading]:
    """Return for each question of an article the wrong option that most took, the most taken first."""
    found = []
    for question in answers.counted:
        taken = choices.get(question.question_id, ())
        worst = _worst(question, taken)
        if question.article_id == passages.article_id and worst is not None:
            index, count = worst
            answered = sum(bool(picked) for picked in taken)
            found.append(_misreading(question, index, count, answered, passages))
    return sorted(found, key=lambda one: (-one.count / one.answered, one.question.number or 0))


def _misreading(question: Asked, index: int, count: int, answered: int, passages: Passages) -> Misreading:
    here = passages.asked_by(question)
    option, role = _option(question, index)
    elsewhere = passages.saying(option, but=here) if role == "elsewhere" else None
    return Misreading(
        question,
        option,
        role,
        count,
        answered,
        here[0] + 1 if here else None,
        None if elsewhere is None else elsewhere + 1,
    )


def role_counts(question: Asked, taken: Sequence[frozenset[int]]) -> dict[str, int]:
    """Return how many took an option of each role; options without one are not counted."""
    counts: dict[str, int] = {}
    content = question.content
    if isinstance(content, HasOptions):
        for option, index in ((option, index) for index, option in enumerate(content.options) if option.role):
            role = option.role or ""
            counts[role] = counts.get(role, 0) + sum(index in picked for picked in taken)
    return counts


def _worst(question: Asked, taken: Sequence[frozenset[int]]) -> tuple[int, int] | None:
    wrong = [index for index, (_, right) in enumerate(question.content.key_choices()) if not right]
    counts = [(index, sum(index in picked for picked in taken)) for index in wrong]
    best = max(counts, key=lambda pair: pair[1], default=(0, 0))
    return best if best[1] >= LEAST else None


def _believed(one: Misreading) -> Message:
    """Say of a statement what it was taken for."""
    if one.option == "True":
        return Message("%(count)s of %(all)s took it to be true.", count=one.count, all=one.answered)
    return Message("%(count)s of %(all)s took it to be false.", count=one.count, all=one.answered)


def _option(question: Asked, index: int) -> tuple[str, str | None]:
    content = question.content
    if isinstance(content, HasOptions):
        return content.options[index].text, content.options[index].role
    return content.key_choices()[index][0], None
