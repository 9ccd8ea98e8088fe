"""The models: one aggregate a file; states and their rules are methods; constraints are in the database."""

from quiz.models.api_token import ApiToken
from quiz.models.article import Article, StoredCandidate
from quiz.models.assignment import Assignment, Guest
from quiz.models.attempt import Attempt, AttemptItem, Response
from quiz.models.event import AttemptEvent
from quiz.models.intake import Intake
from quiz.models.job import Job
from quiz.models.late_answer import LateAnswer
from quiz.models.notice import Notice
from quiz.models.password_reset import PasswordReset
from quiz.models.person import Invitation, Login, Person, SignInFailure
from quiz.models.practice import PracticeCard, PracticeRound, PracticeTurn
from quiz.models.question import Question, QuestionVersion
from quiz.models.quiz import Quiz, QuizItem, QuizSnapshot
from quiz.models.ruling import Ruling
from quiz.models.school_class import Accommodation, ClassTeacher, Enrolment, SchoolClass

__all__ = [
    "Accommodation",
    "ApiToken",
    "Article",
    "Assignment",
    "Attempt",
    "AttemptEvent",
    "AttemptItem",
    "ClassTeacher",
    "Enrolment",
    "Guest",
    "Intake",
    "Invitation",
    "Job",
    "LateAnswer",
    "Login",
    "Notice",
    "PasswordReset",
    "Person",
    "PracticeCard",
    "PracticeRound",
    "PracticeTurn",
    "Question",
    "QuestionVersion",
    "Quiz",
    "QuizItem",
    "QuizSnapshot",
    "Response",
    "Ruling",
    "SchoolClass",
    "SignInFailure",
    "StoredCandidate",
]
