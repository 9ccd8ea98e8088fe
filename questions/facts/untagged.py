"""Untagged quotations: words that follow straight on what the article tells of one person, who speaks them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.speakers import Speaker, find_speaker
from questions.facts.subjects import SUBJECTS
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Person, Reading

_LISTS = read_toml("speech")
_SPEECH = frozenset({*_LISTS["tags"], *_LISTS["clauses"], *_LISTS["thoughts"]})
_SAID_IN_PASSING = frozenset({"ccomp", "parataxis"})
_ENDS = (".", "!", "?")


def lead_of(reading: Reading, since: int, start: int) -> Sequence[Token]:
    """Return the words of the sentence that ends right before a quotation, if it stands behind `since`."""
    before = reading.article.text[since:start].rstrip()
    if not before.endswith((".", ":")):
        return ()
    sentence = reading.sentence_at(since + len(before) - 1)
    if sentence is None or sentence.span.start < since:
        return ()
    return [token for token in sentence.words if token.idx < start and not token.is_space]


def speaker_led_to(
    reading: Reading, lead: Sequence[Token], quoted: str, following: str, speaking: Collection[Person]
) -> Speaker | None:
    """Name who speaks a quotation without a tag by the sentence that leads to it: its subject, or who says it.

    `following` is what stands after the quotation in its paragraph; `speaking` are those who surely speak in the
    article, for somebody else's part may be to be spoken of.
    """
    if not lead or not quoted.endswith(_ENDS) or not quoted[:1].isupper():
        return None
    if following.strip() and not following.strip()[0].isupper():
        return None  # a tag, or the sentence goes on
    if any(reading.quoted(Span(token.idx, token.idx + len(token))) for token in lead):
        return None
    others = {reading.person(token) for token in lead} - {None}
    for verb, speaker in _acting(reading, lead):
        says = verb.lemma_.lower() in _SPEECH
        if says or (speaker.person in speaking and len(others) == 1):
            return speaker
    return None


def _acting(reading: Reading, lead: Sequence[Token]) -> Iterator[tuple[Token, Speaker]]:
    """Yield the main verb with the person who does it, then verbs of saying beside it: "It is, he says, dull"."""
    roots = [token for token in lead if token.dep_ == "ROOT"]
    if len(roots) != 1:
        return
    beside = [child for child in roots[0].children if child.dep_ in _SAID_IN_PASSING]
    for verb in (roots[0], *(one for one in beside if one.lemma_.lower() in _SPEECH)):
        for subject in (child for child in verb.children if child.dep_ in SUBJECTS):
            inside = {token.i for token in subject.subtree}
            found = find_speaker(reading, [token for token in lead if token.i in inside])
            if found is not None and found.person is not None:
                yield verb, found
