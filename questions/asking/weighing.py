"""From a proposal to a draft: its statement, its evidence, how far it is to be trusted and how much it matters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from questions.answer_types import HUMAN_NOUNS
from questions.asking.proposal import Proposal
from questions.draft import Draft
from questions.facts.clauses import Clause
from questions.facts.lists import cuts_list
from questions.grammar.composing import Composer
from questions.grammar.stating import Statement
from questions.span import Span
from questions.standing.nouns import is_bare

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_LONG_SENTENCE = 30
_KIND_TRUST = {"main": 1.0, "conjunct": 0.92, "relative": 0.9, "reported": 0.88, "adverbial": 0.9}
_SHORT = 5
_SOFT_COST = 0.08
_DANGLING = frozenset(
    {"and", "or", "but", "of", "for", "from", "with", "the", "a", "an", "to", "at", "by", "on", "in", "into", "as",
     "than", "that"}
)  # fmt: skip
_ASKED_ONCE = frozenset({"Where", "Why"})
"""“Where does cash rule where …?” asks twice."""
_OF_WHAT = re.compile(
    r"\b(?:among|for|with) [\d.]+%\?$|\bha(?:s|d|ve) the (?:most|least|\w{2,}est)\?$"
    r"|\b(?:keep|keeping|kept) up\?$|\btipped off(?! (?:about|by|that)\b)"
    r"|^What (?:describe|discusse|list|mention|note|outline|refer)(?:s|d|ed)\b"
)
"""“With 20%?”, “Who had the lowest?”: of what? And “What mentions the plan?” asks for any text."""
STATED = "What does the article say?"
"""The stem of a draft that is only a statement."""


def draft_of(proposal: Proposal, composer: Composer, skill: str) -> Draft | None:
    """Return the draft of a proposal, or `None` where stem and answer do not hold together."""
    if not holds_together(proposal.stem, proposal.answer) or _is_half_named(proposal.clause.subject.root):
        return None
    if _is_of_time_untold(proposal.clause) or _disagrees(proposal.clause):
        return None
    if any(cuts_list(part) for part in (proposal.clause.subject, *proposal.clause.after)):
        return None
    reading = composer.reading
    statement = statement_of(proposal, composer)
    evidence = proposal.clause.sentence.span
    return Draft(
        skill=skill,
        stem=proposal.stem,
        answer=proposal.answer,
        answer_type=proposal.answer_type,
        evidence=(evidence,),
        sentence=proposal.clause.sentence.index,
        fact=proposal.clause.key,
        explanation=explain(reading, evidence),
        answer_span=_span(proposal),
        statement=statement.text if statement else None,
        slot=statement.slot if statement else None,
        accepted=_accepted(reading, proposal),
        typed=proposal.typed,
        confidence=round(_confidence(proposal, composer), 3),
        importance=round(_importance(reading, proposal), 3),
        difficulty=0.35 if len(proposal.answer.split()) < _SHORT else 0.5,
    )


def _is_half_named(noun: Token) -> bool:
    """Say whether it is one person whose name was cut off: “British designer went to the bank”."""
    return noun.tag_ == "NN" and noun.lower_ in HUMAN_NOUNS and is_bare(noun)


def _is_of_time_untold(clause: Clause) -> bool:
    """Say whether the main clause has the time of what will be: "by 2050 there will be two billion, who will …"."""
    finite = clause.group.finite
    return clause.kind == "relative" and finite is not None and finite.lower_ in {"will", "would"}


def _disagrees(clause: Clause) -> bool:
    """Say whether a subject in the plural has a verb in the singular: "The numbers of boats is starting to rise"."""
    root, finite = clause.subject.root, clause.group.finite
    if finite is None or finite.tag_ != "VBZ" or root.tag_ != "NNS" or root.ent_type_ or not root.lower_.endswith("s"):
        return False
    counted = any(child.dep_ == "nummod" for child in root.children)
    return (
        root.lemma_.lower() != root.lower_ and root.dep_ == "nsubj" and root.head == clause.group.verb and not counted
    )


def holds_together(stem: str, answer: str) -> bool:
    """Say whether a stem is a whole question that does not give its answer away."""
    words = stem.rstrip("?").split()
    if not answer.strip() or len(words) < 4 or any(mark in stem for mark in ("\\n", " ,", "..", "??")):  # noqa: PLR2004
        return False
    if _OF_WHAT.search(stem):
        return False
    if words[-1].lower() in _DANGLING | {"which", "whom"} or (
        words[0] in _ASKED_ONCE and words[0].lower() in words[1:]
    ):
        return False
    names = {word.strip("’s'.,“”") for word in answer.split() if word[0].isupper()}
    if len(names) > 1 and len(answer.split()) <= _SHORT and names & {word.strip("’s'.,“”") for word in words[1:]}:
        return False
    core = answer.lower().removeprefix("the ").removeprefix("a ").removeprefix("an ")
    if len(core) > 3 and core in stem.lower():  # noqa: PLR2004
        return False
    return stem.count("“") == stem.count("”") and stem.count("(") == stem.count(")")


def statement_of(proposal: Proposal, composer: Composer) -> Statement | None:
    """Return the clause's statement with the answer's words marked, or without where they cannot be."""
    clause = proposal.clause
    if proposal.slot:
        found = composer.statement(clause, proposal.slot, insert=proposal.insert)
        if found is not None:
            return found
    plain = composer.statement(clause)
    if plain is None:
        return None
    start = plain.text.lower().find(proposal.answer.lower())
    return Statement(plain.text, Span(start, start + len(proposal.answer)) if start >= 0 else None)


def explain(reading: Reading, evidence: Span) -> str:
    """Return the explanation that quotes the evidence."""
    quoted = " ".join(evidence.cut(reading.article.text).split())
    quoted = quoted.replace("“", "‘").replace("”", "’")
    return f"The article says: “{quoted}”"


def _span(proposal: Proposal) -> Span | None:
    if not proposal.slot:
        return None
    first, last = proposal.slot[0], proposal.slot[-1]
    return Span(first.idx, last.idx + len(last))


def _accepted(reading: Reading, proposal: Proposal) -> tuple[str, ...]:
    """Return a person's other names, and a time or place without its preposition."""
    if proposal.accepted:
        return proposal.accepted
    if proposal.answer_type == "person" and proposal.slot:
        person = reading.person(proposal.slot[-1])
        return tuple(form for form in person.forms if form != proposal.answer) if person else ()
    words = proposal.answer.split()
    if proposal.answer_type in {"date", "place"} and words[0].lower() in {"in", "on", "at", "to"} and len(words) > 1:
        return (" ".join(words[1:]),)
    return ()


