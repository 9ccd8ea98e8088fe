"""What else could be asked: the stored candidates of a quiz's article that are not in it; the caller commits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from questions.kinds import Question as AnyQuestion
from quiz.models import Question, QuestionVersion, Quiz, QuizItem, StoredCandidate


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Offer a stored candidate; `fresh` says that no question of the quiz asks about the same fact."""

    candidate: StoredCandidate
    fresh: bool

    @property
    def question(self) -> AnyQuestion:
        """Return the question as the generator made it; a book has thousands, and a page shows some."""
        return self.candidate.candidate.question

    @property
    def sentences(self) -> frozenset[int]:
        """Return the indexes of the sentences it asks about."""
        body = self.candidate.body
        return frozenset((body["sentence"], *body.get("other_sentences", ())))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Say which suggestions a teacher wants to see: of a sentence, a skill, a kind; `None` is any."""

    sentence: int | None = None
    skill: str | None = None
    kind: str | None = None

    def __bool__(self) -> bool:
        """Say whether anything in particular is wanted."""
        return self != Wanted()

    def fits(self, suggestion: Suggestion) -> bool:
        """Say whether a suggestion is one of them."""
        asked = suggestion.candidate.question_json
        return (
            (self.sentence is None or self.sentence in suggestion.sentences)
            and self.skill in (None, asked["skill"])
            and self.kind in (None, asked["kind"])
        )


def suggestions(session: Session, quiz: Quiz) -> list[Suggestion]:
    """Return the stored candidates that are not in the quiz, best first, those about something new before others."""
    stored = session.scalars(
        select(StoredCandidate).where(StoredCandidate.article_id == quiz.article_id).order_by(StoredCandidate.rank)
    ).all()
    present = _first_wordings(session, quiz)
    used = {fact for row in stored if identity(row.question_json) in present for fact in facts_of(row)}
    left = [row for row in stored if identity(row.question_json) not in present]
    found = [Suggestion(row, used.isdisjoint(facts_of(row))) for row in left]
    return sorted(found, key=lambda suggestion: not suggestion.fresh)


def by_sentence(offered: Iterable[Suggestion]) -> Counter[int]:
    """Count the suggestions from each sentence of the article."""
    return Counter(index for suggestion in offered for index in suggestion.sentences)


def offered_words(offered: Sequence[Suggestion]) -> tuple[set[str], set[str]]:
    """Return the skills and the kinds that there are suggestions of."""
    asked = [suggestion.candidate.question_json for suggestion in offered]
    return {one["skill"] for one in asked}, {one["kind"] for one in asked}


def suggestion_of(session: Session, quiz: Quiz, candidate_id: int) -> AnyQuestion | None:
    """Return a candidate's question for a quiz of its article; `None` when it is none or the quiz has it already."""
    row = session.get(StoredCandidate, candidate_id)
    if row is None or row.article_id != quiz.article_id:
        return None
    if identity(row.question_json) in _first_wordings(session, quiz):
        return None
    return row.candidate.question


def facts_of(row: StoredCandidate) -> tuple[str, ...]:
    """Return the facts a stored candidate asks about: one, or several together."""
    return (row.body.get("fact", ""), *row.body.get("other_facts", ()))


def _first_wordings(session: Session, quiz: Quiz) -> set[tuple[Any, ...]]:
    """Return what identifies the quiz's questions as they were suggested, whatever was edited since."""
    in_quiz = (
        select(QuestionVersion.question_id)
        .join(QuizItem, QuizItem.version_id == QuestionVersion.id)
        .where(QuizItem.quiz_id == quiz.id)
    )
    bodies = session.scalars(
        select(QuestionVersion.body)
        .join(Question)
        .where(QuestionVersion.number == 1, QuestionVersion.question_id.in_(in_quiz))
    )
    return {identity(body) for body in bodies}


def identity(body: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what makes two suggestions the same: how and what is asked, and of which evidence."""
    evidence = tuple((span["start"], span["end"]) for span in body.get("evidence", ()))
    return body["kind"], body["skill"], body["stem"], evidence
