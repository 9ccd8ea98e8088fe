"""When, where and how: questions about what stands around the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.answer_types import is_place, noun_type
from questions.asking.proposal import Proposal
from questions.asking.shortening import shorten
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.parts import Part
from questions.grammar.composing import Composer
from questions.grammar.phrases import capital, connective
from questions.standing.mentions import mentions_of
from questions.wording import content_words
from questions.world.places import place

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = read_toml("sentence_parts")
_MOTION = frozenset(_WORDS["verbs"]["motion"])
_UNITS = frozenset(_WORDS["nouns"]["time_unit"])
_NOT_IN = frozenset({"on", "at", "upon"})
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "across", "beneath", "under", "on", "behind"})
_WHEN = frozenset({"in", "on", "at", "during", "since", "until", "by", "between"})
_DATE = re.compile(
    r"\d{4}|\d{1,2}[:.]\d\d|\b(?:Jan|Feb|Mar|Apr|June?|July?|Aug|Sep|Oct|Nov|Dec)\w*\b|\b\w+day\b|\bmidnight\b|\bnoon\b"
    r"|\b(?:spring|summer|autumn|winter|morning|century|night)\b|\b\d{2,4}0s\b"
)
_BASES = frozenset(_WORDS["verbs"]["resting"])
_SHOWING = frozenset({"feature", "air", "broadcast", "screen"})
"""When a programme is shown matters to nobody afterwards."""
_DAYS = frozenset(read_toml("standing")["times"]["days"])
_UNTOLD = frozenset({"many", "some", "several", "other", "various", "different", "certain", "few", "most", "numerous"})
_OFTEN = 3
_FEWEST, _MOST = 2, 14


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield questions that a time, a duration, a place or a way answers."""
    yield from _ways(clause, composer)
    yield from _bases(clause, composer)
    for part in (*clause.before, *clause.after):
        if composer.droppable(part) or part.tokens[0].lower_ == "even":
            continue
        if _follows_measure(part, clause) or _leaves_open(clause):
            continue
        for word, kind, trust in _words_for(part, clause, composer):
            yield from _ask_about(clause, part, word, kind, trust, composer)


