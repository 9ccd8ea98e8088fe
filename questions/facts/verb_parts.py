"""The parts of a verb by their roles, and whether the parse of them can be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.parts import Part, part_of
from questions.facts.subjects import SUBJECTS
from questions.grammar.verbs import verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROLES = {
    "dobj": "object",
    "dative": "dative",
    "attr": "attribute",
    "acomp": "complement",
    "oprd": "complement",
    "xcomp": "infinitive",
    "ccomp": "clause",
    "prep": "prep",
    "agent": "agent",
    "npadvmod": "time",
    "advmod": "adverb",
    "prt": "particle",
    "advcl": "adverbial",
}
_SILENT = frozenset({"aux", "auxpass", "neg", "punct", "cc", "conj", "mark", "preconj", "parataxis", "expl"})
_BINDING = frozenset(read_toml("sentence_parts")["connectives"]["binding"])
_CONDITION = 3
_JOINTS = frozenset({"so", "and", "but", "or", "yet"})
_SPEECH = frozenset((*read_toml("speech")["tags"], *read_toml("speech")["clauses"]))
_NO_DOERS = frozenset(read_toml("sentence_parts")["nouns"]["no_doers"])


def parts_of(verb: Token) -> list[Part] | None:
    """Return the parts of a verb in order, or `None` when one has a role that is not understood."""
    parts = []
    for child in verb.children:
        if child.dep_ == "cc" and any(True for _ in child.children):
            return None  # "– but only in June": the limit hangs on the conjunction
        if child.dep_ in _SILENT or child.dep_ in SUBJECTS:
            continue
        role = _ROLES.get(child.dep_)
        if role is None:
            return None
        part = part_of(child, role)
        if not part.tokens or _doubtful(child):
            return None
        parts.append(part)
    return parts


def _doubtful(root: Token) -> bool:
    """Say whether a part seems to have swallowed something that is not its own."""
    joined = [child for child in root.children if child.dep_ == "conj"]
    if root.tag_ in {"VB", "VBG"}:
        # A base form and a present plural look alike.
        return any(one.tag_ == "VBP" for one in joined)
    # "has an industry and Laos …": a name beside a common noun
    return root.pos_ == "NOUN" and any(one.pos_ in {"PROPN", "VERB"} for one in joined)


def is_misread(verb: Token, parts: list[Part]) -> bool:
    """Say whether the parse looks wrong: two objects, or a second clause run on without a joint."""
    if any(
        part.role == "adverbial" and part.tokens[0].lower_ in _BINDING and len(part.tokens) < _CONDITION
        for part in parts
    ):
        return True  # "If not, she plans to leave"
    if _is_copular(verb) or any(part.role == "clause" and _runs_on(verb, part) for part in parts):
        return True
    once = [part.role for part in parts if part.role in {"object", "clause"}]
    # "rose by 3% in Wales by 5% in Kent": two things in one
    once += [part.root.lower_ for part in parts if part.role == "prep" and part.root.lower_ in {"by", "to"}]
    if len(once) > len(set(once)):
        return True
    if any(part.role == "prep" and part.start and verb.doc[part.start - 1].pos_ == "CCONJ" for part in parts):
        return True  # "by a third in Leeds and by half in Oslo": the "and" would be lost
    for child in verb.children:
        if child.dep_ == "conj" and any(one.dep_ in SUBJECTS for one in child.children):
            before = verb.doc[child.left_edge.i - 1]
            if before.pos_ != "CCONJ" and before.lower_ != "so" and not before.is_punct:
                return True
    return False


def _runs_on(verb: Token, part: Part) -> bool:
    """Say whether a clause in front of another is no speech: "the shop sells bread, the mill grinds corn"."""
    joint = next((token for token in verb.doc[part.tokens[-1].i + 1 : verb.i] if token.text != ","), verb)
    return part.start < verb.i and verb_lemma(verb) not in _SPEECH and joint.lower_ not in _JOINTS


def _is_copular(verb: Token) -> bool:
    """Say whether an "-ing" is what something is, not what it is doing: "one aim is saving fuel"."""
    doers = [child for child in verb.lefts if child.dep_ in SUBJECTS]
    progressive = verb.tag_ == "VBG" and any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.lefts)
    return progressive and any(noun.lemma_.lower() in _NO_DOERS for noun in doers)


def shared_before(verb: Token, subject: Token) -> tuple[Part, ...]:
    """Return the times and places that stand before a shared subject."""
    if verb.dep_ != "conj":
        return ()
    parts = parts_of(subject.head) or []
    return tuple(part for part in parts if part.start < subject.left_edge.i and part.role in {"prep", "time"})
