"""Claim: what the article gives as somebody's opinion, among what it states itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.draft import Draft
from questions.facts.claims import Claim, find_claims, find_plain_facts
from questions.facts.summaries import Summary
from questions.facts.topics import find_topics, weigh
from questions.reading import Reading
from questions.wording import content_words, overlap, words

SKILL = "claim"
_STEM = "Which statement does the article give as someone’s opinion rather than as a fact?"
_NEEDED = 3
_MOST_WRONG = 6
_LENGTHS = (0.55, 1.8)
_ALIKE = 0.3
_NEAR = 1


def make(reading: Reading) -> Iterator[Draft]:
    """Yield one question, on the opinion that touches the article's topics most."""
    claims = [claim for claim in find_claims(reading) if claim.judges]
    if not claims:
        return
    topics, facts = find_topics(reading), find_plain_facts(reading)
    for claim in sorted(claims, key=lambda one: -weigh(topics, one.text)):
        wrong = _unlike(claim.text, [one.text for one in facts if _apart(claim, one)])
        if len(wrong) >= _NEEDED:
            yield _of_claim(claim, wrong, weigh(topics, claim.text))
            break


def _of_claim(claim: Claim, wrong: Sequence[str], weight: float) -> Draft:
    return Draft(
        skill=SKILL,
        stem=_STEM,
        answer=claim.text,
        answer_type="headline",
        evidence=claim.evidence,
        sentence=claim.sentence,
        fact=f"claim:{claim.evidence[0].start}",
        explanation=f"The article gives this as what {claim.speaker.name} says; the other statements are its own.",
        wrong=tuple(("elsewhere", text) for text in wrong),
        confidence=0.75,
        importance=min(1.0, 0.5 + weight),
        difficulty=0.6,
    )


def _apart(claim: Claim, fact: Summary) -> bool:
    """Say whether a fact stands far enough from a claim not to be taken as a part of it."""
    return abs(claim.sentence - fact.sentence) > _NEAR


def _unlike(key: str, texts: Sequence[str]) -> list[str]:
    """Return the statements of about the key's length that share little with it and with each other."""
    size = len(words(key))
    chosen: list[str] = []
    for text in sorted(texts, key=lambda text: abs(len(words(text)) - size)):
        fits = _LENGTHS[0] <= len(words(text)) / size <= _LENGTHS[1]
        if fits and all(overlap(content_words(text), content_words(other)) < _ALIKE for other in (key, *chosen)):
            chosen.append(text)
    return chosen[:_MOST_WRONG]
