"""Why something happened or was done: questions about the part of a clause that tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.asking.incomplete import is_incomplete, says_little
from questions.asking.linked import is_vague, worded_statement
from questions.asking.proposal import Proposal
from questions.asking.reason_words import MOST_WORDS, joint, reason_words
from questions.asking.rivals import rival_aims
from questions.asking.weighing import draft_of
from questions.draft import Draft
from questions.facts.causes.cause import Cause
from questions.facts.clauses import Clause
from questions.facts.parts import Part, part_of
from questions.grammar.composing import Composer
from questions.grammar.phrases import connective
from questions.grammar.verbs import verb_lemma

_TRUST = {"because": 0.9, "phrase": 0.85, "purpose": 0.8, "so that": 0.82}
_MANNERS = frozenset({"style", "fashion", "manner", "move", "step", "sign", "blow", "twist", "gesture", "effort"})
_FEWEST_STEM = 5
_ENOUGH_STEM = 11
_MOST_TYPED = 4
_TO_WHERE = frozenset({"into", "onto", "towards", "toward", "through", "across"})
"""“They drove 400 metres into the town”: without the last, they drove nowhere."""
_LOOSE = frozenset({"prep", "time", "adverb", "adverbial"})


def ask(cause: Cause, composer: Composer, skill: str) -> Iterator[Draft]:
    """Yield "Why …?" with the cause or the purpose as its answer."""
    clause = cause.clause.without(cause.part)
    for part in clause.after:
        if connective(part) in {"while", "as"} and part.role == "adverbial":
            clause = clause.without(part)
    for part in clause.before:
        if part.role == "prep" and any(child.lower_ in _MANNERS for child in part.root.children):
            clause = clause.without(part)  # "In typical style, she was late"
    if is_incomplete(clause, cause):
        return
    composer.wording.quoting = clause.source is not None
    scope = composer.scope(clause)
    stem = composer.question(clause, "Why", (), scope, negated=True)
    for part in clause.before if stem is None else ():
        if part.role == "adverbial" and connective(part) in {"before", "after", "when"}:
            clause = clause.without(part)  # too long with it, or pointing away
            scope = composer.scope(clause)
            stem = composer.question(clause, "Why", (), scope, negated=True)
    words = reason_words(cause, composer, scope)
    if stem is None or words is None or len(stem.split()) < _FEWEST_STEM:
        return
    answer = f"{cause.lead} {words}"
    asked = [token for part in (clause.subject, *composer.kept_after(clause)) for token in part.tokens]
    if (
        len(answer.split()) > MOST_WORDS + len(cause.lead.split()) - 1
        or says_little(words, stem)
        or is_vague(composer, asked)
    ):
        return
    proposal = Proposal(
        clause=cause.clause,
        stem=stem,
        answer=answer,
        answer_type="reason",
        slot=(),
        trust=_TRUST[cause.form],
        worth=0.95,
    )
    draft = draft_of(proposal, composer, skill)
    if draft is None:
        return
    # In an option "the island" points at the article; a statement has to say which.
    subjects = [part_of(child, "subject").tokens for child in cause.part.root.children if child.dep_ == "nsubj"]
    alone = all(
        tokens[0].pos_ == "PRON" or (composer.wording.put(tokens, scope.child()) and not is_vague(composer, tokens))
        for tokens in subjects
    )
    stated = worded_statement(composer, clause, f"{joint(cause)} {words}", words)
    yield replace(
        draft,
        statement=stated.text if stated and alone else None,
        slot=stated.slot if stated and alone else None,
        answer_span=None,
        wrong=rival_aims(composer.reading, draft, _deed(cause)) if cause.form == "purpose" else (),
        event=_event(clause, composer) or "",
        typed=cause.form == "phrase" and len(words.split()) <= _MOST_TYPED,
        accepted=(words,) if cause.form == "phrase" else draft.accepted,
    )


def _event(clause: Clause, composer: Composer) -> str | None:
    """Return the question without where, when and how it happened, as far as something is left to ask."""
    told = clause.before if _is_anybody(clause) else ()
    bare = replace(clause, before=told or tuple(part for part in clause.before if part.role == "adverbial"))
    while True:
        stem = composer.question(bare, "Why", (), composer.scope(bare), negated=True)
        last = bare.after[-1] if bare.after else None
        enough = stem is not None and len(stem.split()) <= _ENOUGH_STEM
        bound = last is not None and last.role == "prep" and last.root.lower_ in _TO_WHERE
        bound = bound or _is_anybody(clause)
        if last is None or enough or bound or last.role not in _LOOSE or not _holds(bare.after[:-1]):
            return stem
        bare = replace(bare, after=bare.after[:-1])


def _is_anybody(clause: Clause) -> bool:
    """Say whether some people or other did it, so that only when and where tells what is meant: "two men"."""
    root = clause.subject.root
    some = any(child.dep_ == "nummod" or child.lower_ in {"a", "an", "some"} for child in root.children)
    return root.pos_ == "NOUN" and some and not any(token.pos_ == "PROPN" for token in clause.subject.tokens)


def _holds(parts: Sequence[Part]) -> bool:
    """Say whether a verb has, with these parts, something that completes it."""
    return any(part.role not in {"adverb", "time", "particle"} for part in parts)


def _deed(cause: Cause) -> str:
    """Return the verb of what is done for a purpose: of "were forced to make trips" the inner one."""
    inner = [part.root for part in cause.clause.of("infinitive") if part is not cause.part and part.root.tag_ == "VB"]
    return verb_lemma(inner[0]) if inner else cause.clause.group.lemma
