"""Plain functions that make what a test needs; each commits and returns the row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.security import generate_password_hash

from questions.article import Article as ArticleText
from questions.kinds import Option, Question
from questions.kinds.cloze import Cloze
from questions.kinds.evidence import Evidence
from questions.kinds.matching import Matching, Pair
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.multiple_response import MultipleResponse
from questions.kinds.ordering import Ordering
from questions.kinds.short_answer import ShortAnswer
from questions.kinds.true_false import TrueFalse
from questions.span import Span
from quiz.models import (
    Accommodation,
    Article,
    Assignment,
    Attempt,
    AttemptItem,
    Enrolment,
    Guest,
    Login,
    Person,
    PracticeTurn,
    Quiz,
    SchoolClass,
)
from quiz.models.columns import now
from quiz.models.person import normalised
from quiz.saving import Save, save_response
from quiz.school.enrolling_lists import Row, enrol_all
from quiz.school.signing_in import issue_secrets
from quiz.submitting import submit

PASSWORD = "correct horse battery"
HASH = generate_password_hash(PASSWORD, "scrypt:256:8:1")
"""One that costs next to nothing; how the app itself hashes has a test of its own."""

TITLE = "A Town Mends Its Bridge"

PARAGRAPHS = (
    "The council of Alder closed its old stone bridge on Monday because the arches had cracked in the flood. "
    "Engineer Maria Voss found the damage during a night inspection.",
    "“Nobody was hurt, and nobody will be,” Voss said. The repair costs 40,000 crowns and lasts six weeks. "
    "Until then a ferry carries the children of Alder to school.",
    "Shopkeepers feared for their trade. But the baker, Tom Rask, moved his stall to the ferry landing and sold "
    "more bread than in any week of the year before.",
)
TEXT = "\n\n".join(PARAGRAPHS)

OTHER_TITLE = "The Lighthouse Keeper Retires"
OTHER_TEXT = (
    "Ines Falk kept the lamp of Skarholm for forty years. On Friday she gave the key to her niece.\n\n"
    "The niece studies the stars. She wants to open the tower to visitors in the summer."
)


SENTENCE = re.compile(r"\S.*?\.”?(?=\s|$)")


def sentences_of(text: str = TEXT) -> list[list[int]]:
    """Return where the sentences of a plain text stand, as a reading would store them."""
    return [list(found.span()) for found in SENTENCE.finditer(text)]


def span_of(words: str, text: str = TEXT) -> Span:
    """Return where words stand in a text; fail where they do not."""
    start = text.index(words)
    return Span(start, start + len(words))


def make_questions() -> list[Question]:
    """Return one question of each of the first four kinds, on the article of this module."""
    return [
        MultipleChoice(
            stem="Why did the council of Alder close the bridge?",
            skill="cause",
            options=(
                Option("Because the arches had cracked", correct=True),
                Option("Because the ferry was cheaper", role="misread"),
                Option("Because the baker had moved", role="elsewhere"),
                Option("Because a ship had struck it", role="unsupported"),
            ),
            evidence=(span_of(PARAGRAPHS[0].split(". ")[0] + "."),),
            explanation="The article says that the arches had cracked in the flood.",
        ),
        TrueFalse(
            stem="The repair of the bridge lasts six months.",
            skill="detail",
            answer=False,
            evidence=(span_of("The repair costs 40,000 crowns and lasts six weeks."),),
            explanation="The repair lasts six weeks.",
        ),
        Cloze(
            stem="Until then a ____ carries the children of Alder to school.",
            skill="detail",
            answers=("ferry",),
            rejected=("bridge",),
            evidence=(span_of("Until then a ferry carries the children of Alder to school."),),
            explanation="A ferry carries the children.",
        ),
        ShortAnswer(
            stem="Who found the damage to the bridge?",
            skill="identity",
            answers=("Maria Voss", "Voss"),
            rejected=("Tom Rask",),
            evidence=(span_of("Engineer Maria Voss found the damage during a night inspection."),),
            explanation="The engineer Maria Voss found it during a night inspection.",
        ),
    ]


def make_questions_of_parts() -> list[Question]:
    """Return one question of each of the other four kinds, on the article of this module."""
    whole = span_of("Until then a ferry carries the children of Alder to school.")
    return [
        MultipleResponse(
            stem="What followed from the flood?",
            skill="consequence",
            options=(
                Option("The arches cracked", correct=True),
                Option("The bridge was closed", correct=True),
                Option("A child was hurt", role="misread"),
                Option("The school closed", role="unsupported"),
            ),
            evidence=(span_of(PARAGRAPHS[0].split(". ")[0] + "."),),
            explanation="The arches cracked, and the council closed the bridge.",
        ),
        Matching(
            stem="What does each of them do?",
            skill="identity",
            pairs=(
                Pair("Maria Voss", "finds the damage"),
                Pair("Tom Rask", "sells bread at the landing"),
                Pair("The council", "closes the bridge"),
            ),
            distractors=("steers the ferry",),
            evidence=(span_of("Engineer Maria Voss found the damage during a night inspection."),),
            explanation="Voss is an engineer, and Rask a baker.",
        ),
        Ordering(
            stem="In which order did this happen?",
            skill="sequence",
            sequence=(
                "The flood came",
                "Maria Voss found the damage during a night inspection",
                "The council closed the bridge",
                "The baker moved his stall to the ferry landing",
            ),
            evidence=(span_of(PARAGRAPHS[0]), span_of(PARAGRAPHS[2].split(". ")[1])),
            explanation="The flood came first, and the baker moved when the bridge was closed.",
        ),
        Evidence(
            stem="Which sentence tells how the children get to school?",
            skill="detail",
            sentences=(4,),
            sentence_count=len(sentences_of()),
            evidence=(whole,),
            explanation="A ferry carries them.",
        ),
    ]


def other_questions() -> list[Question]:
    """Return two questions on the other article, one of which asks for a sentence."""
    spans = [Span(*bounds) for bounds in sentences_of(OTHER_TEXT)]
    return [
        Evidence(
            stem="Which sentence tells what the niece studies?",
            skill="detail",
            sentences=(2,),
            sentence_count=len(spans),
            evidence=(spans[2],),
        ),
        TrueFalse(stem="Ines Falk gave the key to her son.", skill="detail", answer=False, evidence=(spans[1],)),
    ]


def make_teacher(
    session: Session,
    name: str = "Ada Teacher",
    email: str = "ada@school.example",
    *,
    administrator: bool = False,
) -> Person:
    """Add a teacher, whose password is `PASSWORD`."""
    teacher = Person(name=name, teacher=True, administrator=administrator)
    teacher.logins.append(Login(method="password", identifier=normalised(email), secret_hash=HASH))
    session.add(teacher)
    session.commit()
    return teacher


def make_article(session: Session, owner: Person | None = None, text: str = TEXT, title: str = TITLE) -> Article:
    """Add an article of a teacher, or of the installation; no question is made from it."""
    article = Article.from_text(ArticleText.from_text(text, title=title), owner)
    article.sentences = sentences_of(article.text)
    session.add(article)
    session.commit()
    return article


def make_quiz(
    session: Session,
    owner: Person | None = None,
    questions: Sequence[Question] | None = None,
    *,
    article: Article | None = None,
    published: bool = False,
) -> Quiz:
    """Add a quiz of hand-made questions: a draft, or published and open to anyone with its code."""
    article = article or make_article(session, owner)
    quiz = Quiz(owner_id=article.owner_id, article=article, title=article.title)
    session.add(quiz)
    for question in make_questions() if questions is None else questions:
        quiz.add(question)
    if published:
        quiz.publish()
    session.commit()
    return quiz


def make_assignment(
    session: Session, owner: Person | None = None, questions: Sequence[Question] | None = None
) -> Assignment:
    """Add a published quiz and return what its join code opens."""
    return make_quiz(session, owner, questions, published=True).assignments[0]


def make_attempt(session: Session, assignment: Assignment, nickname: str = "Robin") -> tuple[Attempt, str]:
    """Add a guest's attempt and return it with the token that the guest's browser holds."""
    guest, token = Guest.named(nickname, assignment)
    attempt = Attempt.start(assignment, guest)
    session.add_all([guest, attempt])
    session.commit()
    return attempt, token


def make_student(session: Session, name: str = "Robin", **needs: Any) -> Person:
    """Add a student without a way to sign in; `needs` are what their accommodation grants."""
    student = Person(name=name)
    if needs:
        student.accommodation = Accommodation(**needs)
    session.add(student)
    session.commit()
    return student


def make_class(session: Session, teacher: Person, *students: Person, name: str = "8b") -> SchoolClass:
    """Add a class of a teacher with students enrolled in it."""
    made = SchoolClass.create(name, teacher)
    session.add(made)
    with session.no_autoflush:
        session.add_all([Enrolment.of(student, made, student.name) for student in students])
    session.commit()
    return made


def assign_to(session: Session, quiz: Quiz, *classes: SchoolClass, **settings: Any) -> Assignment:
    """Assign a quiz to classes, open now; `settings` are the assignment's own."""
    made = Assignment(audience="classes", opens_at=now(), guests_allowed=False, classes=list(classes))
    made.take_settings(quiz)
    for name, value in settings.items():
        setattr(made, name, value)
    quiz.assign(made)
    session.commit()
    return made


