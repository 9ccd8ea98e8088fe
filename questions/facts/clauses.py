"""The clauses of an article: who did what, cut apart, with the roles of their parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.grammar.verbs import VerbGroup, verb_group, verb_lemma
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading, Sentence

_WORDS = read_toml("sentence_parts")
_REPORTING = frozenset(_WORDS["verbs"]["reporting"])
_DISCOURSE = frozenset(_WORDS["adverbs"]["discourse"])
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BREAKS = frozenset({",", "–", "—", "(", ")", "-", "--", "…"})
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
_FACTIVE = frozenset({"while", "although", "though", "whereas", "as", "because", "since"})
_SILENT = frozenset({"aux", "auxpass", "neg", "punct", "cc", "conj", "mark", "preconj"})
_ASIDES = frozenset({"appos", "relcl", "acl", "advcl", "parataxis"})
_BINDING = frozenset(_WORDS["connectives"]["binding"])
_FEWEST_TOKENS, _MOST_TOKENS = 4, 75
_CONDITION = 3
_NOBODY = frozenset({"nobody", "none", "nothing", "no", "neither", "few", "little"})


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


@dataclass(frozen=True)
class Clause:
    """Hold one clause: subject, verb group, the parts before the subject and after the verb.

    `kind` is `main`, `conjunct`, `relative`, `adverbial` or `reported`; a reported clause has in
    `reporter` the subject of the verb that reports it.
    """

    sentence: Sentence
    kind: str
    subject: Part
    group: VerbGroup
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    reporter: Part | None = None

    @property
    def key(self) -> str:
        """Return the stable key of the fact that the clause states."""
        return f"clause:{self.group.verb.i}"

    def of(self, *roles: str) -> list[Part]:
        """Return the parts after the verb that have one of these roles."""
        return [part for part in self.after if part.role in roles]


def find_clauses(reading: Reading) -> Iterator[Clause]:
    """Yield the clauses of every sentence that can be trusted, in order."""
    for sentence in reading.sentences:
        if not is_sound(sentence):
            continue
        for token in sentence.tokens:
            if token.pos_ in {"VERB", "AUX"} and not _quoted(reading, token):
                clause = _clause(reading, sentence, token)
                if clause is not None:
                    yield clause


def is_sound(sentence: Sentence) -> bool:
    """Say whether a sentence is plain enough to be taken apart: one full stop, one tree, no list or heading."""
    tokens = sentence.tokens
    words = [token for token in tokens if not token.is_space]
    if not _FEWEST_TOKENS <= len(words) <= _MOST_TOKENS or words[0].text[0].islower():
        return False
    text = tokens.text.rstrip("\"'”’) ")
    if not text.endswith(".") or any(token.text in {":", ";", "?", "!", "...", "…", "/", "["} for token in words):
        return False
    roots = [token for token in words if token.head.i == token.i]
    return len(roots) == 1 and roots[0].pos_ in {"VERB", "AUX"}


def _quoted(reading: Reading, token: Token) -> bool:
    return reading.quoted(Span(token.idx, token.idx + len(token)))


def _clause(reading: Reading, sentence: Sentence, verb: Token) -> Clause | None:  # noqa: PLR0911 (each doubt leaves at once)
    kind = _kind(verb)
    if kind is None:
        return None
    found = _subject(verb)
    if found is None:
        return None
    subject, borrowed = found
    if subject.lower_ in _NOBODY or any(child.lower_ in _NOBODY for child in subject.children):
        return None
    named = part_of(reading.things[subject.i], "subject") if subject.i in reading.things else None
    sorted_parts = _parts(verb)
    if sorted_parts is None:
        return None
    if _misread(verb, sorted_parts):
        return None
    own = subject.head.i == verb.i and kind != "relative"
    start = subject.right_edge.i if own else verb.left_edge.i
    group = verb_group(verb, start, borrowed)
    if group.finite is None or group.contracted:
        return None
    before = tuple(part for part in sorted_parts if own and part.start < subject.left_edge.i)
    after = tuple(part for part in sorted_parts if part.start > verb.i)
    between = [part for part in sorted_parts if part not in before and part not in after]
    if any(part.role not in {"adverb", "prep"} for part in between):
        return None
    # What stands between subject and verb moves behind the verb, unless the group holds it already.
    words = {word.i for word in group.words}
    moved = tuple(part for part in between if part.root.i not in words and not _droppable(part))
    if not own:
        before = _shared_before(verb, subject)
    reporter = _reporter(verb) if kind == "reported" else None
    if kind == "reported" and (reporter is None or _same(reading, reporter.root, subject)):
        return None
    return Clause(sentence, kind, named or part_of(subject, "subject"), group, before, (*after, *moved), reporter)


def _same(reading: Reading, one: Token, other: Token) -> bool:
    return reading.person(one) is not None and reading.person(one) is reading.person(other)


def _misread(verb: Token, parts: list[Part]) -> bool:
    """Say whether the parse looks wrong: two objects, or a second clause run on without a joint."""
    if any(
        part.role == "adverbial" and part.tokens[0].lower_ in _BINDING and len(part.tokens) < _CONDITION
        for part in parts
    ):
        return True  # "If not, she plans to leave"
    if sum(part.role == "object" for part in parts) > 1 or sum(part.role == "clause" for part in parts) > 1:
        return True
    for child in verb.children:
        if child.dep_ == "conj" and any(one.dep_ in _SUBJECTS for one in child.children):
            before = verb.doc[child.left_edge.i - 1]
            if before.pos_ != "CCONJ" and not before.is_punct:
                return True
    return False


def _droppable(part: Part) -> bool:
    return part.role == "adverb" and part.root.lower_ in _DISCOURSE


def _kind(verb: Token) -> str | None:
    if verb.dep_ == "ROOT":
        return "main"
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        joined = any(child.dep_ == "cc" for child in verb.head.children) or verb.head.dep_ == "conj"
        return "conjunct" if joined and _kind(verb.head) in {"main", "conjunct", "adverbial"} else None
    if verb.dep_ == "advcl":
        return "adverbial" if _factive(verb) else None
    if verb.dep_ == "relcl":
        return "relative" if _is_aside(verb) else None
    if verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT":
        reporting = verb_lemma(verb.head) in _REPORTING and not any(
            child.dep_ in {"neg", "aux"} for child in verb.head.children
        )
        return "reported" if reporting else None
    return None


def _factive(verb: Token) -> bool:
    """Say whether an adverbial clause states a fact of its own ("while the lawyers filed a motion")."""
    if verb.tag_ in {"VBZ", "VBP"}:
        return False
    marks = [child.lower_ for child in verb.children if child.dep_ == "mark" or child.tag_ == "WRB"]
    if marks == ["when"]:
        return verb.tag_ in {"VBD", "VBN", "VBG"} and not modal_in(verb)
    return len(marks) == 1 and marks[0] in _FACTIVE and not modal_in(verb) and _is_aside(verb)


def modal_in(verb: Token) -> bool:
    """Say whether a clause tells what may or would be, or did not happen, and is under nothing of the sort."""
    chain = [verb, *verb.ancestors]
    return any(
        child.tag_ == "MD" or child.dep_ == "neg" or child.lower_ == "if" for one in chain for child in one.children
    )


def _subject(verb: Token) -> tuple[Token, tuple[Token, ...]] | None:  # noqa: PLR0911 (each doubt leaves at once)
    """Return a verb's subject, shared or its own, and the auxiliaries it borrows with it."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if len(own) > 1 or any(child.dep_ in {"expl", "csubj", "csubjpass"} for child in verb.children):
        return None
    if own and own[0].i > verb.i:
        return None
    if verb.dep_ == "relcl":
        return (verb.head, ()) if own and _sure_antecedent(verb.head, own[0]) else None
    if own:
        return own[0], ()
    if verb.dep_ != "conj":
        return None
    shared = _subject(verb.head)
    if shared is None:
        return None
    if verb.tag_ in {"VBD", "VBZ", "VBP"} or any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return shared[0], ()
    auxiliaries = tuple(child for child in verb.head.children if child.dep_ in {"aux", "auxpass"})
    if not auxiliaries or verb.tag_ != verb.head.tag_:
        return None
    return shared[0], auxiliaries


