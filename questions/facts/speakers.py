"""Speakers: who a tag such as “…,” said Ada Brown, a baker, names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.reading import Person, Reading
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BREAKS = frozenset(
    {",", ".", ";", ":", "(", "–", "—", "who", "in", "at", "on", "during", "after", "when", "while", "as"}
)
_DETERMINERS = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "our", "my", "this", "that", "these", "those"}
)
_BESIDE = frozenset({"advcl", "pcomp", "prep"})
_NO_SUBJECT = frozenset({"nsubj", "aux"})
_FURTHEST_VERB = 30
"""A tag's verb stands at most this many tokens from the quotation."""


@dataclass(frozen=True)
class Speaker:
    """Name who speaks: a person by the fullest name, or a group; `mention` is where the tag names them."""

    name: str
    group: bool
    mention: Span
    person: Person | None = None


@dataclass(frozen=True)
class Tagged:
    """Pair a speaker with the verb of the tag."""

    speaker: Speaker
    verb: Token


def speaker_after(reading: Reading, tag: Sequence[Token]) -> Tagged | None:
    """Name the speaker of a tag that follows a quotation: `said Ada Brown`, `she added`."""
    words = [token for token in tag if token.text != "," or token.i != tag[0].i]
    verb = _speech_verb(words)
    if verb is None:
        return None
    place = words.index(verb)
    if place <= 1 and all(token.pos_ == "ADV" for token in words[:place]):
        return _tagged(reading, words[place + 1 :], verb)
    # "The mayor said later" and "Brown, a baker, said": the subject opens the tag.
    return _tagged(reading, words[:place], verb) if _opens_clause(words[:place]) else None


def speaker_before(reading: Reading, tag: Sequence[Token]) -> Tagged | None:
    """Name the speaker of a tag that leads to a quotation: `In May, Brown told the council:`."""
    verbs = set(read_toml("speech")["tags"])
    for verb in reversed(tag):
        if verb.pos_ == "VERB" and verb.lemma_.lower() in verbs:
            if tag[-1].i - verb.i > _FURTHEST_VERB:
                return None
            acting = _acting(verb)
            subjects = [child for child in acting.children if child.dep_ == "nsubj" and child.i < acting.i]
            if len(subjects) != 1:
                return None
            inside = {token.i for token in subjects[0].subtree}
            return _tagged(reading, [token for token in tag if token.i in inside], verb)
    return None


def _acting(verb: Token) -> Token:
    """Return the verb whose subject speaks: of "responded by saying" and "told the court, adding" the first.

    In "told the court Brown had lied, adding" the parser may hang the last on what was told.
    """
    acting = verb
    while (
        acting.tag_ == "VBG"
        and acting.dep_ in _BESIDE
        and not any(child.dep_ in _NO_SUBJECT for child in acting.children)
    ):
        acting = acting.head
    if acting is not verb and acting.dep_ == "ccomp" and acting.head.lemma_.lower() in read_toml("speech")["tags"]:
        return acting.head
    return acting


def find_speaker(reading: Reading, words: Sequence[Token]) -> Speaker | None:
    """Name the person or group that the words of a subject certainly stand for, or `None`."""
    head = _head_words(words)
    head = _before_of(reading, head)
    if not head or any(token.lower_ in {"and", "or", "who", "none", "nobody"} for token in head):
        return None
    last = head[-1]
    one = last.tag_ != "NNS" and (_is_role(last) or _is_office(head))
    if one and (name := _name_beside(reading, words, len(head))):
        return name
    person = reading.person(last)
    if person is not None and last.pos_ == "PRON" and _was_paired(reading, person, last):
        return None
    if person is not None and (last.pos_ in {"PROPN", "PRON"} or last.ent_type_ == "PERSON"):
        return Speaker(person.name, False, Span(last.idx, last.idx + len(last)), person)
    if person is not None:
        return None
    # "Olympian, Ada Brown, head of the club": one of those, and no body.
    return _name_beside(reading, words, len(head)) or _group(reading, head)


def _tagged(reading: Reading, subject: Sequence[Token], verb: Token) -> Tagged | None:
    speaker = find_speaker(reading, subject)
    return Tagged(speaker, verb) if speaker else None


