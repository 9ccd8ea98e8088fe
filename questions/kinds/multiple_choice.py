"""Multiple choice: one right option among several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from questions.kinds.attempting import Presentation, Response, Score
from questions.kinds.options import WithOptions


@dataclass(frozen=True, kw_only=True)
class MultipleChoice(WithOptions):
    """Ask for the one right option. Response: `{"option": ID}`."""

    kind = "multiple_choice"

    def check(self) -> None:
        self.check_options()

    def grade(self, response: Response, presentation: Presentation) -> Score:
        return Score(float(self.picked(response, presentation).correct))

    def key_text(self) -> str:
        return self.key.text

    def response_text(self, response: Response, presentation: Presentation) -> str:
        return self.picked(response, presentation).text

    def payload(self) -> dict[str, Any]:
        return self.options_payload()

    @classmethod
    def fields(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        return cls.options_fields(data)
