"""The explanation of a quiz as plain text: why these questions, and why not others."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator

from questions.article import Article
from questions.candidate import Candidate
from questions.explaining import Dropped, Origin, dropped_by_checks, never_made, obstacle, origin_of
from questions.generator import choose, suggest_from
from questions.kinds.options import HasOptions
from questions.ranking import weights
from questions.workings import Workings, work

_WIDTH = 100
_MOST = 12
"""So many of those not asked are listed of each sort."""


def explain(
    article: Article,
    *,
    count: int,
    kinds: Collection[str] | None = None,
    skills: Collection[str] | None = None,
    seed: int = 0,
) -> str:
    """Return for each chosen question its fact and features, and for the others what kept them out."""
    workings = work(article)
    candidates = suggest_from(workings)
    chosen = choose(candidates, count=count, kinds=kinds, skills=skills, seed=seed)
    asked = {(one.question.kind, one.question.stem) for one in chosen}
    others = [one for one in candidates if (one.question.kind, one.question.stem) not in asked]
    blocks = [f"{article.title or 'Untitled'}: {len(chosen)} questions of {len(candidates)} candidates"]
    blocks += ["\n".join(_chosen(n, one, workings)) for n, one in enumerate(chosen, 1)]
    passed = [Dropped(_named(one), (obstacle(one, chosen, candidates, count),)) for one in others[:_MOST]]
    blocks += _listed("The best that were not chosen", passed)
    blocks += _listed("Dropped by a check", list(dropped_by_checks(workings)))
    blocks += _listed("Facts that no question was made of", list(never_made(workings, candidates)))
    return "\n\n".join(blocks)


def _chosen(number: int, one: Candidate, workings: Workings) -> Iterator[str]:
    origin = origin_of(one, workings)
    yield _wrapped(f"{number}. {_named(one)}")
    yield _wrapped(f"Key: {one.question.key_text()}", 3)
    for sentence, fact in zip((one.sentence, *one.other_sentences), (one.fact, *one.other_facts), strict=False):
        shown = workings.reading.sentences[sentence].span.cut(workings.reading.article.text)
        yield _wrapped(f"Fact {fact}, sentence {sentence + 1}: {' '.join(shown.split())}", 3)
    if origin.draft is not None and origin.draft.statement:
        yield _wrapped(f"Statement: {origin.draft.statement}", 3)
    yield from _wrong(one, origin)
    yield f"   Score {one.score:.2f}, of {weights()['bias']:+.2f} and:"
    yield from _weighed(one)


def _wrong(one: Candidate, origin: Origin) -> Iterator[str]:
    options = one.question.options if isinstance(one.question, HasOptions) else ()
    for option in options:
        if not option.correct:
            source = "another statement changed" if one.other_facts else origin.source_of(option.text)
            yield _wrapped(f"Wrong: {option.text} ({option.role}, from: {source})", 3)


def _weighed(one: Candidate) -> Iterator[str]:
    """Yield the features that have a weight, what adds or takes most first."""
    known = weights()["features"]
    parts = {name: known[name] * value for name, value in one.features.items() if known.get(name) and value}
    for name, part in sorted(parts.items(), key=lambda item: (-abs(item[1]), item[0])):
        yield f"      {part:+.2f} = {known[name]:+.2f} × {one.features[name]:.2f} {name}"


def _listed(title: str, dropped: list[Dropped]) -> list[str]:
    if not dropped:
        return []
    lines = [title + ":"]
    for one in dropped[:_MOST]:
        lines.append(_wrapped(f"- {one.stem}"))
        lines += [_wrapped(reason, 4) for reason in one.reasons]
    if len(dropped) > _MOST:
        lines.append(f"  … and {len(dropped) - _MOST} more")
    return ["\n".join(lines)]


def _named(one: Candidate) -> str:
    question = one.question
    labels = f"{question.kind}, {question.skill}".replace("_", " ")
    return f"{question.stem} [{labels}, {one.score:.2f}]"


def _wrapped(text: str, indent: int = 0) -> str:
    lead = " " * indent
    return textwrap.fill(text, _WIDTH, initial_indent=lead, subsequent_indent=lead + "  ", break_on_hyphens=False)
