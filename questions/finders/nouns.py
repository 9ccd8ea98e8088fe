"""Wrong options for noun phrases: the key changed, the article's other things of its class, things from outside."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from questions.answer_types import BODIES, HUMAN_NOUNS
from questions.draft import Draft
from questions.finders.borrowing import borrowed
from questions.finders.frames import framed
from questions.finders.misreads import misreads
from questions.finders.phrases import Phrase, around, find_nouns, place_of
from questions.form import form_of
from questions.sources import Sources
from questions.wording import content_words, overlap, words
from questions.world.classes import class_of, kinship
from questions.world.sets import other_roles, siblings
from questions.wrong import Wrong

_TELLING = 2
_MOST_PHRASES = 5
_MOST_FRAMED = 5
_ALIKE = 0.5
_BARE = 2
_HUMAN_TYPES = frozenset({"person", "group"})
_CONCRETE = frozenset(
    ["animal", "artifact", "body", "building", "clothing", "device", "document", "food", "plant", "substance"]
)


def nouns(draft: Draft, sources: Sources, rng: Random) -> Iterator[Wrong]:
    """Yield members of the key's set, then the key misread, the article's things of its class, others of its verb."""
    for text in siblings(draft.answer):
        yield Wrong("unsupported", text, "world")
    yield from misreads(draft, sources)
    yield from phrases(draft, sources)
    if len(content_words(draft.answer)) >= _TELLING:
        yield from (wrong for wrong in _akin(draft, sources) if len(content_words(wrong.text)) >= _TELLING)
    plural = "plural" in form_of(draft.answer)
    fitting = [text for text in framed(draft, sources, rng) if ("plural" in form_of(text)) == plural]
    for text in _like_in_length(fitting, draft.answer)[:_MOST_FRAMED]:
        yield Wrong("unsupported", text, "frame")


def _akin(draft: Draft, sources: Sources) -> Iterator[Wrong]:
    """Yield other drafts' answers whose head is of the key's class."""
    kind = class_of(_head(draft, sources)[0])
    alike = {
        other.answer
        for other in sources.drafts.get(draft.answer_type, ())
        if kinship(kind, class_of(_head(other, sources)[0])) and other.answer != draft.answer
    }
    yield from (wrong for wrong in borrowed(draft, sources) if wrong.text in alike)


def phrases(draft: Draft, sources: Sources) -> Iterator[Wrong]:
    """Yield noun phrases of the article that are of the key's class and number, the likest first."""
    head, plural = _head(draft, sources)
    kind = class_of(head)
    human = draft.answer_type in _HUMAN_TYPES
    asked, key = content_words(draft.stem), content_words(draft.answer)
    verbs = _verbs(draft.stem)
    token = sources.head(draft)
    place = place_of(token) if token is not None else "within"
    found: dict[str, tuple[float, Phrase]] = {}
    for phrase in around(find_nouns(sources.reading), draft.sentence):
        kin = kinship(kind, phrase.kind)
        mine = content_words(phrase.text)
        akin = phrase.head != head and _is_human(phrase.head) == human and (human or kin > 1)
        if len(words(phrase.text)) < min(_BARE, len(words(draft.answer))):
            continue
        if not akin or phrase.plural != plural or _points_back(phrase):
            continue
        # What stands behind a preposition seldom makes a subject or an object.
        if not human and place != "within" and phrase.place == "within":
            continue
        # What the same verb is said of may be right as well.
        if not mine or mine <= asked or overlap(mine, key) > _ALIKE or phrase.verb in verbs:
            continue
        cost = _cost(phrase, draft, kin)
        if phrase.text not in found or cost < found[phrase.text][0]:
            found[phrase.text] = (cost, phrase)
    ranked = sorted(found.values(), key=lambda pair: (pair[0], pair[1].span))
    for _, phrase in islice(ranked, _MOST_PHRASES):
        role = "misread" if phrase.sentence == draft.sentence else "elsewhere"
        yield Wrong(role, phrase.text, "phrase")


def _points_back(phrase: Phrase) -> bool:
    """Say whether “the move” or “the incident” only points at something said before, which may be the key itself."""
    return phrase.kind not in _CONCRETE and phrase.text.startswith("the ") and len(words(phrase.text)) == _BARE


def _is_human(head: str) -> bool:
    return head in HUMAN_NOUNS or head in BODIES


def _cost(phrase: Phrase, draft: Draft, kin: int) -> float:
    """Return how unlike the key a phrase is: its class, its article, its length."""
    mine, keys = len(phrase.text), len(draft.answer)
    return (
        (2.0 - kin)
        + (0.0 if phrase.form == form_of(draft.answer) else 0.5)
        + abs(mine - keys) / max(mine, keys)
        + (0.0 if len(words(phrase.text)) > 1 or len(words(draft.answer)) == 1 else 0.7)
    )


def _head(draft: Draft, sources: Sources) -> tuple[str, bool]:
    found = sources.head(draft)
    if found is None:
        return "", "plural" in form_of(draft.answer)
    return str(found.lemma_).lower(), found.tag_ == "NNS"


def _verbs(stem: str) -> frozenset[str]:
    from questions.grammar.verbs import base_form

    return frozenset(base_form(word, word) for word in words(stem))


def _like_in_length(texts: list[str], key: str) -> list[str]:
    """Return the texts with those nearest the key in length first, in steps so that chance still mixes them."""
    return sorted(texts, key=lambda text: abs(len(words(text)) - len(words(key))) // 2)


def roles(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield the article's other roles, then the key's role with another job of its trade."""
    yield from borrowed(draft, sources)
    for text in other_roles(draft.answer):
        yield Wrong("unsupported", text, "world")


def described(draft: Draft, sources: Sources) -> Iterator[Wrong]:
    """Yield rivals of “the head teacher” or “a fishing crew”: others described alike, then jobs of the trade."""
    if " and " in draft.answer:
        return
    yield from borrowed(draft, sources)
    yield from phrases(draft, sources)
    for text in other_roles(draft.answer):
        yield Wrong("unsupported", text, "world")
