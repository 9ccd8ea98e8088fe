"""Qualities: the forms of adjectives."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def inflect_quality(lemma: str, tag: str) -> str | None:
    """Return the form of an adjective that a Penn tag names (`JJS`: "fittest"), or `None` where it has none."""
    from lemminflect import getInflection

    forms = getInflection(lemma, tag=tag)
    return str(forms[0]) if forms else None
