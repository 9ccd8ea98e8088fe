"""The causes and purposes of an article: which part of a clause tells why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.datafiles import read_toml
from questions.facts.claimed import claimed, own_reasons
from questions.facts.clauses import Clause, find_clauses, read_clause
from questions.facts.once import once_a_reading
from questions.facts.parts import Part, part_of
from questions.facts.quoted import find_quoted_clauses
from questions.facts.soundness import is_sound
from questions.grammar.phrases import connective, is_plural, is_set_off
from questions.grammar.verbs import tense_tag, verb_lemma
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_DATA = read_toml("connectives")
_PHRASES = tuple(tuple(phrase.split()) for phrase in _DATA["cause"]["phrases"])
_AIMS = tuple(tuple(phrase.split()) for phrase in _DATA["purpose"]["leads"])
_STATES = frozenset(_DATA["cause"]["states"])
_WITH_TO = frozenset(_DATA["purpose"]["with_to"])
_NO_PURPOSE = frozenset(_DATA["purpose"]["not_after"])
_TAKING = frozenset(_DATA["purpose"]["taking"])
_CHANGES = frozenset(_DATA["cause"]["changes"])
_HOURS = frozenset(_DATA["cause"]["hours"])
_DEGREES = frozenset(_DATA["cause"]["degrees"])
_BROUGHT = frozenset(_DATA["cause"]["brought"])
_ANSWERS = frozenset(_DATA["cause"]["answers"])
_BEHIND = frozenset({"object", "dative", "prep", "particle", "agent"})
_ASIDES = frozenset({"as", "while", "after", "because", "since", "whereas"})
_MEASURES = frozenset({"little", "much", "more", "enough", "nothing", "anything", "something", "everything", "less"})
_REPORTING = frozenset(
    lemma for name in ("reporting", "telling", "saying") for lemma in read_toml("sentence_parts")["verbs"][name]
)
_ENOUGH_WORDS = 3
_BARE = frozenset({"it", "they"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True)
class Cause:
    """Hold a clause with the part that tells why.

    `form` is `because` (a clause), `phrase` ("because of the rain"), `purpose` ("to save fuel") or
    `so that`; `words` are the answer's words and `lead` what the answer puts before them. `degree` tells
    how much of the reason it is ("mostly"), where the article does.
    """

    clause: Clause
    part: Part
    form: str
    words: tuple[Token, ...]
    lead: str
    degree: str = ""


@once_a_reading
def find_causes(reading: Reading) -> Iterator[Cause]:
    """Yield what the article says about why things happened or were done, in order."""
    clauses = [*find_clauses(reading), *find_quoted_clauses(reading), *_existing(reading), *own_reasons(reading)]
    known = {clause.group.verb.i for clause in clauses}
    clauses += [clause for clause in _meanwhile(reading) if clause.group.verb.i not in known]
    for clause in sorted(clauses, key=lambda one: one.group.verb.i):
        for part in (*clause.before, *clause.after):
            found = (
                _because(clause, part)
                or _inner_reason(clause, part)
                or _claimed(reading, clause, part)
                or _phrase(clause, part)
                or _brought_by(clause, part)
                or _purpose(clause, part)
                or _so_that(clause, part)
            )
            if found is not None:
                yield _with_degree(found)


def _with_degree(cause: Cause) -> Cause:
    """Take "mostly" right before a reason out of the clause that it would else belong to."""
    before = [one for one in cause.clause.after if one.tokens[-1].i + 1 == cause.part.start and len(one.tokens) == 1]
    degree = before[0].tokens[0].lower_ if len(before) == 1 else ""
    if degree not in _DEGREES:
        return cause
    after = tuple(one for one in cause.clause.after if one is not before[0])
    return replace(cause, clause=replace(cause.clause, after=after), degree=degree)


def _is_same(one: Token, other: Token) -> bool:
    """Say whether two words name the same thing and are no people."""
    common = one.pos_ == "NOUN" and not noun_is_human(one)
    return common and (one.i == other.i or (one.lower_ == other.lower_ and one.tag_ == "NNS"))


def _existing(reading: Reading) -> Iterator[Clause]:
    """Yield the clauses that say there is something, outside quotations."""
    for sentence in reading.sentences:
        if not is_sound(sentence):
            continue
        for token in sentence.tokens:
            if token.dep_ == "expl" and token.lower_ == "there" and not reading.quoted(Span(token.idx, token.idx + 5)):
                found = read_clause(reading, sentence, token.head, there=True)
                if found is not None:
                    yield found


def _meanwhile(reading: Reading) -> Iterator[Clause]:
    """Yield the clauses of what else was done, and for what: "…, as thousands marched to save the pool"."""
    for sentence in reading.sentences:
        if not is_sound(sentence):
            continue
        for token in sentence.tokens:
            verb = token.head
            aim = token.dep_ == "advcl" and token.tag_ == "VB" and token.i > verb.i and token.nbor(-1).tag_ == "TO"
            if not aim or verb.dep_ != "advcl" or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
                continue
            told = any(child.dep_ == "mark" and child.lower_ in _ASIDES for child in verb.children)
            if told and not reading.quoted(Span(verb.idx, verb.idx + len(verb))):
                found = read_clause(reading, sentence, verb, kind="main")
                if found is not None:
                    yield found


def _because(clause: Clause, part: Part) -> Cause | None:
    mark = connective(part)
    if part.tokens[0].lower_ in _DEGREES and part.tokens[1:2] and part.tokens[1].lower_ == mark == "because":
        bare = replace(part, tokens=part.tokens[1:])
        after = tuple(bare if one is part else one for one in clause.after)
        found = _because(replace(clause, after=after), bare)
        return None if found is None else replace(found, degree=part.tokens[0].lower_)
    subjects = [child for child in part.root.children if child.dep_ in _SUBJECTS]
    if part.role != "adverbial" or len(subjects) != 1 or part.tokens[0].lower_ != mark:
        return None
    if not _tells_why(clause, part, mark, subjects[0]):
        return None
    words = _first_clause(part)
    lead = "Because"
    if _is_same(subjects[0], clause.subject.root) and part in clause.before:
        # "Because snails are slow, snails …", the second a pronoun of the article's: one name is enough.
        cause = part_of(subjects[0], "subject")
        if words[: len(cause.tokens)] == cause.tokens:
            words = words[len(cause.tokens) :]
            lead = f"Because {'they' if is_plural(cause) else 'it'}"
    elif clause.subject.root.lower_ in _BARE and part in clause.before:
        cause = part_of(subjects[0], "subject")
        if is_plural(cause) != (clause.subject.root.lower_ == "they") or words[: len(cause.tokens)] != cause.tokens:
            return None
        # "Because snails have no ears, they …": the name goes to the question, "they" to the answer.
        words = words[len(cause.tokens) :]
        lead = f"Because {clause.subject.root.lower_}"
        clause = replace(clause, subject=cause)
    return Cause(clause, part, "because", words, lead) if len(words) >= _ENOUGH_WORDS else None


def _claimed(reading: Reading, clause: Clause, part: Part) -> Cause | None:
    found = claimed(reading, clause, part)
    return Cause(clause, part, "because", found[1], found[0]) if found and len(found[1]) >= _ENOUGH_WORDS else None


def _first_clause(part: Part) -> tuple[Token, ...]:
    """Return a reason's words without what is joined to it with a subject of its own: "and that is what counts"."""
    for child in part.root.children:
        if child.dep_ == "conj" and any(one.dep_ in _SUBJECTS for one in child.children):
            joints = [one.i for one in part.root.children if one.dep_ == "cc" and one.i < child.i]
            end = min([child.left_edge.i, *joints])
            kept = tuple(token for token in part.tokens[1:] if token.i < end)
            return kept[:-1] if kept and kept[-1].is_punct else kept
    return part.tokens[1:]


