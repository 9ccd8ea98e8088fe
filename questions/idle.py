"""Idle: questions that nobody needs the answer of, or that only their own sentence makes clear."""

from __future__ import annotations

import re

from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.told import sentences_with
from questions.reading import Reading
from questions.standing.hanging import hangs
from questions.standing.whole import is_whole, source_of
from questions.wording import content_words, words

_DATA = read_toml("standing")["idle"]
_FREE = frozenset({"vocabulary", "speaker", "identity", "reference", "main_idea", "sequence"})
"""These quote the article or ask of the whole of it."""
_ONE_OF_MANY = frozenset({"person", "group", "number", "money", "percent", "place", "duration", "date"})
_WHEREABOUTS = re.compile(
    rf"\b(?:is|are|was|were) (?:{'|'.join(_DATA['based'])})\b|\b(?:{'|'.join(_DATA['moving'])})\b"
)
_IS_WHERE = re.compile(r"^Where (?:is|are|was|were) (?:[A-Z][\w.’-]+ ?)+\?$")
_THEN = re.compile(r"\bat (?:the|that) time\b(?! of\b)", re.IGNORECASE)
_EVENTUAL = re.compile(r"\b(?:eventually|sometimes|usually|often)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”")
_MOST_WORDS = 24
_FIRST = 2
_ENOUGH = 2


def is_idle(draft: Draft, reading: Reading) -> bool:
    """Say whether a draft asks for a side event's date or somebody's whereabouts, or hangs or runs on too long."""
    if draft.skill in _FREE:
        return False
    told = draft.statement or draft.stem
    if len(words(_QUOTED.sub("", draft.stem))) > _MOST_WORDS or _THEN.search(draft.stem):
        return True
    if _IS_WHERE.match(draft.stem) or _is_move(told, reading):
        return True
    if draft.answer_type in _ONE_OF_MANY and _has_rival(draft, reading):
        return True
    if draft.answer_type == "date" and (_EVENTUAL.search(draft.stem) or not _is_main(draft, reading)):
        return True
    return draft.statement is not None and _leans(draft.statement, draft, reading)


def _leans(statement: str, draft: Draft, reading: Reading) -> bool:
    return hangs(statement, draft.evidence, reading) or not is_whole(
        statement, source_of(draft.evidence, reading), reading, draft.fact
    )


def _has_rival(draft: Draft, reading: Reading) -> bool:
    """Say whether another sentence holds all that is asked and another answer: "Who was hired in May?" of several."""
    asked, answer = content_words(draft.stem), content_words(draft.answer)
    return bool(asked) and any(
        index != draft.sentence and asked <= told and not answer <= told
        for index, told in sentences_with(reading, asked)
    )


def _is_move(told: str, reading: Reading) -> bool:
    """Say whether it tells where somebody lives, studied or moved to, and the title says nothing of it."""
    found = _WHEREABOUTS.search(told)
    by_name = found is not None and any(told.startswith(form) for one in reading.people for form in one.forms)
    return by_name and found is not None and not content_words(found[0]) & content_words(reading.article.title)


def _is_main(draft: Draft, reading: Reading) -> bool:
    """Say whether the event is the article's: told at its beginning, or in much of the title's words."""
    asked, title = content_words(draft.stem), content_words(reading.article.title)
    return draft.sentence < _FIRST or len(asked & title) >= _ENOUGH
