"""Typed answers in a form: those accepted and those refused, a line each."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from questions.kinds.typed import LONGEST_TEXT
from quiz.editing.fields import LinesField, refuse

MOST_LINES = 50


class AnswerFields:
    """Mix into a form the accepted and the rejected answers."""

    answers = LinesField(
        _l("Accepted answers"),
        description=_l("One a line, the best first. Capitals, small typing errors and a missing title are forgiven."),
        render_kw={"rows": 4},
    )
    rejected = LinesField(
        _l("Answers never accepted"),
        description=_l("One a line: near ones that are wrong, such as another name in the article. May be empty."),
        render_kw={"rows": 3},
    )

    @staticmethod
    def answer_values(answers: tuple[str, ...], rejected: tuple[str, ...]) -> dict[str, Any]:
        """Return the values of the two lists."""
        return {"answers": list(answers), "rejected": list(rejected)}

    def read_answers(self, *, required: bool = True) -> dict[str, Any]:
        """Return the two lists, or put the reason beside one of them and raise `QuestionError`."""
        answers, rejected = self.answers.data or [], self.rejected.data or []
        if required and not answers:
            refuse(_("Write at least one answer that is right."), self.answers)
        for field in (self.answers, self.rejected):
            if len(field.data or ()) > MOST_LINES:
                refuse(_("At most %(most)s answers, please.", most=MOST_LINES), field)
            if any(len(line) > LONGEST_TEXT for line in field.data or ()):
                refuse(_("An answer has at most %(most)s characters.", most=LONGEST_TEXT), field)
        both = {line.casefold() for line in answers} & {line.casefold() for line in rejected}
        if both:
            refuse(_("“%(answer)s” cannot be both accepted and not.", answer=min(both)), self.rejected)
        return {"answers": tuple(answers), "rejected": tuple(rejected)}
