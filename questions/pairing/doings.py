"""Doings: each person, country or body with what the article says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questions.facts.statements import Fact, find_statements
from questions.grammar.composing import Composer
from questions.link import Link
from questions.pairing import sayings
from questions.reading import Reading
from questions.salience import salience
from questions.wording import PRONOUNS, capitalised, content_words, words

STEM = "Match each name with what the article says about it."
SKILL = "detail"
_NAMED = frozenset({"PERSON", "ORG", "GPE", "PRODUCT", "EVENT", "FAC", "NORP"})
_SINGULAR = frozenset({"NN", "NNP"})
_LENGTH = range(4, 19)
_FEWEST_CONTENT_WORDS = 3
_LONGEST_NAME = 5
_TRUST = {"main": 0.8, "conjunct": 0.75, "relative": 0.7}
_FEWEST_DOINGS = 2
"""With fewer, the question is one of speakers alone."""
_QUOTED_COST = 0.05
_LOOSE = PRONOUNS - {"its"}


def find(reading: Reading) -> Iterator[Link]:
    """Yield what names do and what they say, cut into name and predicate."""
    done = list(_done(reading))
    yield from done
    if len({link.left for link in done}) >= _FEWEST_DOINGS:
        for link in sayings.find(reading):
            yield replace(link, right=f"Said, {link.right}", confidence=link.confidence - _QUOTED_COST)


def _done(reading: Reading) -> Iterator[Link]:
    composer = Composer(reading)
    central = salience(reading)
    for fact in find_statements(reading):
        name = _name(fact, composer)
        if name is None or not fact.text.startswith(name):
            continue
        predicate = fact.text[len(name) :].strip().rstrip(".")
        if _fits(predicate):
            sentence = fact.clause.sentence
            yield Link(
                left=name,
                right=capitalised(predicate),
                evidence=(sentence.span,),
                sentence=sentence.index,
                fact=fact.clause.key,
                confidence=_TRUST[fact.clause.kind],
                importance=0.3 + 0.5 * central[sentence.index],
            )


def _name(fact: Fact, composer: Composer) -> str | None:
    """Return the name that a statement is about: one singular proper name and nothing else."""
    clause = fact.clause
    if clause.kind not in _TRUST or clause.group.verb.lemma_ == "be" or fact.text.count("“") != fact.text.count("”"):
        return None
    subject = composer.put_subject(clause, composer.scope(clause))
    if subject is None or " and " in subject or "," in subject or len(subject.split()) > _LONGEST_NAME:
        return None
    person = composer.reading.person(clause.subject.root)
    if person is not None:
        return person.name if " " in person.name and person.name in subject else None
    root, shown = clause.subject.root, capitalised(subject)
    if root.tag_ not in _SINGULAR or not fact.text.startswith(shown):
        return None
    # "Russia", "The UN’s control board", "The British parliament": something in it is a name.
    named = root.ent_type_ in _NAMED if root.tag_ == "NNP" else any(word[:1].isupper() for word in subject.split()[1:])
    return shown if named else None


def _fits(predicate: str) -> bool:
    found = words(predicate)
    return (
        len(found) in _LENGTH
        and len(content_words(predicate)) >= _FEWEST_CONTENT_WORDS
        and not _LOOSE & set(found)
        and not predicate.startswith(",")
    )
