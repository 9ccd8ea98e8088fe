"""Main idea: which statement sums the article up, among true but minor ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from questions.asking.weighing import explain
from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.gists import Gist, find_details, find_gists
from questions.facts.narration import narration_of
from questions.facts.topics import find_topics, weigh
from questions.reading import Reading
from questions.wording import content_words, overlap, root, words

SKILL = "main_idea"
STEM = "Which statement comes closest to the main idea of the article?"
_SAYING = frozenset({"said", "say", "says", "told", "tell", "add", "added", "accord", "writer", "mr", "mrs", "ms"})
_SURE, _LEAST = 0.38, 0.28
"""So much of the topics the first sentence holds, and no less where it tells news."""
_LATER = 0.44
"""The second sentence must hold more."""
_TITLED = 0.4
"""So much of the title's words, give or take their endings, makes up for some of the topics."""
_LEAST_TITLE = 0.2
_MOST_OF_IT = 0.6
"""What the key holds of the topics that its sentence touches."""
_OUTWEIGHED = 0.55
"""The lead is at least half as central as the most central detail."""
_CUT_SHORT = re.compile(r"\w (?:but|yet) \w+ed (?:for|by|in|on|to|as)\b")
"""“The park but targeted by …” has lost what it was beside that."""
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_SCENE = re.compile(r"^(?:Because|When|As|While|After|Before|Once|Unlike|Back|If|Since|Every|At first)\b")
_FRONTED = re.compile(r"^(?:In|On|At|To|For|From|By|With|Under|Over|Despite)\b")
_STATES = frozenset({"be", "have", "seem", "remain", "know", "believe", "think", "feel", "want", "like", "live"})
_NAMELESS = re.compile(
    r"^(?:The|That|These|Those|This|His|Her|Its|Their) [a-z-]+"
    r" (?:is|are|was|were|has|have|had|will|can|could|would|[a-z]+(?:ed|s))\b"
)
"""“The government plans …”: whose is not said."""
_THE = re.compile(
    r"(?:, |\b(?:said|says|say|that|claims?|claimed|warned|added) )the (?!most\b)([a-z-]+)"
    r" (?:is|are|was|were|has|have|had|will|can|could|would|may|might|[a-z]+(?:ed|s))\b"
)
"""“She said the remarks …”: which ones is only clear of what the article is about."""
_ALIKE_BEGINNING = 5
"""Words of the title that begin alike are one: "Bolivians" and "Bolivia"."""
_BACKGROUND = frozenset({"long", "always", "once", "often", "usually", "centuries", "decades", "used", "traditionally"})
_TURNED = frozenset({"but", "only", "although"})
"""What a sentence takes back of what its first half says must stay."""
_ABSOLUTE = frozenset(read_toml("wording")["absolute"])
_EVENT_WORDS = frozenset(
    {"decision", "move", "ruling", "result", "results", "vote", "announcement", "news", "change", "findings", "event"}
    | {"problem", "problems", "plan", "plans", "report", "study", "survey", "warning", "research", "figures", "case"}
)
_APART = 2
_SHORTEST, _FEWEST = 8, 9
_LENGTHS = (0.42, 1.65)
_NEEDED = 3
_MOST_WRONG = 6
_ALIKE = 0.3
_MINOR = 0.75
"""A minor statement is at most this central, measured against the lead."""


@dataclass(frozen=True)
class _Rated:
    gist: Gist
    title: float
    topics: float

    @property
    def central(self) -> float:
        return self.title + self.topics


def make(reading: Reading) -> Iterator[Draft]:
    """Yield one question on the main idea, and none where no first sentence plainly states it."""
    topics = {word: weight for word, weight in find_topics(reading).items() if len(word) > 1 and word not in _SAYING}
    title = content_words(reading.article.title)
    lead = _lead(reading, title, topics)
    if lead is None:
        return
    details = [_rate(one, title, topics) for one in find_details(reading)]
    wrong = _minor(lead, [one for one in details if _is_known(one.gist.text, topics)])
    outweighed = any(lead.central < _OUTWEIGHED * one.central for one in details)
    if outweighed or len(wrong) < _NEEDED:
        return
    yield Draft(
        skill=SKILL,
        stem=STEM,
        answer=lead.gist.text,
        answer_type="headline",
        evidence=(lead.gist.span,),
        sentence=lead.gist.sentence,
        fact="main_idea",
        explanation=explain(reading, lead.gist.span),
        wrong=tuple(("elsewhere", one.gist.text) for one in wrong),
        confidence=min(0.85, 0.6 + 0.2 * lead.central),
        importance=1.0,
        difficulty=0.55,
        features={"title": lead.title, "central": lead.central},
    )


