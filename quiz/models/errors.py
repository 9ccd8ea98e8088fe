"""What the rules refuse. Views turn these into pages and status codes; the text is for people."""

from __future__ import annotations

from questions.messages import Message


class DomainError(Exception):
    """Stand for every refusal by a rule; `status` is the HTTP status a page answers with."""

    status = 422

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = Message(message)


class NotOpen(DomainError):
    """Refuse to start or change an attempt at an assignment that is closed or not open yet."""

    status = 409


class NotFound(DomainError):
    """Say that there is nothing here for whoever asks, and what to do instead."""

    status = 404


class AlreadySubmitted(DomainError):
    """Refuse a change to an attempt that is submitted."""

    status = 409


class TooLate(AlreadySubmitted):
    """Refuse to count an answer that came after the time was over; it may be kept for the teacher."""


class Taken(DomainError):
    """Refuse a name or address that somebody has already."""

    status = 422


class NotPublishable(DomainError):
    """Refuse to publish a quiz that has no questions."""

    status = 422


class NeverChanges(RuntimeError):
    """Stop what would change a version of a question: a mistake of the program, not of a person."""
