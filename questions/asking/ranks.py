"""What is the most of its kind: questions about the subject of a superlative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human, noun_type, subject_word
from questions.asking.linked import is_vague
from questions.asking.proposal import Proposal
from questions.asking.weighing import draft_of
from questions.facts.parts import part_of
from questions.grammar.phrases import capital
from questions.grammar.scope import Scope

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.draft import Draft
    from questions.facts.comparisons import Superlative
    from questions.grammar.composing import Composer

_MOST_WORDS = 10
_REACH = 60


def ask(superlative: Superlative, composer: Composer) -> Iterator[Draft]:
    """Ask "Which children were the fittest?" with the others of the article's that are named alike."""
    clause = superlative.clause
    for part in clause.after:
        if part.role == "adverbial":
            clause = clause.without(part)
    root = clause.subject.root
    human = noun_is_human(superlative.part.root)
    word = _word(composer, root, human)
    if word == "What" and root.tag_ == "NNS":
        return  # "What is the most active online?" of teenagers
    several = superlative.part.root.tag_ == "NNS" or (word.startswith("Which") and root.tag_ == "NNS")
    asks = composer.counted_question if several else None
    stem = asks(clause, word, Scope()) if asks else composer.subject_question(clause, word, Scope())
    answer = composer.put_subject(clause, Scope(), answer=True)
    if stem is None or answer is None or root.pos_ == "PRON" or len(answer.split()) > _MOST_WORDS:
        return
    if is_vague(composer, superlative.part.tokens) or len(stem.split()) < 6:  # noqa: PLR2004 (too short to say of which)
        return
    kind = noun_type(composer.reading, root) or ("person" if human else "noun")
    rivals = tuple(_rivals(composer, root, answer)) if root.pos_ == "NOUN" else ()
    proposal = Proposal(
        clause=clause,
        stem=stem,
        answer=capital(answer),
        answer_type=kind,
        slot=clause.subject.tokens,
        trust=0.8,
        worth=0.75,
    )
    found = draft_of(proposal, composer, "comparison")
    if found is not None:
        yield replace(found, wrong=rivals, typed=False)


def _word(composer: Composer, root: Token, human: bool) -> str:
    if root.pos_ == "NOUN" and noun_is_human(root) and any(True for _ in root.children):
        return f"Which {root.lower_}"
    return subject_word(composer.reading, root) or ("Who" if human else "What")


def _rivals(composer: Composer, noun: Token, answer: str) -> Iterator[tuple[str, str]]:
    """Yield the article's noun phrases of the same head or the same sort of name, each once."""
    seen = {answer.lower()}
    for token in composer.reading.doc:
        bare = len(answer.split()) == 1 and token.sent == noun.sent
        alike = bare or token.lemma_ == noun.lemma_
        if abs(token.i - noun.i) > _REACH:
            continue  # farther off, "autumn-born children" may hold the key as well
        if token.i == noun.i or token.pos_ != noun.pos_ or token.tag_ != noun.tag_ or not alike:
            continue
        text = composer.wording.put(part_of(token, "subject").tokens, Scope(), answer=True)
        if text and len(text.split()) <= _MOST_WORDS and text.lower() not in seen and (bare or len(text.split()) > 1):
            seen.add(text.lower())
            yield "elsewhere", capital(text)
