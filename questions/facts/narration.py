"""Narration: the “I” of a text told in the first person, who is “the writer” in a question about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.once import once_a_reading
from questions.facts.subjects import SUBJECTS
from questions.grammar.verbs import inflect, verb_lemma
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading, Sentence

WRITER = "the writer"
_SELF = frozenset({"i", "me", "my"})
_TENSED = frozenset({"VB", "VBP", "VBD", "VBZ"})
_FEWEST, _PARAGRAPHS, _SHARE = 6, 3, 0.2
_LABEL = re.compile(r"(?:Q|A|[A-Z][\w.’'-]*(?: [\w.’'-]+){0,4}): ")
_MOST_LABELS = 2
_TURN = re.compile(r"(?:\d+[.)] )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, (?:\d\d|[A-Z]\w+)\b[^:.]{0,40}:")
"""“Ada, 41, Leeds:” above what Ada has to say."""
_TELLS = re.compile(r"\b(?:I|me|my)\b")
_CLAIMED = re.compile(
    r"\b\d[\d.,]*\b|\b(?:[Aa]ccording to|says?|said|told|claim\w*|argue\w*|think\w*|thought|believe\w*)\b|”"
)
_OPINION = re.compile(rf"\b(?:{'|'.join(read_toml('standing')['opinions']['words'])})\b", re.IGNORECASE)
_OWNER = re.compile(r"\b[Tt]he writer[’']s\b")
_SUBJECT = re.compile(r"\b[Tt]he writer\b")
_SINGULAR = {"am": "is", "m": "is", "have": "has", "ve": "has", "do": "does", "ll": "will"}
_PLURAL = {"am": "are", "m": "are", "ve": "have", "was": "were", "ll": "will"}


@dataclass(frozen=True)
class Narration:
    """Hold where the narrator speaks of himself or herself, by the tokens’ indexes; empty where nobody narrates.

    `verbs` says of a verb with a tense whose subject is “I” which token that is, and how the verb
    agrees with “the writer” and with “they”; `sentences` is how many speak of the narrator. From `turns` on, an
    offset, several people tell of themselves in turn: what they say is so for each of them alone.
    """

    pronouns: Collection[int] = frozenset()
    verbs: Mapping[int, tuple[int, str, str]] = field(default_factory=dict)
    sentences: int = 0
    turns: int | None = None


def narration_of(reading: Reading) -> Narration:
    """Return how an article’s author tells a story of his or her own, found once a reading."""
    return _find(reading)[0]


def is_told_in_turn(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence is one of several people's who tell of themselves in turn."""
    turns = narration_of(reading).turns
    return turns is not None and sentence.span.start >= turns


def _turns(reading: Reading) -> int | None:
    """Return where the first of several people begins, each under his or her name."""
    article = reading.article
    starts = [one.span.start for one in article.paragraphs if _TURN.match(one.span.cut(article.text))]
    return starts[0] if len(starts) >= _MOST_LABELS else None


@once_a_reading
def _find(reading: Reading) -> Iterator[Narration]:
    own = [
        (sentence, token)
        for sentence in reading.sentences
        for token in sentence.words
        if token.lower_ in _SELF and token.text != "ME" and not reading.quoted(Span(token.idx, token.idx + 1))
    ]
    acting = [(sentence, token) for sentence, token in own if token.text == "I" and token.dep_ in SUBJECTS]
    enough = len(acting) >= _FEWEST and len({sentence.paragraph for sentence, _ in acting}) >= _PARAGRAPHS
    told = len({sentence.index for sentence, _ in own})
    turns = _turns(reading) if acting else None
    if turns is not None or not enough or told < _SHARE * len(reading.sentences) or _is_talk(reading):
        yield Narration(turns=turns)
        return
    verbs = {form[0]: form[1] for _, token in acting for form in _forms(token)}
    yield Narration(frozenset(token.i for _, token in own), verbs, told)


def _is_talk(reading: Reading) -> bool:
    """Say whether paragraphs name who speaks: “I” is whoever is asked."""
    starts = (paragraph.span.cut(reading.article.text) for paragraph in reading.article.prose())
    return sum(_LABEL.match(text) is not None for text in starts) >= _MOST_LABELS


def _forms(subject: Token) -> Iterator[tuple[int, tuple[int, str, str]]]:
    """Yield the verbs that agree with a subject, its own and those that share it, in both forms."""
    first = subject.head
    helped = any(child.dep_ in {"aux", "auxpass"} for child in first.children)
    shared = [one for one in first.conjuncts if one.i > first.i and one.pos_ in {"VERB", "AUX"}]
    for verb in [first, *(one for one in shared if not any(child.dep_ in SUBJECTS for child in one.children))]:
        helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.i < verb.i]
        finite = helpers[0] if helpers else verb
        # "bake and sell" are both in the present, "can bake and sell" is neither.
        if verb is not first and not helpers and (verb.tag_ not in _TENSED or (verb.tag_ == "VB" and helped)):
            continue
        yield finite.i, (subject.i, *_agreeing(finite))


def _agreeing(finite: Token) -> tuple[str, str]:
    """Return a verb of “I” as “the writer” and as “they” have it."""
    word = finite.lower_.lstrip("’'")
    if word == "d" and finite.lower_ != word:
        full = "had" if finite.head.tag_ == "VBN" else "would"
        return full, full
    present = finite.tag_ in {"VBP", "VB"} and finite.lower_ == verb_lemma(finite)
    singular = _SINGULAR.get(word) or (inflect(verb_lemma(finite), "VBZ") if present else str(finite.text))
    return singular, _PLURAL.get(word, str(finite.text))


def called(pronoun: Token, *, named: bool, alone: bool, apostrophe: str) -> str:
    """Return what stands for “I”, “me” or “my”: “the writer”, “they” where `named` and `alone` to be meant."""
    known = named and alone
    if pronoun.lower_ == "my":
        return "their" if known or (not named and _is_next(pronoun)) else f"{WRITER}{apostrophe}s"
    return {"i": "they", "me": "them"}[pronoun.lower_] if known else WRITER


def is_named(texts: Collection[str]) -> bool:
    """Say whether any of the texts put for pronouns names the writer."""
    return any(text.startswith(WRITER) for text in texts)


def _is_next(owner: Token) -> bool:
    """Say whether the “I” that follows names the owner: “In my teens I …”."""
    return any(
        child.text == "I" and child.dep_ in SUBJECTS and child.i > owner.i
        for verb in owner.ancestors
        for child in verb.children
    )


def on_the_writers_word(statement: str, reading: Reading) -> str:
    """Return what the author of a story of his or her own thinks of something as the writer's view."""
    if not narration_of(reading).pronouns or WRITER in statement.lower() or _CLAIMED.search(statement):
        return statement
    if not _OPINION.search(statement):
        return statement
    return f"{statement.rstrip('.')}, according to {WRITER}."


def own_words(text: str, told: str) -> str:
    """Return a text about “the writer” as the writer told it: “the writer’s” is the “my” of what was `told`."""
    if not _TELLS.search(told):
        return text
    return _SUBJECT.sub("I", _OWNER.sub("my", text))
