"""What came after the time was over: kept unscored, and counted where the teacher says so. Commits nothing."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, contains_eager

from quiz.deadlines import GRACE
from quiz.invigilating import lock, record
from quiz.models import Attempt, AttemptItem, LateAnswer, Person, Response
from quiz.models.columns import now
from quiz.saving import Save, check_answer
from quiz.submitting import hold_versions

MOST_DEVICES = 5
"""Of how many devices a question's late answers are kept: a student has a phone and a computer."""


def keep_late(session: Session, item: AttemptItem, save: Save) -> bool:
    """Keep an answer that came too late, one of each device; return whether there is something to decide.

    There is not where the same answer counts already, or where a Check had shown the key. A repeated or overtaken
    save of a device changes nothing. Raises `ResponseError` for an answer that the question cannot have.
    """
    check_answer(item, save.answer)
    if item.locked or item.answer == save.answer:
        return False
    others = select(func.count(LateAnswer.id)).where(LateAnswer.item_id == item.id, LateAnswer.client != save.client)
    if (session.scalar(others) or 0) >= MOST_DEVICES:
        return False
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert(LateAnswer)
    values = {
        "answer": save.answer,
        "certainty": save.certainty,
        "sequence": save.sequence,
        "received_at": now(),
    }
    statement = insert.values(item_id=item.id, client=save.client, **values).on_conflict_do_update(
        index_elements=["item_id", "client"],
        set_=values,
        where=(LateAnswer.sequence < save.sequence) & LateAnswer.counted_at.is_(None),
    )
    session.execute(statement)
    return True


def late_of(session: Session, attempt: Attempt) -> Sequence[LateAnswer]:
    """Return what came too late, by question and time."""
    query = (
        select(LateAnswer)
        .join(LateAnswer.item)
        .where(AttemptItem.attempt_id == attempt.id)
        .options(contains_eager(LateAnswer.item))
        .order_by(AttemptItem.position, LateAnswer.received_at, LateAnswer.id)
    )
    return session.scalars(query).all()


def count_in_grace(session: Session, attempt: Attempt, item: AttemptItem, save: Save) -> Response | None:
    """Let an answer count that was kept as late but came within the grace; return what is stored then.

    So it is where a touch of the page, on another device, had submitted the attempt as soon as the time was over.
    `None` where the grace is over, the result was seen, or another answer was saved since the device looked.
    """
    deadline, held = attempt.deadline, item.response
    if attempt.submitted_by != "clock" or attempt.result_seen_at or deadline is None or now() > deadline + GRACE:
        return None
    if held is not None and held.client != save.client and held.revision != save.base:
        return None
    kept = next((late for late in late_of(session, attempt) if late.client == save.client and late.item is item), None)
    if kept is None or kept.sequence != save.sequence:
        return None
    exchange(session, attempt, kept, None, counts=True)
    session.delete(kept)
    response = _response(session, item)
    response.client, response.sequence, response.saved_at = save.client, save.sequence, kept.received_at
    session.flush()
    return response


def exchange(session: Session, attempt: Attempt, late: LateAnswer, by: Person | None, *, counts: bool) -> None:
    """Let a late answer count, or the one before it again: the two change places, and the attempt is scored anew.

    Asked twice is done once. Recorded in the attempt's log.
    """
    lock(session, attempt)
    session.refresh(late)
    if (late.counted_at is not None) == counts:
        return
    item = late.item
    response = _response(session, item)
    response.answer, late.answer = late.answer, response.answer
    response.certainty, late.certainty = late.certainty, response.certainty
    response.revision += 1
    late.counted_at = now() if counts else None
    before = attempt.score
    if attempt.submitted:
        hold_versions(session, attempt)
        attempt.score_responses()
    kind = "late_counted" if counts else "late_set_aside"
    record(session, attempt, kind, by, position=item.position, before=before, after=attempt.score)


def _response(session: Session, item: AttemptItem) -> Response:
    """Return an item's response as it is stored now, or a blank one."""
    if item.response is None:
        item.response = Response(client="late", sequence=0, revision=0)
    else:
        session.refresh(item.response)
    return item.response
