"""Misreadings: the key with one small thing changed, as somebody who reads too fast would have it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from questions.changes import changed, other_figures, tags_of
from questions.draft import Draft
from questions.entities import entities_within
from questions.harm import harmful
from questions.sources import Sources
from questions.wording import content_words, has_phrase
from questions.world.neighbourhood import other_places
from questions.world.places import Place, place, with_article
from questions.wrong import Wrong

MOST = 3
_KNOWN = 3
_DATING = re.compile(
    r"(?:1[5-9]|20)\d\d,?|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?[,.]?"
)
WANTING = re.compile(
    r"\b(?:decide|plan|hope|want|intend|aim|wish|promise|pledge|vow|propose|agree|try|attempt|prepar|offer|succeed)\w*\b"
)
_SHARED = 3
_THE = "the "
_NAMED = {"GPE": "place", "LOC": "place", "PERSON": "person", "ORG": "group"}


def misreads(draft: Draft, sources: Sources, most: int = MOST) -> Iterator[Wrong]:
    """Yield the answer with a number, a date, a name or a direction in it changed."""
    tags = tags_of(sources.reading, draft.evidence)
    aim = draft.skill == "purpose" or draft.answer.startswith("To ") or WANTING.search(draft.stem)
    # Nobody aims at the contrary of an aim, and a figure in it is not what the aim is asked for.
    edited = other_figures(draft.answer) if aim else changed(draft.answer, tags)
    found = [*_renamed(draft, sources), *(() if draft.answer.startswith("To ") else edited)]
    # Who knows what was done need not know in which month or on which day.
    singles = [text for text in dict.fromkeys(found) if _fits(draft.answer, _edit(draft.answer, text))]
    for text in singles[:most]:
        yield Wrong("misread", text, "changed")
    for text in crossed(draft.answer, singles):
        yield Wrong("misread", text, "changed")


def crossed(answer: str, singles: Sequence[str]) -> Iterator[str]:
    """Yield a change at another place than the first one's, and both changes at once.

    Of the four that come of two changes none is more like the others than the rest: the key does not stand out.
    """
    edits = [(text, _edit(answer, text)) for text in singles]
    for first, one in edits[:1]:
        for second, other in edits[1:]:
            if one.end <= other.start or other.end <= one.start:
                yield first
                yield second
                yield _applied(answer, sorted((one, other), key=lambda edit: -edit.start))
                return


class _Edit(NamedTuple):
    start: int
    end: int
    put: list[str]


def _edit(answer: str, other: str) -> _Edit:
    """Return which words of an answer another text has others for."""
    mine, theirs = answer.split(), other.split()
    shorter = min(len(mine), len(theirs))
    head = next((index for index in range(shorter) if mine[index] != theirs[index]), shorter)
    rest = shorter - head
    tail = next((index for index in range(rest) if mine[-1 - index] != theirs[-1 - index]), rest)
    return _Edit(head, len(mine) - tail, theirs[head : len(theirs) - tail])


def _fits(answer: str, edit: _Edit) -> bool:
    """Say whether more than a month or a year is another, and no name is put behind an owner: “Rome’s Naples”."""
    dated = bool(edit.put) and all(_DATING.fullmatch(word) for word in edit.put)
    before = answer.split()[: edit.start][-1:]
    owned = bool(before) and before[0].endswith(("’s", "'s"))
    return not dated and not (owned and bool(edit.put) and edit.put[0][:1].isupper())


def _applied(answer: str, edits: Sequence[_Edit]) -> str:
    """Return an answer with some edits made, the last in the text first."""
    made = answer.split()
    for edit in edits:
        made[edit.start : edit.end] = edit.put
    return " ".join(made)


def _renamed(draft: Draft, sources: Sources) -> Iterator[str]:
    """Yield the answer with another name of the article, or another place of the region, for one in it."""
    if harmful(draft.answer) or harmful(draft.stem):
        return
    sentence = sources.reading.sentences[draft.sentence] if draft.sentence < len(sources.reading.sentences) else None
    for entity in entities_within(sentence.tokens) if sentence is not None else ():
        answer_type = _NAMED.get(entity.label_)
        if answer_type is None or not _whole_word(draft.answer, entity.text):
            continue
        whole = entity.root.dep_ not in {"compound", "amod", "nmod"}
        if whole and draft.answer.count(entity.text) == 1 and entity.text != draft.answer:
            other = _another(entity.text, answer_type, draft, sources)
            if other is not None:
                yield draft.answer.replace(entity.text, other)


def _joined(name: str, draft: Draft, sources: Sources) -> bool:
    """Say whether a sentence of the article joins a name with what is asked."""
    asked = content_words(draft.stem)
    return any(len(told & asked) >= _SHARED for _, told in sources.sentences_with(content_words(name)))


def _whole_word(text: str, name: str) -> bool:
    return has_phrase(text, name) and name in text


def _another(name: str, answer_type: str, draft: Draft, sources: Sources) -> str | None:
    """Return another place of its kind for a place; for another name, nothing: who else did it cannot be told.

    What the article is about is misread for another place of the article only.
    """
    key = place(name, sources.countries) if answer_type == "place" else None
    if key is None:
        return None
    evidence = sources.reading.sentences[draft.sentence].tokens.text
    known = sources.reading.article.text.count(name) >= _KNOWN
    others = [*_told_alike(key, draft, sources), *(() if known else other_places(name, sources.countries))]
    found = next((one for one in others if one not in (name, *draft.stem.split()) and one not in evidence), None)
    if found is None or name.casefold().startswith(_THE):
        return found
    # “The US” may be tagged without its “the”, which then stays behind.
    return None if found.startswith(_THE) or f"the {name}" in evidence else found


def _told_alike(key: Place, draft: Draft, sources: Sources) -> Iterator[str]:
    """Yield the article's other places of a kind that no sentence joins with what is asked."""
    for mention in sources.mentions.get("place", ()):
        found = place(mention.text, sources.countries)
        if found is not None and found.kind == key.kind and not _joined(mention.text, draft, sources):
            yield with_article(mention.text, mention.text)