def _confidence(proposal: Proposal, composer: Composer) -> float:
    clause = proposal.clause
    trust = proposal.trust * _KIND_TRUST[clause.kind]
    length = len(clause.sentence.tokens)
    if length > _LONG_SENTENCE:
        trust -= 0.004 * (length - _LONG_SENTENCE)
    if clause.subject.root.pos_ == "PRON":
        trust -= 0.05
    used = {token.i for part in (clause.subject, *clause.after, *clause.before) for token in part.tokens}
    trust -= _SOFT_COST * len(used & composer.wording.soft)
    return max(0.05, min(1.0, trust))


def _importance(reading: Reading, proposal: Proposal) -> float:
    clause: Clause = proposal.clause
    place = clause.sentence.index / max(1, len(reading.sentences))
    title = {word.strip("‘’“”\"',.:?!").lower() for word in reading.article.title.split()}
    content = {
        token.lower_ for token in (*clause.subject.tokens, clause.group.verb) if token.is_alpha and not token.is_stop
    }
    content |= {
        token.lemma_.lower() for part in clause.after for token in part.tokens if token.is_alpha and not token.is_stop
    }
    shared = len(content & title) / max(1, min(len(title), 6))
    person = reading.person(clause.subject.root)
    salience = min(1.0, len(person.mentions) / 6) if person else 0.0
    return min(1.0, 0.2 + 0.35 * proposal.worth + 0.2 * (1 - place) + 0.25 * min(1.0, shared * 2) + 0.1 * salience)
