"""Whole: whether a statement kept all that its verbs, prepositions and comparisons need, and says each thing once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.datafiles import read_toml
from questions.facts.once import once_a_reading
from questions.names import TITLES
from questions.pronouns import PRONOUN_GENDER
from questions.span import Span
from questions.standing.adjoined import is_adjoined
from questions.standing.cutting import is_finite, subject_of
from questions.standing.edges import breaks_off
from questions.standing.fragments import is_fragment
from questions.standing.joints import has_lost_comma, is_unjoined, leaves_joined
from questions.standing.lost import is_conditional, lacks_owner, loses_bounds, loses_recent, loses_source
from questions.standing.unfit import is_unfit
from questions.standing.unplaced import is_unplaced
from questions.wording import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_DATA = read_toml("standing")["whole"]
_TELLING = frozenset(_DATA["telling"])
_NEEDING = frozenset(_DATA["needing"])
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_DENIED = re.compile(
    r"\bnot\b|n[’']t\b|\bcannot\b|\bno\b|\bnever\b|\bwithout\b|\b(?:deny|denie[sd]|fail)", re.IGNORECASE
)
_PLACE = re.compile(
    r"\b[Tt]he (?:\w+ )?(?:[A-Z]\w+|[a-z]+ern|\w+-\w+|tiny) "
    r"(?:country|nation|kingdom|republic|city|town|capital)\b(?! of\b)"
)
_BODY = re.compile(r"\b[Tt]he (?:\w+ )?[A-Z]\w+ (?:[\w-]+ )?(?:giant|retailer|carmaker|chain|firm|company)\b(?! of\b)")
_COMPLEMENTS = frozenset({"dobj", "dative", "ccomp", "xcomp", "acomp", "attr", "oprd"})
_STATING = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_whole(statement: str, tokens: Sequence[Token], reading: Reading, fact: str) -> bool:
    """Say whether nothing is missing from a statement, or in it twice.

    `tokens` are those of its source, `fact` is the key of the clause in it that the statement states.
    """
    # Several kinds of question ask it of one statement.
    (judged,) = _judged(reading)
    key = (statement, fact, tokens[0].i if tokens else -1, len(tokens))
    if key not in judged:
        judged[key] = _is_whole(statement, tokens, reading, fact)
    return judged[key]


@once_a_reading
def _judged(_reading: Reading) -> Iterator[dict[tuple[str, str, int, int], bool]]:
    yield {}


def _is_whole(statement: str, tokens: Sequence[Token], reading: Reading, fact: str) -> bool:
    broken = is_fragment(statement) or is_unfit(statement) or breaks_off(statement, tokens)
    if broken or loses_recent(statement, tokens) or is_adjoined(statement, tokens, fact):
        return False
    said = {part for word in words(statement) for part in (word, *word.split("-"))} | set(_NUMBER.findall(statement))
    kept = [token for token in tokens if token.lower_ in said]
    verbs = [token for token in kept if token.pos_ in {"VERB", "AUX"} and _is_of(token, fact)]
    if any(_lacks_object(verb, said) or _lacks_told(verb, said) or _stressed(verb, said) for verb in verbs):
        return False
    if any(_lacks_not(verb, statement) for verb in verbs) or leaves_joined(tokens) or _is_unnamed(statement, kept):
        return False
    if any(loses_bounds(verb, said) or loses_source(verb, said) or is_conditional(verb, said) for verb in verbs) or any(
        lacks_owner(verb, tokens, said) for verb in verbs[:1]
    ):
        return False
    if has_lost_comma(statement, tokens) or any(is_unjoined(token, statement, said) for token in kept):
        return False
    twice = any(_is_named_twice(token, statement, kept, reading) for token in tokens)
    return not (twice or is_unplaced(statement, kept, reading))


def source_of(evidence: Sequence[Span], reading: Reading) -> list[Token]:
    """Return the tokens of the sentences that some spans lie in."""
    sentences = [reading.sentence_at(span.start) for span in evidence]
    return [token for sentence in sentences if sentence is not None for token in sentence.words]


def _is_of(verb: Token, fact: str) -> bool:
    """Say whether a verb is a clause's own or in a clause that says what that one tells."""
    while f"clause:{verb.i}" != fact:
        if verb.dep_ not in {"ccomp", "xcomp"}:
            return False
        verb = verb.head
    return True


def _lacks_not(verb: Token, statement: str) -> bool:
    """Say whether a verb's "not", or a "not only", is gone."""
    denied = any(child.dep_ == "neg" or child.lower_ == "not" for child in verb.children)
    return denied and not _DENIED.search(statement)


