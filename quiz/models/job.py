"""Jobs: work over a second, done by the worker. The row is the job; the queue only wakes the worker."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self, cast

from sqlalchemy import CheckConstraint, ColumnElement, CursorResult, Float, ForeignKey, Select, String, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from questions.messages import Message
from quiz.extensions import Base, db
from quiz.models.article import Article
from quiz.models.columns import Created, Key, MessageText, UTCDateTime, Word, now
from quiz.models.intake import Intake

CLOCK_SLACK = timedelta(minutes=1)
"""By how much the clocks of several machines may differ."""


class Job(Base):
    """One piece of work on an article, or on what is being taken in. States: `queued` → `running` → `done` or `failed`.

    A running job holds a lease; when it runs out (the worker died) the job can be claimed again, until
    it has been tried too often.
    """

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("state IN ('queued', 'running', 'done', 'failed')", name="state"),
        CheckConstraint("(article_id IS NULL) <> (intake_id IS NULL)", name="subject"),
    )

    id: Mapped[Key]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), index=True)
    intake_id: Mapped[int | None] = mapped_column(ForeignKey("intake.id", ondelete="CASCADE"), index=True)
    task: Mapped[Word]
    state: Mapped[Word] = mapped_column(default="queued", index=True)
    stage: Mapped[Word] = mapped_column(default="waiting")
    progress: Mapped[float] = mapped_column(Float, default=0.0)
    tries: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    error: Mapped[Message | None] = mapped_column(MessageText)
    worker: Mapped[str | None] = mapped_column(String(100))
    created_at: Mapped[Created]
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    article: Mapped[Article | None] = relationship()
    intake: Mapped[Intake | None] = relationship()

    @classmethod
    def generate(cls, article: Article) -> Self:
        """Return the job that makes questions from an article; not yet added to the session."""
        return cls(article=article, task="generate")

    @classmethod
    def take_in(cls, intake: Intake) -> Self:
        """Return the job that fetches a link or reads a file; not yet added to the session."""
        return cls(intake=intake, task="fetch" if intake.kind == "link" else "read")

    @classmethod
    def latest_of(cls, subject: Article | Intake) -> Select[Job]:
        """Select the newest job of an article, or of what is being taken in."""
        column = cls.article_id if isinstance(subject, Article) else cls.intake_id
        return select(cls).where(column == subject.id).order_by(cls.id.desc()).limit(1)

    @classmethod
    def waiting(cls, lease: timedelta) -> Select[int]:
        """Select the ids of jobs that nobody holds: queued ones, and running ones whose lease ran out."""
        return select(cls.id).where(cls._free(lease)).order_by(cls.id)

    @classmethod
    def claim(cls, job_id: int, worker: str, lease: timedelta) -> bool:
        """Take a waiting job for a worker in one statement; return whether this worker got it."""
        claimed = db.session.execute(
            update(cls)
            .where(cls.id == job_id, cls._free(lease))
            .values(state="running", stage="starting", worker=worker, tries=cls.tries + 1, lease_until=now() + lease)
            .execution_options(synchronize_session=False)
        )
        return cast("CursorResult[object]", claimed).rowcount == 1

    @classmethod
    def _free(cls, lease: timedelta) -> ColumnElement[bool]:
        """Say of a row whether nobody holds it.

        A lease that ends later than one given now would was given before the clock was set back. A dead worker's job
        must not wait until the clock is there again. One who lives renews it within a quarter of its time; whose job
        is taken before that finds it gone, and the work is done twice and stored once.
        """
        time = now()
        over = (cls.lease_until < time) | (cls.lease_until > time + lease + CLOCK_SLACK)
        return (cls.state == "queued") | ((cls.state == "running") & over)

    @classmethod
    def renew(cls, job_id: int, worker: str, lease: timedelta, **values: str | float) -> bool:
        """Show that the worker lives, and how far it is; return whether it still holds the job."""
        renewed = db.session.execute(
            update(cls)
            .where(cls.id == job_id, cls.state == "running", cls.worker == worker)
            .values(lease_until=now() + lease, **values)
            .execution_options(synchronize_session=False)
        )
        db.session.expire_all()
        return cast("CursorResult[object]", renewed).rowcount == 1

    @classmethod
    def give_back(cls, worker: str) -> None:
        """Queue again what a worker that stops on purpose leaves undone; the try does not count."""
        db.session.execute(
            update(cls)
            .where(cls.state == "running", cls.worker.startswith(f"{worker}:", autoescape=True))
            .values(state="queued", stage="waiting", progress=0.0, lease_until=None, tries=cls.tries - 1)
            .execution_options(synchronize_session=False)
        )

    def requeue(self) -> None:
        """Put a job whose try failed back for another one."""
        self.state, self.stage, self.progress, self.lease_until = "queued", "waiting", 0.0, None

    def finish(self) -> None:
        """Record that the work is done."""
        self.state, self.stage, self.progress = "done", "done", 1.0
        self.finished_at, self.lease_until = now(), None

    def fail(self, error: str) -> None:
        """Record that the work failed, with one line for the teacher."""
        self.state, self.error = "failed", Message(error)
        self.finished_at, self.lease_until = now(), None

    def retry(self) -> None:
        """Queue a failed job again, with its tries given back."""
        self.state, self.stage, self.progress, self.tries, self.error = "queued", "waiting", 0.0, 0, None
        self.finished_at = None
