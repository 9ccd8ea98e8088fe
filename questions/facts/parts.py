"""The parts of a clause: a head's words, asides between commas or dashes left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.facts.subjects import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_BREAKS = frozenset({",", "–", "—", "(", ")", "-", "--", "…"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_RUN_ON = frozenset({"clause", "complement", "infinitive", "object", "prep", "adverbial"})
_ASIDES = frozenset({"appos", "relcl", "acl", "advcl", "parataxis"})


@dataclass(frozen=True)
class Part:
    """Hold one part of a clause: its role, its head and its words, asides between commas left out."""

    role: str
    root: Token
    tokens: tuple[Token, ...]
    trimmed: bool = False

    @property
    def start(self) -> int:
        """Return the index of its first token."""
        return self.tokens[0].i


def part_of(root: Token, role: str) -> Part:
    """Return the words under a head as a part, without asides between commas or dashes."""
    under_root = {token.i for token in root.subtree}
    # A comma between the members of a list may hang on the verb.
    tokens = [
        token
        for token in root.doc[root.left_edge.i : root.right_edge.i + 1]
        if token.i in under_root or (token.is_punct and not token.is_space)
    ]
    dropped: set[int] = set()
    for token in tokens:
        if token.i != root.i and (is_aside(token) or _is_loose_participle(token, root)):
            dropped |= {under.i for under in token.subtree}
    dropped |= _rest_of_asides(tokens, dropped)
    if role == "clause":
        dropped |= _second_clause(root)
    if role in _RUN_ON:
        dropped |= _run_on(tokens)
    if role == "subject" and tokens and tokens[0].lower_ == "even":
        dropped.add(tokens[0].i)
    for token in tokens:
        dropped |= _another_verb(token)
    kept = [token for token in tokens if token.i not in dropped and not token.is_space]
    kept = _without_loose_marks(kept, dropped)
    return Part(role, root, tuple(kept), bool(dropped))


def is_aside(token: Token) -> bool:
    """Say whether a modifier is set off by a comma, a dash or a bracket."""
    if token.dep_ == "parataxis":
        return True
    left = token.left_edge.i
    if token.ent_type_ == "DATE" and token.head.ent_type_ == "DATE":
        return False  # "Friday, July 12"
    if left == 0 or not is_break(token.doc[left - 1]):
        return False
    # "the board, of London," and "two towns, including Leeds"
    attached = token.dep_ == "prep" and (token.head.pos_ == "PROPN" or token.lower_ in {"including", "such"})
    return token.dep_ in _ASIDES or attached


def _second_clause(verb: Token) -> set[int]:
    """Return the indices of a clause joined to a reported one with a subject of its own, its joint included."""
    found: set[int] = set()
    empty = any(one.lower_ == "it" and one.dep_ in SUBJECTS for one in verb.children)
    for child in verb.children:
        own = any(one.dep_ in SUBJECTS for one in child.children)
        # "it was too early to sell and left": an empty "it" leaves nothing
        if child.dep_ == "conj" and (own or (empty and child.tag_ in {"VBD", "VBZ"})):
            found |= {token.i for token in child.subtree}
            found |= {one.i for one in verb.children if one.dep_ == "cc" and one.i < child.i}
    return found


def _another_verb(root: Token) -> set[int]:
    """Return the indices of a finite verb joined to an infinitive or an adjective, which belongs to the clause.

    "runs classes to discourage smoking and offers help": "offers" is beside "runs", whatever the parser says.
    """
    if root.tag_ not in {"VB", "VBG", "JJ"} or (root.pos_ == "VERB" and root.head.lemma_ == "be"):
        return set()
    for child in root.children:
        helped = any(one.dep_ == "aux" and one.tag_ in _FINITE for one in child.children)
        finite = helped or child.tag_ in {"VBZ", "VBD"}
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and finite and root.i < child.i:
            joint = {one.i for one in root.children if one.dep_ == "cc" and root.i < one.i < child.i}
            return {token.i for token in child.subtree} | joint
    return set()


def _rest_of_asides(tokens: list[Token], dropped: set[int]) -> set[int]:
    """Return the indices of appositions right behind one set off: “Lee, Leeds’s vice-president,” read in three."""
    found: set[int] = set()
    for token in tokens:
        edge = token.left_edge.i - 1
        if token.dep_ in {"appos", "conj"} and token.i not in dropped and edge in dropped | found:
            heads = {other.i for other in token.head.children if other.dep_ == "appos" and other.i in dropped}
            if heads:
                found |= {under.i for under in token.subtree}
    return found


def _run_on(tokens: list[Token]) -> set[int]:
    """Return the indices from a past tense on that "and" joins to no verb: it goes on with the one above.

    "warned that it was too early to use the drugs sold there and cautioned against them"
    """
    for token in tokens:
        if token.dep_ != "conj" or token.tag_ not in {"VBD", "VBZ"} or token.head.pos_ not in {"VERB", "AUX"}:
            continue
        helped = any(child.dep_ in {"aux", "auxpass"} for child in token.head.children)
        if token.head.tag_ in {"VB", "VBG"} or (token.head.tag_ == "VBN" and not helped):
            joints = [child.i for child in token.head.children if child.dep_ == "cc" and child.i < token.i]
            return {one.i for one in tokens if one.i >= max(joints, default=token.i)}
    return set()


def _is_loose_participle(token: Token, root: Token) -> bool:
    """Say whether an "-ing" behind a definite object may belong to the verb ("entered the air traveling …")."""
    definite = any(child.lower_ == "the" for child in root.children)
    return token.dep_ == "acl" and token.tag_ == "VBG" and token.head.i == root.i and root.dep_ == "dobj" and definite


def is_break(token: Token) -> bool:
    """Say whether a token is punctuation that sets something off; a hyphen inside a word is none."""
    if token.text == "-":
        return bool(token.whitespace_) and token.i > 0 and bool(token.doc[token.i - 1].whitespace_)
    return token.text in _BREAKS


def _without_loose_marks(tokens: list[Token], dropped: set[int]) -> list[Token]:
    """Drop the punctuation left at the edges and around what was dropped."""
    kept = []
    for token in tokens:
        beside = token.i + 1 in dropped or token.i - 1 in dropped
        if beside and is_break(token):
            continue
        kept.append(token)
    if len(kept) > 1 and kept[-1].pos_ == "CCONJ":
        if len(kept) > 1 and kept[-2].pos_ == "PROPN":
            return []  # a name cut in two
        kept.pop()
    while kept and kept[-1].is_punct and kept[-1].text not in {"”", "’", '"', ")", "%"}:
        kept.pop()
    while kept and kept[0].is_punct and kept[0].text not in {"“", "‘", '"', "("}:
        kept.pop(0)
    return kept
