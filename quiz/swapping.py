"""Swapping a wrong option: what else of the stored suggestions could stand there; the caller commits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from questions.article import Article as ArticleText
from questions.flaws import check
from questions.kinds import Option, Question, question_from_json
from questions.kinds.options import HasOptions
from questions.world.numerals import says_number
from quiz.models import Article, StoredCandidate

MOST_SHOWN = 12
MOST_TRIED = 200
MOST_LONGER = 2.5
LONGEST_FIGURE = 5
"""In words: a longer text may hold a figure but is no figure."""
_ROLE_ELSEWHERE = {"misread": "unsupported", "unsupported": "unsupported"}
_FIRST_WORD = re.compile(r"\w+")
_OPENERS = frozenset({"because", "to", "that", "by", "in", "on", "at", "for", "a", "an", "the", "it", "they", "from"})


@dataclass(frozen=True, slots=True)
class Spare:
    """Offer a text as a wrong option, with the role it would have; `near` says that it is of the same fact."""

    option: Option
    near: bool


def with_options(question: Question) -> HasOptions | None:
    """Return a question that has a wrong option to swap; `None` for any other."""
    if not isinstance(question, HasOptions) or all(option.correct for option in question.options):
        return None
    return question


def spares(session: Session, article: Article, question: HasOptions) -> list[Spare]:
    """Return what could stand in for a wrong option of a question, the likeliest first.

    Taken are the options of the article's stored suggestions of the same fact or skill that look like the key, are no
    right answer to anything asked of the same fact, and bring in no grave flaw that the question has not.
    """
    rows = session.scalars(
        select(StoredCandidate).where(StoredCandidate.article_id == article.id).order_by(StoredCandidate.rank)
    ).all()
    same = _same_fact(rows, question)
    never = {_folded(text) for text in _never(question, same)}
    key = next(option.text for option in question.options if option.correct)
    found: dict[str, Spare] = {}
    for row in sorted(rows, key=lambda row: row.id not in same):
        if row.id not in same and row.question_json["skill"] != question.skill:
            continue
        for option in _offered(row, row.id in same):
            if _folded(option.text) not in never and _alike(option.text, key):
                found.setdefault(_folded(option.text), Spare(option, row.id in same))
    text = article.to_text()
    before = _grave(question, text)
    fitting = (
        spare
        for spare in list(found.values())[:MOST_TRIED]
        if _grave(_swapped_last(question, spare.option), text) <= before
    )
    return [spare for spare, _place in zip(fitting, range(MOST_SHOWN), strict=False)]


def swapped(question: HasOptions, place: int, option: Option) -> HasOptions:
    """Return a question with another option at a place."""
    options = (*question.options[:place], option, *question.options[place + 1 :])
    return replace(question, options=options)


def _swapped_last(question: HasOptions, option: Option) -> HasOptions:
    wrong = [place for place, one in enumerate(question.options) if not one.correct]
    return swapped(question, wrong[-1], option)


def _grave(question: Question, article: ArticleText) -> set[str]:
    return {flaw.name for flaw in check(question, article) if flaw.grave}


def _same_fact(rows: Sequence[StoredCandidate], question: HasOptions) -> dict[int, StoredCandidate]:
    """Return the suggestions whose evidence is the question's."""
    evidence = [[span.start, span.end] for span in question.evidence]
    return {
        row.id: row
        for row in rows
        if evidence and [[span["start"], span["end"]] for span in row.question_json.get("evidence", ())] == evidence
    }


def _never(question: HasOptions, same: dict[int, StoredCandidate]) -> Iterator[str]:
    """Yield what can be no wrong option: those it has, and what is right of its fact."""
    yield from (option.text for option in question.options)
    yield from cast("Iterable[str]", getattr(question, "answers", ()))
    for row in same.values():
        asked = row.question_json
        yield from (option["text"] for option in asked.get("options", ()) if option.get("correct"))
        yield from asked.get("answers", ())


def _offered(row: StoredCandidate, near: bool) -> Iterator[Option]:
    """Yield a suggestion's options as wrong ones here: what another question's are is not what this one's are."""
    asked = question_from_json(row.question_json)
    for option in getattr(asked, "options", ()):
        here = option.role if near else _ROLE_ELSEWHERE.get(option.role)
        yield Option(option.text, role=here or "elsewhere")
    # What was found for the very same fact and not shown; another fact's own spare options would be any text at all.
    yield from (Option(text, role=role) for role, text in row.body.get("spare", ()) if near)


def _alike(text: str, key: str) -> bool:
    """Say whether a text looks like the key: of its form, and not much shorter or longer."""
    return _form(text) == _form(key) and 1 / MOST_LONGER <= len(text) / len(key) <= MOST_LONGER


def _form(text: str) -> str:
    """Return what an option looks like: a figure, a name, or how its phrase begins."""
    words = _FIRST_WORD.findall(text)
    if len(words) <= LONGEST_FIGURE and says_number(text):
        return "figure"
    first = words[0].casefold() if words else ""
    if first in _OPENERS:
        return first
    return "name" if words and all(word[:1].isupper() for word in words) else "phrase"


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
