"""Excerpts: a stretch of a sentence short enough for a question and whole enough to be understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from questions.facts.cuts import is_cut_well
from questions.reading import Reading, Sentence
from questions.span import Span
from questions.wording import content_words, words

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_WORDS = 21
_FEWEST_WORDS = 6
_FEWEST_CONTENT = 3
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "conj", "parataxis"})
_MARKS = frozenset('“”"‘‚„«»[]()')
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_LEADS = frozenset({"as", "although", "though", "while", "when", "if", "after", "before", "since", "because", "until"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENING, _CLOSING = frozenset("“‘\"'"), frozenset("”’\"'")
_JOINED = frozenset({"conj", "advcl", "parataxis"})
_JOINTS = frozenset({",", ";", ":", "–", "—", "-"})
_UNSEEN_STOP = re.compile(r"(?<=\d)(?:%|bn|[kmp])?\.(?= [A-Z])")
"""Behind a figure the end of a sentence may go unseen: “a loss of $4m. The bank …”."""
_ENDS = _JOINTS | {".", "!", "?", "…"}


def excerpt_around(
    reading: Reading, sentence: Sentence, tokens: Sequence[Token], most: int = MOST_WORDS
) -> Span | None:
    """Return the longest fitting of the sentence and the clauses around some of its words, to the letter."""
    text = reading.article.text
    if not _says_something(sentence):
        return None
    bounds = _between_stops(text, sentence.span, tokens[0].idx)
    for span in _stretches(sentence, tokens[0], bounds):
        shown = span.cut(text)
        if not span.contains(Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))):
            return None
        if len(words(shown)) <= most:
            enough = len(words(shown)) >= _FEWEST_WORDS and len(content_words(shown)) > _FEWEST_CONTENT
            plain = not _MARKS & set(shown) and "\n" not in shown
            if not plain and bounds != sentence.span:
                continue  # what was said in it may yet do alone
            # A clause that leads up to another is hardly ever cut right where it ends.
            opens = span.start == bounds.start or "," in shown
            leads = span.end < bounds.end - 1 and words(shown)[0] in _LEADS and opens
            cut_well = is_cut_well(sentence.tokens.doc, span, bounds)
            return span if enough and plain and not leads and cut_well else None
    return None


def _says_something(sentence: Sentence) -> bool:
    """Say whether a sentence is built on a verb that shows its tense or gives an order: “A long day.” is not."""
    root = sentence.tokens.root
    helpers = (child for child in root.children if child.dep_ in {"aux", "auxpass"})
    return root.tag_ == "VB" or any(one.tag_ in _FINITE for one in (root, *helpers))


def quoted(text: str, shown: Span, sentence: Span) -> str:
    """Return the quoted words, with dots where the sentence goes on."""
    ahead = text[sentence.start : shown.start].rstrip()
    # What somebody said, quoted from its first word, is not cut off.
    whole = ahead[-1:] in _OPENING and text[shown.start].isupper()
    before = "" if not ahead.strip("“‘\"'") or whole else "… "
    rest = text[shown.end : sentence.end]
    closed = whole and rest.lstrip(",.!?")[:1] in _CLOSING
    # The full stop is a token of its own, or the last mark of one: "m.".
    stopped = _UNSEEN_STOP.search(text, max(sentence.start, shown.end - 4), min(sentence.end, shown.end + 4))
    ends = stopped is not None and shown.end <= stopped.end() <= shown.end + 1
    after = "" if closed or ends or not rest.strip(' .!?”’"') else " …"
    words_shown = shown.cut(text)
    return f"{before}{words_shown.removesuffix('.') if ends else words_shown}{after}"


def _stretches(sentence: Sentence, token: Token, bounds: Span) -> Iterator[Span]:
    """Yield the sentence, then ever smaller clauses that hold a word."""
    yield _trimmed(_within(list(sentence.words), bounds))
    heads = [token, *token.ancestors]
    for head in reversed(heads):
        if head.dep_ in _CLAUSES and _is_whole(head):
            yield _trimmed(_within(_own_words(head, token), bounds))


def _between_stops(text: str, sentence: Span, place: int) -> Span:
    """Return the stretch around a place that no full stop ends unseen."""
    start, end = sentence
    for stop in _UNSEEN_STOP.finditer(text, start, end):
        if stop.start() > place:
            return Span(start, stop.end())
        start = stop.end() + 1
    return Span(start, end)


def _within(found: list[Token], bounds: Span) -> list[Token]:
    return [one for one in found if bounds.start <= one.idx < bounds.end]


def _is_whole(head: Token) -> bool:
    """Say whether a clause has a subject of its own, before a verb that shows its tense."""
    subjects = [child for child in head.children if child.dep_ in _SUBJECTS]
    if len(subjects) != 1 or subjects[0].i > head.i or subjects[0].tag_ in {"WDT", "WP"}:
        return False
    return any(one.tag_ in _FINITE for one in (head, *head.children) if one.i <= head.i)


def _own_words(head: Token, token: Token) -> list[Token]:
    """Return a clause's words without what joins it and without a later clause that does not hold the word."""
    doc = head.doc
    first, last = head.left_edge.i, head.right_edge.i
    for child in head.children:
        begins = child.left_edge.i
        if child.dep_ in _JOINED and begins > max(head.i, token.i) and _is_joint(doc[begins - 1], doc[begins]):
            last = min(last, begins - 1)
    found = list(doc[first : last + 1])
    while found and found[0].i < token.i and _joins(found[0]):
        found.pop(0)
    return found if last == head.right_edge.i else _without_opening(found, token)


def _without_opening(found: list[Token], token: Token) -> list[Token]:
    """Return the words of a cut without the first ones of the clause cut away: “… but, oddly,”."""
    for place in range(len(found) - 2, 0, -1):
        if found[place].i <= token.i or any(one.tag_ in _FINITE for one in found[place:]):
            break
        if found[place].dep_ == "cc" and found[place + 1].text == ",":
            return found[:place]
    return found


def _joins(token: Token) -> bool:
    """Say whether a word only ties a clause to what stands before it: “and”, “that”, a comma."""
    return token.dep_ in {"cc", "punct"} or (token.lower_ == "that" and token.dep_ == "mark")


def _is_joint(before: Token, first: Token) -> bool:
    return before.text in _JOINTS or before.dep_ == "cc" or first.dep_ == "mark" or first.tag_ == "WRB"


def _trimmed(tokens: list[Token]) -> Span:
    """Return the span of some words without the marks at its edges."""
    while len(tokens) > 1 and (tokens[-1].text in _ENDS or tokens[-1].is_space or tokens[-1].dep_ == "cc"):
        tokens = tokens[:-1]
    while len(tokens) > 1 and (tokens[0].is_space or tokens[0].text in _JOINTS):
        tokens = tokens[1:]
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
