"""What of the statistics a teacher should look at, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questions.messages import Message
from quiz.analysis.marks import Array
from quiz.analysis.options import OptionUse
from quiz.analysis.times import fidelity

FEWEST_TO_JUDGE = 10
"""With fewer attempts one student makes the difference, and nothing is flagged."""
EASY, HARD = 0.9, 0.2
WEAK = 0.1
"""A discrimination below this tells the class hardly apart. Source: Ebel & Frisbie (1991), Essentials of
Educational Measurement, 13, who call items below 0.2 poor; half of it, since classes are small.
As little below 0 is chance, too: a key is doubted further down."""

WORKED_AT = 0.5
"""With fewer of the answers worked at than this, most of the class did not."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Name one thing to look at. `kind` is a word; `serious` says that the key itself may be wrong."""

    kind: str
    text: Message
    serious: bool = False


def flags(
    attempts: int, facility: float | None, guess: float, discrimination: float | None, options: Sequence[OptionUse] = ()
) -> list[Flag]:
    """Return what stands out about one question, the gravest first; nothing of too few attempts.

    `facility` and the score to expect of a guess are shares, 0 … 1.
    """
    if attempts < FEWEST_TO_JUDGE or facility is None:
        return []
    found = [*_key_doubted(options), *_against(discrimination)]
    if facility >= EASY:
        found.append(Flag("easy", Message("Almost everyone was right.")))
    elif facility <= HARD:
        found.append(Flag("hard", Message("Almost nobody was right.")))
    elif guess and facility <= guess:
        found.append(Flag("guessed", Message("The class did no better than by guessing.")))
    if discrimination is not None and abs(discrimination) < WEAK and HARD < facility < EASY:
        found.append(Flag("weak", Message("Strong and weak students did about equally well.")))
    return [*found, *_unused(options)]


def hurried(seconds: Array, bound: int) -> list[Flag]:
    """Return whether most answered one question quicker than it can be read; nothing of too few times."""
    worked_at = fidelity(seconds, bound)
    if seconds.size < FEWEST_TO_JUDGE or worked_at is None or worked_at >= WORKED_AT:
        return []
    line = Message(
        "%(count)s of %(all)s took less than %(seconds)s seconds for it: guessed, or known without reading?",
        count=int((seconds < bound).sum()),
        all=int(seconds.size),
        seconds=bound,
    )
    return [Flag("hurried", line)]


def _key_doubted(options: Sequence[OptionUse]) -> list[Flag]:
    best_key = max((option.upper for option in options if option.right), default=None)
    rivals = [option for option in options if not option.right and best_key is not None and option.upper > best_key]
    if not rivals:
        return []
    rival = max(rivals, key=lambda option: option.upper)
    line = Message("The best students chose “%(option)s”: is the key right?", option=rival.text)
    return [Flag("key", line, serious=True)]


def _against(discrimination: float | None) -> list[Flag]:
    if discrimination is None or discrimination > -WEAK:
        return []
    return [Flag("against", Message("Weak students did better here than strong ones."), serious=True)]


def _unused(options: Sequence[OptionUse]) -> list[Flag]:
    return [
        Flag("unused", Message("Nobody chose “%(option)s”.", option=option.text))
        for option in options
        if not option.right and not option.count
    ]
