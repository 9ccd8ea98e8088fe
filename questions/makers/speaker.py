"""Speaker: who said it, where the article leaves no doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.asking.weighing import explain
from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.cast import find_cast, importance_of, other_names
from questions.facts.dangling import find_dangling
from questions.facts.quotations import find_quotations
from questions.facts.reported import Reported, find_reported
from questions.facts.sayings import Saying, find_sayings
from questions.facts.speakers import Speaker
from questions.facts.topics import find_topics
from questions.reading import Reading
from questions.span import Span
from questions.wording import content_words, words

if TYPE_CHECKING:
    from spacy.tokens import Token

SKILL = "speaker"
_MOST_WRONG = 6
_ENOUGH_WORDS = 4
_BOUND = frozenset({"nsubj", "nsubjpass", "poss"})
"""Where a pronoun may stand for the speaker; "she told her" has somebody else in it."""
_THEY = frozenset({"they", "them", "their"})
_SHE = frozenset({"she", "her", "herself"})
_REPORTED_WORDS = range(6, 26)


def make(reading: Reading) -> Iterator[Draft]:
    """Yield "Who said …?" for what was said in words that stand alone."""
    groups = _groups(reading)
    for saying in find_sayings(reading):
        yield _of_saying(reading, saying, groups)
    for reported in find_reported(reading):
        size = len(words(reported.content.cut(reading.article.text)))
        named = _names_in(reading, reported.content)
        if size in _REPORTED_WORDS and reported.speaker.name not in named and _stands_alone(reading, reported):
            yield _of_reported(reading, reported, groups)


def _stands_alone(reading: Reading, reported: Reported) -> bool:
    """Say whether nothing dangles but what stands for the speaker: "Who said that he was tired?"."""
    return all(_is_speaker(reading, token, reported.speaker) for token in _dangling(reading, reported))


def _dangling(reading: Reading, reported: Reported) -> list[Token]:
    tokens = reading.doc.char_span(*reported.content, alignment_mode="expand")
    return list(find_dangling(list(tokens or ())))


def _is_speaker(reading: Reading, token: Token, speaker: Speaker) -> bool:
    if token.dep_ not in _BOUND:
        return False
    if speaker.person is not None:
        return token.pos_ == "PRON" and reading.person(token) == speaker.person
    return token.lower_ in _THEY and speaker.name.lower() in read_toml("speech")["groups"]


def _of_saying(reading: Reading, saying: Saying, groups: tuple[str, ...]) -> Draft:
    text = reading.article.text
    speaker = saying.speaker
    shown = saying.words.cut(text).rstrip(" ,.")
    ends = shown[-1] in "?!…"
    verb = "asked" if shown.endswith("?") else "said"
    return replace(
        _base(reading, speaker, saying.words, saying.evidence, groups),
        stem=f"Who {verb}, “{shown}”" + ("" if shown.endswith("?") else "?"),
        statement=f"{speaker.name} {verb}, “{shown}{'' if ends else '.'}”",
        confidence=(0.85 if saying.named else 0.75) - (0 if _telling(reading, saying) else 0.2) - _sole(reading),
        difficulty=0.4,
        explanation=f"The article quotes {speaker.name}: “{shown}{'' if ends else '.'}”",
    )


def _of_reported(reading: Reading, reported: Reported, groups: tuple[str, ...]) -> Draft:
    text = reading.article.text
    speaker = reported.speaker
    content = reported.content.cut(text)
    sentence = reading.sentences[reported.sentence]
    evidence = (sentence.span, *_naming(speaker, sentence.span))
    base = _base(reading, speaker, reported.content, evidence, groups)
    bound = {token.lower_ for token in _dangling(reading, reported)}
    return replace(
        base,
        stem=f"Who {reported.verb} that {content}?",
        # With a "she" in it the words fit no other speaker, so nothing can be exchanged.
        statement=None if bound else f"{speaker.name} {reported.verb} that {content}.",
        slot=None if bound else base.slot,
        wrong=tuple(one for one in base.wrong if not bound or _may_be(reading, one[1], bound)),
        confidence=0.8 - _sole(reading),
        difficulty=0.5,
        explanation=explain(reading, sentence.span),
    )


def _base(reading: Reading, speaker: Speaker, said: Span, evidence: tuple[Span, ...], groups: tuple[str, ...]) -> Draft:
    """Return what every question about a speaker shares, the question itself still blank."""
    sentence = reading.sentence_at(said.start)
    taken = _names_in(reading, said)
    names = other_names(reading, speaker.name, *taken, living=True)
    others = tuple(("elsewhere", name) for name in groups if name not in {speaker.name, *taken})
    person = speaker.person
    return Draft(
        skill=SKILL,
        stem="",
        answer=speaker.name,
        answer_type="group" if speaker.group else "person",
        answer_span=speaker.mention,
        slot=Span(0, len(speaker.name)),
        evidence=evidence,
        sentence=sentence.index if sentence else 0,
        fact=f"said:{said.start}",
        explanation="",
        wrong=((*others, *names) if speaker.group else names)[:_MOST_WRONG],
        accepted=() if person is None else _surname(reading, speaker),
        typed=person is not None,
        importance=importance_of(reading, person) if person else 0.5,
    )


def _surname(reading: Reading, speaker: Speaker) -> tuple[str, ...]:
    last = speaker.name.split()[-1]
    shared = sum(last in person.name.split() for person in reading.people)
    return (last,) if last != speaker.name and shared == 1 else ()


def _groups(reading: Reading) -> tuple[str, ...]:
    """Return the groups that speak in the article."""
    speakers = [reported.speaker for reported in find_reported(reading)]
    speakers += [quotation.speaker for quotation in find_quotations(reading) if quotation.speaker]
    return tuple(dict.fromkeys(speaker.name for speaker in speakers if speaker.group))


def _names_in(reading: Reading, span: Span) -> tuple[str, ...]:
    """Return the names of the cast that a stretch mentions."""
    return tuple(
        person.name for person in find_cast(reading) if any(span.contains(mention) for mention in person.mentions)
    )


def _may_be(reading: Reading, name: str, pronouns: set[str]) -> bool:
    """Say whether pronouns that stand for the speaker could stand for somebody else, too."""
    other = next((person for person in reading.people if person.name == name), None)
    if pronouns & _THEY:
        return other is None
    return other is not None and other.gender == ("f" if pronouns & _SHE else "m")


def _naming(speaker: Speaker, span: Span) -> tuple[Span, ...]:
    """Return where the speaker is last named before a stretch that only says "she"."""
    if speaker.person is None or any(span.contains(mention) for mention in speaker.person.mentions):
        return ()
    before = [mention for mention in speaker.person.mentions if mention.end <= span.start]
    return (before[-1],) if before else ()


def _sole(reading: Reading) -> float:
    """Return what to take off where one person alone speaks: the question answers itself."""
    return 0.0 if len(find_cast(reading)) > 1 else 0.35


def _telling(reading: Reading, saying: Saying) -> bool:
    """Say whether the words deal with what the article deals with."""
    said = content_words(saying.words.cut(reading.article.text))
    return len(said) >= _ENOUGH_WORDS and bool(said & set(find_topics(reading)))
