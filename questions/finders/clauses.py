"""Wrong options worded as nouns, roles, reasons and other clauses: changed, from other drafts, then general ones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from questions.changes import changed
from questions.datafiles import read_toml
from questions.draft import Draft
from questions.form import form_of, in_past
from questions.sources import Sources
from questions.wording import capitalised, content_words, overlap, root
from questions.world.sets import other_roles, siblings
from questions.wrong import Wrong

_MOST_CHANGED = 2
_MOST_BORROWED = 8
_MOST_GENERAL = 1
_MOST_STATED = 4
_APART = 2
_TELLING = 2
_MOST_ALIKE = 0.4


def nouns(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield members of the key's set, then other drafts' answers that say enough to be weighed."""
    for text in siblings(draft.answer):
        yield Wrong("unsupported", text, "world")
    if len(content_words(draft.answer)) >= _TELLING:
        yield from (wrong for wrong in borrowed(draft, sources) if len(content_words(wrong.text)) >= _TELLING)


def roles(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield the article's other roles, then the key's role with another job of its trade."""
    yield from borrowed(draft, sources)
    for text in other_roles(draft.answer):
        yield Wrong("unsupported", text, "world")


def clauses(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield the key with one thing changed, then other drafts' answers of the same form."""
    for text in islice(changed(draft.answer), _MOST_CHANGED):
        yield Wrong("misread", text, "changed")
    yield from borrowed(draft, sources)


def reasons(draft: Draft, sources: Sources, rng: Random) -> Iterator[Wrong]:
    """Yield what `clauses` does, then reasons that fit nearly any question and that the article does not hold."""
    yield from clauses(draft, sources, rng)
    if form_of(draft.answer) == "because":
        yield from _stated(draft, sources)
    general = [*_general(draft, sources)]
    rng.shuffle(general)
    for text in general[:_MOST_GENERAL]:
        yield Wrong("unsupported", text, "world")


def _stated(draft: Draft, sources: Sources) -> Iterator[Wrong]:
    """Yield things the article says elsewhere as if they were the reason: true, but no reason for what is asked."""
    key, asked = content_words(draft.answer), content_words(draft.stem)
    rivals = []
    for other in sources.stated():
        statement = other.statement or ""
        mine = content_words(statement)
        apart = abs(other.sentence - draft.sentence) >= _APART and other.fact != draft.fact
        if apart and overlap(mine, key) < _MOST_ALIKE and overlap(mine, asked) < _MOST_ALIKE:
            rivals.append((-len(mine & asked), abs(len(statement) - len(draft.answer)), statement))
    for _, _, statement in sorted(rivals)[:_MOST_STATED]:
        yield Wrong("elsewhere", f"Because {sources.inside(statement).rstrip('.')}", "draft")


def borrowed(draft: Draft, sources: Sources) -> Iterator[Wrong]:
    """Yield other drafts' answers of the same type and form, none made from the same fact or sentence."""
    form = form_of(draft.answer)
    rivals = [
        other
        for other in sources.drafts.get(draft.answer_type, ())
        if other.fact != draft.fact and other.sentence != draft.sentence and form_of(other.answer) == form
    ]
    rivals.sort(key=lambda other: (abs(len(other.answer) - len(draft.answer)), other.sentence))
    for other in rivals[:_MOST_BORROWED]:
        yield Wrong("elsewhere", other.answer, "draft")


def _general(draft: Draft, sources: Sources) -> Iterator[str]:
    form = form_of(draft.answer)
    data = read_toml("reasons")
    if form == "because" and content_words(draft.stem) & {root(word) for word in data["setbacks"]}:
        tense = "past" if in_past(draft.stem) else "present"
        for reason in data["because"]:
            if not _touched(reason["unless"], sources):
                yield f"Because {reason[tense]}"
    elif form == "to":
        for purpose in data["to"]:
            if not _touched(purpose["unless"], sources):
                yield capitalised(f"to {purpose['text']}")


def _touched(beginnings: list[str], sources: Sources) -> bool:
    return any(sources.holds(beginning) for beginning in beginnings)
