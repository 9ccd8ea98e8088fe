"""What somebody did, decided, announced or was to do, and what happened when: answers as long as a clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.answer_types import is_empty as is_vague
from questions.answer_types import noun_is_human, noun_type
from questions.asking.proposal import Proposal
from questions.asking.shortening import shorten
from questions.datafiles import read_toml
from questions.facts.clauses import Clause, Part, part_of
from questions.grammar.composing import Composer, connective, is_plural, uncapital
from questions.grammar.wording import Scope, capital

if TYPE_CHECKING:
    from questions.names import Person

_VERBS = read_toml("sentence_parts")["verbs"]
_TELLING = frozenset(_VERBS["telling"])
_INTENDING = frozenset(_VERBS["intending"])
_DIRECTING = frozenset(_VERBS["directing"])
_STATIVE = frozenset(_VERBS["stative"])
_CONTEXT = frozenset(read_toml("sentence_parts")["connectives"]["context"])
_SAYING = frozenset(_VERBS["saying"])
_ABLE = frozenset(
    {"able", "unable", "willing", "unwilling", "ready", "keen", "eager", "determined", "reluctant", "likely", "set"}
)
_FEWEST, _MOST, _MOST_TOPIC = 3, 14, 9


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield questions whose answers are verb phrases or clauses."""
    yield from _infinitive(clause, composer)
    yield from _made_to(clause, composer)
    yield from _about(clause, composer)
    yield from _called_for(clause, composer)
    yield from _being(clause, composer)
    yield from _telling(clause, composer)
    yield from _doing(clause, composer)
    yield from _happening(clause, composer)


def _sized(text: str | None) -> bool:
    return text is not None and _FEWEST <= len(text.split()) <= _MOST


def _infinitive(clause: Clause, composer: Composer) -> Iterator[Proposal]:  # noqa: PLR0911 (each doubt leaves at once)
    """Ask "What did X decide to do?" and "What did X ask Y to do?"."""
    parts = clause.of("infinitive", "clause")
    if len(parts) != 1 or parts[0].root.tag_ != "VB":
        return
    part = parts[0]
    first = part.tokens[0]
    lemma = clause.group.lemma
    if any(later.start > part.start and not composer.droppable(later) for later in clause.after):
        return
    if first.tag_ == "TO" and lemma in _INTENDING and not clause.of("object", "dative") and not clause.group.passive:
        lead: list[str] = []
    elif lemma in _DIRECTING and not clause.group.passive:
        lead = _directed(clause, part, composer)
        if not lead:
            return
    else:
        return
    if part.root.lemma_ == "be":
        return
    marker = next((token for token in part.tokens if token.tag_ == "TO"), None)
    if marker is None:
        return
    scope = composer.scope(clause)
    others = [one for one in clause.after if one.role in {"object", "dative"}]
    stem = composer.question(clause, "What", (part, *others), scope, tail=[*lead, "to do"])
    slot = shorten(tuple(token for token in part.tokens if token.i > marker.i), part.root, _MOST)
    answer = composer.wording.put(slot, scope, answer=True)
    if stem is None or answer is None or not 2 <= len(answer.split()) <= _MOST:  # noqa: PLR2004
        return
    yield Proposal(
        clause=clause, stem=stem, answer=capital(answer), answer_type="action", slot=slot, trust=0.85, worth=0.85
    )


