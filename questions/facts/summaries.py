"""Summaries: sentences worded to stand alone and short, their asides and loose ends cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.facts.dangling import dangles
from questions.facts.soundness import is_sound, top_of
from questions.reading import Person, Reading, Sentence
from questions.span import Span
from questions.wording import capitalised

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 26
_SHORTEST = 7
_FEW_WORDS = 4
_ASIDES = frozenset({"appos", "relcl", "acl", "advcl"})
_SPEECH = frozenset({"say", "add", "tell", "ask", "recall", "laugh", "joke"})
_EMPTY = frozenset({"it", "there", "this", "that", "what", "who", "these", "those", "such", "others", "some", "one"})
_UNREAL = frozenset({"would", "could", "might", "should"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_DAY_FRAME = 3


@dataclass(frozen=True)
class Summary:
    """Hold one statement of the article, worded to stand alone; `full` is the sentence it was read from."""

    text: str
    sentence: int
    span: Span
    words: int
    full: str


def find_summaries(reading: Reading) -> Iterator[Summary]:
    """Yield the sentences, shortened, that a reader understands without the rest of the text."""
    for sentence in reading.sentences:
        if not is_sound(sentence) or _quotes_speech(reading, sentence.span):
            continue
        text = _worded(reading, sentence)
        size = len(text.split())
        if _SHORTEST <= size <= LONGEST and text.count("“") == text.count("”"):
            yield Summary(text, sentence.index, sentence.span, size, sentence.span.cut(reading.article.text))


def _quotes_speech(reading: Reading, span: Span) -> bool:
    """Say whether a sentence holds quoted speech; a title or a few words in quotation marks may stay."""
    if not reading.quoted(span):
        return False
    text = reading.article.text
    return any(mark.overlaps(span) and len(mark.cut(text).split()) > _FEW_WORDS for mark in reading.quotations)


def _worded(reading: Reading, sentence: Sentence) -> str:
    root = sentence.tokens.root
    subjects = [child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"}]
    subject = subjects[0] if len(subjects) == 1 else None
    if subject is None or subject.i > root.i or subject.lower_ in _EMPTY or root.lemma_.lower() in _SPEECH:
        return ""
    if any(child.dep_ == "aux" and child.lower_ in _UNREAL for child in root.children):
        return ""
    if any(child.dep_ in {"neg", "expl"} or (child.dep_ == "ccomp" and child.i < root.i) for child in root.children):
        return ""
    tokens = _shortened(sentence, root)
    person = reading.person(subject) if subject.pos_ == "PRON" else None
    loose = [token for token in tokens if person is None or reading.person(token) != person or token.pos_ != "PRON"]
    if not tokens or dangles(loose):
        return ""
    return f"{capitalised(_joined(reading, tokens, subject, person))}."


def _shortened(sentence: Sentence, root: Token) -> list[Token]:
    """Return the tokens that stay once asides and, where it is still too long, a last clause are cut."""
    # What stands behind a colon or between dashes is a thought of its own.
    tokens = [token for token in sentence.words if not token.is_space and top_of(token).i == root.i]
    while tokens and (tokens[-1].is_punct and tokens[-1].text not in {"”", ")", "%"}):
        tokens = tokens[:-1]
    cut: set[int] = set()
    for token in tokens:
        if token.dep_ in _ASIDES and token.i not in cut:
            cut |= _aside(token, root)
    kept = [token for token in tokens if token.i not in cut]
    for last in [token for token in kept if token.dep_ == "advcl" and token.i > root.i and _timed(token)]:
        if sum(not token.is_punct for token in kept) > LONGEST:
            ending = {under.i for under in last.subtree}
            if max(ending) >= kept[-1].i:
                kept = [token for token in kept if token.i not in ending]
    kept = _without_result(kept, root)
    while kept and (kept[0].dep_ == "cc" or kept[0].text == "," or kept[0].lower_ in {"however", "meanwhile"}):
        kept = kept[1:]
    while kept and kept[-1].text == ",":
        kept = kept[:-1]
    return _without_day(kept)


def _without_result(kept: list[Token], root: Token) -> list[Token]:
    """Drop a loose "bringing him to tears" from the end: it needs the comma that it lacks."""
    for token in kept:
        loose = token.dep_ in {"advcl", "acl"} and token.tag_ == "VBG" and token.i > root.i + 1
        if loose and token.right_edge.i >= kept[-1].i and token.left_edge.dep_ not in {"mark", "prep"}:
            before = [one for one in kept if one.i < token.left_edge.i]
            if token.dep_ == "advcl" and len(before) >= _SHORTEST:
                return before
    return kept


def _without_day(kept: list[Token]) -> list[Token]:
    """Drop an "On Friday," from the beginning: a day of the week says nothing without its week."""
    if len(kept) > _DAY_FRAME and kept[0].lower_ == "on" and kept[1].lower_ in _WEEKDAYS:
        rest = kept[3:] if kept[2].text == "," else kept[2:]
        return kept if rest[0].lower_ in _PARTS_OF_DAY else rest
    return kept


def _timed(verb: Token) -> bool:
    """Say whether a clause only tells when or in spite of what; "for schools to open" would be missed."""
    return verb.left_edge.lower_ in {"after", "before", "when", "while", "although", "though", "because", "since"}


def _aside(token: Token, root: Token) -> set[int]:
    """Return the indexes of an aside with its commas, or none when it is not set off on both sides."""
    doc, first, last = token.doc, token.left_edge.i, token.right_edge.i
    if first == 0 or first <= root.i <= last or doc[first - 1].text != "," or first - 1 <= doc[first].sent.start:
        return set()
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is not None and after.text == ",":
        return set(range(first - 1, last + 2))
    closed = after is None or after.text in {".", "!", "?"}
    return set(range(first - 1, last + 1)) if closed else set()


def _joined(reading: Reading, tokens: Sequence[Token], subject: Token, person: Person | None) -> str:
    """Join tokens with the article's own spacing, a space wherever something was cut, names in full."""
    named: set[str] = set()
    text = ""
    for place, token in enumerate(tokens):
        word, here = token.text, reading.person(token)
        if token.i == subject.i and person is not None:
            word, here = person.name, person
        elif here is not None and token.pos_ == "PROPN" and here.name not in named:
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            alone = following is None or reading.person(following) is not here or following.pos_ != "PROPN"
            if alone and word in here.name.split() and (place == 0 or tokens[place - 1].pos_ != "PROPN"):
                word = here.name
        if here is not None:
            named.add(here.name)
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        gap = after is not None and after.i != token.i + 1 and not after.is_punct
        text += word + (" " if gap and not token.whitespace_ else token.whitespace_)
    return text.strip()
