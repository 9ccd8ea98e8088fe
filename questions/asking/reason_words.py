"""How a reason is worded: as an answer, and behind "because" in a statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from questions.asking.shortening import shorten
from questions.grammar.verbs import inflect, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.facts.causes.cause import Cause
    from questions.grammar.composing import Composer
    from questions.grammar.scope import Scope

MOST_WORDS = 18
_MOST_AIM = 12
_JOINTS = {"because": "because", "phrase": "because of", "purpose": "to", "so that": "so that"}
_DEGREES = frozenset({"largely", "partly", "mainly"})
_WHEN = frozenset({"in", "on", "at", "during", "before", "after"})
_STOPS = frozenset({"–", "—", "(", ";", ":"})
_LASTING = frozenset({"be", "have", "want", "need", "know", "like", "prefer", "own", "believe", "see", "think"})
"""These are not said to be going on: “more people own cars”."""
_AMOUNTS_CHANGED = frozenset({"more", "fewer", "less"})


def reason_words(cause: Cause, composer: Composer, scope: Scope) -> str | None:
    """Return the cause's words; "it" and "they" in them may stand for what the question names."""
    parts = (cause.clause.subject, *cause.clause.before, *cause.clause.after)
    named = [token for part in parts if part is not cause.part for token in part.tokens]
    scope.numbers |= {token.tag_ in {"NNS", "NNPS"} for token in named if token.pos_ in {"NOUN", "PROPN"}}
    most = _MOST_AIM if cause.form == "purpose" else MOST_WORDS - 2
    words = shorten(_untimed(cause.words) if cause.form == "purpose" else cause.words, cause.part.root, most)
    text = composer.wording.put(words, scope, answer=True)
    return _going_on(cause, text) if text is not None and cause.part.tokens[0].lower_ == "as" else text


def joint(cause: Cause) -> str:
    """Return what stands before the cause in a statement: "because they" where the answer says "they"."""
    first = cause.part.tokens[0].lower_
    # A statement without its "mostly" would say more than the article.
    degree = first if cause.form == "phrase" and first in _DEGREES else cause.degree
    lead = cause.lead.removeprefix("Because")
    words = _JOINTS[cause.form] + (lead if cause.form == "because" else "")
    return f"{degree} {words}".strip()


def _going_on(cause: Cause, text: str) -> str:
    """Return "demand is fading" for "as demand fades", which "because" would not stand well before."""
    verb = cause.part.root
    alone = not any(child.dep_ in {"dobj", "xcomp", "ccomp", "attr", "acomp"} for child in verb.children)
    # "as more cities build lanes" goes on as well
    growing = any(
        child.dep_ == "nsubj" and _AMOUNTS_CHANGED & {one.lower_ for one in child.children} for child in verb.children
    )
    alone = alone or (growing and verb.pos_ == "VERB" and verb_lemma(verb) not in _LASTING)
    if not alone or verb.tag_ not in {"VBZ", "VBP"} or text.split().count(verb.text) != 1:
        return text
    being = "is" if verb.tag_ == "VBZ" else "are"
    progressive = f"{being} {inflect(verb_lemma(verb), 'VBG')}"
    return " ".join(progressive if word == verb.text else word for word in text.split())


def _untimed(words: Sequence[Token]) -> tuple[Token, ...]:
    """Return an aim's words up to where they only tell when: "in May", "as she rode home"."""
    kept = tuple(words)
    for token in words[2:]:
        if token.text in _STOPS:
            return tuple(one for one in kept if one.i < token.i)  # "to fund a school – or a house of learning"
        dated = token.lower_ in _WHEN and any(child.ent_type_ in {"DATE", "TIME"} for child in token.children)
        timed = token.lower_ in {"as", "when", "while"} and (token.dep_ == "mark" or token.tag_ == "WRB")
        if dated or timed:
            return tuple(one for one in kept if one.i < token.i)
    return kept
