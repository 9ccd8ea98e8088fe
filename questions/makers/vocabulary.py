"""Vocabulary: what a word means in the sentence that uses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questions.asking.weighing import explain
from questions.draft import Draft
from questions.facts.excerpts import quoted
from questions.facts.terms import Term, find_terms
from questions.facts.topics import find_topics, weigh
from questions.reading import Reading
from questions.span import Span
from questions.wording import PRONOUNS, capitalised, words

SKILL = "vocabulary"
_ENOUGH, _MOST = 2, 6
"""A quiz asks for the meaning of a word or two; a few further ones wait as spares."""
_FURTHER = 0.45
_LEAST = 0.3
_COMMON, _CUT, _PRONOUN = 0.15, 0.04, 0.03


def make(reading: Reading) -> Iterator[Draft]:
    """Yield "What does the word … mean in “…”?" for words whose meaning here is certain."""
    drafts = []
    topics = find_topics(reading)
    for term in find_terms(reading):
        sentence = reading.sentences[term.sentence].span
        shown = quoted(reading.article.text, term.shown, sentence)
        draft = draft_of(term, shown, sentence, explain(reading, sentence))
        drafts.append(replace(draft, importance=min(0.8, _LEAST + weigh(topics, shown))))
    best = sorted(drafts, key=lambda draft: -draft.confidence - draft.importance / 2)
    for place, draft in enumerate(best[:_MOST]):
        yield draft if place < _ENOUGH else replace(draft, confidence=draft.confidence - _FURTHER)


def draft_of(term: Term, shown: str, sentence: Span, proof: str) -> Draft:
    """Return the question that asks for a word's meaning in the quoted words of a sentence."""
    meaning = term.meaning
    answer = _worded(term, meaning.text)
    wrong = [("misread", meaning.mistaken), *(("unsupported", text) for text in meaning.others)]
    return Draft(
        skill=SKILL,
        stem=f"What does {_named(term)} mean in “{shown}”?",
        answer=answer,
        answer_type="meaning",
        evidence=(sentence,),
        sentence=term.sentence,
        fact=f"term:{meaning.word}",
        explanation=f"“{capitalised(term.name)}” means “{answer[0].lower()}{answer[1:]}”. {proof}".rstrip(),
        wrong=tuple((role, _worded(term, text)) for role, text in wrong),
        confidence=_confidence(term, shown),
        importance=0.5,
        difficulty=0.6 if meaning.rare else 0.45,
    )


def _confidence(term: Term, shown: str) -> float:
    """Trust most a rare word in a whole sentence that names what it speaks of."""
    pronouns = len(PRONOUNS & set(words(shown)))
    return 0.82 - _COMMON * (not term.meaning.rare) - _CUT * shown.count("…") - _PRONOUN * min(pronouns, 3)


def _named(term: Term) -> str:
    """Return what to call the word: by its class where the sentence has another form of it."""
    if " " in term.name:
        return f"the expression “{term.name}”"
    return f"the {'word' if term.bare else term.meaning.word_class} “{term.name}”"


def _worded(term: Term, text: str) -> str:
    """Return a meaning worded as an option."""
    return capitalised(f"to {text}" if term.verbal else text)