def _tells_why(clause: Clause, part: Part, mark: str | None, subject: Token) -> bool:
    """Say whether a conjunction means "because": "as they had the most power", not "as the door opened"."""
    if mark == "because":
        return True
    if mark == "after":
        return clause.group.passive and clause.group.lemma in _ANSWERS and part.root.tag_ in {"VBD", "VBN"}
    if mark == "as":
        bound = subject.lower_ in _BARE | {"he", "she"}
        timeless = bound and part.root.tag_ == "VBZ" and not clause.group.past
        if (is_set_off(part) or bound) and (_states(part.root) or (timeless and is_set_off(part))):
            return True
        return _goes_with(clause, part, subject)
    if mark == "since":
        dated = any(token.ent_type_ in {"DATE", "TIME"} for token in part.tokens)
        # "has grown since …" tells since when; without a perfect "since" gives the reason.
        lasting = _states(part.root) and part.root.tag_ in {"VBZ", "VBP", "VB"} and not dated
        return is_set_off(part) and (lasting or not _is_perfect(clause))
    return False


def _is_perfect(clause: Clause) -> bool:
    return any(one.lemma_ == "have" for one in (*clause.group.auxiliaries, *clause.group.borrowed))


def _goes_with(clause: Clause, part: Part, subject: Token) -> bool:
    """Say whether one change brings the other: "as more shops close, the town is growing poorer".

    What a person does while something else happens, and what somebody reports, is left.
    """
    verb, lemma = part.root, verb_lemma(part.root)
    if subject.pos_ not in {"NOUN", "PROPN"} or subject.ent_type_ == "PERSON" or subject.lemma_.lower() in _HOURS:
        return False
    unreal = clause.group.finite is not None and clause.group.finite.tag_ == "MD"
    if unreal and any(child.tag_ == "MD" for child in verb.children):
        return True  # "there would be fewer quarrels as sailors would be rested"
    if lemma in _REPORTING or lemma == "do" or noun_is_human(subject):
        return False
    lasting = verb.tag_ in {"VBZ", "VBP"} or lemma in _CHANGES
    finite = clause.group.finite
    shown = clause.group.lemma in _CHANGES or (finite is not None and tense_tag(finite) in {"VBZ", "VBP"})
    return lasting and shown


