"""What brought something about: the subject of a verb of causing, asked for by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.answer_types import is_empty, noun_type
from questions.asking.linked import is_vague
from questions.asking.proposal import Proposal
from questions.asking.weighing import draft_of
from questions.datafiles import read_toml
from questions.facts.told import sentences_with
from questions.grammar.phrases import capital
from questions.grammar.scope import Scope
from questions.wording import content_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.draft import Draft
    from questions.facts.clauses import Clause
    from questions.grammar.composing import Composer

_DATA = read_toml("connectives")["bringing"]
_TO = frozenset(_DATA["to"])
_ABOUT = frozenset(_DATA["about"])
_OTHERS = frozenset(_DATA["others"])
_STATES = frozenset(_DATA["states"])
_KINDS = frozenset({"main", "conjunct", "reported"})
_VAGUE = frozenset(_DATA["vague"])
_FEWEST_WORDS, _MOST_WORDS = 6, 18
_FEWEST_ASKED = 3
_MOST_ANSWER, _MOST_TYPED = 9, 4
_RIVAL, _MOST_SHARED = 0.7, 0.25
_ARTICLES = frozenset({"a", "an", "the"})
_MEANING = re.compile(r"\b(?:means|meant|mean)\b")
_LEADING = {"means": "leads to", "meant": "led to", "mean": "lead to"}


def ask(clause: Clause, composer: Composer) -> Iterator[Draft]:
    """Ask "What has pushed up the price of bread?"."""
    root = clause.subject.root
    if clause.kind not in _KINDS or not _brings_about(clause) or root.lemma_.lower() in _VAGUE:
        return
    if noun_type(composer.reading, root) != "noun" or any(child.dep_ == "nummod" for child in root.children):
        return
    answer = composer.wording.put(clause.subject.tokens, Scope(), answer=True)
    stem = composer.subject_question(clause, "What", Scope())
    if stem is not None and clause.group.lemma == "mean":
        stem = _MEANING.sub(lambda found: _LEADING[found[0]], stem, count=1)
    if answer is None or stem is None or is_empty(answer, root) or _is_loose(stem, clause, composer):
        return
    told = content_words(answer)
    repeats = len(told & content_words(stem)) > _MOST_SHARED * len(told)
    if _points_back(root) or repeats or told <= content_words(composer.reading.article.title):
        return
    if len(answer.split()) > _MOST_ANSWER or {"that", "which", "who"} & set(answer.lower().split()):
        return
    proposal = Proposal(
        clause=clause,
        stem=stem,
        answer=capital(answer),
        answer_type="noun",
        slot=clause.subject.tokens,
        trust=0.78,
        worth=0.85,
        accepted=tuple(_forms(clause.subject.tokens, root)),
    )
    found = draft_of(proposal, composer, "cause")
    if found is not None:
        short = len([word for word in answer.split() if word.lower() not in _ARTICLES]) <= _MOST_TYPED
        yield replace(found, typed=short)


def _brings_about(clause: Clause) -> bool:
    """Say whether a clause says what its subject led to, caused, or made others do or become."""
    lemma, group = clause.group.lemma, clause.group
    if group.negated or group.passive or group.borrowed:
        return False
    objects, clauses = clause.of("object"), clause.of("clause", "infinitive")
    first = next((part.root.lower_ for part in clause.after if part.role == "prep"), "")
    if f"{lemma} {first}" in _TO:
        return not objects and not clauses
    doing = [part for part in clauses if part.root.tag_ == "VB" and any(one.tag_ == "TO" for one in part.tokens)]
    if lemma in _OTHERS and len(doing) == 1:
        others = bool(objects) or any(child.dep_ == "nsubj" for child in doing[0].root.children)
        return others or lemma == "help"  # "has helped to cut prices"
    if lemma in _STATES:
        return any(part.role == "clause" and part.root.pos_ == "ADJ" for part in clauses)
    particles = "".join(part.root.lower_ for part in clause.of("particle"))
    return f"{lemma} {particles}".strip() in _ABOUT and len(objects) == 1 and not clauses


def _points_back(noun: Token) -> bool:
    """Say whether "the new lamps" are known from before, perhaps by another name."""
    the = any(child.lower_ in {"the", "this", "that", "these", "those"} for child in noun.lefts)
    return the and not any(child.dep_ in {"prep", "acl", "relcl", "appos"} for child in noun.rights)


def _is_loose(stem: str, clause: Clause, composer: Composer) -> bool:
    """Say whether a question asks too little, or what another sentence may answer as well."""
    asked = content_words(stem)
    if not _FEWEST_WORDS <= len(stem.split()) <= _MOST_WORDS or len(asked) < _FEWEST_ASKED:
        return True
    if is_vague(composer, [token for part in composer.kept_after(clause) for token in part.tokens]):
        return True
    return any(
        index != clause.sentence.index and len(told & asked) >= _RIVAL * len(asked)
        for index, told in sentences_with(composer.reading, asked)
    )


def _forms(tokens: tuple[Token, ...], noun: Token) -> Iterator[str]:
    """Yield the noun phrase without what describes its noun in front, and its noun with what names it alone."""
    joined = any(child.dep_ == "conj" for child in noun.children)
    loose = {under.i for child in noun.lefts if child.dep_ in {"amod", "det", "poss"} for under in child.subtree}
    kept = [token for token in tokens if token.i not in loose]
    if len(kept) > 1 and kept != list(tokens):
        yield "".join(token.text_with_ws for token in kept).strip()
    if not joined:
        named = [token for token in kept if token.i <= noun.i]
        of = any(child.lower_ == "of" for child in noun.rights)
        if len(named) > 1 and len(named) < len(kept) and not of:
            yield "".join(token.text_with_ws for token in named).strip()
