"""The subject of a verb: its own, one it shares, or the noun that "who" stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.grammar.verbs import inflect, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HUMAN = frozenset(word for words in read_toml("people")["nouns"].values() for word in words)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BESIDE = 2
_EFFECTS = frozenset(read_toml("sentence_parts")["verbs"]["effects"])


def subject_of(verb: Token) -> tuple[Token, tuple[Token, ...]] | None:  # noqa: PLR0911 (each doubt leaves at once)
    """Return a verb's subject, shared or its own, and the auxiliaries it borrows with it."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if len(own) > 1 or any(child.dep_ in {"expl", "csubj", "csubjpass"} for child in verb.children):
        return None
    if own and own[0].i > verb.i:
        return None
    relative = verb.dep_ == "parataxis" and bool(own) and own[0].lower_ in {"who", "which"}
    if verb.dep_ == "relcl" or relative:
        return (verb.head, ()) if own and _sure_antecedent(verb.head, own[0]) else None
    if own:
        return own[0], ()
    if verb.dep_ != "conj":
        return None
    shared = subject_of(verb.head)
    if shared is None:
        return None
    if _is_passive_misread(verb):
        return None
    if verb.tag_ in {"VBD", "VBZ", "VBP"} or any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return shared[0], ()
    auxiliaries = tuple(child for child in verb.head.children if child.dep_ in {"aux", "auxpass"})
    if not auxiliaries or verb.tag_ != verb.head.tag_:
        return None
    return shared[0], auxiliaries


def _is_passive_misread(verb: Token) -> bool:
    """Say whether a participle was taken for a past: in "are counted and shared out" nobody shared anything."""
    if verb.tag_ != "VBD" or any(child.dep_ in {"aux", "auxpass", "dobj", "ccomp", "attr"} for child in verb.children):
        return False
    passive = any(child.dep_ == "auxpass" for child in verb.head.children)
    return passive and inflect(verb_lemma(verb), "VBN") == verb.lower_


def _sure_antecedent(noun: Token, relative: Token) -> bool:
    """Say whether "who" or "which" can only mean the noun right before it."""
    if relative.lower_ not in {"who", "which"} or noun.dep_ == "conj":
        return False
    if any(child.dep_ == "conj" for child in noun.children) or _may_mean_it_all(noun, relative):
        return False
    if relative.lower_ == "which" and noun.ent_type_ == "PERSON" and relative.i > noun.i + _BESIDE:
        return False  # "Ada Brown of the union, which has won": the union has
    # "a pipe at the top of the tank, which led …": the pipe or the tank?
    # "£3 per hour (which …)": the pay, not the hour
    inside = noun.dep_ == "pobj" and noun.head.head.pos_ in {"NOUN", "PROPN", "NUM"}
    if relative.lower_ == "who" and (inside or (noun.dep_ == "pobj" and noun.pos_ == "NOUN")):
        return noun.lemma_.lower() in _HUMAN  # "a baker from Leeds, who …"
    return noun.ent_type_ not in _PLACES if relative.lower_ == "who" else not inside


def _may_mean_it_all(noun: Token, relative: Token) -> bool:
    """Say whether "which" may sum up what was told: "The bank left the village, which should help the post office"."""
    verb = relative.head
    modal = any(child.tag_ == "MD" for child in verb.lefts)
    last = noun.dep_ in {"dobj", "pobj", "attr"} and noun.pos_ == "NOUN" and noun.head.pos_ in {"VERB", "ADP", "AUX"}
    return relative.lower_ == "which" and last and (modal or verb.lemma_ in _EFFECTS) and verb.lemma_ != "be"
