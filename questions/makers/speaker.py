"""Speaker: who said it, where the article leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.asking import views
from questions.asking.claimants import Claimant, find_claimants
from questions.asking.half_said import is_half_said, leans_on_a_thing
from questions.asking.speaking import SKILL, blank, naming
from questions.asking.weighing import draft_of, explain
from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.bound import bound_pronouns, may_be, tells_the_sex
from questions.facts.cast import Cast
from questions.facts.quotations import find_quotations
from questions.facts.quoted import find_quoted_clauses
from questions.facts.reported import Reported, find_reported
from questions.facts.sayings import Saying, find_sayings
from questions.facts.scene import ALONE, Scene, alike_in_size, importance_of_words, most_telling
from questions.facts.told import sentences_with
from questions.facts.topics import find_topics
from questions.grammar.composing import Composer
from questions.honours import honoured
from questions.reading import Reading
from questions.wording import content_words, has_phrase, words

_TELLING = frozenset({"i", "it", "my", "our", "the", "there", "they", "this", "we", "you"})
"""A saying that opens with one of these tells something, though it may end with a question."""
_REPORTED_WORDS = range(6, 26)
_FEWEST_OTHERS = 3
_FEW, _MOST = 5, 0.6
_SHORT_NAME = 5
_BUILDINGS = frozenset(read_toml("speech")["buildings"])
_STOP = re.compile(r"[.,](?=[”\"’']+\?$)")
"""The full stop of a quotation that ends a sentence has no place before a question mark."""
_WRITTEN = ("wrote", "writes", "letter", "blog", "tweeted", "email")


def make(reading: Reading) -> Iterator[Draft]:
    """Yield "Who said …?" for what was said in words that stand alone."""
    for draft in _drafts(reading):
        if not (_speaks_from(draft) or is_half_said(draft.stem) or _is_misspelt(draft, reading)):
            typed = draft.typed and not _is_the_topic(draft, reading)
            yield replace(draft, stem=_STOP.sub("", draft.stem), typed=typed)


def _speaks_from(draft: Draft) -> bool:
    """Say whether a speaker is a building, for which "who" asks badly: “the White House”."""
    return draft.answer_type == "group" and draft.answer.rsplit(maxsplit=1)[-1].lower() in _BUILDINGS


def _is_the_topic(draft: Draft, reading: Reading) -> bool:
    """Say whether a speaker is the body that the title names: without rivals anybody writes that one down."""
    if draft.answer_type != "group":
        return False
    name = draft.answer.removeprefix("The ").casefold()
    title = reading.article.title.casefold()
    return has_phrase(title, name) or (len(name) > _SHORT_NAME and _run_on(name) in _run_on(title))


def _run_on(text: str) -> str:
    """Return a text without its spaces: “Time Warner” is “TimeWarner”."""
    return text.replace(" ", "")


def _is_said_again(reading: Reading, report: Reported) -> bool:
    """Say whether another sentence tells most of the few things reported: somebody else may have said so too."""
    mine = content_words(report.content.cut(reading.article.text))
    if len(mine) > _FEW:
        return False
    others = ((index, told) for index, told in sentences_with(reading, mine) if index != report.sentence)
    return any(len(mine & told) >= _MOST * len(mine) for _, told in others)


def _is_misspelt(draft: Draft, reading: Reading) -> bool:
    """Say whether a speaker's only name is somebody's surname with two letters exchanged."""
    name = draft.answer
    surnames = {person.name.split()[-1] for person in reading.people if " " in person.name}
    return " " not in name and any(name != one and sorted(name) == sorted(one) for one in surnames)


def _drafts(reading: Reading) -> Iterator[Draft]:
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
    asked: set[str] = set()
    for report in reports:
        pronouns = bound_pronouns(reading, report)
        if pronouns is not None and tells_the_sex(pronouns):
            continue
        size = len(words(report.content.cut(reading.article.text)))
        hidden = report.speaker.name not in scene.named_in(report.content)
        sure = hidden and pronouns is not None and not leans_on_a_thing(reading, report.content)
        sure = sure and not _is_said_again(reading, report)
        if size in _REPORTED_WORDS and pronouns is not None and sure:
            draft = _of_report(scene, report, pronouns)
            asked.add(draft.stem)
            yield draft
    for claimant in find_claimants(reading):
        draft = _of_claimant(scene, claimant)
        if len(words(claimant.content)) in _REPORTED_WORDS and draft.stem not in asked:
            yield draft


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
            blank(scene, saying.speaker, saying.words, saying.evidence),
            stem=f"Which statement does {honoured(speaker, scene.reading)} make?",
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
    text = saying.shown(scene.reading.article.text)
    return text if text[-1] in "?!" else f"{text}."


def _of_saying(scene: Scene, saying: Saying) -> Draft:
    speaker = saying.speaker
    shown = saying.shown(scene.reading.article.text)
    first = re.split("[’']", shown.split()[0].strip("“‘").lower())[0]
    asked = shown.endswith("?") and first not in _TELLING
    verb = "asked" if asked else "wrote" if _is_written(scene, saying) else "said"
    full = shown if shown[-1] in "?!" else f"{shown}."
    return replace(
        blank(scene, speaker, saying.words, saying.evidence),
        stem=f"Who {verb}, “{shown}”" + ("" if shown.endswith("?") else "?"),
        importance=importance_of_words(scene, shown),
        confidence=(0.85 if saying.named else 0.75) - scene.trust(shown),
        difficulty=0.4,
        explanation=f"The article quotes {speaker.name}: “{full}”",
    )


def _is_written(scene: Scene, saying: Saying) -> bool:
    """Say whether the words that lead to a saying tell of a letter or a post."""
    text = scene.reading.article.text
    around = [word for span in saying.evidence for word in words(span.cut(text))]
    spoken = words(saying.words.cut(text))
    return any(around.count(word) > spoken.count(word) for word in _WRITTEN)


def _of_report(scene: Scene, report: Reported, pronouns: frozenset[str]) -> Draft:
    reading, speaker = scene.reading, report.speaker
    content = report.content.cut(reading.article.text)
    sentence = reading.sentences[report.sentence].span
    base = blank(scene, speaker, report.content, (sentence, *naming(speaker, sentence)))
    return replace(
        base,
        # What was added to is not in the question.
        stem=f"Who {'said' if report.verb == 'added' else report.verb} that {content}?",
        # Nobody is exchanged in it: two of one mind may both have said so.
        statement=None if pronouns else f"{honoured(speaker.name, reading)} {report.verb} that {content}.",
        slot=None,
        importance=importance_of_words(scene, content),
        wrong=tuple(one for one in base.wrong if may_be(reading, one[1], pronouns)),
        confidence=0.8 if len(scene.cast.people) > 1 else 0.8 - ALONE,
        difficulty=0.5,
        explanation=explain(reading, sentence),
    )


def _of_claimant(scene: Scene, claimant: Claimant) -> Draft:
    speaker, sentence = claimant.speaker, claimant.evidence[0]
    naming_too = naming(speaker, sentence) if len(claimant.evidence) == 1 else ()
    base = blank(scene, speaker, sentence, (*claimant.evidence, *naming_too))
    return replace(
        base,
        stem=f"Who {claimant.verb} that{claimant.content}?",
        sentence=claimant.sentence,
        fact=claimant.fact,
        slot=None,
        importance=importance_of_words(scene, claimant.content),
        confidence=0.8 if len(scene.cast.people) > 1 else 0.8 - ALONE,
        difficulty=0.5,
        explanation=explain(scene.reading, scene.reading.sentences[claimant.sentence].span),
    )
