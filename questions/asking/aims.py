"""What must be done for an aim, what a thing was made for, and what somebody is praised or blamed for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.asking.linked import is_vague
from questions.asking.proposal import Proposal
from questions.asking.rivals import rival_aims
from questions.asking.shortening import shorten
from questions.asking.weighing import draft_of
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.parts import Part, part_of
from questions.facts.soundness import is_sound
from questions.grammar.phrases import capital
from questions.grammar.verbs import verb_group, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.draft import Draft
    from questions.grammar.composing import Composer
    from questions.reading import Reading

_DATA = read_toml("connectives")["credit"]
_CREDITING = frozenset(_DATA["verbs"])
_JUDGING = frozenset(_DATA["judging"])
_MADE = frozenset({"design", "mean", "intend", "build", "create", "aim"})
_AIMING = frozenset(_DATA["aiming"])
_FEWEST, _MOST = 2, 16


def needed(clause: Clause, composer: Composer) -> Iterator[Draft]:
    """Ask "What must the shops do to succeed?" of an aim in front."""
    aims = [part for part in clause.before if part.role == "adverbial" and part.tokens[0].tag_ == "TO"]
    finite = clause.group.finite
    if len(aims) != 1 or finite is None or finite.lower_ not in {"must", "should"} or clause.group.negated:
        return
    scope = composer.scope(clause)
    subject = composer.subject(clause, scope)
    aim = composer.wording.put(aims[0].tokens, scope)
    bare = clause.without(aims[0])
    words = [composer.wording.put(part.tokens, scope, answer=True) for part in composer.kept_after(bare)]
    split = clause.group.split()
    if subject is None or aim is None or split is None or any(text is None for text in words):
        return
    stem = f"What {split[0]} {subject} do {aim[:1].lower() + aim[1:]}?"
    answer = capital(" ".join([split[1], *(text or "" for text in words)]))
    yield from _drafts(composer, clause, stem, answer, answer_type="action", skill="purpose", statement=False)


def made_for(clause: Clause, composer: Composer) -> Iterator[Draft]:
    """Ask "What is the law designed to do?", "What does the policy aim to do?" and "What do the owners hope to do?"."""
    parts = clause.of("infinitive", "adverbial")
    aiming = clause.group.lemma in _AIMING and not clause.group.passive
    if aiming and any(child.dep_ == "nummod" or child.lower_ == "a" for child in clause.subject.root.children):
        return  # "two men tried to": which two?
    if len(parts) != 1 or not (aiming or (clause.group.passive and clause.group.lemma in _MADE)):
        return
    part = parts[0]
    if part.tokens[0].tag_ != "TO" or part.root.tag_ != "VB" or part.root.lemma_ == "be" or clause.of("object", "prep"):
        return
    scope = composer.scope(clause)
    stem = composer.question(clause, "What", (part,), scope, tail=["to do"])
    answer = composer.wording.put(shorten(part.tokens[1:], part.root, _MOST), scope, answer=True)
    if stem is not None and answer is not None:
        # What somebody wants is stated as a detail already.
        own = clause.group.lemma in {"aim", *_MADE}
        yield from _drafts(
            composer, clause, stem, capital(answer), answer_type="action", skill="purpose", statement=own
        )


def credited(clause: Clause, composer: Composer) -> Iterator[Draft]:
    """Ask "What do experts credit the increase to?" and "What did they praise the town for?"."""
    lemma = clause.group.lemma
    objects = clause.of("object")
    wanted = {"to"} if lemma in _CREDITING and lemma != "blame" else {"for", "on"}
    parts = [part for part in clause.of("prep") if part.root.lower_ in wanted]
    if lemma not in _CREDITING | _JUDGING or len(objects) != 1 or len(parts) != 1 or parts[0] is not clause.after[-1]:
        return
    if clause.group.passive:
        return
    part = parts[0]
    scope = composer.scope(clause)
    acts = [child for child in part.root.children if child.dep_ == "pcomp" and child.tag_ == "VBG"]
    doing = bool(acts) and part.tokens[1:2] == (acts[0],)
    preposition = part.root.lower_
    word, tail = ("What", [preposition, "doing"]) if doing else (f"{preposition.capitalize()} what", [])
    stem = composer.question(clause, word, (part,), scope, tail=tail)
    root = acts[0] if doing else part.tokens[-1]
    answer = composer.wording.put(shorten(part.tokens[1:], root, _MOST), scope, answer=True)
    if stem is not None and answer is not None:
        yield from _drafts(
            composer, clause, stem, capital(answer), answer_type="action" if doing else "noun", skill="cause"
        )


def credits_of(reading: Reading, composer: Composer) -> Iterator[Draft]:
    """Ask "To what do experts credit the rise?" of a list behind "to" that the parser may have taken apart."""
    for sentence in reading.sentences:
        verb = sentence.tokens.root
        if verb_lemma(verb) not in {"credit", "attribute"} or verb.pos_ != "VERB" or not is_sound(sentence):
            continue
        subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
        joints = [token for token in sentence.words if token.lower_ == "to" and token.i > verb.i + 1]
        if len(subjects) != 1 or not joints or reading.quoted(sentence.span):
            continue
        what = tuple(token for token in sentence.words if verb.i < token.i < joints[0].i)
        cause = _up_to_aside([token for token in sentence.words if token.i > joints[0].i])
        nouns = [token for token in what if token.dep_ == "dobj" and token.head.i == verb.i]
        group = verb_group(verb, subjects[0].right_edge.i)
        if len(nouns) != 1 or not cause or group.finite is None or group.negated or group.passive:
            continue
        thing = Part("object", nouns[0], what)
        clause = Clause(sentence, "main", part_of(subjects[0], "subject"), group, (), (thing,))
        scope = composer.scope(clause)
        stem = composer.question(clause, "To what", (), scope)
        answer = composer.wording.put(cause, scope, answer=True)
        if stem is not None and answer is not None and not is_vague(composer, what):
            yield from _drafts(
                composer, clause, stem, capital(answer), answer_type="noun", skill="cause", statement=False
            )


def _up_to_aside(tokens: list[Token]) -> tuple[Token, ...]:
    """Return words up to a full stop or to what is said of the last of them: ", where …"."""
    for place, token in enumerate(tokens):
        if token.text in {".", "–", "—"} or (token.text == "," and tokens[place + 1].tag_ in {"WRB", "WDT", "WP"}):
            return tuple(tokens[:place])
    return tuple(tokens)


def _drafts(
    composer: Composer, clause: Clause, stem: str, answer: str, *, answer_type: str, skill: str, statement: bool = True
) -> Iterator[Draft]:
    if not _FEWEST <= len(answer.split()) <= _MOST + 4 or is_vague(composer, clause.subject.tokens):
        return
    proposal = Proposal(
        clause=clause, stem=stem, answer=answer, answer_type=answer_type, slot=(), trust=0.82, worth=0.85
    )
    found = draft_of(proposal, composer, skill)
    if found is not None:
        wrong = (
            rival_aims(composer.reading, found, "", lead="") if answer_type == "action" and skill == "purpose" else ()
        )
        kept = found if statement else replace(found, statement=None, slot=None)
        yield replace(kept, wrong=wrong)
