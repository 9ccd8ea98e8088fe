"""Where the pieces of a plot stand: numbers only, drawn as SVG by `templates/macros/plots.html`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 400.0, 150.0
"""The drawing's own units; the page scales it."""
LEFT, BOTTOM, TOP = 28.0, 24.0, 14.0
GAP = 3.0
MOST_TICKS = 4
LINE_LEFT, MOST_LABELS = 44.0, 12


@dataclass(frozen=True, slots=True)
class Column:
    """Hold one column of a histogram: its place, its count, and the shares it holds, 0 … 1."""

    x: float
    y: float
    width: float
    height: float
    count: int
    low: float
    high: float

    @property
    def middle(self) -> float:
        """Return where its count stands."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Tick:
    """Hold one line across the plot and the count it stands for."""

    y: float
    count: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """Hold the pieces of a histogram; `mark` is where the mean stands across, `None` of nobody."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    mark: float | None
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    ground: float = HEIGHT - BOTTOM


def histogram(counts: Sequence[int], mean: float | None = None) -> Histogram:
    """Return a histogram of shares in equal bins from 0 to 1; counts stand on whole-number ticks."""
    most = max([*counts, 1])
    ground, room = HEIGHT - BOTTOM, HEIGHT - BOTTOM - TOP
    wide = (WIDTH - LEFT) / max(1, len(counts))
    columns = tuple(
        Column(
            x=round(LEFT + index * wide + GAP / 2, 2),
            y=round(ground - room * count / most, 2),
            width=round(wide - GAP, 2),
            height=round(room * count / most, 2),
            count=count,
            low=index / len(counts),
            high=(index + 1) / len(counts),
        )
        for index, count in enumerate(counts)
    )
    step = -(-most // MOST_TICKS)
    ticks = tuple(Tick(round(ground - room * value / most, 2), value) for value in range(0, most + 1, step))
    mark = None if mean is None else round(LEFT + mean * (WIDTH - LEFT), 2)
    return Histogram(columns, ticks, mark)


@dataclass(frozen=True, slots=True)
class Dot:
    """Hold one share of a line, 0 … 1, and between what shares it is sure, where that is drawn."""

    share: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold one dot's place, its number from 1 on, and where its interval ends; `labelled` says that the number fits."""

    x: float
    y: float
    number: int
    top: float | None
    bottom: float | None
    labelled: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Hold the pieces of a line of shares over time: `points` join the dots; a free place is passed over."""

    dots: tuple[Placed, ...]
    points: str
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LINE_LEFT
    top: float = TOP
    ground: float = HEIGHT - BOTTOM

    @property
    def half(self) -> float:
        """Return where one half stands."""
        return (self.top + self.ground) / 2


def timeline(shares: Sequence[Dot | None]) -> Timeline:
    """Return a line of shares at even distances, oldest first; `None` leaves a place free."""
    wide = (WIDTH - LINE_LEFT) / max(1, len(shares))
    every = -(-len(shares) // MOST_LABELS) or 1
    dots = tuple(
        Placed(
            x=round(LINE_LEFT + (index + 0.5) * wide, 2),
            y=_height(dot.share),
            number=index + 1,
            top=None if dot.high is None else _height(dot.high),
            bottom=None if dot.low is None else _height(dot.low),
            labelled=(len(shares) - 1 - index) % every == 0,
        )
        for index, dot in enumerate(shares)
        if dot is not None
    )
    return Timeline(dots, " ".join(f"{dot.x},{dot.y}" for dot in dots))


def _height(share: float) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * min(1.0, max(0.0, share)), 2)