def _is_unnamed(statement: str, kept: Sequence[Token]) -> bool:
    """Say whether "the Baltic country" or "the US retailer" stands in a statement that does not name it."""
    place, body = _PLACE.search(statement), _BODY.search(statement)
    if place and not any(token.ent_type_ in {"GPE", "LOC"} and token.text not in place[0] for token in kept):
        return True
    # "The Mill Hotel chain" is its name.
    foreign = body and any(token.text in body[0] and token.ent_type_ in {"NORP", "GPE", "LOC"} for token in kept)
    return bool(foreign) and not any(token.ent_type_ in {"ORG", "PRODUCT"} for token in kept)


def _of(verb: Token, said: set[str]) -> bool:
    """Say whether something that completes a verb is among the words said."""
    return any(_is_said(child, said) for child in verb.children if child.dep_ in _COMPLEMENTS)


def _is_said(child: Token, said: set[str]) -> bool:
    """Say whether any word of weight under a token is among the words said; a pronoun may have become a name."""
    under = [token for token in child.subtree if token.text[0].isalnum() and not token.is_stop]
    return not under or any(token.lower_ in said for token in under)


def _lacks_object(verb: Token, said: set[str]) -> bool:
    """Say whether a verb lost all that completes it, or is one that needs an object and has none."""
    if verb.pos_ != "VERB" or verb.dep_ not in _STATING or any(child.dep_ == "auxpass" for child in verb.children):
        return False
    completed = [child for child in verb.children if child.dep_ in _COMPLEMENTS]
    if completed:
        return not _of(verb, said)
    if any(_shares_object(verb, other) and not _of(other, said) for other in verb.conjuncts):
        return True
    open_ended = verb.lemma_.lower() in _NEEDING and verb.tag_ not in {"VBN", "VBG"}
    return open_ended and not any(child.dep_ == "prt" for child in verb.rights)


def _shares_object(verb: Token, other: Token) -> bool:
    """Say whether two verbs stand side by side before one object: "sold and mended boats"."""
    near = other.i > verb.i and all(token.dep_ in {"cc", "advmod"} for token in verb.doc[verb.i + 1 : other.i])
    return near and any(child.dep_ == "dobj" for child in other.children)


def _lacks_told(verb: Token, said: set[str]) -> bool:
    """Say whether it is not said what somebody was told."""
    if verb.lemma_.lower() not in _TELLING or verb.pos_ != "VERB" or verb.tag_ == "VBN":
        return False
    if any(child.lower_ in {"of", "about", "to"} and _is_said(child, said) for child in verb.rights):
        return False
    clauses = [child for child in verb.children if child.dep_ in {"ccomp", "xcomp"}]
    if any(is_finite(child) and subject_of(child) is None for child in clauses):
        return True  # "told Norway Today farmers would pay" was read as of whom they told
    if clauses:
        return not any(_is_said(child, said) and child.lower_ in said for child in clauses)
    objects = [child for child in verb.children if child.dep_ in {"dobj", "dative"}]
    return len(objects) < 2 and not any(_is_told(child) for child in objects)  # noqa: PLR2004 (whom and what)


def _is_told(noun: Token) -> bool:
    """Say whether an object is what was told: "told the story"."""
    return noun.lemma_.lower() in {"story", "truth", "lie", "tale", "joke", "news", "time", "difference"}


def _stressed(verb: Token, said: set[str]) -> bool:
    """Say whether "does" only stresses a verb, against something said before."""
    if verb.tag_ != "VB" or any(child.dep_ == "neg" for child in verb.children):
        return False
    stress = [child for child in verb.lefts if child.dep_ == "aux" and child.lemma_ == "do" and child.lower_ in said]
    return any(not any(one.dep_ in _SUBJECTS for one in verb.doc[aux.i : verb.i]) for aux in stress)


def _is_named_twice(token: Token, statement: str, kept: Sequence[Token], reading: Reading) -> bool:
    """Say whether a name stands for "his" where the one of whom the clause speaks may be meant: "The mayor … his"."""
    if token.lower_ not in PRONOUN_GENDER:
        return False
    person = reading.person(token)
    if person is None or person.name not in statement:
        return False
    earlier = [one for one in kept if one.i < token.i and one.sent == token.sent]
    meant = [
        one
        for one in earlier
        if one.dep_ in _SUBJECTS
        and one.pos_ in {"NOUN", "PROPN"}
        and one.tag_ in {"NN", "NNP"}
        and _is_human(one)
        and one.head in token.ancestors
    ]
    # "The mayor, Ada Brown, says she": the name may have been left out there and put here.
    beside = {under.i for one in meant for child in one.children if child.dep_ == "appos" for under in child.subtree}
    if any(reading.person(one) is person and one.i not in beside for one in earlier):
        return False
    before = statement[: statement.find(person.name)].split()
    return bool(meant) if not beside else any(one.head.text in before for one in meant)


def _is_human(noun: Token) -> bool:
    return (
        noun_is_human(noun) or noun.lower_ in TITLES or any(child.lower_ in {"who", "whose"} for child in noun.subtree)
    )
