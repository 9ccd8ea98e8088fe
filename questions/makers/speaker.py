"""Speaker: who said it, where the article leaves no doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.asking import views
from questions.asking.weighing import draft_of, explain
from questions.draft import Draft
from questions.facts.bound import bound_pronouns, may_be
from questions.facts.cast import Cast
from questions.facts.quotations import find_quotations
from questions.facts.quoted import find_quoted_clauses
from questions.facts.reported import Reported, find_reported
from questions.facts.sayings import Saying, find_sayings
from questions.facts.scene import ALONE, Scene, alike_in_size, importance_of_words, most_telling
from questions.facts.speakers import Speaker
from questions.facts.topics import find_topics
from questions.grammar.composing import Composer
from questions.reading import Reading
from questions.span import Span
from questions.wording import words

SKILL = "speaker"
_MOST_WRONG = 6
_REPORTED_WORDS = range(6, 26)
_FEWEST_OTHERS = 3
_TITLES = frozenset({"Lord", "Lady", "Sir", "Dame", "Prince", "Princess", "King", "Queen", "Pope"})


def make(reading: Reading) -> Iterator[Draft]:
    """Yield "Who said …?" for what was said in words that stand alone."""
    reports = list(find_reported(reading))
    speakers = [report.speaker for report in reports]
    speakers += [quotation.speaker for quotation in find_quotations(reading) if quotation.speaker]
    groups = tuple(dict.fromkeys(speaker.name for speaker in speakers if speaker.group))
    scene = Scene(reading, Cast.of(reading), groups, find_topics(reading))
    yield from _of_views(reading)
    sayings = most_telling(scene, find_sayings(reading))
    for saying in sayings:
        yield _of_saying(scene, saying)
    yield from _of_words(scene, sayings)
    for report in reports:
        pronouns = bound_pronouns(reading, report)
        size = len(words(report.content.cut(reading.article.text)))
        hidden = report.speaker.name not in scene.named_in(report.content)
        if size in _REPORTED_WORDS and hidden and pronouns is not None:
            yield _of_report(scene, report, pronouns)


def _of_views(reading: Reading) -> Iterator[Draft]:
    """Yield what people are quoted as saying about things, one view a person and thing."""
    composer = Composer(reading)
    asked: set[str] = set()
    for clause in find_quoted_clauses(reading):
        for proposal in views.ask(clause, composer):
            draft = draft_of(proposal, composer, skill=SKILL)
            if draft is not None and draft.stem not in asked:
                asked.add(draft.stem)
                yield draft


def _of_words(scene: Scene, sayings: Sequence[Saying]) -> Iterator[Draft]:
    """Yield "Which statement does X make?" where others say enough to stand beside it."""
    first: dict[str, Saying] = {}
    for saying in sorted(sayings, key=lambda saying: -scene.central(_shown(scene, saying))):
        first.setdefault(saying.speaker.name, saying)
    for speaker, saying in first.items():
        said = _shown(scene, saying)
        others = [one for one in sayings if one.speaker.name != speaker and alike_in_size(_shown(scene, one), said)]
        # What a speaker's own name stands in gives the speaker away.
        others = [one for one in others if speaker not in scene.named_in(one.words)]
        if len(others) < _FEWEST_OTHERS or speaker in scene.named_in(saying.words):
            continue
        yield replace(
            _base(scene, saying.speaker, saying.words, saying.evidence),
            stem=f"Which statement does {speaker} make?",
            answer=f"“{said}”",
            answer_type="quotation",
            answer_span=saying.words,
            slot=None,
            typed=False,
            accepted=(),
            wrong=tuple(("elsewhere", f"“{_shown(scene, one)}”") for one in others),
            importance=importance_of_words(scene, said),
            confidence=0.8 - scene.trust(said),
            difficulty=0.5,
            explanation=f"The article quotes {speaker}: “{said}”",
        )


def _shown(scene: Scene, saying: Saying) -> str:
    """Return a saying as a sentence of its own."""
    text = saying.words.cut(scene.reading.article.text).rstrip(" ,.")
    return text if text[-1] in "?!" else f"{text}."


def _of_saying(scene: Scene, saying: Saying) -> Draft:
    speaker = saying.speaker
    shown = saying.words.cut(scene.reading.article.text).rstrip(" ,.")
    asked = shown.endswith("?")
    verb = "asked" if asked else "said"
    full = shown if shown[-1] in "?!" else f"{shown}."
    return replace(
        _base(scene, speaker, saying.words, saying.evidence),
        stem=f"Who {verb}, “{shown}”" + ("" if asked else "?"),
        importance=importance_of_words(scene, shown),
        confidence=(0.85 if saying.named else 0.75) - scene.trust(shown),
        difficulty=0.4,
        explanation=f"The article quotes {speaker.name}: “{full}”",
    )


def _of_report(scene: Scene, report: Reported, pronouns: frozenset[str]) -> Draft:
    reading, speaker = scene.reading, report.speaker
    content = report.content.cut(reading.article.text)
    sentence = reading.sentences[report.sentence].span
    base = _base(scene, speaker, report.content, (sentence, *_naming(speaker, sentence)))
    return replace(
        base,
        stem=f"Who {report.verb} that {content}?",
        # Nobody is exchanged in it: two of one mind may both have said so.
        statement=None if pronouns else f"{speaker.name} {report.verb} that {content}.",
        slot=None,
        importance=importance_of_words(scene, content),
        wrong=tuple(one for one in base.wrong if may_be(reading, one[1], pronouns)),
        confidence=0.8 if len(scene.cast.people) > 1 else 0.8 - ALONE,
        difficulty=0.5,
        explanation=explain(reading, sentence),
    )


def _base(scene: Scene, speaker: Speaker, said: Span, evidence: tuple[Span, ...]) -> Draft:
    """Return what every question about a speaker shares, the question itself still blank."""
    sentence = scene.reading.sentence_at(said.start)
    taken = scene.named_in(said)
    names = scene.cast.others(speaker.name, *taken, speaking=True)
    if " " in speaker.name:  # a name of one word may be anybody's, and shows beside full ones
        names = tuple(one for one in names if " " in one[1])
    surnames = {person.name.split()[-1] for person in scene.reading.people}
    others = tuple(
        ("elsewhere", name)
        for name in scene.groups
        if name not in {speaker.name, *taken} and name not in surnames and name.split()[0] not in _TITLES
    )
    person = speaker.person
    body = speaker.group and speaker.name.split()[0] not in _TITLES
    return Draft(
        skill=SKILL,
        stem="",
        answer=speaker.name,
        answer_type="group" if body else "person",
        answer_span=speaker.mention,
        slot=Span(0, len(speaker.name)),
        evidence=evidence,
        sentence=sentence.index if sentence else 0,
        fact=f"said:{said.start}",
        explanation="",
        wrong=(others if body else names)[:_MOST_WRONG],
        accepted=() if person is None else _surname(scene.reading, speaker),
        typed=person is not None,
    )


def _surname(reading: Reading, speaker: Speaker) -> tuple[str, ...]:
    last = speaker.name.split()[-1]
    shared = sum(last in person.name.split() for person in reading.people)
    return (last,) if last != speaker.name and shared == 1 else ()


def _naming(speaker: Speaker, span: Span) -> tuple[Span, ...]:
    """Return where the speaker is last named before a stretch that only says "she"."""
    if speaker.person is None or any(span.contains(mention) for mention in speaker.person.mentions):
        return ()
    before = [mention for mention in speaker.person.mentions if mention.end <= span.start]
    return (before[-1],) if before else ()