def make_class_of(
    session: Session,
    owner: Person,
    students: Sequence[str] = (),
    *,
    name: str = "7B",
    sign_in_by: str = "words",
) -> SchoolClass:
    """Add a class of a teacher with students who have no secret yet."""
    school_class = SchoolClass.create(name, owner)
    school_class.sign_in_by = sign_in_by
    session.add(school_class)
    session.flush()
    enrol_all(session, school_class, [Row(number, student) for number, student in enumerate(students, start=1)])
    session.commit()
    return school_class


def enrol(session: Session, school_class: SchoolClass, name: str = "Robin Reed") -> tuple[Enrolment, str]:
    """Add a student to a class; return their place and the secret they sign in with."""
    enrol_all(session, school_class, [Row(1, name)])
    session.flush()
    place = session.scalars(
        select(Enrolment).where(Enrolment.class_id == school_class.id, Enrolment.name == name)
    ).one()
    secret = issue_secrets(session, [place], school_class.sign_in_by)[place.id]
    session.commit()
    return place, secret


def sign_in(client: FlaskClient, person: Person) -> None:
    """Sign a person in, as the sign-in page would; that page has tests of its own."""
    with client.session_transaction() as kept:
        kept["_user_id"] = person.get_id()
        kept["_fresh"] = True


