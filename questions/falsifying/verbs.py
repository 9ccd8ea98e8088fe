"""Verbs turned round: what rose fell, who supported it opposed it, who agreed to go refused to go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.standing import Standing
from questions.facts.subjects import SUBJECTS
from questions.falsifying.change import Change, is_somebody, own_words
from questions.grammar.verbs import inflect, verb_lemma
from questions.sources import Sources
from questions.standing.cutting import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("falsehoods")["verbs"]
_TURN: dict[str, str] = {
    **{other: one for one, other in _DATA["both"]},
    **dict(_DATA["both"]),
    **dict(_DATA["one_way"]),
}
_WITH_INFINITIVE: dict[str, str] = dict(_DATA["with_infinitive"])
_WITH_CLAUSE: dict[str, str] = dict(_DATA["with_clause"])
_WITHOUT_OBJECT, _WITH_OBJECT = frozenset(_DATA["without_object"]), frozenset(_DATA["with_object"])
_OF_PEOPLE = frozenset(_DATA["of_people"])
_AMOUNTS, _OF_AMOUNTS = frozenset(_DATA["amounts"]), frozenset(_DATA["of_amounts"])
_GROWING = frozenset(_DATA["growing"])
_OF_PLACES = frozenset(_DATA["of_places"])
_PLACES = frozenset(read_toml("sentence_parts")["nouns"]["place"])
_PARTICLES = frozenset(_DATA["particles"])
_DENYING = frozenset(_DATA["denying"])
_SOME = frozenset({"some", "several", "many", "few", "other", "others", "another", "dozens"})
_TENSED = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_AIMS = frozenset({"permit", "allow", "forbid", "ban", "support", "oppose", "accept", "reject", "approve"})
_EFFECTS = frozenset({"reduce", "increase", "cut", "raise", "boost", "improve", "strengthen", "weaken"})
_DOING = frozenset({"agree", "accept", "allow", "manage", "refuse"})
_POLAR = frozenset({"single", "any", "anything", "anybody", "anyone", "ever", "yet", "either", "until"})
_ENTERING = frozenset({"enter", "leave", "join"})
_PERIODS = frozenset({"time", "year", "month", "period", "age", "era", "phase", "stage", "season", "decade"})
_LEAVE = frozenset({"allow", "permit", "forbid", "ban", "prohibit"})
_RULES = frozenset(_DATA["rules"])
_COLOURED = frozenset(_DATA["coloured"])
"""Who "warmly welcomed" a plan would not warmly criticize it."""
_ROUNDS = frozenset({"victory", "round", "stage", "point", "place", "prize", "award", "medal"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_ABSTRACT = ("ment", "ity", "tion", "ness", "age", "ship", "ance", "ence")
_SURE, _CLAIM, _WITHIN = 1.0, 0.75, 0.85


def find(standing: Standing, sources: Sources) -> Iterator[Change]:  # noqa: ARG001 (others look into the article)
    """Yield the statement with one of its verbs turned, the main one first."""
    found = [(place, token) for place, token in own_words(standing) if token.pos_ == "VERB" and token.tag_ in _TENSED]
    kept = {word.token.i for word in standing.words if word.token is not None}
    main = {standing.verb.i} | {child.i for child in standing.verb.children if child.dep_ in {"ccomp", "xcomp", "conj"}}
    for place, token in sorted(found, key=lambda one: (one[1].i not in main, one[0])):
        if (
            _negated(token)
            or _is_modifier(token)
            or _is_aim(token)
            or _goes_on(token, kept)
            or _is_of_some(token)
            or _is_for(token)
            or any(one.dep_ in {"relcl", "advcl"} for one in (token, *token.ancestors))
            or "still" in {one.lower_ for one in token.children}
        ):
            continue
        other = _other(token)
        if other is None:
            continue
        lemma, trust = other
        text = _formed(lemma, token)
        if lemma in _DOING and any(word.text.lower() in _POLAR for word in standing.words):
            continue  # "agrees to give up a single boat", "refuse to hear from anyone who saw it"
        if trust == _CLAIM and standing.words[place + 1].text.lower() != "that":
            text += " that"  # "denied the plan would fail" denies a plan at first reading
        yield Change({place: text}, trust if token.i in main else trust * _WITHIN)


def can_turn(verb: Token) -> bool:
    """Say whether a verb says what the statement says, in a sense that an opposite of it has."""
    if _negated(verb) or _is_modifier(verb) or _is_aim(verb) or _is_of_some(verb):
        return False
    return _fits(verb, verb_lemma(verb).lower(), {child.dep_ for child in verb.children})


def _other(verb: Token) -> tuple[str, float] | None:
    """Return what a verb is turned into, and how sure that makes it false; `None` where it is not turned."""
    lemma = verb_lemma(verb).lower()
    kinds = {child.dep_ for child in verb.children}
    infinitive = any(child.dep_ == "xcomp" and _has_to(child) for child in verb.children)
    if infinitive and lemma in _WITH_INFINITIVE and "dobj" not in kinds:
        return _WITH_INFINITIVE[lemma], _SURE
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i and not _has_to(child)]
    if clauses:
        plain = len(clauses) == 1 and not _denies(clauses[0]) and lemma in _WITH_CLAUSE
        plain = plain and not any(one.pos_ == "PRON" for one in clauses[0].children if one.dep_ in SUBJECTS)
        # What a body reports, its figures for one, it would hardly deny.
        body = any(one.ent_type_ == "ORG" or one.text.isupper() for one in verb.children if one.dep_ == "nsubj")
        plain = plain and not (body and _WITH_CLAUSE[lemma] == "deny")
        plain = plain and all(is_somebody(one) for one in verb.children if one.dep_ == "nsubj")
        plain = plain and not any(child.dep_ == "advcl" for child in clauses[0].children)
        return (_WITH_CLAUSE[lemma], _CLAIM) if plain else None
    if lemma not in _TURN or any(child.dep_ == "prt" or child.lower_ in _PARTICLES for child in verb.rights):
        return None
    if infinitive and lemma in {
        "encourage",
        "discourage",
        "prevent",
        "start",
        "begin",
        "like",
        "love",
        "hate",
        "prefer",
    }:
        return None
    return (_TURN[lemma], _SURE) if _fits(verb, lemma, kinds) else None


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _fits(verb: Token, lemma: str, kinds: set[str]) -> bool:
    """Say whether a verb is used in the sense that its opposite has."""
    passive = bool(kinds & {"auxpass", "nsubjpass"})
    if lemma in _WITHOUT_OBJECT and ("dobj" in kinds or "acomp" in kinds or passive):
        return False
    if lemma in _WITH_OBJECT and "dobj" not in kinds and not passive:
        return False
    what = [child for child in verb.children if child.dep_ in ({"nsubjpass"} if passive else {"dobj"})]
    if (lemma in _OF_PEOPLE and not passive and not _somebody_does(verb)) or _is_coloured(verb):
        return False
    if lemma in {"grow", "shrink"}:
        return any(one.lemma_.lower() in _AMOUNTS | _GROWING for one in verb.children if one.dep_ == "nsubj")
    if lemma in {"fall", "rise"} and not any(_is_amount(one) for one in verb.children if one.dep_ == "nsubj"):
        return False  # a feast that falls in winter does not rise in it
    return _goes_with(lemma, what) and (lemma not in _LEAVE or _gives_leave(verb, passive=passive))


def _is_coloured(verb: Token) -> bool:
    return any(one.lower_ in _COLOURED for one in verb.lefts)


def _gives_leave(verb: Token, *, passive: bool) -> bool:
    """Say whether leave is given or withheld by somebody or a rule, for something to be done: no lapse forbids it."""
    if passive:
        return not any(one.ent_type_ in {"ORG", "PERSON"} for one in verb.children if one.dep_ == "nsubjpass")
    subject = subject_of(verb)
    if subject is None or verb.dep_ in {"relcl", "acl"}:
        return False
    rules = subject.lemma_.lower() in _RULES
    return rules or (is_somebody(subject) and not any(one.pos_ == "PRON" for one in verb.children if one.i > verb.i))


def _somebody_does(verb: Token) -> bool:
    """Say whether people or a body do it; only a clause with no subject of its own leaves that open."""
    doer = verb
    while doer.dep_ in {"conj", "xcomp"} and subject_of(doer) is None:
        doer = doer.head
    subject = subject_of(doer)
    return subject is None or is_somebody(subject)


def _is_amount(noun: Token) -> bool:
    word = noun.lemma_.lower()
    return word in _AMOUNTS | _GROWING or word.endswith(_ABSTRACT) or noun.tag_ in {"NNS", "NNPS"}


def _goes_with(lemma: str, what: list[Token]) -> bool:
    """Say whether a verb has its plain sense with what it is done to: taxes are raised, questions too, but not cut."""
    nouns = {noun.lemma_.lower() for one in what for noun in (one, *one.conjuncts)}
    # Nobody is leaving the boom years, and who won the first round may lose the next.
    entered = lemma in _ENTERING and (nouns & _PERIODS or any(one.pos_ == "ADJ" for one in what))  # "the unknown"
    barred = entered or (lemma in {"win", "lose"} and nouns & _ROUNDS)
    if barred or (lemma in _OF_AMOUNTS and not nouns & _AMOUNTS):
        return False
    ranked = any(child.lower_ == "first" or _ORDINAL.match(child.lower_) for one in what for child in one.children)
    if ranked and lemma in {"win", "lose"}:
        return False  # nobody loses their 19th cup
    return lemma not in _OF_PLACES or (bool(nouns & _PLACES) and not ranked)


def _formed(lemma: str, verb: Token) -> str:
    head, space, rest = lemma.partition(" ")
    return inflect(head, verb.tag_) + space + rest


def _negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ in {"never", "hardly", "rarely", "no"} for child in verb.children)


def _denies(clause: Token) -> bool:
    """Say whether a clause denies anything: to deny or doubt it would be to deny twice."""
    return any(one.lower_ in _DENYING or one.dep_ == "neg" for one in clause.subtree)


def _goes_on(verb: Token, kept: set[int]) -> bool:
    """Say whether what else the same subject did follows or precedes: "opened its first store and hopes to grow"."""
    joined = [*verb.conjuncts] if verb.dep_ != "ROOT" else [child for child in verb.children if child.dep_ == "conj"]
    return any(one.pos_ in {"VERB", "AUX"} and one.i in kept for one in joined)


def _is_of_some(verb: Token) -> bool:
    """Say whether only some did it: others may have done the opposite."""
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return any(
        one.lower_ in _SOME
        or (one.lower_ in {"number", "handful"} and any(child.lower_ == "a" for child in one.children))
        or any(child.lower_ in _SOME or child.dep_ == "nummod" for child in one.children)
        for one in subjects
    )


def _is_aim(verb: Token) -> bool:
    """Say whether a verb tells what something is for and its opposite would be nobody's aim ("to raise incomes")."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"to", "at", "for"}:
        return True
    if not _has_to(verb):
        return False
    lemma = verb_lemma(verb).lower()
    return lemma not in _AIMS and not (verb.dep_ == "xcomp" and lemma in _EFFECTS)


def _is_for(verb: Token) -> bool:
    """Say whether what is done has an aim, which its opposite would not serve: "widened to see if they fit"."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    told = verb_lemma(verb).lower() in _LEAVE | _WITH_INFINITIVE.keys()
    kinds = {"advcl", "xcomp"} if passive and not told else {"advcl"}
    return any(child.dep_ in kinds and child.i > verb.i and _has_to(child) for child in verb.children)


def _is_modifier(verb: Token) -> bool:
    """Say whether a verb only tells which noun is meant ("evidence to support it"), or introduces ("including")."""
    return verb.dep_ in {"amod", "prep", "compound", "pobj", "acl"} or (
        verb.dep_ == "relcl" and verb.tag_ in {"VBN", "VBG"}
    )
