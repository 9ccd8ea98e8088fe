"""A draft as a search for evidence: which sentence of the article answers its question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from questions.draft import Draft
from questions.facts.once import once_a_reading
from questions.kinds import Question
from questions.kinds.evidence import Evidence
from questions.reading import Reading
from questions.standing.comparing import without_comparison
from questions.wording import content_words, longest_run, words
from questions.wrong import Wrong

_SKILLS = frozenset({"cause", "purpose", "consequence", "comparison", "sequence"})
"""Where a name or a figure is asked for, the eye finds it without reading."""
_LEAST_TRUST, _LEAST_IMPORTANCE = 0.65, 0.5
_MOST_WORDS = 20
_MOST_COPIED = 0.5
_RIVAL = 0.6
_FEWEST = 3


def dress(draft: Draft, reading: Reading, wrong: Sequence[Wrong]) -> Iterator[Question]:  # noqa: ARG001
    """Yield the question where one sentence alone answers it, and not in the words of the question."""
    sentence = reading.sentences[draft.sentence]
    trusted = draft.confidence >= _LEAST_TRUST and draft.importance >= _LEAST_IMPORTANCE
    if draft.skill not in _SKILLS or not trusted or len(words(draft.stem)) > _MOST_WORDS:
        return
    if len(draft.evidence) != 1 or not sentence.span.contains(draft.evidence[0]):
        return
    if _copied(draft.stem, sentence.tokens.text) > _MOST_COPIED or _has_rival(draft, reading):
        return
    yield Evidence(
        stem=f"Which sentence answers the question “{without_comparison(draft.stem, sentence.tokens)}”",
        skill=draft.skill,
        evidence=(sentence.span,),
        explanation=draft.explanation,
        difficulty=draft.difficulty,
        sentences=(draft.sentence,),
        sentence_count=len(reading.sentences),
    )


def _copied(stem: str, sentence: str) -> float:
    """Return the longest run of the stem's words in the sentence, as a share of the stem."""
    asked = words(stem)
    return longest_run(asked, words(sentence)) / max(len(asked), 1)


def _has_rival(draft: Draft, reading: Reading) -> bool:
    """Say whether another sentence speaks of most of what is asked, or too little is asked to tell."""
    asked = content_words(draft.stem)
    if len(asked) < _FEWEST:
        return True
    (holding,) = _holding(reading)
    counts: dict[int, int] = {}
    for word in asked:
        for index in holding.get(word, ()):
            counts[index] = counts.get(index, 0) + 1
    return any(index != draft.sentence and count >= _RIVAL * len(asked) for index, count in counts.items())


@once_a_reading
def _holding(reading: Reading) -> Iterator[Mapping[str, list[int]]]:
    """Yield once, by content word, the indexes of the sentences that hold it."""
    found: dict[str, list[int]] = {}
    for sentence in reading.sentences:
        for word in content_words(sentence.tokens.text):
            found.setdefault(word, []).append(sentence.index)
    yield found
