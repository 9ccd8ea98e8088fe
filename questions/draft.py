"""A draft: an open question with its answer, before it is dressed as a question of some kind."""

from __future__ import annotations

from dataclasses import dataclass, field

from questions.span import Span


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Hold what a maker knows: the question, its answer, and the statement both came from.

    `stem` is an open question in full ("Why did the council close the bridge?") and `answer` its short
    answer, worded as an option ("Because the arches had cracked"). `statement` is the same fact as one
    standalone sentence ("The council closed the bridge because the arches had cracked.") and `slot` the
    span of the answer's own words in it, for a gap or a changed statement; both are `None` where the
    fact has no such sentence. `answer_type` says what sort of thing the answer is: `person`, `group`,
    `place`, `date`, `duration`, `number`, `money`, `percent`, `name`, `noun`, `action` (a verb phrase),
    `reason`, `clause`, `role`, `headline`. `accepted` are further forms a typed answer may take.
    `typed` says whether the answer is short and certain enough to be typed. `confidence` (0 … 1) is the
    maker's own trust in the wording; `importance` (0 … 1) how much the fact matters to the article.
    `fact` is a stable key of the fact, the same for every draft made from it. `event` is the stem cut to
    what happened, for those who look for the sentence that answers it.
    """

    skill: str
    stem: str
    answer: str
    answer_type: str
    evidence: tuple[Span, ...]
    sentence: int
    fact: str
    explanation: str
    answer_span: Span | None = None
    statement: str | None = None
    slot: Span | None = None
    accepted: tuple[str, ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()
    """Wrong options the maker itself proposes, as `(role, text)`, worded as options."""
    typed: bool = False
    event: str = ""
    confidence: float = 0.5
    importance: float = 0.5
    difficulty: float = 0.5
    features: dict[str, float] = field(default_factory=dict)
