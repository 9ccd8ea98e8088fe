"""What there is: statements of sentences that begin with "there"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.asking.figures import counted
from questions.asking.weighing import STATED, explain
from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.narration import is_told_in_turn
from questions.facts.parts import part_of
from questions.facts.soundness import sound_thoughts
from questions.facts.topics import find_topics, weigh
from questions.grammar.contractions import full_form
from questions.grammar.phrases import capital, uncapital
from questions.grammar.scope import Scope
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.grammar.composing import Composer
    from questions.reading import Reading, Sentence

_FEWEST, _MOST = 7, 24
_LEAST, _PER_TOPIC = 0.2, 1.2
_KEEP = frozenset(read_toml("sentence_parts")["adverbs"]["keep"])
_FORMS = frozenset({"is", "are", "was", "were"})


def find_existing(composer: Composer) -> Iterator[Draft]:
    """Yield "There is no cure for the disease." wherever a sentence plainly says what there is."""
    reading = composer.reading
    topics = find_topics(reading)
    for sentence in reading.sentences:
        if is_told_in_turn(reading, sentence) or not any(token.dep_ == "expl" for token in sentence.words):
            continue
        tops = {top.i: top for top in sound_thoughts(sentence).values()}
        for verb in tops.values():
            text = _statement(composer, verb)
            if text is not None and not reading.quoted(sentence.span):
                stated = _draft(reading, sentence, verb, text, min(1.0, _LEAST + _PER_TOPIC * weigh(topics, text)))
                yield from _how_many(composer, verb, stated)
                yield stated


def _statement(composer: Composer, verb: Token) -> str | None:
    there = [child for child in verb.lefts if child.dep_ == "expl" and child.lower_ == "there"]
    things = [child for child in verb.rights if child.dep_ == "attr"]
    if full_form(verb).lower() not in _FORMS or len(there) != 1 or len(things) != 1:
        return None
    if any(child.dep_ in {"neg", "aux", "advcl", "ccomp", "conj", "mark"} for child in verb.children):
        return None
    words = composer.wording.put(part_of(things[0], "attribute").tokens, Scope())
    if words is None:
        return None
    text = f"There {full_form(verb).lower()} {words}."
    return text if _FEWEST <= len(text.split()) <= _MOST else None


def _how_many(composer: Composer, verb: Token, stated: Draft) -> Iterator[Draft]:
    """Yield "How many seals were there in Kent in 2012?"."""
    thing = part_of(next(child for child in verb.rights if child.dep_ == "attr"), "attribute")
    found = counted(thing)
    around = [part_of(child, "prep") for child in verb.children if child.dep_ in {"prep", "npadvmod"}]
    if found is None or any(child.dep_ == "advmod" and child.lower_ in _KEEP for child in verb.children):
        return
    figure, rest = found
    texts = [composer.wording.put(tokens, Scope()) for tokens in (rest, *(part.tokens for part in around))]
    answer = composer.wording.put(figure, Scope(), answer=True)
    if answer is None or any(text is None for text in texts):
        return
    words = [
        "How many",
        texts[0] or "",
        full_form(verb).lower(),
        "there",
        *(uncapital(text or "", part.tokens[0]) for text, part in zip(texts[1:], around, strict=True)),
    ]
    stem = " ".join(word for word in words if word) + "?"
    if _FEWEST <= len(stem.split()) <= _MOST:
        yield replace(
            stated,
            stem=stem,
            answer=capital(answer),
            answer_type="number",
            answer_span=Span(figure[0].idx, figure[-1].idx + len(figure[-1])),
            typed=True,
            confidence=0.8,
        )


def _draft(reading: Reading, sentence: Sentence, verb: Token, text: str, importance: float) -> Draft:
    return Draft(
        skill="detail",
        stem=STATED,
        answer=text.rstrip("."),
        answer_type="statement",
        evidence=(sentence.span,),
        sentence=sentence.index,
        fact=f"clause:{verb.i}",
        explanation=explain(reading, sentence.span),
        statement=text,
        confidence=0.7,
        importance=round(importance, 3),
    )