def _speech_verb(words: Sequence[Token]) -> Token | None:
    """Return the first verb of a tag if it is one of speech."""
    verbs = set(read_toml("speech")["tags"])
    for token in words:
        if token.pos_ == "VERB" or token.lower_ in {"said", "says"}:
            return token if token.lemma_.lower() in verbs or token.lower_ in {"said", "says"} else None
    return None


def has_speech_verb(tag: Sequence[Token]) -> bool:
    """Say whether a tag says that somebody spoke."""
    return _speech_verb([token for token in tag if token.text != ","]) is not None


def _opens_clause(words: Sequence[Token]) -> bool:
    return bool(words) and words[0].pos_ not in {"CCONJ", "SCONJ", "ADP", "VERB"}


def _head_words(words: Sequence[Token]) -> Sequence[Token]:
    """Cut a subject to its first noun phrase, before appositions and what is said of time and place."""
    for place, token in enumerate(words):
        # The model takes a rare "roboticist" for a verb, though it sees that a name follows it.
        verb = token.pos_ in {"VERB", "AUX"} and token.dep_ != "compound"
        if token.lower_ in _BREAKS or verb or token.pos_ == "SCONJ":
            return words[:place]
    return words


def _was_paired(reading: Reading, person: Person, pronoun: Token) -> bool:
    """Say whether the person was last named together with somebody: "Ada Brown and Eva Lind"."""
    before = [mention for mention in person.mentions if mention.end <= pronoun.idx]
    found = reading.doc.char_span(*before[-1], alignment_mode="expand") if before else None
    if found is None:
        return False
    pair = [*found.root.children, *((found.root.head,) if found.root.dep_ == "conj" else ())]
    return any(token.pos_ == "PROPN" and (token.dep_ == "conj" or found.root.dep_ == "conj") for token in pair)


def _before_of(reading: Reading, head: Sequence[Token]) -> Sequence[Token]:
    """Cut "Ada Brown of the baking company" to the name."""
    for place, token in enumerate(head):
        if place and token.lower_ == "of" and head[place - 1].pos_ == "PROPN" and reading.person(head[place - 1]):
            return head[:place]
    return head


def _is_role(token: Token) -> bool:
    lists = read_toml("roles")
    return (token.pos_ == "NOUN" and token.ent_type_ != "PERSON") or token.lower_ in lists["unique"] + lists["common"]


def _is_office(head: Sequence[Token]) -> bool:
    """Say whether a subject is what somebody is by a long title: "the US Attorney General"."""
    return head[0].lower_ == "the" and head[-1].pos_ == "PROPN" and not head[-1].ent_type_


def _name_beside(reading: Reading, words: Sequence[Token], size: int) -> Speaker | None:
    """Return the person of "the firm's manager, Ada Brown," from the words after the first `size`."""
    rest = words[size:]
    if len(rest) <= 1 or rest[0].text != "," or rest[1].pos_ != "PROPN":
        return None
    name = _head_words(rest[1:])
    person = reading.person(name[-1])
    if person is None or any(token.pos_ != "PROPN" and token.text != "-" for token in name):
        return None
    return Speaker(person.name, False, Span(name[0].idx, name[-1].idx + len(name[-1])), person)


def _group(reading: Reading, head: Sequence[Token]) -> Speaker | None:
    span = Span(head[0].idx, head[-1].idx + len(head[-1]))
    words = span.cut(reading.article.text)
    if words.lower() in read_toml("speech")["groups"]:
        return Speaker(words[0].upper() + words[1:], True, span)
    bare = head[1:] if head[0].lower_ == "the" else head
    named = bool(bare) and all(token.pos_ == "PROPN" for token in bare) and all(t.ent_type_ != "PERSON" for t in bare)
    one = named and bare[-1].ent_type_ == "NORP" and bare[-1].tag_ == "NNP" and bare[-1].lower_.endswith(("an", "ist"))
    if one or not named or bare[-1].ent_type_ not in {"ORG", "GPE", "NORP"} or head[0].lower_ in _DETERMINERS - {"the"}:
        return None
    return Speaker(words[0].upper() + words[1:], True, span)