def _sure_antecedent(noun: Token, relative: Token) -> bool:
    """Say whether "who" or "which" can only mean the noun right before it."""
    if relative.lower_ not in {"who", "which"} or noun.dep_ == "conj":
        return False
    if any(child.dep_ == "conj" for child in noun.children):
        return False
    # "a pipe at the top of the tank, which led …": the pipe or the tank?
    inside = noun.dep_ == "pobj" and noun.head.head.pos_ in {"NOUN", "PROPN"}
    return relative.lower_ == "who" or not inside


def _parts(verb: Token) -> list[Part] | None:
    """Return the parts of a verb in order, or `None` when one has a role that is not understood."""
    parts = []
    for child in verb.children:
        if child.dep_ in _SILENT or child.dep_ in _SUBJECTS:
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
        # "to discourage labor and offers training"
        return any(one.tag_ in {"VBZ", "VBD", "VBP"} for one in joined)
    # "has an industry and Laos …": a name beside a common noun
    return root.pos_ == "NOUN" and any(one.pos_ in {"PROPN", "VERB"} for one in joined)


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
        if token.i != root.i and (_is_aside(token) or _is_loose_participle(token, root)):
            dropped |= {under.i for under in token.subtree}
    if role == "clause":
        dropped |= _second_clause(root)
    kept = [token for token in tokens if token.i not in dropped and not token.is_space]
    kept = _without_loose_marks(kept, dropped)
    return Part(role, root, tuple(kept), bool(dropped))


