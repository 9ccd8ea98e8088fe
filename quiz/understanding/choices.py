"""Which options of a question each attempt took, for the analysis of its wrong ones."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from questions.kinds import Presentation
from questions.kinds import Question as AnyQuestion
from quiz.models import AttemptItem, QuestionVersion, Response
from quiz.understanding.answers import AT_ONCE, Answers


def choices_of(session: Session, answers: Answers) -> dict[int, list[frozenset[int]]]:
    """Return, by question id, which of its `key_choices` each attempt that counts took; one query for all.

    The list is in the order of the attempts that were asked the question, as the columns of the marks are. Blanks
    and answers to an earlier wording with other options are empty sets.
    """
    texts = {asked.question_id: _texts(asked.content) for asked in answers.counted if asked.content.key_choices()}
    fitting = {
        version.id: version.content
        for version in session.scalars(select(QuestionVersion).where(QuestionVersion.question_id.in_(texts)))
        if _texts(version.content) == texts[version.question_id]
    }
    rows = session.execute(
        select(
            AttemptItem.attempt_id,
            AttemptItem.version_id,
            QuestionVersion.question_id,
            AttemptItem.presentation,
            Response.answer,
        )
        .join(QuestionVersion, QuestionVersion.id == AttemptItem.version_id)
        .join(Response, Response.item_id == AttemptItem.id)
        .where(AttemptItem.version_id.in_(fitting), Response.answer.is_not(None))
        .execution_options(yield_per=AT_ONCE)
    )
    # By question and attempt, and equal sets once: a pair of both a row would be a hundred thousand objects more.
    taken: dict[int, dict[int, frozenset[int]]] = {question_id: {} for question_id in texts}
    sets: dict[frozenset[int], frozenset[int]] = {}
    for attempt_id, version_id, question_id, presentation, answer in rows:
        picked = frozenset(fitting[version_id].choices_in(answer, Presentation.from_json(presentation)))
        taken[question_id][attempt_id] = sets.setdefault(picked, picked)
    return {
        question_id: [
            own.get(sitting.attempt_id, frozenset())
            for sitting in answers.sittings
            if (sitting.attempt_id, question_id) in answers.earned
        ]
        for question_id, own in taken.items()
    }


def _texts(content: AnyQuestion) -> tuple[str, ...]:
    return tuple(text for text, _ in content.key_choices())
