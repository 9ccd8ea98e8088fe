"""One question of each kind, with a right, a wrong and a misshapen response, for the tests of every kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from questions import Option, Question, Span
from questions.kinds.cloze import Cloze
from questions.kinds.evidence import Evidence
from questions.kinds.matching import Matching, Pair
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.multiple_response import MultipleResponse
from questions.kinds.ordering import Ordering
from questions.kinds.short_answer import ShortAnswer
from questions.kinds.true_false import TrueFalse

OPTIONS = (
    Option("Because the arches had cracked", correct=True),
    Option("Because the river had risen", role="misread"),
    Option("Because a shop had burned", role="elsewhere"),
    Option("Because a film was made there", role="unsupported"),
)
SHARED: dict[str, Any] = {
    "evidence": (Span(10, 60),),
    "explanation": "The article says: “The arches had cracked.”",
    "difficulty": 0.25,
    "quality": 0.875,
}


@dataclass(frozen=True)
class Example:
    question: Question
    right: Mapping[str, Any]
    wrong: Mapping[str, Any]


EXAMPLES = {
    "multiple_choice": Example(
        MultipleChoice(stem="Why did the council close the bridge?", skill="cause", options=OPTIONS, **SHARED),
        {"option": "0"},
        {"option": "2"},
    ),
    "true_false": Example(
        TrueFalse(stem="The council closed the bridge in May.", skill="detail", answer=False, **SHARED),
        {"value": False},
        {"value": True},
    ),
    "cloze": Example(
        Cloze(stem="The ____ had cracked.", skill="detail", answers=("arches", "arch"), rejected=("piers",), **SHARED),
        {"text": "Arches"},
        {"text": "piers"},
    ),
    "short_answer": Example(
        ShortAnswer(stem="What had cracked?", skill="detail", answers=("the arches",), rejected=("piers",), **SHARED),
        {"text": "arches"},
        {"text": "the river"},
    ),
    "multiple_response": Example(
        MultipleResponse(
            stem="What did the council do?",
            skill="detail",
            options=(
                Option("It closed the bridge", correct=True),
                Option("It opened a shop", role="elsewhere"),
                Option("It hired a ferry", correct=True),
                Option("It built a mill", role="unsupported"),
            ),
            **SHARED,
        ),
        {"options": ["0", "2"]},
        {"options": ["1", "2", "3"]},
    ),
    "matching": Example(
        Matching(
            stem="Who is who?",
            skill="identity",
            pairs=(Pair("Ada Holm", "an engineer"), Pair("Per Vik", "a baker"), Pair("Liv Moe", "a mayor")),
            distractors=("a captain",),
            **SHARED,
        ),
        {"pairs": {"0": "0", "1": "1", "2": "2"}},
        {"pairs": {"0": "1", "2": "3"}},
    ),
    "ordering": Example(
        Ordering(
            stem="Put the events in order.",
            skill="sequence",
            sequence=("The river rose", "The arches cracked", "The bridge closed", "A ferry came"),
            **SHARED,
        ),
        {"order": ["0", "1", "2", "3"]},
        {"order": ["3", "2", "1", "0"]},
    ),
    "evidence": Example(
        Evidence(
            stem="Which sentence says why the bridge closed?",
            skill="cause",
            sentences=(1, 3),
            sentence_count=6,
            **SHARED,
        ),
        {"sentence": 3},
        {"sentence": 2},
    ),
}
BANK = Cloze(
    stem="The ____ had cracked.",
    skill="detail",
    answers=("arches",),
    options=(Option("arches", correct=True), Option("lamps", role="misread"), Option("piers", role="elsewhere")),
    **SHARED,
)
