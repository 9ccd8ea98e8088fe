"""Readback's generator and grading: an article in, comprehension questions with evidence out.

    >>> from questions import generate, grade
    >>> quiz = generate(text, kinds=["multiple_choice"])                # doctest: +SKIP
    >>> grade(quiz.questions[0], {"option": "0"}).fraction              # doctest: +SKIP

Importing this package loads no language model; only a reading does. It knows nothing of the web.
"""

from questions.article import Article
from questions.candidate import Candidate
from questions.errors import ArticleError, QuestionError, QuestionsError, ResponseError
from questions.generator import Generated, choose, generate, read_sentences, suggest
from questions.grading import grade
from questions.kinds import KINDS, SKILLS, Option, Presentation, Question, Response, Score, question_from_json
from questions.span import Span

__all__ = [
    "KINDS",
    "SKILLS",
    "Article",
    "ArticleError",
    "Candidate",
    "Generated",
    "Option",
    "Presentation",
    "Question",
    "QuestionError",
    "QuestionsError",
    "Response",
    "ResponseError",
    "Score",
    "Span",
    "choose",
    "generate",
    "grade",
    "question_from_json",
    "read_sentences",
    "suggest",
]