def answer_to(item: AttemptItem | PracticeTurn, *, right: bool) -> dict[str, Any]:
    """Return a right or a wrong answer to one of the first four kinds, as it was shown."""
    content, shown = item.version.content, item.shown
    if isinstance(content, TrueFalse):
        return {"value": content.answer is right}
    if isinstance(content, MultipleChoice):
        index = next(i for i, option in enumerate(content.options) if option.correct is right)
        return {"option": shown.ids[index]}
    assert isinstance(content, Cloze | ShortAnswer)
    return {"text": content.answers[0] if right else "zebra"}


def hand_in(session: Session, assignment: Assignment, student: Person, marks: str) -> Attempt:
    """Add a student's submitted attempt: `+` answers a question rightly, `-` wrongly, `.` leaves it blank."""
    taken = session.scalars(
        select(Attempt).where(Attempt.assignment_id == assignment.id, Attempt.student_id == student.id)
    ).all()
    attempt = Attempt.start(assignment, student, number=len(taken) + 1)
    session.add(attempt)
    session.flush()
    for item, mark in zip(attempt.items, marks, strict=True):
        if mark != ".":
            save_response(session, item, Save(answer_to(item, right=mark == "+"), "phone", 1, 0))
    submit(session, attempt)
    session.commit()
    return attempt
