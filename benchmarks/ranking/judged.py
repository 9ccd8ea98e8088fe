"""Judged questions: for each its article, features and verdict, no sentence of anybody's text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

FILE = Path(__file__).parent / "judged.jsonl"
Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Judged:
    """Hold one judged candidate: `usable` is the share of its judges who would use it unchanged."""

    article: str
    features: dict[str, float]
    usable: float


def read_judged(file: Path = FILE) -> list[Judged]:
    """Return the judged candidates in the order of the file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [Judged(row["article"], row["features"], row["usable"]) for row in rows]


def names_of(judged: Sequence[Judged]) -> list[str]:
    """Return the names of all features that are not the same everywhere, sorted."""
    names = sorted({name for one in judged for name in one.features})
    return [name for name in names if len({one.features.get(name, 0.0) for one in judged}) > 1]


def matrix(judged: Sequence[Judged], names: Sequence[str]) -> Array:
    """Return the features as an array, one row a candidate, one column a name; 0 where one lacks a feature."""
    return np.array([[one.features.get(name, 0.0) for name in names] for one in judged], dtype=float)
