"""What the kinds with options have in common, whether one of these is right or several."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Self

from questions.errors import QuestionError
from questions.kinds.attempting import Presentation, Response
from questions.kinds.base import Question
from questions.kinds.fields import items, only_field, text, truth
from questions.messages import Message

FEWEST_OPTIONS = 2


@dataclass(frozen=True, slots=True)
class Option:
    """Hold one option; `role` says where a wrong one came from and is `None` for a key."""

    text: str
    correct: bool = False
    role: str | None = None

    ROLES: ClassVar[tuple[str, ...]] = ("misread", "elsewhere", "unsupported")

    def to_json(self) -> dict[str, Any]:
        """Return the option as plain JSON values; a key has no role."""
        data: dict[str, Any] = {"text": self.text, "correct": self.correct}
        return data if self.role is None else {**data, "role": self.role}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        role = text(data, "role") if data.get("role") is not None else None
        if role is not None and role not in cls.ROLES:
            raise QuestionError(Message("There is no role of options called “%(role)s”.", role=role))
        return cls(text=text(data, "text"), correct=truth(data, "correct", False), role=role)


@dataclass(frozen=True, kw_only=True)
class HasOptions(Question):
    """Share what the kinds with options have in common, however many of these are right."""

    options: tuple[Option, ...] = field(default=())
    option_order: str = "any"

    def check_texts(self) -> None:
        """Raise `QuestionError` unless there are two distinct options or more."""
        texts = [option.text.strip().casefold() for option in self.options]
        if len(texts) < FEWEST_OPTIONS:
            raise QuestionError("A question with options needs at least two.")
        if not all(texts):
            raise QuestionError("An option is empty.")
        if len(set(texts)) != len(texts):
            raise QuestionError("Two options are the same.")
        if self.option_order not in ("any", "fixed"):
            raise QuestionError("The order of options is “any” or “fixed”.")

    def parts(self) -> Sequence[str]:
        return tuple(option.text for option in self.options)

    @property
    def parts_ordered(self) -> bool:
        return self.option_order == "fixed"

    def key_choices(self) -> Sequence[tuple[str, bool]]:
        return tuple((option.text, option.correct) for option in self.options)

    def choices_in(self, response: Response, presentation: Presentation) -> Collection[int]:
        return self.chosen(response, presentation)

    def rekeyed(self, right: Collection[int]) -> Self:
        """Return the question with other options right; a key that is wrong now has no role anybody knows."""
        options = tuple(
            option if (index in right) == option.correct else Option(option.text, correct=index in right)
            for index, option in enumerate(self.options)
        )
        return replace(self, options=options)

    def chosen(self, response: Response, presentation: Presentation) -> Collection[int]:
        """Return the indexes of the options a response names, or raise `ResponseError`."""
        raise NotImplementedError

    def options_payload(self) -> dict[str, Any]:
        """Return the options' JSON fields."""
        return {"options": [option.to_json() for option in self.options], "option_order": self.option_order}

    @staticmethod
    def options_fields(data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the options' constructor arguments from their JSON."""
        return {
            "options": tuple(Option.from_json(option) for option in items(data, "options", ())),
            "option_order": text(data, "option_order", "any"),
        }


@dataclass(frozen=True, kw_only=True)
class WithOptions(HasOptions):
    """Share what the kinds with one right option among several have in common."""

    def check_options(self) -> None:
        """Raise `QuestionError` unless there are two distinct options or more and exactly one key."""
        self.check_texts()
        if sum(option.correct for option in self.options) != 1:
            raise QuestionError("Exactly one option must be right.")

    @property
    def key(self) -> Option:
        """Return the right option."""
        return next(option for option in self.options if option.correct)

    def chosen(self, response: Response, presentation: Presentation) -> Collection[int]:
        return (presentation.index(only_field(response, "option")),)

    def guess(self) -> float:
        return 1 / len(self.options) if self.options else 0.0

    def picked(self, response: Response, presentation: Presentation) -> Option:
        """Return the option a response names, or raise `ResponseError`."""
        (index,) = self.chosen(response, presentation)
        return self.options[index]
