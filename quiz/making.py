"""A quiz from an article in one go, as a program asks for it: nobody looks the article over; the caller commits."""

from __future__ import annotations

from sqlalchemy.orm import Session

from questions.article import Article as ArticleText
from quiz import authoring, generation, intakes
from quiz.fetching.targets import without_tracking
from quiz.models import Article, Intake, Job, Person
from quiz.models.errors import DomainError
from quiz.understood import Understood


class HeldAlready(DomainError):
    """Refuse to make a second quiz from an article by mistake; `article_id` is the one that the teacher has."""

    status = 409

    def __init__(self, article_id: int) -> None:
        super().__init__("You have this article already. Say `again` to make another quiz from it.")
        self.article_id = article_id


def quiz_from_text(session: Session, owner: Person, text: ArticleText, *, again: bool = False) -> Job:
    """Return the job that makes a quiz from a text; the same text twice in half a minute is one, sent twice."""
    authoring.take_turns(session, owner)
    held = authoring.same_article(session, owner, text.fingerprint)
    if held is not None and authoring.just_added(held):
        return session.scalar(Job.latest_of(held)) or generation.request_questions(session, held)
    if held is not None and not again:
        raise HeldAlready(held.id)
    return generation.request_questions(session, authoring.add_article(session, text, owner))


def quiz_from_link(session: Session, owner: Person, address: str, *, again: bool = False) -> Job:
    """Return the job that fetches a link, after which a quiz is made from what it leads to."""
    authoring.take_turns(session, owner)
    held = session.scalar(Article.owned_by(owner).where(Article.source == without_tracking(address)).limit(1))
    if held is not None and not authoring.just_added(held) and not again:
        raise HeldAlready(held.id)
    return intakes.take_link(session, owner, address, at_once=True)[1]


def go_on(session: Session, intake: Intake, understood: Understood) -> None:
    """Make the article of what was fetched, and ask for its questions; one that the teacher has is used as it is."""
    owner = session.get_one(Person, intake.owner_id)
    everything = range(len(understood.blocks))
    text = understood.article(everything, understood.first_parts(), understood.title, understood.source)
    article = authoring.same_article(session, owner, text.fingerprint)
    if article is None:
        article = intakes.make_article(
            session, owner, intake, text, byline=understood.byline, published_on=understood.published_on
        )
    intake.article_id = article.id
    if authoring.quiz_of(session, article) is None:
        generation.request_questions(session, article)
