"""Saving an answer in one statement: late, repeated or reordered saves lose and change nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

from sqlalchemy import Integer, String, Text, and_, bindparam, case, func, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from questions.errors import ResponseError
from questions.grading import grade
from questions.kinds import Presentation, Question
from quiz.deadlines import GRACE
from quiz.models.attempt import Attempt, AttemptItem, Response
from quiz.models.columns import JSONValue, UTCDateTime, now
from quiz.models.errors import AlreadySubmitted, TooLate
from quiz.saving_times import LONGEST_HISTORY, entry

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.sql.dml import ReturningInsert


@dataclass(frozen=True, slots=True)
class Save:
    """Hold one save as it arrives: which device, its how-manieth save, and the revision it started from."""

    answer: Mapping[str, Any] | None
    client: str
    sequence: int
    base: int
    certainty: int | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """Say what is stored after a save.

    `conflict` means that another device saved since and was kept; `locked` that a Check has shown the key: what
    was answered before it stays.
    """

    answer: Mapping[str, Any] | None
    revision: int
    conflict: bool
    saved_at: datetime
    certainty: int | None = None
    locked: bool = False


class Answerable(Protocol):
    """A question as somebody is shown it, which is what an answer is held against."""

    @property
    def content(self) -> Question:
        """Return the question."""

    @property
    def shown(self) -> Presentation:
        """Return its ids and their order."""


class Saveable(Answerable, Protocol):
    """A question of an attempt."""

    @property
    def id(self) -> int:
        """Return the id of its `AttemptItem`."""


def commit_each_statement(session: Session) -> None:
    """Let a session that has not begun commit each statement by itself, until it ends, where that spares time.

    A save is one statement. PostgreSQL is then asked twice, for the question and to store the answer, without two
    more times to begin and to commit. SQLite is in this process, and may refuse as late as in the commit.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})


def save_response(session: Session, item: Saveable, save: Save) -> Stored:
    """Upsert one answer in one statement and return what is stored now.

    A save is taken when it is the first, a later one of the same device, or one that knew the stored
    revision. A repeated or late save of the same device changes nothing and is no conflict. Raises
    `ResponseError` for an answer that the question cannot have, `AlreadySubmitted` after the student submitted,
    `TooLate` where the time was over.
    """
    check_answer(item, save.answer)
    moment = now()
    values = {
        "answer": save.answer,
        "client": save.client,
        "sequence": save.sequence,
        "base": save.base,
        "certainty": save.certainty,
        "item_id": item.id,
        "moment": moment,
        "last_deadline": moment - GRACE,
        "entry": entry(moment, save.client),
    }
    # Not through the session, which would look for rows to keep up with: a save has read none.
    connection = session.connection()
    written = connection.execute(_upsert(connection.dialect.name), values).scalar_one_or_none()
    if written is not None:
        return Stored(save.answer, written, conflict=False, saved_at=moment, certainty=save.certainty)
    stored = session.execute(
        select(
            Response.answer,
            Response.revision,
            Response.client,
            Response.sequence,
            Response.saved_at,
            Response.certainty,
            Response.locked_at.is_not(None).label("locked"),
            _takes_answers(moment - GRACE).label("open"),
            Attempt.submitted_by,
        )
        .select_from(AttemptItem)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .outerjoin(Response, Response.item_id == AttemptItem.id)
        .where(AttemptItem.id == item.id)
    ).one()
    replay = stored.client == save.client and save.sequence <= stored.sequence
    # Two tabs that took up the same unsent answer count on alike: neither may silently win over the other.
    replay = replay and not (save.sequence == stored.sequence and save.answer != stored.answer)
    if not replay and (not stored.open or stored.revision is None):
        if stored.submitted_by == "student":
            raise AlreadySubmitted("This attempt is submitted; its answers can no longer be changed.")
        raise TooLate("The time is over; answers can no longer be changed.")
    return Stored(
        stored.answer,
        stored.revision,
        conflict=not replay,
        saved_at=stored.saved_at,
        certainty=stored.certainty,
        locked=bool(stored.locked) and not replay,
    )


def lock_answer(session: Session, item: AttemptItem) -> bool:
    """Lock a stored answer before its key is shown; return whether it is locked now.

    A blank one cannot be locked. Raises `AlreadySubmitted` where the attempt takes no answers any more.
    """
    taking = select(Attempt.id).where(Attempt.id == item.attempt_id, _takes_answers(now() - GRACE))
    if session.scalar(taking.with_for_update(read=True)) is None:
        raise AlreadySubmitted("This attempt is submitted, or its time is over; its answers can no longer be changed.")
    session.execute(
        update(Response)
        .where(Response.item_id == item.id, Response.answer.is_not(None), Response.locked_at.is_(None))
        .values(locked_at=now())
        .execution_options(synchronize_session=False)
    )
    return session.scalar(select(Response.locked_at).where(Response.item_id == item.id)) is not None


def check_answer(item: Answerable, answer: Mapping[str, Any] | None) -> None:
    """Raise `ResponseError` for an answer that the question cannot have or no database can store."""
    if answer is None:
        return
    # Grading refuses every wrong shape; what the answer is worth is worked out when it counts.
    grade(item.content, answer, item.shown)
    for value in answer.values():
        if isinstance(value, str) and not _storable(value):
            raise ResponseError("An answer has a character that cannot be stored.")


def _storable(text: str) -> bool:
    """Say whether a text is whole Unicode without NUL, which PostgreSQL refuses."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def _takes_answers(last_deadline: Any) -> Any:
    in_time = or_(Attempt.deadline.is_(None), Attempt.deadline > last_deadline)
    return and_(Attempt.state == "in_progress", in_time)


@cache
def _upsert(dialect: str) -> ReturningInsert[int]:
    """Return the one statement that saves, built once: it takes the row only while the attempt is open."""
    open_item = (
        select(
            AttemptItem.id,
            bindparam("answer", type_=JSONValue),
            bindparam("client", type_=String),
            bindparam("sequence", type_=Integer),
            literal(1),
            bindparam("moment", type_=UTCDateTime),
            bindparam("certainty", type_=Integer),
            bindparam("entry", type_=Text),
        )
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(AttemptItem.id == bindparam("item_id"), _takes_answers(bindparam("last_deadline", type_=UTCDateTime)))
        # PostgreSQL: a submission waits for saves under way, and a save for a submission. SQLite has one writer.
        .with_for_update(read=True, of=Attempt)
    )
    table = cast("Table", Response.__table__)
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    columns = ["item_id", "answer", "client", "sequence", "revision", "saved_at", "certainty", "history"]
    new, held = insert.excluded, table.c
    kept = func.coalesce(held.history, "", type_=Text)
    statement = insert.from_select(columns, open_item).on_conflict_do_update(
        index_elements=[held.item_id],
        set_={
            "answer": new.answer,
            "client": new.client,
            "sequence": new.sequence,
            "revision": held.revision + 1,
            "saved_at": new.saved_at,
            "certainty": new.certainty,
            "history": case(
                (func.length(kept) < LONGEST_HISTORY, kept + new.history),
                else_=kept,
            ),
        },
        where=and_(
            held.locked_at.is_(None),
            or_(
                and_(held.client == new.client, held.sequence < new.sequence),
                and_(held.client != new.client, held.revision == bindparam("base")),
            ),
        ),
    )
    return cast("ReturningInsert[int]", statement.returning(held.revision))
