"""The sheet on which a question is edited or written: the form beside the article that proves it."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import render_template, request
from flask.typing import ResponseReturnValue

from questions.errors import QuestionError
from questions.kinds import Question
from questions.span import Span
from quiz import proof
from quiz.advising import advice
from quiz.editing import EditForm
from quiz.models import Article, Quiz
from quiz.saying import said
from quiz.teacher.marked import marked


@dataclass
class Sheet:
    """Hold the form, the article and the question as it was before; `None` where it is being written."""

    quiz: Quiz
    article: Article
    form: EditForm[Question]
    before: Question | None = None
    advice: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sentences = self.article.sentence_spans()
        evidence = self.before.evidence if self.before else ()
        self.chosen = proof.chosen(request.form, self.article.text, self.sentences, evidence)

    @property
    def wants_advice(self) -> bool:
        """Say whether the button that only checks was pressed."""
        return "check" in request.form

    def question(self) -> Question | None:
        """Return the question as the form and the chosen evidence have it, or `None` with the reason in the form."""
        try:
            return self._edited() if self.form.validate() else None
        except QuestionError as error:
            self.form.form_errors.append(said(error.message))
            return None

    def advise(self) -> dict[str, list[str]]:
        """Return what could be better in the question as it is written; nothing while it is none."""
        question = self.question()
        self.advice = advice(question, self.article) if question else {}
        return self.advice

    def page(self, status: int = 200, *, number: int | None = None, gone: bool = False) -> ResponseReturnValue:
        """Return the page, with what was sent still in it."""
        evidence = self.chosen.spans if self.chosen else self.before.evidence if self.before else ()
        page = render_template(
            "teacher/edit.html",
            quiz=self.quiz,
            article=self.article,
            form=self.form,
            before=self.before,
            number=number,
            gone=gone,
            advice=self.advice,
            checked=self.wants_advice,
            paragraphs=marked(self.article, [("1", evidence)]),
            starts=[span.start for span in self.sentences],
            parts=self._parts(evidence),
            chosen=self._ticked(),
        )
        return page, status

    def _edited(self) -> Question | None:
        if self.before is None:
            chosen = self.chosen or proof.Chosen([], ())
            return self.form.written(chosen.spans, chosen.sentences, len(self.sentences))
        edited = self.form.edited(self.before)
        return proof.proved(edited, self.chosen) if edited and self.chosen else edited

    def _parts(self, evidence: tuple[Span, ...]) -> list[tuple[str, str]]:
        """Return the words marked within sentences: how the form sends each, and the words."""
        parts = proof.parts_of(evidence, self.sentences)
        return [(f"{span.start}-{span.end}", " ".join(span.cut(self.article.text).split())) for span in parts]

    def _ticked(self) -> list[int]:
        if self.chosen:
            return self.chosen.sentences
        if self.before:
            return proof.sentences_of(self.before, self.sentences)
        wanted = request.args.get("sentence", -1, type=int)
        return [wanted] if 0 <= wanted < len(self.sentences) else []