def _is_aside(token: Token) -> bool:
    """Say whether a modifier is set off by a comma, a dash or a bracket."""
    left = token.left_edge.i
    if token.ent_type_ == "DATE" and token.head.ent_type_ == "DATE":
        return False  # "Friday, July 12"
    if left == 0 or not _is_break(token.doc[left - 1]):
        return False
    # "the board, of London," and "two towns, including Leeds"
    attached = token.dep_ == "prep" and (token.head.pos_ == "PROPN" or token.lower_ in {"including", "such"})
    return token.dep_ in _ASIDES or attached


def _second_clause(verb: Token) -> set[int]:
    """Return the indices of a clause joined to a reported one with a subject of its own, its joint included."""
    found: set[int] = set()
    for child in verb.children:
        if child.dep_ == "conj" and any(one.dep_ in _SUBJECTS for one in child.children):
            found |= {token.i for token in child.subtree}
            found |= {one.i for one in verb.children if one.dep_ == "cc" and one.i < child.i}
    return found


def _is_loose_participle(token: Token, root: Token) -> bool:
    """Say whether an "-ing" behind a definite object may belong to the verb ("entered the air traveling …")."""
    definite = any(child.lower_ == "the" for child in root.children)
    return token.dep_ == "acl" and token.tag_ == "VBG" and token.head.i == root.i and root.dep_ == "dobj" and definite


def _is_break(token: Token) -> bool:
    """Say whether a token is punctuation that sets something off; a hyphen inside a word is none."""
    if token.text == "-":
        return bool(token.whitespace_) and token.i > 0 and bool(token.doc[token.i - 1].whitespace_)
    return token.text in _BREAKS


def _without_loose_marks(tokens: list[Token], dropped: set[int]) -> list[Token]:
    """Drop the punctuation left at the edges and around what was dropped."""
    kept = []
    for token in tokens:
        beside = token.i + 1 in dropped or token.i - 1 in dropped
        if beside and _is_break(token):
            continue
        kept.append(token)
    if kept and kept[-1].pos_ == "CCONJ":
        if len(kept) > 1 and kept[-2].pos_ == "PROPN":
            return []  # a name cut in two
        kept.pop()
    while kept and kept[-1].is_punct and kept[-1].text not in {"”", "’", '"', ")", "%"}:
        kept.pop()
    while kept and kept[0].is_punct and kept[0].text not in {"“", "‘", '"', "("}:
        kept.pop(0)
    return kept


def _shared_before(verb: Token, subject: Token) -> tuple[Part, ...]:
    """Return the times and places that stand before a shared subject."""
    if verb.dep_ != "conj":
        return ()
    parts = _parts(subject.head) or []
    return tuple(part for part in parts if part.start < subject.left_edge.i and part.role in {"prep", "time"})


def _reporter(verb: Token) -> Part | None:
    subjects = [child for child in verb.head.children if child.dep_ in _SUBJECTS]
    return part_of(subjects[0], "reporter") if len(subjects) == 1 else None
