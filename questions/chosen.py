"""What is chosen of a quiz so far: what it is worth, what would add most, and what may still join."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from questions.candidate import Candidate
from questions.flaws.pairs import clash
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.true_false import TrueFalse
from questions.limits import Tally, form_of, limits_for

_ENOUGH_SKILLS, _ENOUGH_KINDS = 4, 4
_NEW_SKILL, _NEW_KIND = 0.25, 0.12
_ONE_MORE = 0.06
"""What a new skill or kind is still worth when a quiz has enough of them."""
_UNDERSTANDING = frozenset({"cause", "consequence", "purpose", "comparison", "main_idea"})
_UNDERSTOOD = 0.06
"""What a question why, what for or what follows is worth more than one as good about a name or a figure."""
_FROM_ARTICLE = 0.05
"""What options taken from the article are worth more than a typed answer or the meaning of a word: who has not read it
finds all of them likely."""
_MOSTLY = 2
"""How many wrong options of the article's own make most of three."""
_CROWDED = 0.08
"""What each pair of questions about one stretch of the article costs."""
STRETCHES = 10
_UNBALANCED = 0.05
"""What the difference of true statements and false ones costs, squared."""
_SEED_SPREAD = 0.08
"""By how much a seed may change what a question is worth."""
_MOST_LACKING = 2


