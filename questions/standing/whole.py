"""Whole: whether a statement kept all that its verbs, prepositions and comparisons need, and says each thing once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.datafiles import read_toml
from questions.names import TITLES
from questions.pronouns import PRONOUN_GENDER
from questions.span import Span
from questions.standing.welded import has_welded
from questions.wording import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_DATA = read_toml("standing")["whole"]
_TELLING = frozenset(_DATA["telling"])
_NEEDING = frozenset(_DATA["needing"])
_PREPOSITIONS = "|".join(_DATA["prepositions"])
_DAYS = "|".join([*read_toml("standing")["times"]["days"]])
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?i)^(?:in|{_PREPOSITIONS}),|\b(?:of|than|unlike|despite|during|among),",
        rf"(?<=[\w%,] )(?:{'|'.join(_DATA['leading'])}) [A-Z]",
        rf"\b(?:{'|'.join(_DATA['ending'])})\.$",
        r"(?i)^(?:maybe|perhaps|possibly|another|further|similar)\b",
        r"^Other (?!.*\b(?:than|include|includes|including|such as|like)\b)",
        r"(?i)^\w+ (?:it|them|this|that|these|those), ",
        r"(?i)^what(?:ever)? [\w ]*?\b(?:do|does|did) (?!not\b)\w+ (?:is|was|are|were)\b",
        r"^The (?:most|least|\w+est) (?:\w+ )?(?:is|are|was|were) ",
        rf"(?i)^(?:{_DAYS}), ",
        r"(?<!and )\b([A-Z][\w’-]+) (?:[A-Z][\w’-]+ )?\1\b",
        r"\bSt Saint\b",
        r"\b([A-Z][\w-]+)\b.* goes by the (?:name|nickname) (?:of )?\1\b",
        r"(?i)\b(?:is|are|was|were) (?:even |far |much |slightly )?(?:less|more) (?!(?:than|or|and)\b)\w+"
        r"(?!.*\bthan\b)",
        r"^(?:When|As|While|After|Before|Back|Because|Once) .*\b([A-Z][\w’-]+|the \w+)\b[^,]*(?:, [^,]+)?, \1 ",
        r"^(?:In|On|At|During|For|Despite) .*\b([A-Z][\w’-]+)\b[^,]*, \1 ",
        r"^(?:The|An?) (?:equivalent|sum|total)\b.*\bcombined\.$",
        r"\b[A-Z]\w+ (?:himself|herself|itself)(?! (?:in|to|as|at|on|for|with|up|out|a|the)\b)(?= \w)",
    )
)
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_SO_MUCH = re.compile(r"\bso much as\b")
_NOT = re.compile(r"\bnot\b|n[’']t\b|\bwithout\b")
_COMPLEMENTS = frozenset({"dobj", "dative", "ccomp", "xcomp", "acomp", "attr", "oprd"})
_STATING = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_LEADS_ON = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_whole(statement: str, tokens: Sequence[Token], reading: Reading, fact: str) -> bool:
    """Say whether nothing is missing from a statement, or in it twice.

    `tokens` are those of its source, `fact` is the key of the clause in it that the statement states.
    """
    if any(form.search(statement) for form in _FORMS) or has_welded(statement):
        return False
    if _SO_MUCH.search(statement) and not _NOT.search(statement):
        return False
    said = {part for word in words(statement) for part in (word, *word.split("-"))} | set(_NUMBER.findall(statement))
    kept = [token for token in tokens if token.lower_ in said]
    verbs = [token for token in kept if token.pos_ in {"VERB", "AUX"} and _is_of(token, fact)]
    if any(_lacks_object(verb, said) or _lacks_told(verb, said) or _stressed(verb, said) for verb in verbs):
        return False
    if _leaves_joined(tokens):
        return False
    return not _has_lost_comma(statement, tokens) and not any(
        _is_named_twice(token, statement, kept, reading) for token in tokens
    )


def source_of(evidence: Sequence[Span], reading: Reading) -> list[Token]:
    """Return the tokens of the sentences that some spans lie in."""
    sentences = [reading.sentence_at(span.start) for span in evidence]
    return [token for sentence in sentences if sentence is not None for token in sentence.tokens]


def _is_of(verb: Token, fact: str) -> bool:
    """Say whether a verb is a clause's own or in a clause that says what that one tells."""
    while f"clause:{verb.i}" != fact:
        if verb.dep_ not in {"ccomp", "xcomp"}:
            return False
        verb = verb.head
    return True


def _leaves_joined(tokens: Sequence[Token]) -> bool:
    """Say whether what "and" joins was kept without what it was joined to: it has come to stand with something else."""
    pairs = pairwise(tokens)
    return any(
        after.i > before.i + 1 and after.nbor(-1).dep_ == "cc" and before.sent == after.sent for before, after in pairs
    )


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
    open_ended = verb.lemma_.lower() in _NEEDING and verb.tag_ not in {"VBN", "VBG"}
    return open_ended and not any(child.dep_ == "prt" for child in verb.rights)


def _lacks_told(verb: Token, said: set[str]) -> bool:
    """Say whether it is not said what somebody was told."""
    if verb.lemma_.lower() not in _TELLING or verb.pos_ != "VERB" or verb.tag_ == "VBN":
        return False
    if any(child.lower_ in {"of", "about", "to"} and _is_said(child, said) for child in verb.rights):
        return False
    clauses = [child for child in verb.children if child.dep_ in {"ccomp", "xcomp"}]
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


def _has_lost_comma(statement: str, tokens: Sequence[Token]) -> bool:
    """Say whether a comma behind the verb is gone, so that what it set apart runs on: "fruit a day equal to two"."""
    plain = f" {statement.rstrip('.')} "
    verb = False
    for before, comma, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        verb = verb or (before.pos_ in {"VERB", "AUX"} and before.lower_ in plain.lower().split())
        if comma.text != "," or after.pos_ in _LEADS_ON or not verb:
            continue
        if f" {before.text} {after.text} " in plain and f"{before.text}, {after.text}" not in plain:
            return True
    return False


def _is_named_twice(token: Token, statement: str, kept: Sequence[Token], reading: Reading) -> bool:
    """Say whether a name stands for "his" where the one of whom the clause speaks may be meant: "The mayor … his"."""
    if token.lower_ not in PRONOUN_GENDER:
        return False
    person = reading.person(token)
    if person is None or person.name not in statement:
        return False
    earlier = [one for one in kept if one.i < token.i and one.sent == token.sent]
    if any(reading.person(one) is person for one in earlier):
        return False
    return any(
        one.dep_ in _SUBJECTS
        and one.pos_ == "NOUN"
        and one.tag_ == "NN"
        and _is_human(one)
        and one.head in token.ancestors
        for one in earlier
    )


def _is_human(noun: Token) -> bool:
    return (
        noun_is_human(noun) or noun.lower_ in TITLES or any(child.lower_ in {"who", "whose"} for child in noun.subtree)
    )
