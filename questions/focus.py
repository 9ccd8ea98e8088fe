"""Focus: what several statements are all about, as a phrase for the stem of a question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.facts.once import once_a_reading
from questions.facts.topics import find_topics
from questions.reading import Reading
from questions.wording import root, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED = frozenset({"ORG", "PERSON", "PRODUCT", "EVENT", "FAC", "NORP"})
_FEWEST = 3
_MOST_TOPICS = 8


@once_a_reading
def find_focuses(reading: Reading) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what an article comes back to, the most often named first: a phrase, and what it may be called.

    A person or body is called by name; a thing by its noun, "the bridge" or "bridges".
    """
    yield from _people(reading)
    yield from _things(reading)


def is_about(text: str, names: frozenset[str]) -> bool:
    """Say whether a statement speaks of what is called so."""
    held = f" {' '.join(words(text))} "
    return any(f" {name} " in held for name in names)


def _people(reading: Reading) -> Iterator[tuple[str, frozenset[str]]]:
    known = [person for person in reading.people if " " in person.name and len(person.mentions) >= _FEWEST]
    for person in sorted(known, key=lambda person: (-len(person.mentions), person.name)):
        yield person.name, frozenset({" ".join(words(person.name))})


def _things(reading: Reading) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the nouns among the article's topics, each as it stands most often: bare plural or with “the”."""
    topics = sorted(find_topics(reading).items(), key=lambda item: (-item[1], item[0]))[:_MOST_TOPICS]
    forms: dict[str, dict[str, int]] = {}
    wanted = {word for word, _ in topics}
    for token in reading.doc:
        if token.pos_ in {"NOUN", "PROPN"} and root(token.lower_) in wanted and token.is_alpha:
            phrase = _phrase(token)
            if phrase:
                counts = forms.setdefault(root(token.lower_), {})
                counts[phrase] = counts.get(phrase, 0) + 1
    for word, _ in topics:
        found = forms.get(word, {})
        for phrase, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:1]:
            if count >= 2:  # noqa: PLR2004 (once is chance)
                noun = " ".join(words(phrase.removeprefix("the ")))
                yield phrase, frozenset({noun})


def _phrase(noun: Token) -> str | None:
    """Return a noun as one may speak of it without the sentence around it, or `None`."""
    if noun.dep_ == "compound" or any(
        child.dep_ in {"poss", "relcl", "prep", "acl", "nummod"} for child in noun.children
    ):
        return None
    before = [token for token in noun.lefts if token.dep_ in {"det", "compound", "amod"}]
    if any(token.dep_ == "amod" for token in before):
        return None
    named = [token for token in before if token.dep_ == "compound"]
    span = noun.doc[named[0].i if named else noun.i : noun.i + 1]
    if noun.pos_ == "PROPN":
        whole = noun.ent_type_ in _NAMED and span.text.istitle() is False
        return span.text if whole else None
    if noun.tag_ == "NNS" and not any(token.dep_ == "det" for token in before):
        return span.text if span.text.islower() else None
    the = any(token.lower_ == "the" for token in before)
    return f"the {span.text}" if the and span.text.islower() else None
