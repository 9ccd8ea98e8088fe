"""When a question is due again: FSRS, told by how the answer was graded. Nothing here is random."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler

from questions.kinds import Question
from questions.readability import count_words
from quiz.models import PracticeCard
from quiz.models.practice import PracticeTurn

SCHEDULER = Scheduler(
    learning_steps=(timedelta(minutes=10),),
    relearning_steps=(timedelta(minutes=10),),
    maximum_interval=365,
    enable_fuzzing=False,
)
"""Nine of ten remembered when due (FSRS-6, its authors' parameters). One short step: a class practises once a day."""

TO_ANSWER = timedelta(seconds=8)
PER_WORD = timedelta(seconds=0.3)
"""What reading takes, at 200 words a minute."""
EVEN_ODDS = 0.5


def rating_of(fraction: float, question: Question, took: timedelta | None, *, seen: bool) -> Rating:
    """Return how well an answer shows that something is known.

    Wrong is Again, right in part Hard, right Good. Right and quick is Easy, but for a question that was never seen
    before (its article had to be read) and one that a coin gets right as often as not.
    """
    if fraction <= 0:
        return Rating.Again
    if fraction < 1:
        return Rating.Hard
    quick = took is not None and took <= TO_ANSWER + PER_WORD * _words(question)
    return Rating.Easy if quick and seen and question.guess() < EVEN_ODDS else Rating.Good


def new_memory(moment: datetime) -> Card:
    """Return what is known of a question nobody has answered yet: it is due at once."""
    return Card(card_id=0, due=moment)


def memory_of(card: PracticeCard) -> Card:
    """Return what is known of a card, as the library has it."""
    return Card.from_dict(card.memory)  # type: ignore[arg-type]


def review(card: PracticeCard, rating: Rating, moment: datetime) -> None:
    """Note how a card was answered at a moment, and with it when it is due again."""
    after, _log = SCHEDULER.review_card(memory_of(card), rating, moment.astimezone(UTC))
    keep(card, after)


def keep(card: PracticeCard, memory: Card) -> None:
    """Store what is known of a card."""
    card.memory, card.due_at = dict(memory.to_dict()), memory.due


def took(turn: PracticeTurn, moment: datetime) -> timedelta | None:
    """Return how long an answer took by the server's clock."""
    return None if turn.shown_at is None else moment - turn.shown_at


def _words(question: Question) -> int:
    return count_words(" ".join([question.stem, *question.parts()]))
