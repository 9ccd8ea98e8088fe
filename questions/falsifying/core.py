"""The core of a statement: its one claim, without the reason, the consequence and whatever trails behind it.

What is turned round must contradict the whole of a statement: a second claim beside it would stay true, and a reason
would no longer be one, which tells even those who have not read that something was turned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.facts.standing import Standing
from questions.standing.piece import Word, join
from questions.wording import PRONOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPINE = frozenset({"ccomp", "xcomp", "conj"})
_REASONS = frozenset({"because", "as", "since", "while", "although", "though", "whereas", "so", "despite", "given"})
_REASON_PHRASES = frozenset({"despite", "because", "due", "thanks", "given", "amid"})
_BEHIND_COMMA = frozenset({"advcl", "relcl", "acl", "amod", "acomp", "parataxis"})
_OWN_PARTS = frozenset({"dobj", "prep", "ccomp", "xcomp", "acomp", "attr", "prt", "advmod", "oprd"})
_TIMES = frozenset({"when", "after", "before", "until", "if", "unless", "where", "whether"})
_CHANGES = frozenset({"increase", "decrease", "rise", "fall", "drop", "decline", "growth", "gain", "loss", "jump"})
_FEWEST = 5


def core(standing: Standing) -> Standing | None:
    """Return a statement cut down to its one claim, or `None` where it has several that cannot be parted."""
    words = standing.words
    for _ in range(len(words)):
        span = next(_spare(words, standing.verb), None)
        if span is None:
            break
        if span[0] < span[1] <= _place(words, standing.verb) and _points_back(words[span[1] :]):
            return None  # "Because seals have thick skins, they …" names them in the reason
        words = _without(words, *span)
    if sum(word.text[:1].isalnum() for word in words) < _FEWEST or _has_several(words):
        return None
    return standing if words is standing.words else replace(standing, words=words, text=join(words))


def _spare(words: tuple[Word, ...], verb: Token) -> Iterator[tuple[int, int]]:
    """Yield where what can go begins and ends: behind the claim, then before it."""
    places = {word.token.i: place for place, word in enumerate(words) if word.token is not None}
    if verb.i not in places:
        return
    for place, word in enumerate(words):
        head = word.token
        if head is None or head.i == verb.i or head.left_edge.i <= verb.i <= head.right_edge.i:
            continue
        inside = [places[token.i] for token in head.subtree if token.i in places]
        start, end = min(inside, default=place), max(inside, default=place) + 1
        while end < len(words) and words[end].text in {"”", '"', ")"}:
            end += 1
        before = words[start - 1].text if start else ""
        if place > places[verb.i] and end == len(words) and _trails(head, before):
            opening = _opening(words, start, head)
            if head.dep_ != "conj" or opening < start:  # else its first words hang on something else
                yield opening, end
        elif end < places[verb.i] and words[end].text == "," and _leads(words, start, head):
            yield start, end + 1


def _place(words: tuple[Word, ...], verb: Token) -> int:
    return next(place for place, word in enumerate(words) if word.token is not None and word.token.i == verb.i)


def _points_back(words: tuple[Word, ...]) -> bool:
    return any(word.token is not None and word.text.lower() in PRONOUNS for word in words)


def _trails(head: Token, before: str) -> bool:
    """Say whether what a word heads only comes behind the claim: a second claim, a reason, an aside."""
    if head.dep_ == "conj":
        return head.pos_ in {"VERB", "AUX"} and _on_spine(head.head) and _has_own_parts(head.head, head)
    if _gives_reason(head):
        return not _is_of_a_condition(head)
    if before != ",":
        means = head.dep_ == "prep" and head.lower_ == "by" and any(one.dep_ == "pcomp" for one in head.children)
        return means or _tells_change(head)
    if head.dep_ == "prep":
        return head.lower_ in {"with", "without"}
    return head.dep_ in _BEHIND_COMMA and _mark(head) not in _TIMES


def _tells_change(head: Token) -> bool:
    """Say whether a phrase gives the figures that go with the claim: "with a 20% fall"."""
    changes = any(one.dep_ == "pobj" and one.lemma_.lower() in _CHANGES for one in head.children)
    return head.dep_ == "prep" and head.lower_ == "with" and changes


def _gives_reason(head: Token) -> bool:
    """Say whether a clause or phrase gives a reason, or what holds in spite of the claim."""
    if head.pos_ in {"VERB", "AUX"} and head.left_edge.dep_ == "mark":
        return _mark(head) in _REASONS
    return head.dep_ == "prep" and head.lower_ in _REASON_PHRASES


def _is_of_a_condition(head: Token) -> bool:
    """Say whether a reason is that of a condition: "if they stop because of a storm" is not of all stops."""
    return any(one.dep_ == "advcl" and _mark(one) in _TIMES for one in head.ancestors)


def _mark(verb: Token) -> str:
    first = verb.left_edge
    return str(first.lower_) if first.dep_ in {"mark", "advmod", "prep"} or first.tag_ in {"WRB", "IN"} else ""


def _has_own_parts(verb: Token, other: Token) -> bool:
    """Say whether a verb is whole without the one joined to it: "catch and sell fish" share the fish."""
    parts = [child for child in verb.children if child.dep_ in _OWN_PARTS]
    return any(verb.i < child.i < other.left_edge.i for child in parts)


def _on_spine(verb: Token) -> bool:
    """Say whether a verb is the main one, or what the main one says or does comes to."""
    while verb.dep_ in _SPINE:
        verb = verb.head
    return verb.dep_ not in {"relcl", "acl", "advcl", "pcomp"}


def _opening(words: tuple[Word, ...], start: int, head: Token) -> int:
    """Return where a stretch begins with the "and" or comma that joins it."""
    while start > 1 and (words[start - 1].text == "," or (head.dep_ == "conj" and _is_joint(words[start - 1].token))):
        start -= 1
    return start


def _is_joint(token: Token | None) -> bool:
    return token is not None and token.dep_ == "cc"


def _leads(words: tuple[Word, ...], start: int, head: Token) -> bool:
    """Say whether a reason opens the statement; "According to Ada Brown, as …" opens with whose claim it is."""
    return _gives_reason(head) and all(word.text in {",", "“"} for word in words[:start])


def _without(words: tuple[Word, ...], start: int, end: int) -> tuple[Word, ...]:
    gone = "".join(word.text for word in words[start:end])
    if gone.count("“") != gone.count("”") or gone.count('"') % 2:
        return words[:0]  # nothing is cut out of what was said
    return words[:start] + words[end:]


def _has_several(words: tuple[Word, ...]) -> bool:
    """Say whether a verb of a second claim is left beside that of the first."""
    return any(
        word.token is not None
        and word.token.dep_ == "conj"
        and word.token.pos_ in {"VERB", "AUX"}
        and _on_spine(word.token.head)
        for word in words
    )
