"""Matching: whether a typed answer is one of the accepted ones. Needs no language model."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rapidfuzz.distance import OSA

from questions.answer_forms import AnswerForm, answer_form
from questions.datafiles import read_toml

_WORDS = read_toml("matching")["words"]
_CURRENCIES = frozenset(_WORDS["currencies"])
_NEGATIVE = tuple(_WORDS["negative_prefixes"])
_OPPOSED_ENDINGS = [frozenset(pair) for pair in _WORDS["opposed_endings"]]
_OPPOSED_PREPOSITIONS = [frozenset(pair) for pair in _WORDS["opposed_prepositions"]]

ONE_TYPO = 5
"""A word of this many letters may have one letter wrong, missing, extra or exchanged with its neighbour."""
TWO_TYPOS = 9
"""A word of this many letters may have two."""
MOST_TYPOS = 2
"""An answer of many words may have no more than this in all."""


def matches(text: str, answers: Collection[str], rejected: Collection[str] = ()) -> bool:
    """Say whether a typed answer is an accepted one, forgiving its spelling but never its meaning.

    Forgiven are case, accents, punctuation, articles, titles, a leading preposition, the ways of writing
    a number or a date, a missing unit sign and a small typo. A different number is wrong, and so is a
    text as near to a rejected form as to any accepted one. Time is bounded by the length of the text.
    """
    typed = " ".join(text.casefold().split())
    if not typed:
        return False
    if typed in _folded(answers):
        return True
    if typed in _folded(rejected):
        return False
    accepted_forms = [answer_form(answer) for answer in answers]
    rejected_forms = [answer_form(wrong) for wrong in rejected]
    return any(_right(form, accepted_forms, rejected_forms) for form in _readings(text))


def _readings(text: str) -> list[AnswerForm]:
    """Return the forms a text may stand for: as it is, and “Holm, Ada” also as “Ada Holm”."""
    last, comma, first = text.partition(",")
    name_turned = comma and first.strip() and not any(map(str.isdigit, text)) and "," not in first
    return [answer_form(text), answer_form(f"{first.strip()} {last.strip()}")] if name_turned else [answer_form(text)]


def _right(form: AnswerForm, accepted: Collection[AnswerForm], rejected: Collection[AnswerForm]) -> bool:
    if not any(_same(form, answer) for answer in accepted):
        return False
    near = min(_distance(form, answer) for answer in accepted)
    return all(_distance(form, wrong) > near for wrong in rejected)


def _folded(texts: Iterable[str]) -> set[str]:
    return {" ".join(text.casefold().split()) for text in texts}


def _same(typed: AnswerForm, answer: AnswerForm) -> bool:
    """Say whether two answers mean the same, small typos forgiven."""
    if not typed.bare or (typed.sex and answer.sex and typed.sex != answer.sex):
        return False
    if typed.weekday and answer.weekday and typed.weekday != answer.weekday:
        return False
    if typed.units and typed.units != answer.units and not (typed.units <= _CURRENCIES and not answer.units):
        return False
    if frozenset((typed.preposition, answer.preposition)) in _OPPOSED_PREPOSITIONS:
        return False
    if typed.full == answer.full or (typed.joined == answer.joined and typed.joined.isalpha()):
        return True
    return any(
        _same_words(mine, theirs)
        for mine, theirs in ((typed.bare, answer.bare), (typed.full, answer.full))
        if len(mine) == len(theirs)
    )


def _same_words(typed: tuple[str, ...], answer: tuple[str, ...]) -> bool:
    typos = 0
    for mine, theirs in zip(typed, answer, strict=True):
        if mine == theirs:
            continue
        found = _typos(mine, theirs)
        if not found:
            return False
        typos += found
    return typos <= MOST_TYPOS


def _typos(typed: str, answer: str) -> int:
    """Return how many typos make one word the other, or 0 when they are different words."""
    shorter = min(len(typed), len(answer))
    if shorter < ONE_TYPO or not (typed.isalpha() and answer.isalpha()) or typed[0] != answer[0]:
        return 0
    allowed = 2 if shorter >= TWO_TYPOS else 1
    distance = OSA.distance(typed, answer, score_cutoff=allowed)
    return distance if distance <= allowed and not _opposed(typed, answer) else 0


def _opposed(typed: str, answer: str) -> bool:
    """Say whether two words one typo apart are known to mean different things."""
    longer, shorter = sorted((typed, answer), key=len, reverse=True)
    if any(longer == prefix + shorter for prefix in _NEGATIVE):
        return True
    return typed[:-2] == answer[:-2] and frozenset((typed[-2:], answer[-2:])) in _OPPOSED_ENDINGS


def _distance(one: AnswerForm, other: AnswerForm) -> int:
    """Return how far apart two answers are, in letters; titles count only where both have them."""
    if not one.bare or not other.bare:
        return max(len(one.joined), len(other.joined)) + 1
    bare = OSA.distance(one.joined, other.joined)
    opposed = bool(one.sex and other.sex and one.sex != other.sex)
    opposed |= bool(one.weekday and other.weekday and one.weekday != other.weekday)
    opposed |= bool(one.units and other.units and one.units != other.units)
    return bare + opposed
