"""Flaws that show against the article: evidence that is none, a wrong option that is right, a key copied."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise

from questions.article import Article
from questions.flaws.base import article_flaw, key_and_wrong
from questions.kinds import Question
from questions.kinds.evidence import Evidence
from questions.kinds.true_false import TrueFalse
from questions.wording import content_words, words

_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’]?\s+|\n+")
_MOST_OF_STEM = 0.75
_LEAST_STEM = 3
_VERBATIM = 5
_COPIED = 8
_SHORT = 4
_MOST_SENTENCES = 200


@article_flaw("No passage of the article is given as evidence.")
def no_evidence(question: Question, article: Article) -> bool:
    return not question.evidence or any(
        not 0 <= span.start < span.end <= len(article.text) for span in question.evidence
    )


@article_flaw("The evidence is a byline, a caption or the like, not the article itself.")
def evidence_in_furniture(question: Question, article: Article) -> bool:
    paragraphs = article.paragraphs
    for span in question.evidence:
        last = bisect_left(paragraphs, span.end, key=lambda paragraph: paragraph.span.start)
        first = bisect_right(paragraphs, span.start, key=lambda paragraph: paragraph.span.start) - 1
        if any(one.furniture is not None and one.span.overlaps(span) for one in paragraphs[max(first, 0) : last]):
            return True
    return False


@article_flaw("The statement stands in the article, so it is not false.")
def false_but_stated(question: Question, article: Article) -> bool:
    return isinstance(question, TrueFalse) and not question.answer and has_phrase_in(article, question.stem)


@article_flaw("The answer to be typed is not in the article.")
def answer_not_in_article(question: Question, article: Article) -> bool:
    if question.kind not in ("cloze", "short_answer") or question.parts():
        return False
    return not content_words(question.key_text()) <= _all_words(article.text)


@article_flaw("Another sentence of the article says the same of a wrong option.")
def another_answer(question: Question, article: Article) -> bool:
    _, wrong = key_and_wrong(question)
    asked = content_words(question.stem)
    if len(asked) < _LEAST_STEM or not wrong:
        return False
    starts, holding = _sentences(article.text)
    for rival in (content_words(text) for text in wrong if len(words(text)) <= _SHORT):
        # Only sentences that hold the rival's rarest word are looked at: a long article has many others.
        rarest = min((holding.get(word, ()) for word in rival), key=len, default=())
        for index in rarest[:_MOST_SENTENCES]:
            start, sentence = starts[index]
            if (
                rival <= sentence
                and len(asked & sentence) >= _MOST_OF_STEM * len(asked)
                and not _proves(question, start)
            ):
                return True
    return False


def _proves(question: Question, offset: int) -> bool:
    return any(span.start <= offset < span.end for span in question.evidence)


@article_flaw("The right answer alone is copied from the article to the letter.", grave=False)
def only_key_is_verbatim(question: Question, article: Article) -> bool:
    key, wrong = key_and_wrong(question)
    if len(words(key)) < _VERBATIM:
        return False
    return has_phrase_in(article, key) and not any(has_phrase_in(article, text) for text in wrong)


@article_flaw("The question repeats the sentence to be found, word for word.")
def evidence_copied(question: Question, article: Article) -> bool:
    if not isinstance(question, Evidence):
        return False
    asked = words(question.stem)
    runs = (asked[index : index + _COPIED] for index in range(len(asked) - _COPIED + 1))
    told = " ".join(" ".join(words(span.cut(article.text))) for span in question.evidence)
    return any(f" {' '.join(run)} " in f" {told} " for run in runs)


def has_phrase_in(article: Article, text: str) -> bool:
    """Say whether a text's words stand in the article in a row."""
    return f" {' '.join(words(text))} " in _flat(article.text)


# Kept by text, not by article: a string knows its hash, an article would have to work it out each time.
@lru_cache(maxsize=4)
def _flat(text: str) -> str:
    return f" {' '.join(words(text))} "


@lru_cache(maxsize=4)
def _all_words(text: str) -> frozenset[str]:
    return content_words(text)


@lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[list[tuple[int, frozenset[str]]], dict[str, list[int]]]:
    """Return roughly the sentences, each where it begins with its content words, and which hold a word."""
    bounds = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    starts = [(start, content_words(text[start:end])) for start, end in pairwise(bounds)]
    holding: dict[str, list[int]] = {}
    for index, (_, sentence) in enumerate(starts):
        for word in sentence:
            holding.setdefault(word, []).append(index)
    return starts, holding
