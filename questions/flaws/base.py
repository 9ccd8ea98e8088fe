"""What a check is, and the two registries: of a question alone, and of a question with its article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, ParamSpec

from questions.article import Article
from questions.kinds import Question
from questions.kinds.options import WithOptions
from questions.messages import Message

Given = ParamSpec("Given")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Name a flaw and say in one line what is wrong. `grave` flaws drop a generated question, others lower it."""

    name: str
    message: Message
    grave: bool = True


@dataclass(frozen=True, slots=True)
class Check(Generic[Given]):
    """Pair a flaw with the function that finds it."""

    flaw: Flaw
    has: Callable[Given, bool]


CHECKS: dict[str, Check[[Question]]] = {}
ARTICLE_CHECKS: dict[str, Check[[Question, Article]]] = {}

QuestionCheck = Callable[[Question], bool]
ArticleCheck = Callable[[Question, Article], bool]


def flaw(message: str, *, grave: bool = True) -> Callable[[QuestionCheck], QuestionCheck]:
    """Register a check of a question alone under its function's name."""

    def register(has: QuestionCheck) -> QuestionCheck:
        CHECKS[has.__name__] = Check(Flaw(has.__name__, Message(message), grave), has)
        return has

    return register


def article_flaw(message: str, *, grave: bool = True) -> Callable[[ArticleCheck], ArticleCheck]:
    """Register a check of a question with its article under its function's name."""

    def register(has: ArticleCheck) -> ArticleCheck:
        ARTICLE_CHECKS[has.__name__] = Check(Flaw(has.__name__, Message(message), grave), has)
        return has

    return register


def key_and_wrong(question: Question) -> tuple[str, list[str]]:
    """Return the key's text and the wrong options' texts; an empty key where it has not one right option."""
    if not isinstance(question, WithOptions) or not question.options:
        return "", []
    return question.key.text, [option.text for option in question.options if not option.correct]
