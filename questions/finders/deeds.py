"""Wrong options for what somebody did or was to do, and for purposes: deeds changed, or done elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from questions.answer_types import HUMAN_NOUNS
from questions.draft import Draft
from questions.finders.borrowing import borrowed
from questions.finders.misreads import WANTING, misreads
from questions.finders.phrases import Phrase, around, find_deeds, verb_tag, worded_as
from questions.grammar.verbs import base_form
from questions.sources import Sources
from questions.wording import PRONOUNS, content_words, overlap, words
from questions.world.classes import class_of
from questions.wrong import Wrong

_LEADS = ("by ", "to ")
_MOST_DONE = 4
_ALIKE = 0.5
_ACTING = frozenset({"person", "group"})


def deeds(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield the key misread, others' deeds of the article, for a purpose or behind a verb of wanting."""
    yield from misreads(draft, sources)
    lead, like = _split(draft.answer)
    tag = verb_tag(_first(like))
    if tag is None:
        return
    # Another's deed makes sense behind these; nobody is accused of, or unable to do, just anything.
    if lead.casefold() != "to " and not WANTING.search(draft.stem):
        return
    yield from (wrong for wrong in borrowed(draft, sources) if verb_tag(_first(_split(wrong.text)[1])) == tag)
    for phrase in islice(_done_elsewhere(draft, sources, lead), _MOST_DONE):
        text = worded_as(phrase.text, like)
        if text is not None:
            yield Wrong("elsewhere", lead + text, "phrase")


def _split(answer: str) -> tuple[str, str]:
    """Split “By lowering prices” into its lead, “By ”, and the deed."""
    lead = next((answer[: len(lead)] for lead in _LEADS if answer.casefold().startswith(lead)), "")
    return lead, answer[len(lead) :]


def _first(text: str) -> str:
    return text.split(maxsplit=1)[0].casefold()


def _done_elsewhere(draft: Draft, sources: Sources, lead: str) -> list[Phrase]:
    """Return deeds of other sentences done by others than whom the stem asks about, the likest in length first."""
    asked, key = content_words(draft.stem), content_words(draft.answer)
    asked_words = set(words(draft.stem))
    found: dict[str, Phrase] = {}
    for phrase in around(find_deeds(sources.reading), draft.sentence):
        mine = content_words(phrase.text)
        same_agent = phrase.by in PRONOUNS or bool(set(words(phrase.by)) & asked_words)
        acts = phrase.by in HUMAN_NOUNS or class_of(phrase.by) in _ACTING or phrase.by[:1].isupper()
        if (
            phrase.sentence == draft.sentence
            or not acts
            or (same_agent and not lead)
            or phrase.head in _bases(asked_words)
        ):
            continue
        if overlap(mine, key) > _ALIKE or len(mine & asked) * 2 > len(mine):
            continue
        found.setdefault(phrase.text, phrase)
    return sorted(found.values(), key=lambda one: (_far(one, draft), one.span))


def _far(phrase: Phrase, draft: Draft) -> float:
    mine, keys = len(phrase.text), len(draft.answer)
    return abs(mine - keys) / max(mine, keys)


def _bases(found: set[str]) -> frozenset[str]:
    return frozenset(base_form(word, word) for word in found)
