"""Item analysis: the figures of a quiz and of each of its questions."""

from __future__ import annotations

from typing import Any

from quiz.analysis.marks import Conventions
from quiz.api.attempts import OF_ASSIGNMENT, assignment_of
from quiz.api.operations import Reply, named, operation
from quiz.api.schemas import Schema, identity, many, nullable, number, of, text, to, truth, whole, words
from quiz.extensions import db
from quiz.saying import said
from quiz.teacher.access import owned_quiz
from quiz.understanding.items import ItemReport, analysis_of
from quiz.understanding.kept import tables_of

OF_QUIZ: dict[str, Schema] = {
    "attempts": whole("How many count."),
    "mean": nullable(number("A share of the points, as the median and the deviation are.")),
    "median": nullable(number()),
    "deviation": nullable(number()),
    "skewness": nullable(number()),
    "kurtosis": nullable(number("Excess: 0 for a normal distribution.")),
    "alpha": nullable(number("Cronbach's; KR-20 where all questions are right or wrong.")),
    "standard_error": nullable(number("Of measurement, in points.")),
    "complete": whole("How many attempts were asked every question: alpha and the weights count these."),
}
OF_ITEM: dict[str, Schema] = {
    "attempts": whole("How many were asked it."),
    "blank": whole(),
    "facility": nullable(number("The mean mark as a share of the maximum.")),
    "deviation": nullable(number()),
    "discrimination": nullable(number("The correlation with the rest of the quiz.")),
    "efficiency": nullable(number("Discriminative efficiency, at most 1.")),
    "upper_lower": nullable(number("D: the facility of the best 27% less that of the weakest.")),
    "intended_weight": nullable(number()),
    "effective_weight": nullable(number()),
}
OF_TIMES: dict[str, Schema] = {
    "count": whole("How many times are known."),
    "lower": nullable(number("The lower quartile, in seconds.")),
    "median": nullable(number()),
    "upper": nullable(number()),
}
OF_OPTION: dict[str, Schema] = {
    "text": text(),
    "right": truth(),
    "role": nullable(text()),
    "count": whole("How many chose it."),
    "upper": number("Of the best 27%; in part where totals are equal at the edge."),
    "middle": number(),
    "lower": number(),
    "point_biserial": nullable(number()),
}
OF_FLAG: dict[str, Schema] = {
    "kind": text(),
    "serious": truth("Whether the key itself may be wrong."),
    "text": text("It in words."),
}
CONVENTIONS: dict[str, Schema] = {
    "variance": words(("sample", "population"), "Which variance; `sample` unless told."),
    "blanks": words(("zero", "left_out"), "What a blank counts; `zero` unless told."),
    "discrimination": words(("corrected", "uncorrected"), "Whether an item is left out of the total it goes with."),
    "weights": words(("root", "covariance"), "What effective weights are shares of; `root` unless told."),
}
named(
    "Analysis",
    of(
        {
            "quiz_id": identity(),
            "assignment_id": nullable(identity("null: all of the quiz's together.")),
            "conventions": of(CONVENTIONS),
            **OF_QUIZ,
            "seconds": of(OF_TIMES, "How long the attempts took."),
            "until_first": of(OF_TIMES, "How long it took until the first answer: mostly the reading."),
            "items": many(
                of(
                    {
                        "question_id": identity(),
                        "number": nullable(whole("Its place in the quiz now; null if it was dropped.")),
                        "stem": text(),
                        "points": number(),
                        "guess": number("The score to expect of a guess, as a share."),
                        **OF_ITEM,
                        "seconds": of(OF_TIMES, "About how long it took, from when answers were saved."),
                        "options": many(of(OF_OPTION)),
                        "flags": many(of(OF_FLAG), "What stands out."),
                    }
                )
            ),
        },
        "A figure is null where there is too little to say it.",
    ),
)


@operation(
    "GET",
    "/quizzes/<int:quiz_id>/analysis",
    "Read the item analysis of a quiz",
    to("Analysis"),
    query={**OF_ASSIGNMENT, **CONVENTIONS},
)
def quiz_analysis(quiz_id: int, query: dict[str, Any]) -> Reply:
    """Give the item analysis, by the conventions asked for."""
    quiz = owned_quiz(quiz_id)
    assignment = assignment_of(quiz, query)
    tables = tables_of(db.session(), quiz, assignment)
    chosen = {name: query.get(name, schema["enum"][0]) for name, schema in CONVENTIONS.items()}
    found = analysis_of(tables.answers, tables.choices, _conventions(chosen))
    return Reply(
        {
            "quiz_id": quiz.id,
            "assignment_id": assignment.id if assignment else None,
            "conventions": chosen,
            **_values(found.quiz, OF_QUIZ),
            "seconds": _values(found.seconds, OF_TIMES),
            "until_first": _values(found.until_first, OF_TIMES),
            "items": [_item(item) for item in found.items],
        }
    )


def _conventions(chosen: dict[str, str]) -> Conventions:
    return Conventions(
        ddof=0 if chosen["variance"] == "population" else 1,
        blanks="left_out" if chosen["blanks"] == "left_out" else "zero",
        corrected=chosen["discrimination"] == "corrected",
        weights="covariance" if chosen["weights"] == "covariance" else "root",
    )


def _item(item: ItemReport) -> dict[str, Any]:
    asked = item.question
    return {
        "question_id": asked.question_id,
        "number": asked.number,
        "stem": asked.content.stem,
        "points": asked.points,
        "guess": item.guess,
        **_values(item.figures, OF_ITEM),
        "seconds": _values(item.seconds, OF_TIMES),
        "options": [_values(option, OF_OPTION) for option in item.options],
        "flags": [{**_values(flag, OF_FLAG), "text": said(flag.text)} for flag in item.flags],
    }


def _values(found: Any, wanted: dict[str, Schema]) -> dict[str, Any]:
    """Return the figures that the description names, and no other."""
    return {name: getattr(found, name) for name in wanted}