def _states(verb: Token) -> bool:
    """Say whether a verb tells a state, so that "as" hardly means "while"."""
    negated = any(child.dep_ == "neg" for child in verb.children)
    progressive = verb.tag_ == "VBG"
    return not progressive and (negated or verb_lemma(verb) in _STATES)


def _phrase(clause: Clause, part: Part) -> Cause | None:
    opening = tuple(token.lower_ for token in part.tokens)
    for phrase in _PHRASES:
        if opening[: len(phrase)] == phrase and len(opening) > len(phrase):
            words = part.tokens[len(phrase) :]
            # "is due to open" gives no cause, and "due to launch" is not always read as a verb.
            planned = phrase == ("due", "to") and (words[0].tag_ == "VB" or clause.group.lemma == "be")
            return None if planned else Cause(clause, part, "phrase", words, "Because of")
    return _phrase_inside(clause, part)


def _brought_by(clause: Clause, part: Part) -> Cause | None:
    """Find the cause in ", triggered by a drought" behind what it brought about."""
    opens = part.tokens[0].i == part.root.i and part.root.tag_ in {"VBN", "VBD"} and part in clause.after
    if not opens or part.role != "adverbial" or verb_lemma(part.root) not in _BROUGHT or not is_set_off(part):
        return None
    words = part.tokens[2:]
    named = len(words) > 1 and part.tokens[1].lower_ == "by" and words[0].tag_ != "VBG"
    return Cause(clause, part, "phrase", words, "Because of") if named else None


def _phrase_inside(clause: Clause, part: Part) -> Cause | None:
    """Find "thanks to low rates" at the end of another part, where the parser hung it."""
    opening = tuple(token.lower_ for token in part.tokens)
    if not clause.after or part is not clause.after[-1] or part.role in {"clause", "adverbial"}:
        return None
    for place in range(1, len(opening) - 1):
        for phrase in _PHRASES:
            if len(phrase) > 1 and opening[place : place + len(phrase)] == phrase and phrase != ("due", "to"):
                words = part.tokens[place + len(phrase) :]
                cause = Part("prep", part.tokens[place], part.tokens[place:])
                rest = replace(part, tokens=part.tokens[:place])
                after = (*clause.after[:-1], rest, cause)
                return Cause(replace(clause, after=after), cause, "phrase", words, "Because of") if words else None
    return None


