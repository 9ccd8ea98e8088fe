"""Explaining: where the questions of a quiz come from, and what became of those that were not asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.article import Article
from questions.candidate import Candidate
from questions.choosing import eligible
from questions.draft import Draft
from questions.dressing import dressers
from questions.dressing.multiple_choice import WRONG, build, sets_of
from questions.flaws import check
from questions.flaws.pairs import clash
from questions.kinds import Question
from questions.limits import SLACKS, Tally, limits_for
from questions.options import wrong_options
from questions.ranking import weights
from questions.workings import Workings


@dataclass(frozen=True)
class Origin:
    """Hold what a question was made from; `sources` says of each wrong option where it was found."""

    draft: Draft | None
    sources: dict[str, str]

    def source_of(self, text: str) -> str:
        """Return where a wrong option was found; in a gap its text may lack a preposition or a capital."""
        if text in self.sources:
            return self.sources[text]
        ending = (found for shown, found in self.sources.items() if shown.casefold().endswith(text.casefold()))
        return next(ending, "the article")


@dataclass(frozen=True)
class Dropped:
    """Hold a question that was not made or not kept, with the reasons."""

    stem: str
    reasons: tuple[str, ...]


def origin_of(one: Candidate, workings: Workings) -> Origin:
    """Return what a candidate was made from: the draft of its fact, the one with its stem or statement first."""
    stem = one.question.stem
    drafts = [draft for draft in workings.drafts if draft.fact == one.fact]
    drafts.sort(key=lambda draft: stem not in (draft.stem, draft.statement))
    found = [(wrong.text, wrong.source) for draft in drafts for wrong in wrong_options(draft, workings.sources)]
    return Origin(drafts[0] if drafts else None, dict(reversed(found)))


def obstacle(one: Candidate, chosen: Sequence[Candidate], candidates: Sequence[Candidate], count: int) -> str:
    """Say why a candidate is not among the chosen."""
    least = weights()["least"]
    if one.score < least:
        return f"its score is below {least}"
    for number, other in enumerate(chosen, 1):
        if one.sentences & other.sentences:
            return f"question {number} asks about the same sentence"
        if one.facts & other.facts:
            return f"question {number} asks about the same fact"
        if clash(one.question, other.question):
            return f"it and question {number} ask the same, or one gives the other’s answer away"
    tally = Tally(limits_for(eligible(candidates)), count)
    for other in chosen:
        tally.add(other)
    full = tally.full(one, SLACKS[-1])
    if full is not None:
        return f"the quiz has enough of “{full.replace('_', ' ')}”"
    return "others are better or make the quiz more varied"


def dropped_by_checks(workings: Workings) -> Iterator[Dropped]:
    """Yield the questions that grave flaws dropped, the most trusted first."""
    for draft in _best_first(workings):
        for question in _dressed(draft, workings):
            reasons = grave_flaws(question, workings.reading.article)
            if reasons:
                yield Dropped(f"{question.stem} → {question.key_text()}", reasons)


def never_made(workings: Workings, made: Sequence[Candidate]) -> Iterator[Dropped]:
    """Yield the drafts of which no question was kept, the most trusted first, with what stood against each kind."""
    kept = {(one.fact, one.question.skill) for one in made}
    for draft in _best_first(workings):
        if (draft.fact, draft.skill) not in kept:
            yield Dropped(f"{draft.stem} → {draft.answer}", tuple(_against(draft, workings)))


def grave_flaws(question: Question, article: Article) -> tuple[str, ...]:
    """Return the flaws that drop a question, each as its name and message."""
    return tuple(f"{flaw.name}: {flaw.message}" for flaw in check(question, article) if flaw.grave)


def _best_first(workings: Workings) -> list[Draft]:
    return sorted(workings.drafts, key=lambda draft: -(draft.confidence + draft.importance))


def _dressed(draft: Draft, workings: Workings) -> Iterator[Question]:
    """Yield the questions of a draft, and of the kinds with options that found no sound set the best unsound one."""
    wrong = wrong_options(draft, workings.sources)
    kinds = set()
    for dress in dressers().values():
        for question in dress(draft, workings.reading, wrong):
            kinds.add(question.kind)
            yield question
    best = next(sets_of(wrong, draft.answer), None)
    if best is not None and "multiple_choice" not in kinds:
        yield build(draft, best)


def _against(draft: Draft, workings: Workings) -> Iterator[str]:
    found = len(wrong_options(draft, workings.sources))
    if found < WRONG:
        yield f"only {found} of {WRONG} wrong options were found" if found else "no wrong options were found"
    if not draft.typed:
        yield "its answer is not short and certain enough to be typed"
    if draft.statement is None:
        yield "it has no statement that stands alone"
    for question in _dressed(draft, workings):
        yield from (
            f"as {question.kind.replace('_', ' ')}: {flaw}" for flaw in grave_flaws(question, workings.reading.article)
        )
