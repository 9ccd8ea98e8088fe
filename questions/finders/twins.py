"""Twins: what is said elsewhere with one word turned round: the misread key is not the only such pair then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.changes import tags_of, turned
from questions.draft import Draft
from questions.facts.told import sentences_with
from questions.sources import Sources
from questions.wording import content_words
from questions.wrong import Wrong

_MOST = 3
_PAIRED = frozenset({"action", "reason", "clause", "noun"})
_FEWEST = 2


def twins(found: Sequence[Wrong], draft: Draft, sources: Sources) -> Iterator[Wrong]:
    """Yield the twins of the first options from elsewhere, where the key has one: of two pairs neither stands out."""
    if draft.answer_type not in _PAIRED or not any(one.source == "changed" for one in found):
        return
    made = 0
    for one in found:
        if one.role == "elsewhere" and made < _MOST and (twin := _twin(one, sources)) is not None:
            made += 1
            yield Wrong("unsupported", twin, "twin")


def _twin(one: Wrong, sources: Sources) -> str | None:
    """Return an option with a word turned round by the grammar of the sentence it came from."""
    mine = content_words(one.text)
    if len(mine) < _FEWEST:
        return None
    home = next((index for index, told in sentences_with(sources.reading, mine) if mine <= told), None)
    if home is None:
        return None
    tags = tags_of(sources.reading, [sources.reading.sentences[home].span])
    return next(turned(one.text, tags), None)