def _rate(gist: Gist, title: frozenset[str], topics: Mapping[str, float]) -> _Rated:
    """Rate a statement by the words it shares with the title and by the topics it touches."""
    return _Rated(gist, _shared(title, content_words(gist.text)), weigh(topics, gist.text))


def _shared(title: frozenset[str], said: frozenset[str]) -> float:
    """Return the share of the title's words that a statement holds, give or take their endings."""
    beginnings = {word[:_ALIKE_BEGINNING] for word in said if len(word) >= _ALIKE_BEGINNING}
    held = sum(word in said or word[:_ALIKE_BEGINNING] in beginnings for word in title)
    return held / len(title) if title else 0.0


def _lead(reading: Reading, title: frozenset[str], topics: Mapping[str, float]) -> _Rated | None:
    """Return the statement of the first sentences that holds most of what the article is about."""
    if narration_of(reading).pronouns:
        return None
    rated = [_rate(one, title, topics) for one in find_gists(reading)]
    telling = [one for one in rated if _tells(reading, one) and _is_central(reading, one, topics, titled=bool(title))]
    return max(telling, key=lambda one: (one.central, -one.gist.sentence, one.gist.size), default=None)


def _is_central(reading: Reading, one: _Rated, topics: Mapping[str, float], *, titled: bool) -> bool:
    """Say whether a statement holds what the article is about, and most of what its own sentence tells of that."""
    sentence = reading.sentences[one.gist.sentence]
    whole = weigh(topics, sentence.span.cut(reading.article.text))
    if one.topics < _MOST_OF_IT * whole or (titled and one.title < _LEAST_TITLE):
        return False
    if one.topics >= (_LATER if one.gist.sentence else _SURE) or one.title >= _TITLED:
        return one.topics >= _LEAST
    return not one.gist.sentence and one.topics >= _LEAST and _is_news(reading, one.gist)


def _is_news(reading: Reading, gist: Gist) -> bool:
    """Say whether a statement tells from its first word on what was, is being or will be done, not what is so."""
    verb = reading.doc[gist.verb]
    helped = any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    return (helped or verb.tag_ == "VBD") and verb.lemma_ not in _STATES and not _FRONTED.match(gist.text)


def _tells(reading: Reading, one: _Rated) -> bool:
    """Say whether a statement tells what happened or is so now, names its subject and is no scene to begin with."""
    text = one.gist.text
    if one.gist.size < _FEWEST or any(form.search(text) for form in (_SCENE, _NAMELESS, _CUT_SHORT)):
        return False
    earlier = any(child.dep_ == "aux" and child.lower_ == "had" for child in reading.doc[one.gist.verb].children)
    turned = _TURNED & set(words(reading.sentences[one.gist.sentence].span.cut(reading.article.text))[1:])
    return (
        not earlier
        and turned <= set(words(text))
        and not _BACKGROUND & set(words(text))
        and not (_YEAR.search(text) and one.gist.sentence)
    )


def _minor(lead: _Rated, rated: Sequence[_Rated]) -> list[_Rated]:
    """Return true statements that nobody could take for the main idea, of the lead's length, unlike each other."""
    chosen: list[_Rated] = []
    figures = _has_figure(lead)
    for one in sorted(rated, key=lambda one: (_has_figure(one) != figures, abs(one.gist.size - lead.gist.size))):
        elsewhere = all(one.gist.sentence != other.gist.sentence for other in chosen)
        if elsewhere and _is_minor(lead, one) and all(_unlike(one, other) for other in (lead, *chosen)):
            chosen.append(one)
    return chosen[:_MOST_WRONG]


def _is_known(text: str, topics: Mapping[str, float]) -> bool:
    """Say whether what a statement calls “the …” is what the article is about."""
    return all(root(noun) in topics for noun in _THE.findall(text))


def _is_minor(lead: _Rated, one: _Rated) -> bool:
    text = one.gist.text
    if _ABSOLUTE & set(words(text)) or _NAMELESS.match(text) or _EVENT_WORDS & set(words(text)[:3]):
        return False
    size = _LENGTHS[0] <= len(text) / len(lead.gist.text) <= _LENGTHS[1] and one.gist.size >= _SHORTEST
    small = one.central <= _MINOR * lead.central and one.title <= lead.title
    return size and small and one.gist.sentence - lead.gist.sentence >= _APART


def _has_figure(one: _Rated) -> bool:
    return any(character.isdigit() for character in one.gist.text)


def _unlike(one: _Rated, other: _Rated) -> bool:
    return overlap(content_words(one.gist.text), content_words(other.gist.text)) < _ALIKE