class Chosen:
    """Hold what is chosen so far, what it is worth, and what that leaves open."""

    def __init__(self, pool: Sequence[Candidate], count: int, seed: int = 0, *, measured: int | None = None) -> None:
        self.questions: list[Candidate] = []
        rng = Random(seed)  # noqa: S311 (variety, not secrecy)
        # The best by itself comes first, so that of two that add the same the better one is taken.
        worth = {
            id(one): one.score
            + _UNDERSTOOD * (one.question.skill in _UNDERSTANDING)
            + _FROM_ARTICLE * _offers_the_article(one)
            + (_SEED_SPREAD * rng.random() if seed else 0.0)
            for one in pool
        }
        self._worth = worth
        self._pool = sorted(pool, key=lambda one: -worth[id(one)])
        self._count = count
        self._length = max((one.sentence for one in pool), default=0) + 1
        self._tally = Tally(limits_for(pool), measured or count)
        self._held: Counter[tuple[str, object]] = Counter()
        self._touched = {id(one): one.sentences | one.facts for one in pool}
        self._excluded: dict[tuple[int, int], bool] = {}

    def add(self, one: Candidate) -> None:
        """Take a question in."""
        self.questions.append(one)
        self._tally.add(one)
        self._held.update(self._sorts(one))

    def remove(self, one: Candidate) -> None:
        """Take a question out."""
        self.questions = [other for other in self.questions if other is not one]
        self._tally.remove(one)
        self._held.subtract(self._sorts(one))

    def holds(self, one: Candidate) -> bool:
        """Say whether a question is in."""
        return any(one is other for other in self.questions)

    @property
    def full(self) -> bool:
        """Say whether there are as many questions as were asked for."""
        return len(self.questions) >= self._count

    def by_worth(self) -> list[Candidate]:
        """Return what is in, what has the least worth by itself first."""
        return sorted(self.questions, key=lambda one: self._worth[id(one)])

    def worth(self) -> float:
        """Return what the quiz is worth: the questions' own scores, and their variety."""
        names = Counter(name for name, value in self._held.items() if value and name[0] in ("skill", "kind"))
        skills = sum(1 for name in names if name[0] == "skill")
        kinds = len(names) - skills
        crowds = sum(held * (held - 1) / 2 for name, held in self._held.items() if name[0] == "stretch")
        uneven = self._held["truth", True] - self._held["truth", False]
        return (
            sum(self._worth[id(one)] for one in self.questions)
            + _variety(skills, _ENOUGH_SKILLS, _NEW_SKILL)
            + _variety(kinds, _ENOUGH_KINDS, _NEW_KIND)
            - _CROWDED * crowds
            - _UNBALANCED * uneven**2
        )

    def best(self, slack: int, but: Candidate | None = None) -> Candidate | None:
        """Return the candidate that adds most, `but` left aside, or `None` when none may be added."""
        skills = sum(1 for name, held in self._held.items() if held and name[0] == "skill")
        kinds = sum(1 for name, held in self._held.items() if held and name[0] == "kind")
        new_skill = _variety(skills + 1, _ENOUGH_SKILLS, _NEW_SKILL) - _variety(skills, _ENOUGH_SKILLS, _NEW_SKILL)
        new_kind = _variety(kinds + 1, _ENOUGH_KINDS, _NEW_KIND) - _variety(kinds, _ENOUGH_KINDS, _NEW_KIND)
        held = self._held
        best, most = None, float("-inf")
        for one in self._pool:
            worth = self._worth[id(one)]
            if worth + new_skill + new_kind + 3 * _UNBALANCED <= most:
                break
            question = one.question
            if not held["skill", question.skill]:
                worth += new_skill
            if not held["kind", form_of(one)]:
                worth += new_kind
            worth -= _CROWDED * held["stretch", self._stretch(one)]
            if isinstance(question, TrueFalse):
                worth -= self._unbalance(question)
            if worth > most and one is not but and self._may_join(one, slack):
                best, most = one, worth
        return best

    def lacking(self) -> list[Candidate]:
        """Return the best candidates of each skill and kind that the quiz has none of."""
        found: Counter[tuple[str, object]] = Counter()
        lacking = []
        for one in self._pool:
            missing = [sort for sort in self._sorts(one)[:2] if not self._held[sort]]
            if any(found[sort] < _MOST_LACKING for sort in missing):
                found.update(missing)
                lacking.append(one)
        return lacking

    def wide(self, most: int) -> list[Candidate]:
        """Return the best candidates made of several facts, which keep out many others."""
        return [one for one in self._pool if one.other_facts][:most]

    def enough_of(self, one: Candidate, slack: int) -> str | None:
        """Return the first sort of a question that the quiz has enough of, or `None` where it may join."""
        return self._tally.full(one, slack)

    def _may_join(self, one: Candidate, slack: int) -> bool:
        return self.enough_of(one, slack) is None and not any(self.exclude(one, other) for other in self.questions)

    def exclude(self, one: Candidate, other: Candidate) -> bool:
        """Say whether two candidates cannot stand in one quiz."""
        if one is other or not self._touched[id(one)].isdisjoint(self._touched[id(other)]):
            return True
        key = (id(one), id(other)) if id(one) < id(other) else (id(other), id(one))
        known = self._excluded.get(key)
        if known is None:
            known = self._excluded[key] = clash(one.question, other.question)
        return known

    def _unbalance(self, question: TrueFalse) -> float:
        """Return how much more uneven the truth values of the statements get."""
        uneven = self._held["truth", question.answer] - self._held["truth", not question.answer]
        return _UNBALANCED * (2 * uneven + 1)

    def _sorts(self, one: Candidate) -> list[tuple[str, object]]:
        sorts: list[tuple[str, object]] = [
            ("skill", one.question.skill),
            ("kind", form_of(one)),
            ("stretch", self._stretch(one)),
        ]
        return [*sorts, ("truth", one.question.answer)] if isinstance(one.question, TrueFalse) else sorts

    def _stretch(self, one: Candidate) -> int:
        return one.sentence * STRETCHES // self._length


def _offers_the_article(one: Candidate) -> bool:
    """Say whether most wrong options of a multiple choice are the article's own people, figures and places."""
    if not isinstance(one.question, MultipleChoice) or one.other_facts:
        return False
    return sum(option.role == "elsewhere" for option in one.question.options) >= _MOSTLY


def _variety(held: int, enough: int, new: float) -> float:
    return new * min(held, enough) + _ONE_MORE * max(0, held - enough)
