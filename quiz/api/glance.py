"""What the class understood, at a glance."""

from __future__ import annotations

from typing import Any

from quiz.api.attempts import OF_ASSIGNMENT, assignment_of
from quiz.api.operations import Reply, named, operation
from quiz.api.schemas import Schema, identity, many, nullable, number, of, share, text, to, whole
from quiz.extensions import db
from quiz.saying import said
from quiz.teacher.access import owned_quiz
from quiz.understanding.glance import Glance, Worst, glance
from quiz.understanding.heat import Heat
from quiz.understanding.kept import tables_of
from quiz.understanding.misreadings import Misreading
from quiz.understanding.passages import Passages
from quiz.understanding.skills import SkillResult

PARAGRAPH = whole("Counted from 1, as people count them.")
RIGHT: dict[str, Schema] = {
    "right": number("In full marks: part marks count in part."),
    "answers": whole(),
    "share": share("The share that was right."),
}
named(
    "Glance",
    of(
        {
            "quiz_id": identity(),
            "assignment_id": nullable(identity("null: all of the quiz's together.")),
            "takers": whole("How many have handed in."),
            "mean": nullable(share("Mean, median and deviation are shares of the points.")),
            "median": nullable(share()),
            "deviation": nullable(number("Of the sample.")),
            "pass_mark": nullable(share()),
            "passed": nullable(whole("How many reached the pass mark; null where there is none.")),
            "bins": many(whole(), "How many scored in each tenth of the points, the lowest first."),
            "worst": many(
                of(
                    {"question_id": identity(), "number": nullable(whole()), "stem": text()}
                    | RIGHT
                    | {"paragraph": nullable(PARAGRAPH)}
                ),
                "The questions that went worst.",
            ),
            "skills": many(
                of({"skill": text(), **RIGHT, "questions": whole(), "interval": many(share(), "Its 95% interval.")})
            ),
            "misreadings": many(
                of(
                    {
                        "question_id": identity(),
                        "number": nullable(whole()),
                        "option": text(),
                        "role": nullable(text()),
                        "count": whole("How many chose it."),
                        "answered": whole(),
                        "paragraph": nullable(PARAGRAPH),
                        "elsewhere": nullable(whole("The paragraph that says it of something else.")),
                        "said": text("It in words."),
                        "advice": nullable(text()),
                    }
                ),
                "The wrong option that most took, by question.",
            ),
            "heat": many(of({"paragraph": PARAGRAPH, **RIGHT}), "How well the questions on each paragraph went."),
        }
    ),
)


def as_json(found: Glance) -> dict[str, Any]:
    """Return what was found."""
    return {
        "takers": found.takers,
        "mean": found.mean,
        "median": found.median,
        "deviation": found.deviation,
        "passed": found.passed,
        "bins": list(found.bins),
        "worst": [_worst(one) for one in found.worst],
        "skills": [_skill(one) for one in found.skills],
        "misreadings": [_misreading(one) for one in found.misreadings],
        "heat": [_heat(one) for one in found.heat.values()],
    }


def _worst(one: Worst) -> dict[str, Any]:
    asked = one.question
    return {
        "question_id": asked.question_id,
        "number": asked.number,
        "stem": asked.content.stem,
        **_right(one),
        "paragraph": one.paragraph,
    }


def _right(one: Worst | SkillResult | Heat) -> dict[str, Any]:
    return {"right": one.right, "answers": one.answers, "share": one.share}


def _skill(one: SkillResult) -> dict[str, Any]:
    return {"skill": one.skill, **_right(one), "questions": one.questions, "interval": list(one.interval)}


def _misreading(one: Misreading) -> dict[str, Any]:
    return {
        "question_id": one.question.question_id,
        "number": one.question.number,
        "option": one.option,
        "role": one.role,
        "count": one.count,
        "answered": one.answered,
        "paragraph": one.paragraph,
        "elsewhere": one.elsewhere,
        "said": said(one.said),
        "advice": said(one.advice) if one.advice else None,
    }


def _heat(one: Heat) -> dict[str, Any]:
    return {"paragraph": one.paragraph + 1, **_right(one)}


@operation(
    "GET",
    "/quizzes/<int:quiz_id>/glance",
    "Read what the class understood, at a glance",
    to("Glance"),
    query=OF_ASSIGNMENT,
)
def quiz_glance(quiz_id: int, query: dict[str, Any]) -> Reply:
    """Give the class at a glance, without a name."""
    quiz = owned_quiz(quiz_id)
    assignment = assignment_of(quiz, query)
    tables = tables_of(db.session(), quiz, assignment)
    pass_mark = (assignment or quiz).pass_mark
    found = glance(tables.answers, tables.choices, Passages.of(quiz.article), pass_mark)
    of_what = {"quiz_id": quiz.id, "assignment_id": assignment.id if assignment else None, "pass_mark": pass_mark}
    return Reply({**of_what, **as_json(found)})
