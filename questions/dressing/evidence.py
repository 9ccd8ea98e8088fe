"""A draft as a search for evidence: which sentence of the article answers its question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from questions.changes import tags_of
from questions.draft import Draft
from questions.facts.once import once_a_reading
from questions.facts.subjects import SUBJECTS
from questions.kinds import Question
from questions.kinds.evidence import Evidence
from questions.paraphrase import reworded
from questions.reading import Reading
from questions.standing.comparing import without_comparison
from questions.standing.hanging import hangs
from questions.wording import content_words, longest_run, words
from questions.wrong import Wrong

if TYPE_CHECKING:
    from spacy.tokens import Span

_SKILLS = frozenset({"cause", "purpose", "consequence"})
"""Where a name or a figure is asked for, or how two compare, the eye finds it without reading."""
_LEAST_TRUST, _LEAST_IMPORTANCE = 0.65, 0.5
_MOST_WORDS = 20
_MOST_COPIED = 0.5
_RIVAL = 0.6
_FEWEST = 3
_LONGEST_COPIED, _MOST_TOLD = 8, 0.5
"""A few words more may be copied where they are a small part of what the sentence tells."""
_UNDERSTOOD = re.compile(r"Why (?!\w+ (?:it|there)\b)|What (?:\w+ happen|happens|is going to happen) (?:if|when) ")
"""Whoever answers these has understood how two things hang together."""
_OPEN = re.compile(r"What (?:\w+) (.+?) (?:\w+) to do\b(.*)\?$")
_SO_FAR = re.compile(
    r"What (?:has|have) |What (?:was|were) .*ing to do\?$"
    r"|What did .* (?:try|attempt|seek|want|hope|plan|aim|intend) to do\?$"
)
_SOMEWHERE = re.compile(r" (?:in|at|on|during|after|before|under|with|about|by) ")
_LIKELY = re.compile(r" likely (?=[a-z]+ (?!to\b))")
_UNNAMED = re.compile(
    r"\b[Tt]he (?:pair|group|couple|two|duo|trio|team|gang|man|woman|boy|girl|company|firm)\b"
    r"(?! (?:of|who|in|from|that)\b)"
)
_FROM_THEN = re.compile(
    r"\w+ (?:did|was|were|had) .*\bthe (?:next|following|previous) |.*\b(?:(?:had|have|has) been|did|does|had)\?$"
)
_PLACES = frozenset({"GPE", "LOC"})
_HEADED = re.compile(r"[A-Z][\w’' -]{5,50}: [“\"]?[A-Z]")
_FORCED = re.compile(r"^Why (?:(have|has)(?= .* been)|(was|were)) (.+?) (?:been )?forced to (.+)")
_HELPERS = {"have": "do", "has": "does", "was": "did", "were": "did"}


def dress(draft: Draft, reading: Reading, wrong: Sequence[Wrong]) -> Iterator[Question]:  # noqa: ARG001
    """Yield the question where one sentence alone answers it, and not in the words of the question."""
    sentence = reading.sentences[draft.sentence]
    trusted = draft.confidence >= _LEAST_TRUST and draft.importance >= _LEAST_IMPORTANCE
    if draft.skill not in _SKILLS or not trusted or _has_stray_mark(sentence.tokens.text):
        return
    if len(draft.evidence) != 1 or not sentence.span.contains(draft.evidence[0]):
        return
    asked = next((stem for stem in _wordings(draft, reading) if _is_hidden(stem, draft, reading)), None)
    if asked is None:
        return
    yield Evidence(
        stem=f"Which sentence answers the question “{asked}”",
        skill=draft.skill,
        evidence=(sentence.span,),
        explanation=draft.explanation,
        difficulty=draft.difficulty,
        sentences=(draft.sentence,),
        sentence_count=len(reading.sentences),
    )


def _wordings(draft: Draft, reading: Reading) -> Iterator[str]:
    """Yield the question cut to what happened, in other words and in its own, then in full."""
    tags = tags_of(reading, draft.evidence)
    tokens = reading.sentences[draft.sentence].tokens
    for stem in dict.fromkeys((draft.event or draft.stem, draft.stem)):
        yield without_comparison(reworded(_eased(stem), tags), tokens)


def _eased(stem: str) -> str:
    """Return "Why do ferries have to …?" for "Why have ferries been forced to …?"."""
    stem = _LIKELY.sub(" ", stem)  # "Why did people likely leave?"
    found = _FORCED.match(stem)
    if found is None:
        return stem
    return f"Why {_HELPERS[found[1] or found[2]]} {found[3]} have to {found[4]}"


def _is_hidden(stem: str, draft: Draft, reading: Reading) -> bool:
    """Say whether a question neither copies its sentence nor fits another one."""
    sentence = reading.sentences[draft.sentence].tokens.text
    if len(words(stem)) > _MOST_WORDS or _has_rival(stem, draft, reading) or _is_open(stem, draft, reading):
        return False
    run = longest_run(words(stem), words(sentence))
    if run <= _MOST_COPIED * len(words(stem)):
        return True
    asked, told = content_words(stem), content_words(sentence)
    spare = run <= _LONGEST_COPIED and len(asked & told) <= _MOST_TOLD * len(told)
    return spare and bool(_UNDERSTOOD.match(stem)) and not _hangs(draft, reading)


def _hangs(draft: Draft, reading: Reading) -> bool:
    return draft.statement is not None and hangs(draft.statement, draft.evidence, reading)


def _has_rival(stem: str, draft: Draft, reading: Reading) -> bool:
    """Say whether another sentence speaks of most of what is asked, or too little is asked to tell."""
    asked = content_words(stem)
    if len(asked) < _FEWEST:
        return True
    (holding,) = _holding(reading)
    counts: dict[int, int] = {}
    for word in asked:
        for index in holding.get(word, ()):
            counts[index] = counts.get(index, 0) + 1
    return any(index != draft.sentence and count >= _RIVAL * len(asked) for index, count in counts.items())


def _is_open(stem: str, draft: Draft, reading: Reading) -> bool:
    """Say whether others of the same may be asked for: all that the mayor wants to do, any farmers anywhere."""
    found = _OPEN.match(stem)
    if _FROM_THEN.match(stem) or _UNNAMED.search(stem) or _repeats(stem):
        return True  # from when on, who, and "did a turnout turn out"
    if found is not None and not _SOMEWHERE.search(found[2]):
        if _SO_FAR.match(stem):
            return True  # "What has the council tried to do?": when, and about what?
        (holding,) = _holding(reading)
        named = content_words(found[1].split()[-1])
        return any(index != draft.sentence for word in named for index in holding.get(word, ()))
    return _lost_its_place(stem, reading.sentences[draft.sentence].tokens)


def _has_stray_mark(sentence: str) -> bool:
    """Say whether a sentence has one of two quotation marks, and no more of the quotation, or opens with a heading."""
    return bool(_HEADED.match(sentence)) or sentence.count('"') % 2 == 1 or sentence.count("“") != sentence.count("”")


def _repeats(stem: str) -> bool:
    """Say whether two words of a question are another one of it."""
    said = words(stem)
    return any(one + other in said for one, other in pairwise(said))


def _lost_its_place(stem: str, sentence: Span) -> bool:
    """Say whether a sentence tells where, and the question of some people or things without a name does not."""
    places = [token for token in sentence if token.ent_type_ in _PLACES]
    if not places or any(token.text in stem for token in places):
        return False
    start = re.match(r"Why (?:\w+) ([a-z]+(?: [a-z]+)?)\b", stem)
    if start is None:
        return False
    bare = [
        token
        for token in sentence
        if token.tag_ == "NNS" and token.dep_ in SUBJECTS and token.lower_ in start[1].split()
    ]
    return any(
        not any(child.dep_ in {"det", "poss", "nummod", "prep", "relcl", "acl"} for child in noun.children)
        for noun in bare
    )


@once_a_reading
def _holding(reading: Reading) -> Iterator[Mapping[str, list[int]]]:
    """Yield once, by content word, the indexes of the sentences that hold it."""
    found: dict[str, list[int]] = {}
    for sentence in reading.sentences:
        for word in content_words(sentence.tokens.text):
            found.setdefault(word, []).append(sentence.index)
    yield found
