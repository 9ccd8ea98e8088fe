"""Flaws of a gap: where it stands, and what gives its filler away."""

from __future__ import annotations

import re

from questions.flaws.base import flaw
from questions.kinds import Question
from questions.kinds.cloze import GAP, Cloze
from questions.messages import Message
from questions.wording import has_phrase, words

_AFTER_ARTICLE = re.compile(rf"\b(an?) {GAP}", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
LONGEST_TYPED = 4
LEAST_WORDS = 5


@flaw("The sentence begins with its gap, before there is anything to go by.", grave=False)
def gap_first(question: Question) -> bool:
    return isinstance(question, Cloze) and question.stem.lstrip('“"‘ ').startswith(GAP)


@flaw("“A” or “an” before the gap fits some options only.")
def article_before_gap(question: Question) -> bool:
    if not isinstance(question, Cloze) or not question.options:
        return False
    return (
        bool(_AFTER_ARTICLE.search(question.stem)) and len({bool(_VOWEL.match(text)) for text in question.parts()}) > 1
    )


@flaw("What fills the gap stands elsewhere in the sentence.")
def filler_in_stem(question: Question) -> bool:
    return isinstance(question, Cloze) and any(has_phrase(question.stem, answer) for answer in question.answers)


@flaw(Message("An answer of more than %(most)s words cannot be typed the same by everybody.", most=LONGEST_TYPED))
def long_typed_answer(question: Question) -> bool:
    if question.kind not in ("cloze", "short_answer") or question.parts():
        return False
    return len(words(question.key_text())) > LONGEST_TYPED


@flaw("Too little is left around the gap to know what is missing.")
def bare_gap(question: Question) -> bool:
    return isinstance(question, Cloze) and len(words(question.stem.replace(GAP, " "))) < LEAST_WORDS
