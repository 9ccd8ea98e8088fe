"""Main idea: which statement sums the article up, among true but minor ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.asking.weighing import explain
from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.statements import find_statements
from questions.facts.summaries import Summary, find_summaries
from questions.facts.topics import find_topics, weigh
from questions.reading import Reading
from questions.reference import definites_of
from questions.wording import content_words, overlap, root, words

if TYPE_CHECKING:
    from spacy.tokens import Token

SKILL = "main_idea"
STEM = "Which statement comes closest to the main idea of the article?"
_LEAD_SENTENCES = 4
_LEAD_PART = 0.4
"""News states its main idea in its first sentences, a feature in its first part, with more of the title's words."""
_LATER_TITLE, _LATER_OUTWEIGHED = 0.3, 0.75
_EARLIER = 0.3
"""What coming first counts for."""
_CUT_SHORT = re.compile(r"\w (?:but|yet) \w+ed (?:for|by|in|on|to|as)\b")
"""“The park but targeted by …” has lost what it was beside that."""
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_LEAST_TITLE = 0.1
_LEAST_CENTRAL = 0.45
_OUTWEIGHED = 0.5
"""The lead is at least half as central as the most central statement of the article."""
_UNTITLED, _UNTITLED_OUTWEIGHED = 3, 0.85
"""Without a title only the first sentences can be trusted to tell the news, in the words that matter most."""
_SURE = 0.45
"""Behind the very first sentence an untitled article's main idea holds nearly half of what its topics weigh."""
_MINOR = 0.7
"""A minor statement is at most this central, measured against the lead."""
_ALIKE_BEGINNING = 5
"""Words of the title that begin alike are one: "Bolivians" and "Bolivia"."""
_STATES = frozenset(
    {"be", "have", "seem", "remain", "know", "believe", "think", "feel", "want", "like", "live", "credit", "blame"}
)
_PLANS = frozenset({"plan", "call", "threaten", "face", "urge", "warn", "demand", "promise", "refuse", "hope"})
_BACKGROUND = frozenset({"long", "always", "once", "often", "usually", "centuries", "decades", "used", "traditionally"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today"})
_EVENT_WORDS = frozenset(
    {"decision", "move", "ruling", "result", "results", "vote", "announcement", "news", "change", "findings", "event"}
)
_GOING_ON = frozenset(
    {"even", "also", "too", "similar", "such", "meanwhile", "meantime", "instead", "otherwise", "another", "then"}
)
_ABSOLUTE = frozenset(read_toml("wording")["absolute"])
_APART = 2
_SHORTEST, _FEWEST = 7, 10
_LENGTHS = (0.45, 1.6)
_NEEDED = 3
_MOST_WRONG = 9
_ALIKE = 0.3


@dataclass(frozen=True)
class _Rated:
    summary: Summary
    title: float
    central: float


def make(reading: Reading) -> Iterator[Draft]:
    """Yield one question on the main idea, and none where no sentence of the article plainly states it."""
    rated = _rate(reading, find_topics(reading))
    lead = _lead(reading, rated)
    if lead is None:
        return
    wrong = _minor(lead, [one for one in rated if not _hangs(one.summary)])
    if len(wrong) < _NEEDED:
        return
    yield Draft(
        skill=SKILL,
        stem=STEM,
        answer=lead.summary.text,
        answer_type="headline",
        evidence=(lead.summary.span,),
        sentence=lead.summary.sentence,
        fact="main_idea",
        explanation=explain(reading, lead.summary.span),
        wrong=tuple(("elsewhere", one.summary.text) for one in wrong),
        confidence=min(0.85, 0.6 + 0.2 * lead.central),
        importance=1.0,
        difficulty=0.55,
        features={"title": lead.title, "central": lead.central},
    )


def _rate(reading: Reading, topics: Mapping[str, float]) -> list[_Rated]:
    """Rate every statement by the words it shares with the title and by the topics it touches."""
    title = content_words(reading.article.title)
    rated = []
    for summary in (*find_summaries(reading), *_stated(reading)):
        shared = _shared(title, content_words(summary.text))
        rated.append(_Rated(summary, shared, shared + weigh(topics, summary.text)))
    return rated


def _stated(reading: Reading) -> Iterator[Summary]:
    """Yield the clauses that stand alone, which are more than the sentences that do."""
    for fact in find_statements(reading):
        sentence = fact.clause.sentence
        size = len(fact.text.split())
        if size >= _SHORTEST and fact.clause.kind != "adverbial":
            full = sentence.span.cut(reading.article.text)
            yield Summary(fact.text, sentence.index, sentence.span, size, full)


def _shared(title: frozenset[str], said: frozenset[str]) -> float:
    """Return the share of the title's words that a statement holds, give or take their endings."""
    beginnings = {word[:_ALIKE_BEGINNING] for word in said if len(word) >= _ALIKE_BEGINNING}
    held = sum(word in said or word[:_ALIKE_BEGINNING] in beginnings for word in title)
    return held / len(title) if title else 0.0


def _lead(reading: Reading, rated: Sequence[_Rated]) -> _Rated | None:
    """Return the statement in the article's first part that tells the news, where one stands out."""
    heaviest = max((one.central for one in rated), default=0.0)
    early = [one for one in rated if _is_early(reading, one, heaviest) and _tells(reading, one.summary)]
    size = max(len(reading.sentences), 1)
    best = max(
        early,
        key=lambda one: (one.central + _EARLIER * (1 - one.summary.sentence / size), one.summary.words),
        default=None,
    )
    if best is not None and not reading.article.title:
        first = best.summary.sentence == 0 or (best.summary.sentence < _UNTITLED and best.central >= _SURE)
        return best if first and best.central >= _UNTITLED_OUTWEIGHED * heaviest else None
    if best is None or best.title < _LEAST_TITLE or best.central < max(_LEAST_CENTRAL, _OUTWEIGHED * heaviest):
        return None
    return best


def _is_early(reading: Reading, one: _Rated, heaviest: float) -> bool:
    """Say whether a statement stands where the main idea may; past years are background."""
    place = one.summary.sentence
    if place < _LEAD_SENTENCES:
        return True
    later = place < _LEAD_PART * len(reading.sentences) and not _YEAR.search(one.summary.text)
    return later and one.title >= _LATER_TITLE and one.central >= _LATER_OUTWEIGHED * heaviest


def _dangles(reading: Reading, summary: Summary) -> bool:
    """Say whether a statement speaks of "the chemical" before it is known which."""
    definites = definites_of(reading)
    nouns = [
        token.head
        for token in reading.sentences[summary.sentence].tokens
        if token.lower_ == "the" and token.dep_ == "det" and f"the {token.nbor(1).text}" in summary.text
    ]
    title = content_words(reading.article.title)
    unknown = [noun for noun in nouns if root(noun.lower_) not in title]
    return any(not definites.clear(noun) and not definites.likely(noun) for noun in unknown)


def _hangs(summary: Summary) -> bool:
    """Say whether a statement goes on from one before it: “In the meantime, …”, “It even sells …”."""
    return bool(_GOING_ON & set(words(summary.text))) or summary.text.startswith("As they")


def _tells(reading: Reading, summary: Summary) -> bool:
    """Say whether a statement tells what happened rather than how things have long been."""
    verb = reading.sentences[summary.sentence].tokens.root
    sourced = ", according to " in summary.text or summary.text.startswith("According to ")
    if summary.words < _FEWEST or (sourced and summary.sentence >= _LEAD_SENTENCES):
        return False
    if _dangles(reading, summary) or _CUT_SHORT.search(summary.text):
        return False
    earlier = any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
    return (
        not earlier
        and _is_news(verb)
        and verb.lemma_.lower() not in _STATES
        and not _BACKGROUND & set(words(summary.text))
    )


def _is_news(verb: Token) -> bool:
    """Say whether a verb tells news: what was or is being done, must be or is planned, not what is so."""
    helped = any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    return helped or verb.tag_ == "VBD" or verb.lemma_.lower() in _PLANS


def _minor(lead: _Rated, rated: Sequence[_Rated]) -> list[_Rated]:
    """Return true statements that nobody could take for the main idea, of the lead's length, unlike each other."""
    chosen: list[_Rated] = []
    figures = _has_figure(lead)
    plain = [one for one in rated if not _ABSOLUTE & set(words(one.summary.text))]
    for one in sorted(
        plain, key=lambda one: (_has_figure(one) != figures, abs(one.summary.words - lead.summary.words))
    ):
        far = abs(one.summary.sentence - lead.summary.sentence) >= _APART
        small = one.central <= _MINOR * lead.central and one.title <= lead.title
        size = _LENGTHS[0] <= one.summary.words / lead.summary.words <= _LENGTHS[1]
        if (
            far
            and small
            and size
            and not _same_event(lead, one)
            and all(_unlike(one, other) for other in (lead, *chosen))
        ):
            chosen.append(one)
    return chosen[:_MOST_WRONG]


def _has_figure(one: _Rated) -> bool:
    return any(character.isdigit() for character in one.summary.text)


def _same_event(lead: _Rated, one: _Rated) -> bool:
    """Say whether a statement tells of the lead's own event: on its day, or by a word such as "the decision"."""
    first, second = words(lead.summary.full), words(one.summary.full)
    same_day = _DAYS & set(first) & set(second)
    shared = (content_words(lead.summary.text) & content_words(one.summary.text)) - {root(day) for day in _DAYS}
    return bool(same_day and shared) or bool(_EVENT_WORDS & set(second[:3]))


def _unlike(one: _Rated, other: _Rated) -> bool:
    return overlap(content_words(one.summary.text), content_words(other.summary.text)) < _ALIKE
