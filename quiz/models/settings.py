"""The settings of a quiz, which are the defaults of its assignments: one set of columns, kept by both."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Float, Text
from sqlalchemy.orm import Mapped, mapped_column

from quiz.models.columns import Word

FEEDBACK = ("at_once", "after_submission", "after_closing")
"""When a student sees what was right: after an explicit Check, after submitting, or after the closing time."""
COUNTS = ("best", "last", "first", "average")
"""Which of several attempts makes the score."""


def one_of(column: str, values: tuple[str, ...]) -> str:
    """Return the SQL that keeps a column to a few words."""
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


class HasSettings:
    """Hold how a quiz is taken. Times are in seconds, the pass mark is a share of the points, 0 … 1."""

    shuffle_questions: Mapped[bool] = mapped_column(default=False)
    shuffle_options: Mapped[bool] = mapped_column(default=True)
    article_visible: Mapped[bool] = mapped_column(default=True)
    feedback: Mapped[Word] = mapped_column(default="after_submission")
    certainty: Mapped[bool] = mapped_column(default=False)
    time_limit_seconds: Mapped[int | None]
    attempts_allowed: Mapped[int] = mapped_column(default=1)
    attempt_counts: Mapped[Word] = mapped_column(default="best")
    pass_mark: Mapped[float | None] = mapped_column(Float)
    introduction: Mapped[str | None] = mapped_column(Text)

    @staticmethod
    def checks() -> tuple[CheckConstraint, ...]:
        """Return the database's own rules for these columns, for the table that has them."""
        return (
            CheckConstraint(one_of("feedback", FEEDBACK), name="feedback"),
            CheckConstraint(one_of("attempt_counts", COUNTS), name="attempt_counts"),
            CheckConstraint("attempts_allowed >= 1", name="attempts_allowed"),
            CheckConstraint("time_limit_seconds > 0", name="time_limit"),
            CheckConstraint("pass_mark BETWEEN 0 AND 1", name="pass_mark"),
        )

    def take_settings(self, other: HasSettings) -> None:
        """Take over another's settings: an assignment begins with its quiz's."""
        for name in SETTINGS:
            setattr(self, name, getattr(other, name))


SETTINGS = (
    "shuffle_questions",
    "shuffle_options",
    "article_visible",
    "feedback",
    "certainty",
    "time_limit_seconds",
    "attempts_allowed",
    "attempt_counts",
    "pass_mark",
    "introduction",
)
