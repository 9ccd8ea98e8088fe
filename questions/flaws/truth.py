"""Flaws of statements to be called true or false."""

from __future__ import annotations

import re

from questions.datafiles import read_toml
from questions.flaws.base import flaw
from questions.kinds import Question
from questions.kinds.true_false import TrueFalse
from questions.wording import words

_DATA = read_toml("wording")
_SENTENCES = re.compile(r"[.!?;]\s+[“\"]?[^\W\d_]")
_EVERY_DAY = re.compile(r"\bevery (?=(?:\w+ )?(?:hour|day|week|month|year|night|morning|evening|summer|winter)s?\b)")
_JOINED = re.compile(
    r", (?:and|but|while|whereas|although) (?:the|an?|he|she|it|they|[A-Z]\w+|his|her|its|their) \w+ \w+"
)
_COMPARING = r"(?:more|fewer|less|higher|lower|greater|bigger|larger|smaller)"
_COMPARED_TWICE = re.compile(rf"\b{_COMPARING} [^,]+ (?:and|but) {_COMPARING} [^,]* than\b|, (?:and|but) {_COMPARING} ")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|vs|Prof|Sen|Gov|Jr|Sr|Inc|Ltd|Co|[ap]\.m)\.")


@flaw("The statement holds two statements: one may be true and the other false.")
def two_statements(question: Question) -> bool:
    return isinstance(question, TrueFalse) and bool(_SENTENCES.search(_ABBREVIATION.sub(" ", question.stem)))


@flaw("The statement joins two: one may be true and the other false.", grave=False)
def partly_true(question: Question) -> bool:
    return isinstance(question, TrueFalse) and bool(_JOINED.search(question.stem))


@flaw("Two comparisons are made, and only one of them is false.")
def half_false(question: Question) -> bool:
    return isinstance(question, TrueFalse) and not question.answer and bool(_COMPARED_TWICE.search(question.stem))


@flaw("A statement made false by “not” tests attention to one small word.")
def bare_negation(question: Question) -> bool:
    if not isinstance(question, TrueFalse) or question.answer:
        return False
    return any(word.replace("’", "'") in _DATA["negative"] for word in words(question.stem))


@flaw("“Always”, “never” or “all” tells that the statement is false.")
def absolute_statement(question: Question) -> bool:
    return (
        isinstance(question, TrueFalse)
        and not question.answer
        and bool(set(_DATA["absolute"]) & set(words(_EVERY_DAY.sub(" ", question.stem))))
    )


@flaw("Whether something is often or rarely so is a matter of opinion.", grave=False)
def vague_statement(question: Question) -> bool:
    return isinstance(question, TrueFalse) and bool(set(_DATA["vague"]) & set(words(question.stem)))


@flaw("A true-or-false question is a statement, not a question.")
def asked_statement(question: Question) -> bool:
    return isinstance(question, TrueFalse) and question.stem.rstrip('”"’ ').endswith("?")
