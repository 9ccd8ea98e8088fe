"""Why something happened or was done: questions about the part of a clause that tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.asking.linked import is_vague, worded_statement
from questions.asking.proposal import Proposal
from questions.asking.rivals import rival_aims
from questions.asking.shortening import shorten
from questions.asking.weighing import draft_of
from questions.draft import Draft
from questions.facts.causes import Cause
from questions.facts.clauses import Clause
from questions.facts.parts import Part, part_of
from questions.grammar.composing import Composer
from questions.grammar.phrases import connective
from questions.grammar.scope import Scope
from questions.grammar.verbs import inflect, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_TRUST = {"because": 0.9, "phrase": 0.85, "purpose": 0.8, "so that": 0.82}
_JOINTS = {"because": "because", "phrase": "because of", "purpose": "to", "so that": "so that"}
_MOST = 18
_DEGREES = frozenset({"largely", "partly", "mainly"})
_AMOUNTS = frozenset({"third", "half", "quarter", "fifth", "%", "percent", "most", "majority"})
_MOST_AIM = 12
_WHICH = frozenset(
    {
        "controversy",
        "crisis",
        "incident",
        "issue",
        "situation",
        "problem",
        "decision",
        "move",
        "change",
        "case",
        "scandal",
    }
)
"""“Because of the controversy”: which one?"""
_WHEN = frozenset({"in", "on", "at", "during", "before", "after"})
_MANNERS = frozenset({"style", "fashion", "manner", "move", "step", "sign", "blow", "twist", "gesture", "effort"})
_STOPS = frozenset({"–", "—", "(", ";", ":"})
_FEWEST_STEM = 5
_SUPPOSING = frozenset({"would", "could", "might"})
_CONDITIONS = frozenset({"if", "without", "unless", "otherwise", "with"})
_ENOUGH_STEM = 11
_MOST_TYPED = 4
_LOOSE = frozenset({"prep", "time", "adverb", "adverbial"})
_LASTING = frozenset({"be", "have", "want", "need", "know", "like", "prefer", "own", "believe", "see", "think"})
"""These are not said to be going on: “more people own cars”."""
_AMOUNTS_CHANGED = frozenset({"more", "fewer", "less"})


def ask(cause: Cause, composer: Composer, skill: str) -> Iterator[Draft]:
    """Yield "Why …?" with the cause or the purpose as its answer."""
    clause = without(cause.clause, cause.part)
    for part in clause.after:
        if connective(part) in {"while", "as"} and part.role == "adverbial":
            clause = without(clause, part)
    for part in clause.before:
        if part.role == "prep" and any(child.lower_ in _MANNERS for child in part.root.children):
            clause = without(clause, part)  # "In typical style, she was late"
    if _lacks_time(clause) or _lacks_condition(clause) or _clashes(cause.part.root):
        return
    composer.wording.quoting = clause.source is not None
    scope = composer.scope(clause)
    stem = composer.question(clause, "Why", (), scope, negated=True)
    for part in clause.before if stem is None else ():
        if part.role == "adverbial" and connective(part) in {"before", "after", "when"}:
            clause = without(clause, part)  # too long with it, or pointing away
            scope = composer.scope(clause)
            stem = composer.question(clause, "Why", (), scope, negated=True)
    words = _answer(cause, composer, scope)
    if stem is None or words is None or len(stem.split()) < _FEWEST_STEM:
        return
    answer = f"{cause.lead} {words}"
    asked = [token for part in (clause.subject, *composer.kept_after(clause)) for token in part.tokens]
    if len(answer.split()) > _MOST + len(cause.lead.split()) - 1 or _repeats(words, stem) or is_vague(composer, asked):
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
    stated = worded_statement(composer, clause, f"{_joint(cause)} {words}", words)
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
    bare = replace(clause, before=tuple(part for part in clause.before if part.role == "adverbial"))
    while True:
        stem = composer.question(bare, "Why", (), composer.scope(bare), negated=True)
        last = bare.after[-1] if bare.after else None
        enough = stem is not None and len(stem.split()) <= _ENOUGH_STEM
        if last is None or enough or last.role not in _LOOSE or not _holds(bare.after[:-1]):
            return stem
        bare = replace(bare, after=bare.after[:-1])


def _holds(parts: Sequence[Part]) -> bool:
    """Say whether a verb has, with these parts, something that completes it."""
    return any(part.role not in {"adverb", "time", "particle"} for part in parts)


def _deed(cause: Cause) -> str:
    """Return the verb of what is done for a purpose: of "were forced to make trips" the inner one."""
    inner = [part.root for part in cause.clause.of("infinitive") if part is not cause.part and part.root.tag_ == "VB"]
    return verb_lemma(inner[0]) if inner else cause.clause.group.lemma


def without(clause: Clause, part: Part) -> Clause:
    """Return a clause without one of its parts."""
    return replace(
        clause,
        before=tuple(one for one in clause.before if one is not part),
        after=tuple(one for one in clause.after if one is not part),
    )


def _lacks_time(clause: Clause) -> bool:
    """Say whether a share of something in the past stands without its time or source: "a third of all deaths"."""
    if clause.subject.root.lower_ not in _AMOUNTS or not clause.group.past or clause.reporter is not None:
        return False
    parts = (*clause.before, *clause.after)
    return not any(token.ent_type_ == "DATE" and token.text.isdigit() for part in parts for token in part.tokens)


def _lacks_condition(clause: Clause) -> bool:
    """Say whether a clause tells what would be, without under what condition: an earlier sentence has that."""
    finite = clause.group.finite
    if finite is None or finite.lower_ not in _SUPPOSING:
        return False
    verb = clause.group.verb
    if verb.dep_ == "ccomp" and verb.head.tag_ == "VBD":
        return False  # "She said that the school would close": the "will" of what was said
    parts = (*clause.before, *clause.after)
    return not _CONDITIONS & {token.lower_ for part in parts for token in part.tokens}


def _clashes(verb: Token) -> bool:
    """Say whether a cause reports in the present what was: "as it argues that it was important"."""
    told = [child for child in verb.children if child.dep_ == "ccomp"] if verb.tag_ in {"VBZ", "VBP"} else []
    return any(token.tag_ == "VBD" for one in told for token in (one, *one.children))


def _joint(cause: Cause) -> str:
    """Return what stands before the cause in a statement: "because they" where the answer says "they"."""
    first = cause.part.tokens[0].lower_
    # A statement without its "mostly" would say more than the article.
    degree = first if cause.form == "phrase" and first in _DEGREES else cause.degree
    lead = cause.lead.removeprefix("Because")
    joint = _JOINTS[cause.form] + (lead if cause.form == "because" else "")
    return f"{degree} {joint}".strip()


def _answer(cause: Cause, composer: Composer, scope: Scope) -> str | None:
    """Return the cause's words; "it" and "they" in them may stand for what the question names."""
    parts = (cause.clause.subject, *cause.clause.before, *cause.clause.after)
    named = [token for part in parts if part is not cause.part for token in part.tokens]
    scope.numbers |= {token.tag_ in {"NNS", "NNPS"} for token in named if token.pos_ in {"NOUN", "PROPN"}}
    most = _MOST_AIM if cause.form == "purpose" else _MOST - 2
    words = shorten(_untimed(cause.words) if cause.form == "purpose" else cause.words, cause.part.root, most)
    text = composer.wording.put(words, scope, answer=True)
    return _going_on(cause, text) if text is not None and cause.part.tokens[0].lower_ == "as" else text


