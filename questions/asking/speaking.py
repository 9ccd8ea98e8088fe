"""Who speaks: what every question about a speaker shares, the question itself still blank."""

from __future__ import annotations

from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.scene import Scene
from questions.facts.speakers import Speaker
from questions.reading import Reading
from questions.span import Span
from questions.surnames import is_shared, surname_of

SKILL = "speaker"
_MOST_WRONG = 6
_SHORT_NAME = range(1, 3)
_TITLES = frozenset({"Lord", "Lady", "Sir", "Dame", "Prince", "Princess", "King", "Queen", "Pope"})


def blank(scene: Scene, speaker: Speaker, said: Span, evidence: tuple[Span, ...]) -> Draft:
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
        if name not in {speaker.name, *taken}
        and name not in surnames
        and name.split()[0] not in _TITLES
        and not _is_short_for(name, speaker.name)
        and not _is_short_for(speaker.name, name)
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
        typed=person is not None or _is_short_name(speaker.name),
    )


def _is_short_for(short: str, full: str) -> bool:
    """Say whether one name is the other's initials: "the DH", "the Department of Health"."""
    initials = "".join(word[0] for word in full.split() if word[0].isupper() and word != "The")
    return short.rsplit(maxsplit=1)[-1] == initials


def _is_short_name(name: str) -> bool:
    """Say whether a body's name can be typed: of one or two words, not "Researchers"."""
    generic = name.lower() in read_toml("speech")["groups"]
    return not generic and len(name.split()) in _SHORT_NAME and not name.startswith("The ")


def _surname(reading: Reading, speaker: Speaker) -> tuple[str, ...]:
    last = speaker.name.split()[-1]
    if is_shared(speaker.name, reading.article.text):
        return ()
    surname = surname_of(speaker.name)
    shared = sum(last in person.name.split() for person in reading.people)
    used = () if speaker.person is None else tuple(form for form in speaker.person.forms if form != speaker.name)
    return ((surname,) if surname is not None and shared == 1 else ()) + used


def naming(speaker: Speaker, span: Span) -> tuple[Span, ...]:
    """Return where the speaker is last named before a stretch that only says "she"."""
    if speaker.person is None or any(span.contains(mention) for mention in speaker.person.mentions):
        return ()
    before = [mention for mention in speaker.person.mentions if mention.end <= span.start]
    return (before[-1],) if before else ()
