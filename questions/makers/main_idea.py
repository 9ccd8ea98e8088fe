"""Main idea: which statement sums the article up, among true but minor ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from questions.asking.weighing import explain
from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.summaries import Summary, find_summaries
from questions.facts.topics import find_topics, weigh
from questions.reading import Reading
from questions.wording import content_words, overlap, root, words

SKILL = "main_idea"
STEM = "Which statement best sums up the article?"
_LEAD_SENTENCES = 3
"""News states its main idea in its first sentences; later ones are not trusted to."""
_LATER_SENTENCES = 6
_NEWS = frozenset({"find", "show", "reveal", "announce", "vote", "decide", "rule", "approve", "discover", "launch"})
"""A feature comes to its news a little later, with one of these verbs and more of the title's words."""
_LATER_TITLE = 0.3
_LEAST_TITLE = 0.1
_LEAST_CENTRAL = 0.42
_OUTWEIGHED = 0.75
"""The lead is at least nearly as central as the most central statement of the article."""
_MINOR = 0.7
"""A minor statement is at most this central, measured against the lead."""
_STATES = frozenset({"be", "have", "seem", "remain", "know", "believe", "think", "feel", "want", "like", "live"})
_BACKGROUND = frozenset({"long", "always", "once", "often", "usually", "centuries", "decades", "used", "traditionally"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today"})
_EVENT_WORDS = frozenset(
    {"decision", "move", "ruling", "result", "results", "vote", "announcement", "news", "change", "findings", "event"}
)
_ABSOLUTE = frozenset(read_toml("wording")["absolute"])
_APART = 2
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
    wrong = _minor(lead, rated)
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
    for summary in find_summaries(reading):
        shared = len(content_words(summary.text) & title) / len(title) if title else 0.0
        rated.append(_Rated(summary, shared, shared + weigh(topics, summary.text)))
    return rated


def _lead(reading: Reading, rated: Sequence[_Rated]) -> _Rated | None:
    """Return the statement among the first sentences that tells the news, where one stands out."""
    early = [one for one in rated if _is_early(reading, one) and _tells(reading, one.summary)]
    best = max(early, key=lambda one: (one.central, -one.summary.sentence), default=None)
    heaviest = max((one.central for one in rated), default=0.0)
    if best is None or best.title < _LEAST_TITLE or best.central < max(_LEAST_CENTRAL, _OUTWEIGHED * heaviest):
        return None
    return best


def _is_early(reading: Reading, one: _Rated) -> bool:
    place = one.summary.sentence
    if place < _LEAD_SENTENCES:
        return True
    verb = reading.sentences[place].tokens.root.lemma_.lower()
    return place < _LATER_SENTENCES and verb in _NEWS and one.title >= _LATER_TITLE


def _tells(reading: Reading, summary: Summary) -> bool:
    """Say whether a statement tells what happened rather than how things have long been."""
    verb = reading.sentences[summary.sentence].tokens.root
    earlier = any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
    return not earlier and verb.lemma_.lower() not in _STATES and not _BACKGROUND & set(words(summary.text))


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
