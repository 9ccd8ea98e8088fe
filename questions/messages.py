"""Lines for people: English as they stand, and taken apart again for whoever says them in another language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self


class Message(str):
    """One line for a person. It is its English text, and knows the `template` and the `parameters` it came of.

    `Message("An article may have at most %(most)s words.", most=150_000)`: the template is written out
    where the message is made, so that tools which collect texts for translation find it.
    """

    template: str
    parameters: Mapping[str, Any]

    def __new__(cls, template: str, **parameters: str | int) -> Self:
        """Fill in the template; whole numbers are written in the English way."""
        known = template if isinstance(template, Message) else None
        if known is not None:
            template, parameters = known.template, dict(known.parameters)
        line = super().__new__(cls, template % _in_english(parameters) if parameters else template)
        line.template, line.parameters = template, parameters
        return line

    def to_json(self) -> dict[str, Any]:
        """Return the message as plain JSON values."""
        return {
            "template": self.template,
            "parameters": {
                name: value.to_json() if isinstance(value, Message) else value
                for name, value in self.parameters.items()
            },
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        parameters = {
            name: cls.from_json(value) if isinstance(value, Mapping) else value
            for name, value in data["parameters"].items()
        }
        return cls(data["template"], **parameters)


def _in_english(parameters: Mapping[str, str | int]) -> dict[str, str]:
    return {name: f"{value:,}" if isinstance(value, int) else value for name, value in parameters.items()}
