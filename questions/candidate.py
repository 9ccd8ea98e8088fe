"""A candidate: a question that survived the checks, with why it ranks where it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from questions.kinds import Question, question_from_json


@dataclass(frozen=True)
class Candidate:
    """Pair a question with its features and with what it touches.

    `features` are named numbers a person can read; `score` (0 … 1) is what the ranking makes of them;
    `fact` names the fact it was made from, so that no two chosen questions ask about the same one;
    `sentence` is the index of the evidence's first sentence. A question made of several facts has the
    others in `other_facts` and `other_sentences`. `people` are those whose words or part in the story
    are asked for. `spare` are the wrong options, each with its role, that would have done as well as those shown.
    """

    question: Question
    score: float
    sentence: int
    fact: str
    features: Mapping[str, float] = field(default_factory=dict)
    other_sentences: tuple[int, ...] = ()
    other_facts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    spare: tuple[tuple[str, str], ...] = ()

    @property
    def sentences(self) -> frozenset[int]:
        """Return the indexes of every sentence the question asks about."""
        return frozenset((self.sentence, *self.other_sentences))

    @property
    def facts(self) -> frozenset[str]:
        """Return the keys of every fact the question asks about."""
        return frozenset((self.fact, *self.other_facts))

    def to_json(self) -> dict[str, Any]:
        """Return the candidate as plain JSON values."""
        return {
            "question": self.question.to_json(),
            "score": round(self.score, 4),
            "sentence": self.sentence,
            "fact": self.fact,
            "features": {name: round(value, 4) for name, value in self.features.items()},
            "other_sentences": list(self.other_sentences),
            "other_facts": list(self.other_facts),
            "people": list(self.people),
            "spare": [list(each) for each in self.spare],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote, or wrote before a question had all of it."""
        return cls(
            question=question_from_json(data["question"]),
            score=data["score"],
            sentence=data["sentence"],
            fact=data["fact"],
            features=data["features"],
            other_sentences=tuple(data.get("other_sentences", ())),
            other_facts=tuple(data.get("other_facts", ())),
            people=tuple(data.get("people", ())),
            spare=tuple((role, text) for role, text in data.get("spare", ())),
        )
