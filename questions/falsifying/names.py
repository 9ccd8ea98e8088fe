"""Names exchanged: another country, town or body of the article does it, or it happens there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.facts.standing import Standing
from questions.facts.subjects import SUBJECTS
from questions.facts.told import is_out_of_place, sentences_with
from questions.falsifying.change import Change, own_words
from questions.falsifying.oneness import happened_once, is_of_one
from questions.sources import Sources, is_name
from questions.wording import content_words, has_phrase
from questions.world.places import place, with_article

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan

_AGENT, _PLACE = 0.8, 0.7
_ALIKE = 0.5
_MONEY = re.compile(r"\bits .*[$£€¥]|[$£€¥]\d[\w.,]* (?:note|coin|bill)s?\b")

GOES_WITH_REASONS = True
"""Another place follows from the same reason."""


def find(standing: Standing, sources: Sources) -> Iterator[Change]:
    """Yield the statement with another country or town of the article in place of one it names.

    Unless one place alone can have it or see it, the article seldom tells that another one does not.
    """
    one_has, one_sees = is_of_one(standing.text), happened_once(standing.text)
    if not (one_has or one_sees):
        return
    named = dict.fromkeys(mention.text for mention in sources.mentions.get("place", ()))
    for entity in _places(standing):
        found = place(entity.text, sources.countries)
        words = list(enumerate(standing.words))
        at = [i for i, word in words if word.token is not None and entity.start <= word.token.i < entity.end]
        if found is None or not at or (found.kind == "country" and _MONEY.search(standing.text)):
            continue  # another country would have other money
        for other in named:
            one = place(other, sources.countries)
            if one is None or one.kind != found.kind or one.name == found.name or _also(standing, other, sources):
                continue
            agent = _is_agent(entity, standing)
            if agent and not one_has:
                continue
            if not is_out_of_place(sources.reading, other, entity.text, standing.sentence):
                yield Change(_exchanged(standing, at, other), _AGENT if agent else _PLACE)
                break


def _exchanged(standing: Standing, at: list[int], other: str) -> dict[int, str]:
    """Return the words with another name in place of one, with "the" where it takes one."""
    article = at[0] - 1 if at[0] and standing.words[at[0] - 1].text.lower() == "the" else None
    name = with_article(other.removeprefix("the "))
    texts = {at[0]: name, **dict.fromkeys(at[1:], "")}
    return texts if article is None else {**texts, article: ""}


def _is_agent(entity: DocSpan, standing: Standing) -> bool:
    return entity.root.dep_ in SUBJECTS and entity.root.head.i == standing.verb.i


def _places(standing: Standing) -> Iterator[DocSpan]:
    """Yield the names of places that do what the statement tells, or where it happens."""
    own = {token.i for _, token in own_words(standing)}
    for start in sorted(own):
        token = standing.verb.doc[start]
        if token.ent_type_ != "GPE" or token.ent_iob_ != "B":
            continue
        end = start + 1
        while end in own and token.doc[end].ent_iob_ == "I":
            end += 1
        first = start + 1 if token.lower_ == "the" and end > start + 1 else start
        entity = token.doc[first:end]
        # "South London" is a part, and another town has parts of its own.
        beside = {"conj", "appos", "case", "amod", "compound"}
        single = not any(child.dep_ in beside and child not in entity for child in entity.root.children)
        if is_name(entity.text) and single and (_is_agent(entity, standing) or _is_where(entity, standing)):
            yield entity


def _is_where(entity: DocSpan, standing: Standing) -> bool:
    """Say whether a place tells where the main thing of a statement happens or comes from."""
    if entity.root.dep_ != "pobj" or entity.root.head.lower_ not in {"in", "to", "from", "across"}:
        return False
    if entity.root.head.i and entity.root.head.nbor(-1).text == ",":
        return False  # ", in Norway," is said by the way
    above = entity.root.head.head
    return standing.verb.i in (above.i, above.head.i)


def _also(standing: Standing, other: str, sources: Sources) -> bool:
    """Say whether the article tells much the same of the other place, or names it in the same breath."""
    if has_phrase(standing.text, other):
        return True
    told = content_words(standing.text)
    for index, words in sentences_with(sources.reading, content_words(other)):
        if content_words(other) <= words and (index == standing.sentence or len(told & words) > _ALIKE * len(told)):
            return True
    return False
