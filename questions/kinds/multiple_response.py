"""Multiple response: all the options that the article supports, of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Any

from questions.errors import QuestionError, ResponseError
from questions.kinds.attempting import Given, Presentation, Response, Score
from questions.kinds.base import joined
from questions.kinds.fields import only_field
from questions.kinds.options import HasOptions


@dataclass(frozen=True, kw_only=True)
class MultipleResponse(HasOptions):
    """Ask for every right option. Response: `{"options": [ID, …]}`.

    Score: (right picks - wrong picks) / right options, never below 0: taking everything earns little.
    """

    kind = "multiple_response"

    def check(self) -> None:
        self.check_texts()
        if not any(option.correct for option in self.options):
            raise QuestionError("At least one option must be right.")
        if all(option.correct for option in self.options):
            raise QuestionError("At least one option must be wrong.")

    def chosen(self, response: Response, presentation: Presentation) -> tuple[int, ...]:
        """Return the indexes of the options a response names, in the options' order, or raise `ResponseError`."""
        ids = only_field(response, "options")
        if not isinstance(ids, list) or len(ids) > len(self.options):
            raise ResponseError("An answer to this question is a list of options, each once.")
        indexes = sorted(presentation.index(part_id) for part_id in ids)
        if len(set(indexes)) != len(indexes):
            raise ResponseError("An answer names an option twice.")
        return tuple(indexes)

    def grade(self, response: Response, presentation: Presentation) -> Score:
        picked = [self.options[index].correct for index in self.chosen(response, presentation)]
        keys = sum(option.correct for option in self.options)
        return Score(max(0, 2 * sum(picked) - len(picked)) / keys, blank=not picked)

    def guess(self) -> float:
        """Return the score to expect of who tosses a coin for each option."""
        keys = sum(option.correct for option in self.options)
        wrong = len(self.options) - keys
        ways = (
            comb(keys, right) * comb(wrong, missed) * max(0, right - missed)
            for right in range(keys + 1)
            for missed in range(wrong + 1)
        )
        return sum(ways) / (keys * (1 << len(self.options)))

    def key_text(self) -> str:
        return joined(option.text for option in self.options if option.correct)

    def response_text(self, response: Response, presentation: Presentation) -> str:
        return joined(self.options[index].text for index in self.chosen(response, presentation))

    def given(self, response: Response, presentation: Presentation) -> Sequence[Given]:
        picked = (self.options[index] for index in self.chosen(response, presentation))
        return tuple(Given(option.text, option.correct) for option in picked)

    def payload(self) -> dict[str, Any]:
        return self.options_payload()

    @classmethod
    def fields(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        return cls.options_fields(data)
