"""What the library refuses, and why."""

from __future__ import annotations

from questions.messages import Message


class QuestionsError(ValueError):
    """Stand for every refusal of the library; its text is one clear line for a person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = Message(message)


class ArticleError(QuestionsError):
    """Refuse a text that is no article questions can be made from.

    `reason` is a stable word for programs (`empty`, `too_short`, `too_long`, `language`, `binary`,
    `markup`, `no_sentences`, `capitals`); the message is for people.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class QuestionError(QuestionsError):
    """Refuse a question that its own kind says cannot be asked (no key, two gaps, one option …)."""


class ResponseError(QuestionsError):
    """Refuse a response that has the wrong shape or names something the question does not have."""
