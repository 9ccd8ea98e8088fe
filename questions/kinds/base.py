"""What every kind of question has in common.

A kind is one module of this package with one subclass of `Question`. It declares which of its parts
a student points at (options, say), what may be shown before the answer is in, and how a response is
graded. Nothing else in the library knows the kinds by name.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random, SystemRandom
from typing import Any, ClassVar, Self

from questions.errors import QuestionError
from questions.kinds.attempting import Given, Presentation, Response, Score
from questions.kinds.fields import items, share, text, whole
from questions.messages import Message
from questions.span import Span

_ID_BITS = 40
SCHEMA_VERSION = 1
"""The version written into a question's JSON; raise it when a stored question needs converting."""

SKILLS = (
    "detail",
    "speaker",
    "identity",
    "cause",
    "consequence",
    "purpose",
    "sequence",
    "comparison",
    "vocabulary",
    "reference",
    "main_idea",
    "claim",
)
"""What a question can test, in the order pages list them."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """Hold one immutable question: stem, key, evidence and explanation.

    `evidence` are spans of the article's text that prove the key; `difficulty` (0 easy … 1 hard) and
    `quality` (0 … 1) are the generator's estimates, or a teacher's defaults.
    """

    kind: ClassVar[str]

    stem: str
    skill: str
    evidence: tuple[Span, ...] = ()
    explanation: str = ""
    difficulty: float = 0.5
    quality: float = 0.0

    def __post_init__(self) -> None:
        if not self.stem.strip():
            raise QuestionError("A question needs a stem.")
        if self.skill not in SKILLS:
            raise QuestionError(Message("There is no skill called “%(skill)s”.", skill=self.skill))
        if not all(0 <= span.start < span.end for span in self.evidence):
            raise QuestionError("Evidence starts at 0 or later and ends after it starts.")
        self.check()

    # What a kind says of itself -------------------------------------------------------------------

    def check(self) -> None:
        """Raise `QuestionError` when the question cannot be asked as it is."""

    def parts(self) -> Sequence[str]:
        """Return the texts a student can point at; each gets an opaque id in an attempt."""
        return ()

    @property
    def parts_ordered(self) -> bool:
        """Say whether the parts keep their order (numbers, dates) instead of being shuffled."""
        return False

    def grade(self, response: Response, presentation: Presentation) -> Score:
        """Score a response that is not blank; raise `ResponseError` for one of the wrong shape."""
        raise NotImplementedError

    def key_text(self) -> str:
        """Return the right answer as one line for a person to read."""
        raise NotImplementedError

    def response_text(self, response: Response, presentation: Presentation) -> str:
        """Return what the student answered as one line for a person to read."""
        raise NotImplementedError

    def given(self, response: Response, presentation: Presentation) -> Sequence[Given]:
        """Return the single answers a response is made of: itself, unless a kind has responses of several parts."""
        text = self.response_text(response, presentation).strip()
        return (Given(text, self.grade(response, presentation).right),) if text else ()

    def guess(self) -> float:
        """Return the score to expect, 0 … 1, of who answers by chance; what is typed cannot be guessed."""
        return 0.0

    def complete(self, response: Response, presentation: Presentation) -> bool:  # noqa: ARG002 (most answers have one part)
        """Say whether a response answers every part there is to answer."""
        return True

    def payload(self) -> dict[str, Any]:
        """Return the kind's own fields as JSON values, key included."""
        raise NotImplementedError

    @classmethod
    def fields(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the constructor arguments for the kind's own fields from their JSON."""
        raise NotImplementedError

    def proved_by(self, evidence: tuple[Span, ...], sentences: Sequence[int]) -> Self:  # noqa: ARG002 (few kinds ask for it)
        """Return the question with other evidence, which lies in these sentences of the article."""
        return replace(self, evidence=evidence)

    def accepting(self, answer: str) -> Self:  # noqa: ARG002 (what is picked has no other wording)
        """Return the question with one more typed answer taken as right; itself where nothing is typed."""
        return self

    def key_choices(self) -> Sequence[tuple[str, bool]]:
        """Return what the key is chosen from, each with whether it is right; nothing where the key is written."""
        return ()

    def choices_in(self, response: Response, presentation: Presentation) -> Collection[int]:  # noqa: ARG002
        """Return which of its `key_choices` (by index) a response takes, or raise `ResponseError`."""
        return ()

    def rekeyed(self, right: Collection[int]) -> Self:  # noqa: ARG002
        """Return the question with these of its `key_choices` (by index) right, or raise `QuestionError`."""
        return self

    # What follows from it -------------------------------------------------------------------------

    def asks_the_same(self, other: Question) -> bool:
        """Say whether another question shows a student the same, so that responses to one fit the other's key."""
        return (self.kind, self.stem, tuple(self.parts())) == (other.kind, other.stem, tuple(other.parts()))

    def present(self, rng: Random | None = None, *, shuffled: bool = True) -> Presentation:
        """Draw ids and an order for one attempt, from the system's randomness unless `rng` is given.

        Not shuffled, the parts stand in the order of the alphabet: the same for everybody, and it says nothing
        of the key, which the generator and many an author write down first.
        """
        parts = self.parts()
        count = len(parts)
        order = list(range(count))
        if not self.parts_ordered and shuffled:
            (rng or SystemRandom()).shuffle(order)
        elif not self.parts_ordered:
            order.sort(key=lambda index: (parts[index].casefold(), parts[index]))
        ids: list[str] = []
        while len(ids) < count:
            drawn = f"{rng.getrandbits(_ID_BITS):010x}" if rng else secrets.token_hex(_ID_BITS // 8)
            if drawn not in ids:
                ids.append(drawn)
        return Presentation(ids=tuple(ids), order=tuple(order))

    def plain_presentation(self) -> Presentation:
        """Return the presentation whose ids are the parts' indexes: for the library's own callers."""
        indexes = range(len(self.parts()))
        return Presentation(ids=tuple(map(str, indexes)), order=tuple(indexes))

    def asked(self, presentation: Presentation) -> dict[str, Any]:
        """Return all that may be shown before the answer is in: no key, role, evidence or explanation."""
        parts = self.parts()
        return {
            "kind": self.kind,
            "stem": self.stem,
            "options": [{"id": presentation.ids[i], "text": parts[i]} for i in presentation.order],
        }

    def to_json(self) -> dict[str, Any]:
        """Return the whole question, key included, as plain JSON values."""
        return {
            "schema": SCHEMA_VERSION,
            "kind": self.kind,
            "skill": self.skill,
            "stem": self.stem,
            **self.payload(),
            "evidence": [{"start": span.start, "end": span.end} for span in self.evidence],
            "explanation": self.explanation,
            "difficulty": round(self.difficulty, 3),
            "quality": round(self.quality, 3),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote; raise `QuestionError` for what no such question could be."""
        if whole(data, "schema", SCHEMA_VERSION) > SCHEMA_VERSION:
            raise QuestionError("This question was written by a newer version of Readback.")
        return cls(
            stem=text(data, "stem"),
            skill=text(data, "skill"),
            evidence=tuple(Span(whole(span, "start"), whole(span, "end")) for span in items(data, "evidence", ())),
            explanation=text(data, "explanation", ""),
            difficulty=share(data, "difficulty", 0.5),
            quality=share(data, "quality", 0.0),
            **cls.fields(data),
        )


def joined(texts: Iterable[str]) -> str:
    """Return the parts of an answer as one line for a person to read."""
    return " · ".join(texts)
