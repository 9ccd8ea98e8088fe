"""Doings: each person, or each country and body, with what the article says of it."""

from __future__ import annotations

from collections.abc import Iterator

from questions.datafiles import read_toml
from questions.facts.statements import Fact, find_statements
from questions.grammar.composing import Composer
from questions.link import Link
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
_REPORTING = frozenset(read_toml("sentence_parts")["verbs"]["reporting"]) | {"tell", "add", "recall", "say"}
_LOOSE = PRONOUNS - {"its"}


def find(reading: Reading) -> Iterator[Link]:
    """Yield what names do, cut into name and predicate: of people alone, or of countries and bodies alone.

    Beside a body, what a person did gives itself away, as do words in quotation marks beside deeds.
    """
    done = list(_done(reading))
    people = {person.name for person in reading.people}
    sorts = [[link for link in done if (link.left in people) is of_people] for of_people in (True, False)]
    yield from max(sorts, key=lambda links: len({link.left for link in links}))


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
    if (
        clause.kind not in _TRUST
        or clause.group.verb.lemma_ in _REPORTING | {"be"}
        or fact.text.count("“") != fact.text.count("”")
    ):
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
    return shown if root.tag_ == "NNP" and root.ent_type_ in _NAMED else None


def _fits(predicate: str) -> bool:
    found = words(predicate)
    return (
        len(found) in _LENGTH
        and len(content_words(predicate)) >= _FEWEST_CONTENT_WORDS
        and not _LOOSE & set(found)
        and not predicate.startswith(",")
    )
