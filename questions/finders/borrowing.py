"""Borrowing: other drafts' answers, and what the article states elsewhere, as wrong options."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.datafiles import read_toml
from questions.draft import Draft
from questions.form import form_of, in_past
from questions.sources import Sources
from questions.wording import content_words, has_phrase, overlap
from questions.wrong import Wrong

_REPORTING = frozenset(read_toml("sentence_parts")["verbs"]["reporting"]) | {"tell", "add", "recall"}
_LASTING = re.compile(r"\b(?:is|are|has|have)\b")
_PERFECT = re.compile(r"\b(?:has|have|will|can|may)\b")
_MOST_BORROWED = 8
_MOST_STATED = 4
_APART = 3
_MOST_ALIKE = 0.4
_SAME_ASKED = 0.5
_TOLD = frozenset({"noun", "action", "clause", "reason"})


def borrowed(draft: Draft, sources: Sources) -> Iterator[Wrong]:
    """Yield other drafts' answers of the same type and form, none made from the same fact or sentence."""
    form = form_of(draft.answer)
    rivals = [
        other
        for other in sources.drafts.get(draft.answer_type, ())
        if other.fact != draft.fact
        and other.sentence != draft.sentence
        and form_of(other.answer) == form
        and not _of_the_same(draft, other)
    ]
    rivals.sort(key=lambda other: (abs(len(other.answer) - len(draft.answer)), other.sentence))
    for other in rivals[:_MOST_BORROWED]:
        yield Wrong("elsewhere", other.answer, "draft")


def stated(draft: Draft, sources: Sources, lead: str) -> Iterator[Wrong]:
    """Yield things the article says elsewhere behind a lead such as “Because”: true, but no answer to what is asked."""
    key, asked = content_words(draft.answer), content_words(draft.stem)
    rivals = []
    for other in sources.stated():
        statement = other.statement or ""
        mine = content_words(statement)
        apart = abs(other.sentence - draft.sentence) >= _APART and other.fact != draft.fact
        if "," in statement or not _joins(draft, other, sources):
            continue
        if lead == "Because" and not (mine & (asked | sources.topics) and _may_be_reason(draft, other, sources)):
            continue  # what has nothing to do with it is no reason that anybody would choose
        if apart and overlap(mine, key) < _MOST_ALIKE and overlap(mine, asked) < _MOST_ALIKE:
            rivals.append((-len(mine & asked), abs(len(statement) - len(draft.answer)), statement))
    for _, _, statement in sorted(rivals)[:_MOST_STATED]:
        text = f"{lead} {sources.inside(statement)}" if lead else statement
        yield Wrong("elsewhere", text.rstrip("."), "stated")


def _may_be_reason(draft: Draft, other: Draft, sources: Sources) -> bool:
    """Say whether somebody might take a statement for a reason: it gives none, and does not say who a stranger is."""
    statement, verb = other.statement or "", sources.verb(other)
    happened = (verb is None or verb.tag_ == "VBD") and not _LASTING.search(statement)
    strangers = [person.name for person in sources.people() if person.name not in draft.stem]
    return " because " not in statement and (happened or not any(has_phrase(statement, name) for name in strangers))


def _joins(draft: Draft, other: Draft, sources: Sources) -> bool:
    """Say whether a statement can stand behind a lead: an event of the past, where one is asked for."""
    verb = sources.verb(other)
    if verb is None or not in_past(draft.stem):
        return verb is None or verb.lemma_ not in _REPORTING
    if verb.lemma_ in _REPORTING:
        return False
    finite = next((child for child in verb.children if child.dep_ in {"aux", "auxpass"}), verb)
    return finite.tag_ == "VBD" and not _PERFECT.search(other.statement or "")


def _of_the_same(draft: Draft, other: Draft) -> bool:
    """Say whether two drafts ask the same of the same: either answer is right then."""
    if other.stem == draft.stem:
        return True
    if draft.answer.startswith("To ") and _names(draft.stem) & _names(other.stem):
        return True  # whoever does two things may do either for both aims
    return draft.answer_type in _TOLD and overlap(content_words(draft.stem), content_words(other.stem)) >= _SAME_ASKED


def _names(stem: str) -> frozenset[str]:
    return content_words(" ".join(word for word in stem.split()[1:] if word[:1].isupper()))