def _ways(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "How did X V?" of "by V-ing", and "What did X accuse Y of doing?"."""
    for part in clause.of("prep", "agent"):
        acts = [child for child in part.root.children if child.dep_ == "pcomp" and child.tag_ == "VBG"]
        if len(acts) != 1 or part.tokens[1:2] != (acts[0],):
            continue
        scope = composer.scope(clause)
        words = part.tokens[1:]
        if part.root.lower_ == "by":
            stem = composer.question(clause, "How", (part,), scope)
            lead, slot = "By ", words
        elif part.root.lower_ in {"of", "from"} and clause.of("object") and part is clause.after[-1]:
            stem = composer.question(clause, "What", (part,), scope, tail=[part.root.lower_, "doing"])
            lead, slot = "", words
        else:
            continue
        answer = composer.wording.put(words, scope, answer=True)
        if stem is None or answer is None or not _FEWEST <= len(answer.split()) <= _MOST:
            continue
        answer = f"{lead}{answer}" if lead else capital(answer)
        yield Proposal(clause=clause, stem=stem, answer=answer, answer_type="action", slot=slot, trust=0.82, worth=0.8)


def _bases(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "On what is the census based?"."""
    for part in clause.of("prep"):
        nouns = [child for child in part.root.children if child.dep_ == "pobj"]
        preposition = part.root.lower_
        if len(nouns) != 1 or f"{clause.group.lemma} {preposition}" not in _BASES or clause.of("object"):
            continue
        if noun_type(composer.reading, nouns[0]) != "noun" or part.root.i > clause.group.verb.i + 1:
            continue
        scope = composer.scope(clause)
        slot = shorten(part.tokens[1:], nouns[0], _MOST)
        stem = composer.question(clause, f"{preposition} what", (part,), scope)
        answer = composer.wording.put(slot, scope, answer=True)
        if stem is None or answer is None or not _FEWEST <= len(answer.split()) <= _MOST:
            continue
        yield Proposal(
            clause=clause, stem=stem, answer=capital(answer), answer_type="noun", slot=slot, trust=0.78, worth=0.7
        )


def _follows_measure(part: Part, clause: Clause) -> bool:
    """Say whether a measure belongs to a part ("45 minutes after they left")."""
    return any(one.role == "time" and one.tokens[-1].i + 1 == part.start for one in clause.after)


def _words_for(part: Part, clause: Clause, composer: Composer) -> Iterator[tuple[str, str, float]]:
    """Yield the question words that a part answers, with the type of the answer and the trust in it."""
    text = " ".join(token.text for token in part.tokens)
    nouns = [child for child in part.root.children if child.dep_ == "pobj"]
    dated = part.root.ent_type_ in {"DATE", "TIME"} or any(noun.ent_type_ in {"DATE", "TIME"} for noun in nouns)
    if part.role == "time" and dated and _DATE.search(text) and not _is_weekday(part.root):
        yield "When", "date", 0.8
    elif part.role == "prep" and len(nouns) == 1:
        yield from _prepositional(part, clause, text, dated, composer)
    elif part.role == "adverbial":
        yield from _adverbial(part)


def _prepositional(
    part: Part, clause: Clause, text: str, dated: bool, composer: Composer
) -> Iterator[tuple[str, str, float]]:
    noun = next(child for child in part.root.children if child.dep_ == "pobj")
    word = part.root.lower_
    if dated:
        if word in _WHEN and _DATE.search(text) and not _is_weekday(noun):
            yield "Since when" if word == "since" else "When", "date", 0.8
        counted = noun.lemma_.lower() in _UNITS and any(child.dep_ == "nummod" for child in noun.children)
        if word == "for" and counted and not _is_in_passing(clause, composer):
            yield ("How long" if _goes_on(clause) else "For how long"), "duration", 0.8
    elif (
        is_place(noun)
        and not _is_number_of(noun)
        and not (word in _NOT_IN and _is_town(noun))
        and not any(child.lower_ in _UNTOLD for child in noun.children)
        and (word in _WHERE or (word in {"to", "into"} and clause.group.lemma in _MOTION))
    ):
        named = noun.ent_type_ in {"GPE", "LOC", "FAC"}
        yield "Where", "place", 0.75 if named else 0.62


def _is_town(noun: Token) -> bool:
    """Say whether a name is a town's: nothing is "on" it or "at" it as things are in it."""
    found = place(noun.doc[noun.left_edge.i : noun.i + 1].text)
    return found is not None and found.kind == "city"


def _is_number_of(noun: Token) -> bool:
    """Say whether a place is so many of them: "in 28 countries" tells how many, not where."""
    return any(child.dep_ == "nummod" for child in noun.children)


def _goes_on(clause: Clause) -> bool:
    """Say whether it goes on: "How long has she lived there?", but "For how long was he sent away?"."""
    return any(one.lower_ in {"has", "have", "had", "been"} for one in clause.group.verb.children)


def _is_weekday(noun: Token) -> bool:
    """Say whether a time is a day of the week and nothing more: nobody remembers it of an article."""
    return noun.lower_ in _DAYS and not any(child.pos_ != "PUNCT" and child.ent_type_ for child in noun.children)


def _is_in_passing(clause: Clause, composer: Composer) -> bool:
    """Say whether a clause is about somebody whom the article names once or twice, and its title never."""
    person = composer.reading.person(clause.subject.root)
    if person is None or len(person.mentions) >= _OFTEN:
        return False
    return not content_words(person.name) & mentions_of(composer.reading).title


def _place_part(part: Part) -> bool:
    nouns = [child for child in part.root.children if child.dep_ == "pobj"]
    return part.role == "prep" and any(is_place(noun) for noun in nouns)


def is_dated(part: Part) -> bool:
    """Say whether a part holds a date or a time of day."""
    return any(token.ent_type_ in {"DATE", "TIME"} for token in part.tokens)


def _adverbial(part: Part) -> Iterator[tuple[str, str, float]]:
    mark = connective(part)
    if mark in {"after", "before", "when", "until"} and part.root.tag_ in {"VBD", "VBN"}:
        yield "When", "clause", 0.62


def _has_name(part: Part, composer: Composer) -> bool:
    """Say whether "the sea" is one that the article names: "the Baltic Sea"."""
    *lead, noun = part.tokens
    bare = noun.pos_ == "NOUN" and len(lead) <= 2 and lead[-1:] and lead[-1].lower_ == "the"  # noqa: PLR2004 (a preposition and "the")
    return bool(bare) and f" {noun.text.capitalize()}" in composer.reading.article.text


def _leaves_open(clause: Clause) -> bool:
    return clause.group.lemma in _SHOWING or any(_is_bare_plural(part) for part in clause.of("object"))


def _is_bare_plural(part: Part) -> bool:
    """Say whether an object is one word that leaves open which are meant: "has been funding projects"."""
    return len(part.tokens) == 1 and part.root.tag_ == "NNS"


def _ask_about(  # noqa: PLR0917
    clause: Clause, part: Part, word: str, kind: str, trust: float, composer: Composer
) -> Iterator[Proposal]:
    if word == "Where" and part.role == "prep" and clause.group.lemma == "be" and clause.group.verb.dep_ != "ROOT":
        return
    if clause.group.lemma == "use" and clause.of("infinitive"):
        return
    elsewhere = any(_place_part(one) for one in (*clause.before, *clause.after) if one is not part)
    if word == "Where" and (elsewhere or _has_name(part, composer)):
        return
    # "least fit when the scores are added" tells no time.
    if clause.group.lemma == "be" and (kind in {"duration", "clause"}):
        return
    # A place or a time right behind an object may belong to the object.
    previous = [one for one in clause.after if one.start < part.start]
    if previous and word == "Where" and previous[-1].role == "object":
        trust -= 0.05
    # "When did she die in 2000?" has its answer.
    if kind in {"date", "clause"} and any(is_dated(one) for one in (*clause.before, *clause.after) if one is not part):
        return
    scope = composer.scope(clause)
    stem = composer.question(clause, word, (part,), scope)
    answer = composer.wording.put(part.tokens, scope, answer=True)
    if stem is None or answer is None or len(answer.split()) > _MOST or len(stem.split()) < 4:  # noqa: PLR2004
        return
    yield Proposal(
        clause=clause,
        stem=stem,
        answer=capital(answer),
        answer_type=kind,
        slot=part.tokens,
        trust=trust,
        typed=kind in {"date", "duration", "place"} and len(answer.split()) <= 5,  # noqa: PLR2004
        worth=0.55 if kind != "clause" else 0.65,
    )