def _going_on(cause: Cause, text: str) -> str:
    """Return "demand is fading" for "as demand fades", which "because" would not stand well before."""
    verb = cause.part.root
    alone = not any(child.dep_ in {"dobj", "xcomp", "ccomp", "attr", "acomp"} for child in verb.children)
    # "as more cities build lanes" goes on as well
    growing = any(
        child.dep_ == "nsubj" and _AMOUNTS_CHANGED & {one.lower_ for one in child.children} for child in verb.children
    )
    alone = alone or (growing and verb.pos_ == "VERB" and verb_lemma(verb) not in _LASTING)
    if not alone or verb.tag_ not in {"VBZ", "VBP"} or text.split().count(verb.text) != 1:
        return text
    being = "is" if verb.tag_ == "VBZ" else "are"
    progressive = f"{being} {inflect(verb_lemma(verb), 'VBG')}"
    return " ".join(progressive if word == verb.text else word for word in text.split())


def _untimed(words: Sequence[Token]) -> tuple[Token, ...]:
    """Return an aim's words up to where they only tell when: "in May", "as she rode home"."""
    kept = tuple(words)
    for token in words[2:]:
        if token.text in _STOPS:
            return tuple(one for one in kept if one.i < token.i)  # "to fund a school – or a house of learning"
        dated = token.lower_ in _WHEN and any(child.ent_type_ in {"DATE", "TIME"} for child in token.children)
        timed = token.lower_ in {"as", "when", "while"} and (token.dep_ == "mark" or token.tag_ == "WRB")
        if dated or timed:
            return tuple(one for one in kept if one.i < token.i)
    return kept


def _repeats(words: str, stem: str) -> bool:
    """Say whether an answer says little but what the question says."""
    mine = {word.strip(",.").lower() for word in words.split()}
    asked = {word.strip(",.?").lower() for word in stem.split()}
    bare = len(mine) == 2 and "the" in mine and bool(mine & _WHICH)  # noqa: PLR2004 (the article and the noun)
    return bare or len(mine - asked) < 2  # noqa: PLR2004
