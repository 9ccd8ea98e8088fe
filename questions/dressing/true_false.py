"""A draft as true or false: its statement in slightly other words, true or with one small thing changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.changes import tags_of
from questions.draft import Draft
from questions.facts.narration import on_the_writers_word
from questions.falsehoods import falsehoods
from questions.flaws import sound
from questions.kinds import Question
from questions.kinds.true_false import TrueFalse
from questions.paraphrase import paraphrased
from questions.reading import Reading
from questions.standing.hanging import hangs
from questions.standing.settling import settled
from questions.standing.whole import is_whole, source_of
from questions.stated import has_many_figures
from questions.wording import content_words
from questions.wrong import Wrong

_EASIER = 0.1
_UNSAID = re.compile(
    r"\b(?:told|asked|accused|informed|urged|warned|called) (?!of|to|that|for|about|by|on|off)(?:\S+ ){0,3}\S+\.$"
)
"""“She told a reporter.” leaves out what she told."""
_FEWEST_WORDS, _FEWEST_CLAIMED = 4, 3
_SOURCE = re.compile(r"^According to [^,]+, |, according to [^,]+\.$")


def dress(draft: Draft, reading: Reading, wrong: Sequence[Wrong]) -> Iterator[Question]:
    """Yield the false statement and the true one, where the draft has a statement that stands alone and says enough."""
    statement = draft.statement
    # Who has which job, or said which words, tests the memory for names, no understanding.
    if statement is None or draft.skill == "identity" or not _tells(statement) or has_many_figures(statement):
        return
    if draft.skill == "speaker" and "“" in statement:
        return
    if hangs(statement, draft.evidence, reading) or not is_whole(
        statement, source_of(draft.evidence, reading), reading, draft.fact
    ):
        return
    made = (
        _question(draft, text, False)
        for false in falsehoods(draft, reading, wrong)
        if (text := _worded(draft, false, reading))
    )
    false = next((question for question in made if sound(question, reading.article)), None)
    if false is not None:
        yield false
    if text := _worded(draft, statement, reading):
        yield _question(draft, text, True)


def _tells(statement: str) -> bool:
    claim = _SOURCE.sub("", statement)
    told = len(content_words(statement)) >= _FEWEST_WORDS and len(content_words(claim)) >= _FEWEST_CLAIMED
    return told and not _UNSAID.search(statement)


def _worded(draft: Draft, statement: str, reading: Reading) -> str | None:
    """Return a statement in other words, or `None` where it cannot be settled."""
    told = settled(paraphrased(statement, tags_of(reading, draft.evidence), reading.article.text))
    return on_the_writers_word(told, reading) if told is not None else None


def _question(draft: Draft, text: str, answer: bool) -> TrueFalse:
    return TrueFalse(
        stem=text,
        skill=draft.skill,
        evidence=draft.evidence,
        explanation=draft.explanation,
        difficulty=max(0.0, draft.difficulty - (_EASIER if answer else 0.0)),
        answer=answer,
    )