def _made_to(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What were they told to do?" and "What are they able to do?"."""
    parts = clause.of("infinitive", "adverbial", "complement")
    if len(parts) != 1:
        return
    part = parts[0]
    told = clause.group.passive and clause.group.lemma in _DIRECTING and part.role != "complement"
    inner = [child for child in part.root.children if child.dep_ == "xcomp" and child.tag_ == "VB"]
    able = part.role == "complement" and part.root.lower_ in _ABLE and len(inner) == 1
    verb = inner[0] if able else part.root
    marker = next((token for token in part.tokens if token.tag_ == "TO" and token.head.i == verb.i), None)
    if not (told or able) or verb.tag_ != "VB" or marker is None or verb.lemma_ == "be":
        return
    if (told and part.tokens[0].i != marker.i) or (able and marker.i != part.root.i + 1):
        return
    lead = [part.root.lower_] if able else []
    scope = composer.scope(clause)
    stem = composer.question(clause, "What", (part,), scope, tail=[*lead, "to do"])
    slot = shorten(tuple(token for token in part.tokens if token.i > marker.i), part.root, _MOST)
    answer = composer.wording.put(slot, scope, answer=True)
    if stem is None or answer is None or not 2 <= len(answer.split()) <= _MOST:  # noqa: PLR2004
        return
    yield Proposal(
        clause=clause, stem=stem, answer=capital(answer), answer_type="action", slot=slot, trust=0.85, worth=0.8
    )


def _about(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What did X say about Y?" where X says something of Y in words of the article's own."""
    parts = [part for part in (*clause.before, *clause.after) if part.role == "clause"]
    if len(parts) != 1 or clause.group.lemma not in _SAYING or clause.group.passive:
        return
    part = parts[0]
    subjects = [child for child in part.root.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if len(subjects) != 1 or subjects[0].pos_ not in {"NOUN", "PROPN"} or clause.of("object", "dative"):
        return
    topic = part_of(subjects[0], "subject")
    person = composer.reading.person(subjects[0])
    pronoun = _pronoun_for(topic, person)
    finite = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in (part.root, *part.root.children))
    rest = tuple(token for token in part.tokens if token.i > subjects[0].right_edge.i)
    before = [token for token in part.tokens if token.i < topic.start and token.dep_ not in {"mark", "cc"}]
    if pronoun is None or not finite or not rest or before or topic.trimmed:
        return
    scope = composer.scope(clause)
    known = scope.child()
    composer.put_subject(clause, known)
    about = composer.wording.put(topic.tokens, known)
    if (
        about is None
        or len(topic.tokens) > _MOST_TOPIC
        or (is_vague(about, subjects[0]) and not about.lower().startswith("the "))
    ):
        return
    about = uncapital(about, topic.tokens[0])
    preposition = "out about" if clause.group.lemma == "find" else "about"
    stem = composer.question(clause, "What", (part,), scope, tail=[preposition, about])
    scope.people |= {person} if person is not None else set()
    scope.numbers.add(is_plural(topic))
    answer = composer.wording.put(rest, scope, answer=True)
    if stem is None or answer is None or not _FEWEST <= len(answer.split()) + 2 <= _MOST:
        return
    yield Proposal(
        clause=clause,
        stem=stem,
        answer=f"That {pronoun} {answer}",
        answer_type="clause",
        slot=(),
        trust=0.78,
        worth=0.85,
    )


def _pronoun_for(topic: Part, person: Person | None) -> str | None:
    """Return the pronoun for what is talked about, or `None` where it cannot be told."""
    if person is not None:
        return {"m": "he", "f": "she"}.get(person.gender or "")
    if is_plural(topic):
        return "they"
    return None if noun_is_human(topic.root) else "it"


def _called_for(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What did X call for Y to do?"."""
    parts = [part for part in clause.of("infinitive", "adverbial", "clause") if part.tokens[0].lower_ == "for"]
    if len(parts) != 1 or clause.group.lemma not in {"call", "ask", "push", "campaign", "appeal"}:
        return
    part = parts[0]
    marker = next((token for token in part.tokens if token.tag_ == "TO" and token.head.i == part.root.i), None)
    if marker is None or part.root.tag_ != "VB" or part.root.lemma_ == "be":
        return
    scope = composer.scope(clause)
    whom = composer.wording.put([token for token in part.tokens if token.i < marker.i], scope)
    if whom is None:
        return
    scope.numbers = {True}
    stem = composer.question(clause, "What", (part,), scope, tail=[whom, "to do"])
    slot = shorten(tuple(token for token in part.tokens if token.i > marker.i), part.root, _MOST)
    answer = composer.wording.put(slot, scope, answer=True)
    if stem is None or answer is None or not 2 <= len(answer.split()) <= _MOST:  # noqa: PLR2004
        return
    yield Proposal(
        clause=clause, stem=stem, answer=capital(answer), answer_type="action", slot=slot, trust=0.85, worth=0.9
    )


def _being(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What is Lemnos?" where the article says what a named thing is."""
    parts = clause.of("attribute")
    root = clause.subject.root
    if len(parts) != 1 or clause.group.lemma != "be" or clause.group.negated or clause.kind == "reported":
        return
    if root.pos_ != "PROPN" or root.ent_type_ == "PERSON" or composer.reading.person(root) is not None:
        return
    part = parts[0]
    if part.root.pos_ != "NOUN" or not any(child.dep_ == "det" for child in part.root.children):
        return
    scope = composer.scope(clause)
    stem = composer.question(clause, "What", (part,), scope)
    answer = composer.wording.put(part.tokens, scope, answer=True)
    if stem is None or answer is None or not _sized(answer):
        return
    yield Proposal(
        clause=clause, stem=stem, answer=capital(answer), answer_type="noun", slot=part.tokens, trust=0.72, worth=0.7
    )


def _directed(clause: Clause, part: Part, composer: Composer) -> list[str]:
    """Return the person told to act, worded, or nothing where there is not exactly one."""
    objects = [one for one in clause.after if one.role in {"object", "dative"} and one.start < part.start]
    subject = [child for child in part.root.children if child.dep_ == "nsubj"]
    tokens = objects[0].tokens if len(objects) == 1 else tuple(subject[0].subtree) if len(subject) == 1 else ()
    if not tokens or (objects and subject):
        return []
    text = composer.wording.put(tokens, composer.scope(clause))
    return [text] if text else []


def _telling(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What did X announce?"."""
    parts = clause.of("clause")
    told = clause.group.lemma == "tell" and len(clause.of("object", "dative")) == 1
    if len(parts) != 1 or not (clause.group.lemma in _TELLING or told) or clause.group.passive:
        return
    part = parts[0]
    subjects = [child for child in part.root.children if child.dep_ in {"nsubj", "nsubjpass", "expl"}]
    mark = part.tokens[0] if part.tokens[0].dep_ == "mark" else None
    if not subjects or (clause.of("object") and not told) or (mark is not None and mark.lower_ != "that"):
        return
    if part.root.tag_ not in {"VBD", "VBZ", "VBP"} and not any(
        child.tag_ in {"VBD", "VBZ", "VBP", "MD"} for child in part.root.children
    ):
        return
    scope = composer.scope(clause)
    stem = composer.question(clause, "What", (part,), scope)
    slot = part.tokens[1:] if mark is not None else part.tokens
    answer = composer.wording.put(slot, scope, answer=True)
    if stem is None or answer is None or not _sized(answer):
        return
    yield Proposal(
        clause=clause,
        stem=stem,
        answer=f"That {answer}",
        answer_type="clause",
        slot=slot,
        insert="" if mark is not None else "that",
        trust=0.8,
        worth=0.8,
    )


def _doing(clause: Clause, composer: Composer) -> Iterator[Proposal]:  # noqa: PLR0911 (each doubt leaves at once)
    """Ask "What did X do on Friday?", the time or the place staying in the question."""
    group = clause.group
    finite = group.finite
    if group.passive or group.negated or group.borrowed or finite is None or finite.i != group.verb.i:
        return
    if (
        group.lemma in _STATIVE
        or (group.lemma == "use" and clause.of("infinitive"))
        or not group.past
        or clause.kind == "reported"
    ):
        return
    if noun_type(composer.reading, clause.subject.root) not in {"person", "group"}:
        return
    if any(child.dep_ == "nummod" for child in clause.subject.root.children):
        return
    scope = composer.scope(clause)
    subject = composer.subject(clause, scope)
    context = composer.context(clause, (), scope)
    kept = composer.kept_after(clause)
    times = [part for part in kept if _is_time(part)]
    if subject is None or context is None or not kept:
        return
    answered = [part for part in kept if not any(part is one for one in times)]
    when = [composer.wording.put(part.tokens, scope) for part in times]
    if not answered or any(text is None for text in when) or not (context or when):
        return
    # The times must stand together at the end, so that what is left is one stretch of words.
    if times and min(part.start for part in times) < max(part.start for part in answered):
        return
    slot = tuple(token for part in answered for token in part.tokens)
    words = composer.wording.put(slot, scope, answer=True)
    answer = " ".join([group.declarative(), words or ""])
    if words is None or not _sized(answer):
        return
    stem = " ".join(["What did", subject, "do", *(text or "" for text in when), *context]) + "?"
    yield Proposal(
        clause=clause, stem=stem, answer=capital(answer), answer_type="action", slot=(), trust=0.75, worth=0.8
    )


def _happening(clause: Clause, composer: Composer) -> Iterator[Proposal]:  # noqa: PLR0911 (each doubt leaves at once)
    """Ask "What happened when …?" where the clause tells it in the past."""
    if not clause.group.past or clause.group.negated or (clause.group.lemma in _STATIVE and not clause.group.passive):
        return
    if clause.kind not in {"main", "conjunct"} or clause.group.verb.tag_ == "VBG":
        return
    parts = [part for part in (*clause.before, *clause.after) if part.role == "adverbial"]
    moments = [part for part in parts if connective(part) in {"when", "after", "as", "before"}]
    if len(moments) != 1 or moments[0].root.tag_ not in {"VBD", "VBN"} or len(parts) != 1:
        return
    moment = moments[0]
    if connective(moment) == "as" and moment not in clause.before:
        return
    scope = Scope()
    when = composer.wording.put(moment.tokens, scope)
    if when is None:
        return
    stem = f"What happened {when[:1].lower() + when[1:]}?"
    rest = [part for part in composer.kept_after(clause) if part is not moment]
    subject = composer.put_subject(clause, scope, answer=True)
    after = [composer.wording.put(part.tokens, scope, answer=True) for part in rest]
    if subject is None or any(text is None for text in after):
        return
    answer = " ".join([subject, clause.group.declarative(), *(text or "" for text in after)])
    if not _sized(answer) or len(stem.split()) < 5:  # noqa: PLR2004
        return
    yield Proposal(
        clause=clause, stem=stem, answer=capital(answer), answer_type="clause", slot=(), trust=0.7, worth=0.8
    )


def _is_time(part: Part) -> bool:
    """Say whether a part tells when."""
    if part.role == "adverbial":
        return connective(part) in _CONTEXT
    if part.role not in {"prep", "time"}:
        return False
    return any(token.ent_type_ in {"DATE", "TIME"} and token.dep_ in {"pobj", "npadvmod"} for token in part.tokens)
