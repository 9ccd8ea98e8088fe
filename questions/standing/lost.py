"""Lost: what of a clause was left behind without which its statement is too broad, or nobody knows of when or what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from questions.standing.cutting import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIMES = frozenset({"DATE", "TIME"})
_WITHIN = frozenset({"in", "within", "over", "during"})
_CONDITIONS = frozenset({"if", "unless"})
_GIVEN = frozenset({"with", "without", "under"})
_SEEMING = frozenset({"appear", "be", "seem", "take"})
_ON_CONDITION = frozenset(
    {"if", "unless", "under", "without", "with", "when", "after", "once", "according", "until", "later", "every"}
)
_THINGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PUTTING = frozenset({"base", "lay", "place", "put"})
_LATELY = frozenset({"recently", "lately"})
_ONE = frozenset({"NN", "NNP", "NNPS"})
_ASIDE = frozenset({",", "–", "—", "(", "-"})


def loses_bounds(verb: Token, said: set[str]) -> bool:
    """Say whether a clause lost what bounds it: when its figures hold, under what condition, an attempt at what."""
    perfect = any(one.lower_ in {"has", "have"} and one.dep_ == "aux" for one in verb.lefts)
    counted = perfect and any(word[0].isdigit() for word in said)
    would = any(one.lower_ == "would" and one.dep_ == "aux" for one in verb.lefts)
    conditions = [one for one in verb.children if one.dep_ == "advcl" and one.left_edge.lower_ in _CONDITIONS - said]
    if conditions or any(_says_where(verb, child) for child in _lost(verb, said)):
        return True
    for child in _lost(verb, said):
        if child.dep_ == "npadvmod" and any(one.lower_ == "that" for one in child.lefts):
            return True  # "In February that year"
        if counted and child.lower_ in _WITHIN and any(one.ent_type_ in _TIMES for one in child.rights):
            return True
        if would and child.i < verb.i and (child.dep_ == "advcl" or child.lower_ in _GIVEN):
            return True  # "To read it, one would need a lamp"
        if child.dep_ == "advcl" and child.tag_ == "VBG" and (_is_close(child, verb) or _is_subject(child, verb)):
            return True
    subject = subject_of(verb)
    tasks = [child for child in subject.children if child.dep_ == "acl" and child.tag_ == "VB"] if subject else []
    return any(not _is_any_said(task, said) for task in tasks)


def _says_where(verb: Token, phrase: Token) -> bool:
    """Say whether a phrase tells where a thing was put: "placed the boat on its list"."""
    where = phrase.dep_ == "prep" and phrase.lower_ in {"in", "into", "on", "onto", "under"}
    return where and verb.lemma_ in _PUTTING


def is_conditional(verb: Token, said: set[str]) -> bool:
    """Say whether a main clause tells what would be, and not on what condition: "Games would reach more people"."""
    main = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
    if not main or verb.lemma_ in _SEEMING or said & _ON_CONDITION:
        return False
    if not any(one.lower_ == "would" and one.dep_ == "aux" for one in verb.lefts):
        return False
    subject = subject_of(verb)
    return subject is not None and subject.tag_ in _THINGS and subject.ent_type_ != "PERSON"


def loses_source(verb: Token, said: set[str]) -> bool:
    """Say whether what somebody has found or thinks, and no figure or rank, has lost its "according to"."""
    counts = any((one.like_num or one.tag_ in {"JJS", "RBS"}) and one.lower_ in said for one in verb.sent)
    if "according" in said or counts:
        return False
    return any(one.lower_ == "according" and one.dep_ == "prep" for one in verb.children)


def loses_recent(statement: str, tokens: Sequence[Token]) -> bool:
    """Say whether a figure has lost the "recently" that tells of what time it holds, or "only recently" is gone."""
    lowered = statement.lower()
    if not tokens:
        return False
    counts, kept = any(mark.isdigit() for mark in lowered), {token.i for token in tokens}
    return any(
        one.lower_ in _LATELY
        and one.head.i in kept
        and one.lower_ not in lowered
        and ((counts and not _is_past(one.head)) or (one.i > 0 and one.nbor(-1).lower_ == "only"))
        for one in tokens[0].sent
    )


def _is_past(verb: Token) -> bool:
    """Say whether what a verb tells is over: "was lately named" holds whenever it was."""
    return verb.tag_ == "VBD" or any(one.dep_ == "auxpass" and one.tag_ == "VBD" for one in verb.lefts)


def lacks_owner(verb: Token, tokens: Sequence[Token], said: set[str]) -> bool:
    """Say whether "its" stands before everything that it may be of: "Studies suggest that its growth is over"."""
    subject = subject_of(verb)
    for place, token in enumerate(tokens):
        if token.lower_ != "its" or "its" not in said or subject is None or token.i < subject.i:
            continue
        # An earlier "it" or a subject may have become a name.
        owners = [one for one in tokens[:place] if one.lower_ in said or one == subject or one.lower_ == "it"]
        if not any(one.tag_ in _ONE or one.lower_ == "it" for one in owners):
            return True
    return False


def _lost(verb: Token, said: set[str]) -> Iterator[Token]:
    """Yield what hangs on a verb and has no word of weight in the statement."""
    for child in verb.children:
        if child.dep_ in {"npadvmod", "prep", "advcl"} and not _is_any_said(child, said):
            yield child


def _is_any_said(top: Token, said: set[str]) -> bool:
    weighty = [token for token in top.subtree if token.text[0].isalnum() and not token.is_stop]
    return not weighty or any(token.lower_ in said for token in weighty)


def _is_close(clause: Token, verb: Token) -> bool:
    """Say whether nothing sets a clause off from what stands before it: "are anxious facing a test"."""
    first = clause.left_edge
    bare = not any(child.dep_ in {"aux", "nsubj", "mark", "cc"} for child in clause.children)
    judged = any(child.dep_ == "acomp" for child in verb.children)
    return judged and bare and first.i > verb.i and first.nbor(-1).text not in _ASIDE


def _is_subject(clause: Token, verb: Token) -> bool:
    """Say whether a clause was the subject: "Getting sailors, and others, swimming has become an aim"."""
    subject = subject_of(verb)
    return subject is not None and clause.i < subject.i and subject.lower_.endswith("ing") and not any(subject.lefts)
