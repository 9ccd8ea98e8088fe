"""Difficulty: an estimate of how hard a question is, from what can be read off it and its evidence."""

from __future__ import annotations

from functools import lru_cache

from questions.article import Article
from questions.datafiles import read_toml
from questions.kinds import Question
from questions.kinds.options import WithOptions
from questions.wording import STOP, content_words, words

_DATA = read_toml("difficulty")
_KINDS: dict[str, float] = _DATA["kinds"]
_SKILLS: dict[str, float] = _DATA["skills"]
_WEIGHTS: dict[str, float] = _DATA["weights"]
_MIDDLING = 0.5
_LONG_KEY, _LONG_EVIDENCE = 14, 45
_COMMON, _RARE = 5.0, 2.5
"""Zipf values (van Heuven et al. 2014): a word said once in 10,000 words, and one said three times in ten million."""


def difficulty(question: Question, article: Article) -> float:
    """Return an estimate from 0 (easy) to 1 (hard).

    How it is answered and what it tests count most; then how far the question's words are from the
    evidence's, how long key and evidence are, how rare the words, and how near the wrong options come.
    """
    evidence = " ".join(span.cut(article.text) for span in question.evidence)
    key = question.key_text()
    found = {
        "kind": _KINDS.get(question.kind, _MIDDLING),
        "skill": _SKILLS.get(question.skill, _MIDDLING),
        "distance": _distance(question, evidence),
        "key": min(1.0, len(words(key)) / _LONG_KEY),
        "evidence": min(1.0, len(words(evidence)) / _LONG_EVIDENCE),
        "rarity": rarity(f"{question.stem} {key}"),
        "rivals": _rivals(question),
    }
    total = sum(_WEIGHTS.values())
    return round(sum(_WEIGHTS[name] * value for name, value in found.items()) / total, 3)


def _distance(question: Question, evidence: str) -> float:
    """Return the share of what is asked that the evidence says in other words."""
    asked = content_words(question.stem)
    return 1.0 - len(asked & content_words(evidence)) / len(asked) if asked else _MIDDLING


def _rivals(question: Question) -> float:
    """Return the share of wrong options that the text itself suggests."""
    if not isinstance(question, WithOptions) or not question.options:
        return _MIDDLING
    roles = [option.role for option in question.options if not option.correct]
    return sum(role in ("misread", "elsewhere") for role in roles) / len(roles)


def rarity(text: str) -> float:
    """Return how rare the rarest common word of a text is; names say nothing of it."""
    plain = [word for word in text.split() if word[:1].islower()]
    found = [word for word in words(" ".join(plain)) if word not in STOP and word.isalpha()]
    rarest = min((_zipf(word) for word in found), default=_COMMON)
    return min(1.0, max(0.0, (_COMMON - rarest) / (_COMMON - _RARE)))


@lru_cache(maxsize=8192)
def _zipf(word: str) -> float:
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en")) or _RARE
