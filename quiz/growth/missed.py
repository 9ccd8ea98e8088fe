"""What a student got wrong and has not got right since: what to look at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from quiz.growth.sittings import Answered, Sitting


@dataclass(frozen=True, slots=True)
class Missed:
    """Hold one question that a student's last answer did not get wholly right, and where it was asked."""

    answered: Answered
    sitting: Sitting

    @property
    def at(self) -> datetime:
        """Return when it was handed in."""
        return self.sitting.submitted_at


def missed_in(sittings: Sequence[Sitting]) -> list[Missed]:
    """Return the questions that were missed when they were last asked, the newest first.

    Every attempt counts here, whatever makes the score: sittings come oldest first.
    """
    last = {answer.question_id: Missed(answer, sitting) for sitting in sittings for answer in sitting.answers}
    missed = [one for one in last.values() if one.answered.fraction < 1]
    return sorted(missed, key=lambda one: (-one.at.timestamp(), one.answered.item_id))
