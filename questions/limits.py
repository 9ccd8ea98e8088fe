"""Limits: how much of one sort a quiz may hold. Needs no language model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from questions.candidate import Candidate
from questions.kinds.true_false import TrueFalse

TEN = 10
SLACKS = range(3)
"""How loosely limits are kept: 0 not at all, 2 as loosely as a quiz can bear."""

Sorts = Callable[[Candidate], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Limit:
    """Allow so many questions in ten of each sort: strictly, then where the quiz would else stay short.

    `sorts` names the sorts a question is of; `only` is the one sort this limit is about, where it is not all.
    """

    sorts: Sorts
    most: tuple[int, int, int]
    only: str = ""

    def counted(self, one: Candidate) -> Iterator[str]:
        """Yield the sorts of a question that this limit counts."""
        yield from (sort for sort in self.sorts(one) if not self.only or sort == self.only)

    def allowed(self, count: int, slack: int) -> int:
        """Return how many of one sort a quiz of `count` questions may hold."""
        return max(1, round(self.most[slack] * count / TEN))


def _kind(one: Candidate) -> Iterable[str]:
    return (one.question.kind,)


def _skill(one: Candidate) -> Iterable[str]:
    return (one.question.skill,)


def _person(one: Candidate) -> Iterable[str]:
    return one.people


def _truth(one: Candidate) -> Iterable[str]:
    """Name the truth value of a statement: four true ones in a row are a pattern."""
    return (f"statements that are {one.question.answer}".lower(),) if isinstance(one.question, TrueFalse) else ()


def _pairing(one: Candidate) -> Iterable[str]:
    """Name the kinds together that are slow to answer and look like puzzles when there are many."""
    return ("puzzle",) if one.question.kind in {"matching", "ordering", "multiple_response", "evidence"} else ()


def form_of(one: Candidate) -> str:
    """Return the kind of a question, one for the true statement of several apart: it reads as another form."""
    kind = one.question.kind
    return "statements" if kind == "multiple_choice" and one.other_facts else kind


def _of_statements(one: Candidate) -> Iterable[str]:
    """Name the questions whose options are whole statements of several sentences, whatever their kind."""
    return ("statements",) if one.question.kind != "matching" and one.other_facts else ()


_OF_KINDS = (
    Limit(_kind, (5, 8, 10)),
    Limit(_kind, (3, 3, 4), "true_false"),
    Limit(_truth, (2, 3, 3)),
    Limit(_kind, (1, 2, 3), "cloze"),
    Limit(_kind, (1, 1, 1), "multiple_response"),
    Limit(_kind, (1, 1, 1), "ordering"),
    Limit(_kind, (1, 2, 2), "matching"),
    Limit(_kind, (2, 2, 3), "evidence"),
    Limit(_pairing, (3, 4, 4)),
    Limit(_of_statements, (2, 2, 3)),
)
_OF_SKILLS = (
    Limit(_skill, (4, 6, 9)),
    Limit(_skill, (1, 1, 2), "identity"),
    Limit(_skill, (3, 3, 4), "speaker"),
    Limit(_skill, (2, 2, 2), "main_idea"),
    Limit(_skill, (3, 4, 4), "vocabulary"),
    Limit(_skill, (2, 2, 2), "claim"),
    Limit(_skill, (1, 1, 1), "reference"),
)
_OF_PEOPLE = (Limit(_person, (2, 2, 3)),)


def limits_for(pool: Sequence[Candidate]) -> tuple[Limit, ...]:
    """Return the limits that make sense for a pool: where there is one kind or skill only, it may fill the quiz."""
    several_kinds = len({one.question.kind for one in pool}) > 1
    several_skills = len({one.question.skill for one in pool}) > 1
    return (*(_OF_KINDS if several_kinds else ()), *((*_OF_SKILLS, *_OF_PEOPLE) if several_skills else ()))


class Tally:
    """Count what a quiz holds of each sort, and say what may still join."""

    def __init__(self, limits: Sequence[Limit], count: int) -> None:
        self._limits = limits
        self._allowed = [[limit.allowed(count, slack) for limit in limits] for slack in SLACKS]
        self._held: Counter[tuple[int, str]] = Counter()
        self._known: dict[int, tuple[tuple[int, str], ...]] = {}

    def add(self, one: Candidate) -> None:
        """Count a question that joins the quiz."""
        self._held.update(self._sorts(one))

    def remove(self, one: Candidate) -> None:
        """Count a question no more that leaves the quiz."""
        self._held.subtract(self._sorts(one))

    def full(self, one: Candidate, slack: int) -> str | None:
        """Return the first sort of a question that the quiz has enough of, or `None` where it may join."""
        allowed = self._allowed[slack]
        for key in self._sorts(one):
            if self._held[key] >= allowed[key[0]]:
                return key[1]
        return None

    def _sorts(self, one: Candidate) -> tuple[tuple[int, str], ...]:
        if id(one) not in self._known:
            sorts = ((index, sort) for index, limit in enumerate(self._limits) for sort in limit.counted(one))
            self._known[id(one)] = tuple(sorts)
        return self._known[id(one)]