def _purpose(clause: Clause, part: Part) -> Cause | None:  # noqa: PLR0911 (each doubt leaves at once)
    """Find "to save fuel" behind an object or another phrase: there it is no complement of the verb."""
    lemma = clause.group.lemma
    inner = _inner(part)
    if inner is not None and lemma not in _NO_PURPOSE - {"force"}:
        return inner_cause(clause, part, inner)
    used = lemma == "use" and part.role == "infinitive" and bool(clause.of("object"))
    if part.role not in {"adverbial", "prep"} and not used:
        return None
    tokens = _after_lead(part)
    marked = tokens is not None
    tokens = tokens or part.tokens
    takes = lemma == "take" and any(one.role == "prep" and one.root.lower_ == "to" for one in clause.after)
    no_aim = lemma in _NO_PURPOSE and not takes  # but "took to the streets to protest"
    if lemma == "be" or (not marked and (part.root.tag_ != "VB" or no_aim)):
        return None
    if len(tokens) < _ENOUGH_WORDS or tokens[0].tag_ != "TO" or tokens[1].tag_ != "VB" or tokens[1].lower_ == "be":
        return None
    behind = [one for one in clause.after if one.role in _BEHIND and one.start < part.start]
    if not marked and any(one.root.lemma_.lower() in _TAKING for one in (clause.subject, *behind)):
        return None  # "an effort was made to help": an effort to do what?
    moved = lemma in _WITH_TO
    if part in clause.after and not marked and not behind and not moved:
        return None
    if not marked and any(_is_doing(token) for one in behind for token in one.tokens):
        return None  # "tricks such as setting clocks to run slow": whose aim is it?
    finite = clause.group.finite
    unsure = finite is not None and finite.tag_ == "MD" and finite.lower_ not in {"will", "’ll", "'ll"}
    if part in clause.after and not marked and (unsure or any(one.root.lower_ in _MEASURES for one in behind)):
        return None  # "would do little to help": a measure more often than an aim
    return Cause(clause, part, "purpose", tokens[1:], "To")


def _is_doing(token: Token) -> bool:
    """Say whether an "-ing" stands behind a preposition, whatever it was taken for."""
    return token.lower_.endswith("ing") and token.i > 0 and token.nbor(-1).pos_ == "ADP"


def _inner_reason(clause: Clause, part: Part) -> Cause | None:
    """Find a reason at the end of an infinitive: "did not want to talk as he was wary of the press"."""
    if part.role != "infinitive":
        return None
    for child in part.root.children:
        opens = child.left_edge.lower_ in {"because", "as", "after"} and child.left_edge.dep_ == "mark"
        if child.dep_ != "advcl" or not opens or child not in part.tokens or part.tokens[-1].i > child.right_edge.i:
            continue
        start = child.left_edge.i
        reason = Part("adverbial", child, tuple(token for token in part.tokens if token.i >= start))
        whole = replace(part, tokens=tuple(token for token in part.tokens if token.i < start))
        after = tuple(piece for one in clause.after for piece in ((whole, reason) if one is part else (one,)))
        return _because(replace(clause, after=after), reason)
    return None


def _inner(part: Part) -> Token | None:
    """Return the verb of an aim at the end of an infinitive: "plans to turn shops into homes to make a point"."""
    if part.role != "infinitive" or part.root.tag_ != "VB":
        return None
    for child in part.root.children:
        if child.dep_ != "advcl" or child.tag_ != "VB" or child.lower_ == "be":
            continue
        opened = child.left_edge.tag_ == "TO" and child.left_edge.i + 1 == child.i
        behind = any(one.dep_ in {"dobj", "prep"} and part.root.i < one.i < child.i for one in part.root.children)
        if opened and behind and part.tokens[-1].i <= child.right_edge.i and child in part.tokens:
            return child
    return None


def inner_cause(clause: Clause, part: Part, verb: Token) -> Cause | None:
    """Return the cause of a clause whose infinitive ends with an aim, the aim cut off into a part of its own."""
    start = verb.left_edge.i
    whole = replace(part, tokens=tuple(token for token in part.tokens if token.i < start))
    aim = Part("adverbial", verb, tuple(token for token in part.tokens if token.i >= start))
    after = tuple(piece for one in clause.after for piece in ((whole, aim) if one is part else (one,)))
    if len(aim.tokens) < _ENOUGH_WORDS:
        return None
    return Cause(replace(clause, after=after), aim, "purpose", aim.tokens[1:], "To")


def _after_lead(part: Part) -> tuple[Token, ...] | None:
    """Return the words from "to" on after "in order" or "in an effort", or `None` where neither leads them."""
    opening = tuple(token.lower_ for token in part.tokens)
    for lead in _AIMS:
        if opening[: len(lead)] == lead and opening[len(lead) : len(lead) + 1] == ("to",):
            return part.tokens[len(lead) :]
    return None


def _so_that(clause: Clause, part: Part) -> Cause | None:
    opening = [token.lower_ for token in part.tokens[:2]]
    if part.role != "adverbial" or opening != ["so", "that"] or clause.group.lemma == "be":
        return None
    if not any(child.dep_ in _SUBJECTS for child in part.root.children):
        return None
    return Cause(clause, part, "so that", part.tokens[2:], "So that")
