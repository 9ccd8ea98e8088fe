"""The word lists and patterns under `questions/data/`, each read once a process."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"


@cache
def read_toml(name: str) -> dict[str, Any]:
    """Return the data file `NAME.toml` as plain values; callers must not change them."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
