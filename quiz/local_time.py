"""Times as people of the school type them, and the moments that these are; daylight saving told, not guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from questions.messages import Message
from quiz.models.errors import DomainError

SHORTEST_HOMEWORK = timedelta(minutes=30)


class NoSuchTime(DomainError):
    """Refuse a local time that the clocks skip; `instead` is the same time by the clocks after the change."""

    def __init__(self, typed: datetime, instead: datetime) -> None:
        super().__init__(
            Message(
                "The clocks go forward: %(typed)s does not exist on that day. Do you mean %(instead)s?",
                typed=f"{typed:%H:%M}",
                instead=f"{instead:%H:%M}",
            )
        )
        self.instead = instead


@dataclass(frozen=True, slots=True)
class Typed:
    """Hold the moment that a typed time is; `twice` says that the clocks show it twice on that day."""

    moment: datetime
    twice: bool = False


def moment_of(typed: datetime, zone: ZoneInfo, *, later: bool = False) -> Typed:
    """Return the moment of a local time; of one that comes twice the first, or the second where `later`.

    Raises `NoSuchTime` for one that is skipped.
    """
    first, second = (typed.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if local_of(first, zone) != typed:
        raise NoSuchTime(typed, local_of(first.astimezone(UTC), zone))
    twice = first.utcoffset() != second.utcoffset()
    return Typed((second if later else first).astimezone(UTC), twice)


def local_of(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return a moment as the school's clocks show it, without a zone, as a form's field wants it."""
    return moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0)


def a_week_on(now: datetime, zone: ZoneInfo) -> datetime:
    """Return the local time that a new assignment's form offers as its closing: in a week, late in the evening."""
    return (local_of(now, zone) + timedelta(days=7)).replace(hour=23, minute=0, second=0, microsecond=0)


def closings(now: datetime, zone: ZoneInfo) -> dict[str, datetime]:
    """Return the local times at which homework usually closes, by name; today's only while there is time left."""
    here = local_of(now, zone)

    def at(days: int, hour: int) -> datetime:
        return (here + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)

    to_friday = (4 - here.weekday()) % 7 or 7
    found = {"today": at(0, 16), "tomorrow": at(1, 8), "friday": at(to_friday, 16), "week": a_week_on(now, zone)}
    if found["today"] - here < SHORTEST_HOMEWORK:
        del found["today"]
    return found
