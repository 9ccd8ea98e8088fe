"""The clauses of an article: who did what, cut apart, with the roles of their parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.datafiles import read_toml
from questions.facts.clause_kinds import kind_of
from questions.facts.narration import is_told_in_turn, narration_of
from questions.facts.once import once_a_reading
from questions.facts.parts import Part, part_of
from questions.facts.soundness import sound_thoughts
from questions.facts.subjects import SUBJECTS, subject_of
from questions.facts.verb_parts import is_misread, parts_of, shared_before
from questions.grammar.tenses import is_simple_past
from questions.grammar.verbs import VerbGroup, verb_group, verb_lemma
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading, Sentence

_WORDS = read_toml("sentence_parts")
_DISCOURSE = frozenset(_WORDS["adverbs"]["discourse"])
_SPEECH = frozenset(read_toml("speech")["tags"])
_RELATIVES = frozenset({"that", "which", "who", "what", "whoever", "whatever"})
_OPENERS = frozenset({"“", "‘", '"', "«"})
_ROUGHLY = frozenset(
    {"about", "almost", "approximately", "around", "barely", "just", "nearly", "only", "over", "roughly"}
)
_LENGTHS = frozenset({"foot", "kilometer", "kilometre", "km", "meter", "metre", "mile", "yard"})
_NOBODY = frozenset({"nobody", "none", "nothing", "no", "neither", "few", "little"})


@dataclass(frozen=True)
class Clause:
    """Hold one clause: subject, verb group, the parts before the subject and after the verb.

    `kind` is `main`, `conjunct`, `relative`, `adverbial` or `reported`; a reported clause has in
    `reporter` the subject of the verb that reports it, a quoted one in `source` the name of who says it.
    """

    sentence: Sentence
    kind: str
    subject: Part
    group: VerbGroup
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    reporter: Part | None = None
    source: str | None = None

    @property
    def key(self) -> str:
        """Return the stable key of the fact that the clause states."""
        return f"clause:{self.group.verb.i}"

    def of(self, *roles: str) -> list[Part]:
        """Return the parts after the verb that have one of these roles."""
        return [part for part in self.after if part.role in roles]

    def without(self, part: Part) -> Clause:
        """Return the clause without one of its parts."""
        return replace(
            self,
            before=tuple(one for one in self.before if one is not part),
            after=tuple(one for one in self.after if one is not part),
        )


@once_a_reading
def find_clauses(reading: Reading) -> Iterator[Clause]:
    """Yield the clauses of every sentence that can be trusted, in order."""
    for sentence in reading.sentences:
        if is_told_in_turn(reading, sentence):
            return
        thoughts = sound_thoughts(sentence)
        for token in sentence.words:
            if token.i in thoughts and token.pos_ in {"VERB", "AUX"} and not _quoted(reading, token):
                clause = _clause(reading, sentence, token)
                if clause is not None:
                    yield clause


def read_clause(
    reading: Reading,
    sentence: Sentence,
    verb: Token,
    source: str | None = None,
    *,
    kind: str | None = None,
    there: bool = False,
) -> Clause | None:
    """Return the clause of a verb, `source` naming who says it where it is quoted; `None` where in doubt.

    A `kind` says what the clause is where its verb alone would not tell; with `there` a clause may say
    only that there is something.
    """
    found = _clause(reading, sentence, verb, kind, there=there)
    return found if found is None or source is None else replace(found, source=source)


def _quoted(reading: Reading, token: Token) -> bool:
    return reading.quoted(Span(token.idx, token.idx + len(token)))


def _clause(  # noqa: PLR0911 (each doubt leaves at once)
    reading: Reading, sentence: Sentence, verb: Token, kind: str | None = None, *, there: bool = False
) -> Clause | None:
    kind = kind or kind_of(verb)
    if kind is None:
        return None
    found = subject_of(verb) or (_placeholder(verb) if there else None)
    if found is None:
        return None
    subject, borrowed = found
    if _is_nobody(subject) or subject.lower_ in _RELATIVES or _is_inverted(verb, subject) or _is_how_far(subject):
        return None
    named = part_of(reading.things[subject.i], "subject") if subject.i in reading.things else None
    sorted_parts = parts_of(verb)
    if sorted_parts is None:
        return None
    if is_misread(verb, sorted_parts) or _says_nothing(verb, sorted_parts) or any(map(_is_bare, sorted_parts)):
        return None
    if _comes_to_do(verb, sorted_parts):
        return None
    own = subject.head.i == verb.i and kind != "relative"
    start = subject.right_edge.i if own else verb.left_edge.i
    third = subject.i in narration_of(reading).pronouns
    group = verb_group(verb, start, borrowed, third=third)
    if kind in {"main", "conjunct"} and is_simple_past(verb, (*borrowed, *group.auxiliaries)):
        group = replace(group, simple=True)
    if group.finite is None or group.contracted or any(child.dep_ == "neg" and child.i < start for child in verb.lefts):
        return None  # "If not, …": what it denies is no part of the clause
    before = tuple(part for part in sorted_parts if own and part.start < subject.left_edge.i)
    after = tuple(part for part in sorted_parts if part.start > verb.i)
    if any(part.role == "adverb" and part.root.lower_ in _ROUGHLY for part in before):
        return None  # "Around a third of them" is no third
    between = [part for part in sorted_parts if part not in before and part not in after]
    if any(part.role not in {"adverb", "prep"} for part in between):
        return None
    # What stands between subject and verb moves behind the verb, unless the group holds it already.
    words = {word.i for word in group.words}
    moved = tuple(part for part in between if part.root.i not in words and not _droppable(part))
    if not own:
        before = shared_before(verb, subject)
    reporter = _reporter(verb) if kind == "reported" else None
    if kind == "reported" and (reporter is None or _same(reading, reporter.root, subject)):
        return None
    return Clause(sentence, kind, named or part_of(subject, "subject"), group, before, (*after, *moved), reporter)


def _placeholder(verb: Token) -> tuple[Token, tuple[Token, ...]] | None:
    """Return the "there" of "there is a shortage"."""
    found = [child for child in verb.children if child.dep_ == "expl" and child.lower_ == "there" and child.i < verb.i]
    return (found[0], ()) if len(found) == 1 else None


def _is_inverted(verb: Token, subject: Token) -> bool:
    """Say whether an auxiliary or a "not" stands before the subject: "Nor should people wait", "If not, she waits"."""
    first = next((child for child in verb.lefts if child.dep_ in {"aux", "auxpass", "neg"}), None)
    return first is not None and subject.head.i == verb.i and first.i < subject.i


def _is_how_far(subject: Token) -> bool:
    """Say whether a subject only tells where the real one is: "Two miles from the town begins a forest"."""
    return subject.lemma_.lower() in _LENGTHS and any(child.lower_ in {"from", "away"} for child in subject.children)


def _is_nobody(subject: Token) -> bool:
    """Say whether a subject is none or hardly any, or only somebody's; “a few ships” are some."""
    words = [subject, *subject.children]
    if any(word.lower_ == "whose" for word in words):
        return True  # "an inn whose guests include": they are nobody's without the inn
    return any(word.lower_ in _NOBODY and not (word.i and word.nbor(-1).lower_ == "a") for word in words)


