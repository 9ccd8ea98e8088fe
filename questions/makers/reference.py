"""Reference: what a pronoun stands for, where the article leaves no doubt and a careless reader has a choice."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.weighing import explain
from questions.draft import Draft
from questions.facts.excerpts import excerpt_around, quoted
from questions.facts.references import Reference, find_references
from questions.facts.subjects import SUBJECTS
from questions.pronouns import PRONOUN_GENDER
from questions.reading import Reading
from questions.span import Span
from questions.wording import capitalised, words

SKILL = "reference"
_NEEDED = 3
_MOST_WRONG = 5
_MOST_QUOTED = 20
_THING, _NAMED = 0.7, 0.55
"""Whom a "she" means is mostly plain."""


def make(reading: Reading) -> Iterator[Draft]:
    """Yield "What does “it” refer to in “…”?"."""
    for reference in find_references(reading):
        draft = _draft(reading, reference)
        if draft is not None:
            yield draft


def _draft(reading: Reading, reference: Reference) -> Draft | None:
    sentence = reading.sentences[reference.sentence]
    shown = excerpt_around(reading, sentence, [reference.pronoun], _MOST_QUOTED)
    if shown is None:
        return None
    pronoun, antecedent = reference.pronoun.lower_, reference.antecedent
    said = shown.cut(reading.article.text)
    rivals = [one for one in reference.rivals if not _shows(said, one.text)]
    # Two of the same pronoun might mean two; and what stands in the quotation needs no looking up.
    if words(said).count(pronoun) != 1 or _shows(said, antecedent.text) or len(rivals) < _NEEDED:
        return None
    if _names_another(reading, reference):
        return None
    near = {antecedent.sentence, reference.sentence}
    evidence = tuple(reading.sentences[index].span for index in sorted(near))
    asks = "Who" if pronoun in PRONOUN_GENDER else "What"
    return Draft(
        skill=SKILL,
        stem=f"{asks} does “{pronoun}” refer to in “{quoted(reading.article.text, shown, sentence.span)}”?",
        answer=capitalised(antecedent.text),
        answer_type="referent",
        evidence=evidence,
        sentence=reference.sentence,
        fact=f"reference:{reference.pronoun.idx}",
        explanation=explain(reading, Span(evidence[0].start, evidence[-1].end)),
        wrong=tuple(
            ("misread" if one.sentence in near else "elsewhere", capitalised(one.text)) for one in rivals[:_MOST_WRONG]
        ),
        confidence=_NAMED if pronoun in PRONOUN_GENDER else _THING,
        importance=0.45,
        difficulty=0.5,
    )


def _names_another(reading: Reading, reference: Reference) -> bool:
    """Say whether somebody else acts in the same sentence, before the pronoun: "Lind talked to him until he left"."""
    before = [token for token in reading.sentences[reference.sentence].words if token.i < reference.pronoun.i]
    acting = [token for token in before if token.dep_ in SUBJECTS and token.ent_type_ == "PERSON"]
    people = [reading.person(token) for token in acting]
    return any(person is None or person.name != reference.antecedent.text for person in people)


def _shows(said: str, name: str) -> bool:
    """Say whether quoted words hold the last word of a name or a phrase."""
    return (words(name) or [""])[-1] in words(said)
