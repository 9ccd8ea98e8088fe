"""Choosing: the best varied quiz among ranked candidates. Needs no language model.

A score is the chance that a strict judge would use the question unchanged, on a text that no check was tried on, and
one below the stored `least` is never chosen, so that an article that cannot give ten good questions gives fewer. Over
24 news articles that nobody had looked at, ranked by weights that had not seen them, the one stored, 0.55, keeps 8.1
questions an article, 74% of them usable unchanged; 0.7 would keep 5.6 with 82%.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from random import Random

from questions.candidate import Candidate
from questions.flaws.pairs import clash
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.true_false import TrueFalse
from questions.limits import SLACKS, Tally, form_of, limits_for
from questions.placing import with_keys_spread
from questions.ranking import weights

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
_CROWDED = 0.08
_UNBALANCED = 0.05
_SEED_SPREAD = 0.08
_STRETCHES = 10
_MOST_LOOKED_AT = 400
_ROUNDS = 2
_MOST_INSERTED = 4
_MOST_LACKING = 2
_MOSTLY = 2


def choose_varied(
    candidates: Sequence[Candidate],
    *,
    count: int,
    kinds: Collection[str] | None = None,
    skills: Collection[str] | None = None,
    seed: int = 0,
) -> list[Candidate]:
    """Choose up to `count` sound candidates that are good each and varied together, easier ones first.

    No two share a sentence or a fact, ask the same, or give each other's answer away. Seed 0 takes the
    best quiz that exchanging one question at a time can find; other seeds give others nearly as good.
    """
    pool = _evenly(eligible(candidates, kinds, skills))
    quiz = Quiz(pool, count, seed)
    quiz.fill(SLACKS[0])
    quiz.improve()
    within = len(quiz.chosen)
    for slack in SLACKS[1:]:
        quiz.fill(slack)
    if len(quiz.chosen) > within:
        quiz.improve()
    ordered = sorted(quiz.chosen, key=lambda one: (one.question.difficulty, one.sentence))
    return with_keys_spread(ordered)


def eligible(
    candidates: Sequence[Candidate], kinds: Collection[str] | None = None, skills: Collection[str] | None = None
) -> list[Candidate]:
    """Return the candidates good enough to be chosen, of the kinds and skills asked for."""
    least = weights()["least"]
    return [
        one
        for one in candidates
        if one.score >= least
        and (kinds is None or one.question.kind in kinds)
        and (skills is None or one.question.skill in skills)
    ]


class Quiz:
    """Hold what is chosen so far, what it is worth, and what that leaves open."""

    def __init__(self, pool: Sequence[Candidate], count: int, seed: int = 0) -> None:
        self.chosen: list[Candidate] = []
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
        self._wide = [one for one in self._pool if one.other_facts][:_MOST_INSERTED]
        self._count = count
        self._length = max((one.sentence for one in pool), default=0) + 1
        self._tally = Tally(limits_for(pool), count)
        self._held: Counter[tuple[str, object]] = Counter()
        self._touched = {id(one): one.sentences | one.facts for one in pool}
        self._excluded: dict[tuple[int, int], bool] = {}

    def fill(self, slack: int) -> None:
        """Add the candidate that adds most until the quiz is full or nothing may be added."""
        while len(self.chosen) < self._count:
            best = self._best(slack)
            if best is None:
                return
            self._add(best)

    def improve(self) -> None:
        """Exchange questions one at a time for what adds more, or leaves room for more, within the strict limits."""
        for _ in range(_ROUNDS):
            exchanged = [self._exchanged(one) for one in list(self.chosen)]
            inserted = [self._inserted(one) for one in (*self._wide, *self._lacking())]
            if not any((*exchanged, *inserted)):
                return

    def _exchanged(self, one: Candidate) -> bool:
        """Take a question out and fill up again; go back where that is no better."""
        if not any(one is other for other in self.chosen):
            return False
        before, worth = list(self.chosen), self.worth()
        self._remove(one)
        best = self._best(SLACKS[0], but=one)
        if best is not None:
            self._add(best)
            self.fill(SLACKS[0])
        return self._better(before, worth)

    def _lacking(self) -> list[Candidate]:
        """Return the best candidates of each skill and kind that the quiz has none of."""
        found: Counter[tuple[str, object]] = Counter()
        lacking = []
        for one in self._pool:
            missing = [sort for sort in self._sorts(one)[:2] if not self._held[sort]]
            if any(found[sort] < _MOST_LACKING for sort in missing):
                found.update(missing)
                lacking.append(one)
        return lacking

    def _make_room(self, one: Candidate) -> None:
        """Take out what has the least worth among what keeps a question out."""
        for other in list(self.chosen):
            if self._exclude(one, other):
                self._remove(other)
        while self.chosen and len(self.chosen) >= self._count:
            self._remove(min(self.chosen, key=lambda other: self._worth[id(other)]))
        for other in sorted(self.chosen, key=lambda other: self._worth[id(other)]):
            full = self._tally.full(one, SLACKS[0])
            if full is None:
                return
            self._remove(other)
            if self._tally.full(one, SLACKS[0]) == full:
                self._add(other)

    def _inserted(self, one: Candidate) -> bool:
        """Put a question in, take out what keeps it out, and fill up; go back if that is no better."""
        if any(one is other for other in self.chosen):
            return False
        before, worth = list(self.chosen), self.worth()
        self._make_room(one)
        if len(self.chosen) < self._count and self._tally.full(one, SLACKS[0]) is None:
            self._add(one)
        for slack in SLACKS[:2]:
            self.fill(slack)
        return self._better(before, worth)

    def _better(self, before: Sequence[Candidate], worth: float) -> bool:
        """Say whether the quiz is worth more than it was; go back where it is not."""
        if self.worth() > worth + 1e-9:
            return True
        for other in list(self.chosen):
            self._remove(other)
        for other in before:
            self._add(other)
        return False

    def worth(self) -> float:
        """Return what the quiz is worth: the questions' own scores, and their variety."""
        names = Counter(name for name, value in self._held.items() if value and name[0] in ("skill", "kind"))
        skills = sum(1 for name in names if name[0] == "skill")
        kinds = len(names) - skills
        crowds = sum(held * (held - 1) / 2 for name, held in self._held.items() if name[0] == "stretch")
        uneven = self._held["truth", True] - self._held["truth", False]
        return (
            sum(self._worth[id(one)] for one in self.chosen)
            + _variety(skills, _ENOUGH_SKILLS, _NEW_SKILL)
            + _variety(kinds, _ENOUGH_KINDS, _NEW_KIND)
            - _CROWDED * crowds
            - _UNBALANCED * uneven**2
        )

    def _best(self, slack: int, but: Candidate | None = None) -> Candidate | None:
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

    def _may_join(self, one: Candidate, slack: int) -> bool:
        if self._tally.full(one, slack) is not None:
            return False
        return not any(self._exclude(one, other) for other in self.chosen)

    def _exclude(self, one: Candidate, other: Candidate) -> bool:
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

    def _add(self, one: Candidate) -> None:
        self.chosen.append(one)
        self._tally.add(one)
        self._held.update(self._sorts(one))

    def _remove(self, one: Candidate) -> None:
        self.chosen = [other for other in self.chosen if other is not one]
        self._tally.remove(one)
        self._held.subtract(self._sorts(one))

    def _sorts(self, one: Candidate) -> list[tuple[str, object]]:
        sorts: list[tuple[str, object]] = [
            ("skill", one.question.skill),
            ("kind", form_of(one)),
            ("stretch", self._stretch(one)),
        ]
        return [*sorts, ("truth", one.question.answer)] if isinstance(one.question, TrueFalse) else sorts

    def _stretch(self, one: Candidate) -> int:
        return one.sentence * _STRETCHES // self._length


def _offers_the_article(one: Candidate) -> bool:
    """Say whether most wrong options of a multiple choice are the article's own people, figures and places."""
    if not isinstance(one.question, MultipleChoice) or one.other_facts:
        return False
    return sum(option.role == "elsewhere" for option in one.question.options) >= _MOSTLY


def _variety(held: int, enough: int, new: float) -> float:
    return new * min(held, enough) + _ONE_MORE * max(0, held - enough)


def _evenly(pool: Sequence[Candidate]) -> list[Candidate]:
    """Return the best candidates of each stretch, so that a long article costs no more than a short one."""
    if len(pool) <= _MOST_LOOKED_AT:
        return list(pool)
    length = max(candidate.sentence for candidate in pool) + 1
    room = Counter[int]()
    kept = []
    for candidate in sorted(pool, key=lambda one: -one.score):
        stretch = candidate.sentence * _STRETCHES // length
        if room[stretch] < _MOST_LOOKED_AT // _STRETCHES:
            room[stretch] += 1
            kept.append(candidate)
    return kept