def _says_nothing(verb: Token, parts: list[Part]) -> bool:
    """Say whether what was said, or what a number counts, stands outside the clause."""
    if verb_lemma(verb) in _SPEECH:
        if any(part.role in {"clause", "object"} and part.tokens[0].text in _OPENERS for part in parts):
            return True
        return not any(part.role in {"clause", "object", "infinitive", "attribute"} for part in parts)
    bare = {"", "CARDINAL"}
    return any(part.role == "object" and part.root.tag_ == "CD" and part.root.ent_type_ in bare for part in parts)


def _comes_to_do(verb: Token, parts: list[Part]) -> bool:
    """Say whether a verb only leads to the next one: "can come out and beat them"."""
    joined = [child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    bare = all(part.role in {"particle", "adverb"} for part in parts if part.start > verb.i)
    shared = joined and not any(child.dep_ in SUBJECTS for child in joined[0].children)
    return (
        bool(shared)
        and bare
        and joined[0].tag_ == verb.tag_
        and not any(token.text == "," for token in verb.doc[verb.i : joined[0].i])
    )


def _is_bare(part: Part) -> bool:
    """Say whether an object is one person without an article: “married art student, Ada Brown” lost her name."""
    return (
        part.role == "object"
        and part.root.tag_ == "NN"
        and noun_is_human(part.root)
        and all(token.pos_ in {"NOUN", "ADJ"} for token in part.tokens)
    )


def _same(reading: Reading, one: Token, other: Token) -> bool:
    if reading.things.get(other.i) is one:
        return True
    return reading.person(one) is not None and reading.person(one) is reading.person(other)


def _droppable(part: Part) -> bool:
    return part.role == "adverb" and part.root.lower_ in _DISCOURSE


def _reporter(verb: Token) -> Part | None:
    subjects = [child for child in verb.head.children if child.dep_ in SUBJECTS]
    return part_of(subjects[0], "reporter") if len(subjects) == 1 else None
