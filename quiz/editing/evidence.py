"""Editing which sentences of the article prove something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField

from questions.kinds.evidence import Evidence
from questions.span import Span
from quiz.editing.base import EditForm
from quiz.editing.fields import refuse, tidy_line

LONGEST_LIST = 200


class EvidenceForm(EditForm[Evidence]):
    """Edit which sentences are right, by the numbers they have in the article beside the form."""

    kind = "evidence"

    sentences = StringField(
        _l("Right sentences"),
        filters=[tidy_line],
        description=_l("Their numbers in the article, such as 4 or 4, 7. Any one of them is a right answer."),
        render_kw={"inputmode": "numeric"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spans: Mapping[int, Span] = {}

    def know_sentences(self, spans: Mapping[int, Span]) -> None:
        """Take the article's sentences: the evidence is cut from them."""
        self.spans = spans

    @classmethod
    def values(cls, question: Evidence) -> dict[str, Any]:
        return {"sentences": ", ".join(str(index + 1) for index in question.sentences)}

    def changes(self, question: Evidence) -> dict[str, Any]:
        sentences = self._read(question)
        if sentences == question.sentences:
            return {}
        unknown = [index for index in sentences if index not in self.spans]
        if unknown:
            self._refuse(_("The article has no sentence %(number)s.", number=unknown[0] + 1))
        return {"sentences": sentences, "evidence": tuple(self.spans[index] for index in sentences)}

    def _read(self, question: Evidence) -> tuple[int, ...]:
        words = self.sentences.data.replace(",", " ").replace(";", " ").split()
        if not words:
            self._refuse(_("Say which sentence is right."))
        if len(self.sentences.data) > LONGEST_LIST or not all(word.isascii() and word.isdigit() for word in words):
            self._refuse(_("Write the numbers of sentences, with commas between them."))
        numbers: Sequence[int] = [int(word) for word in words]
        wrong = [number for number in numbers if not 1 <= number <= question.sentence_count]
        if wrong:
            self._refuse(_("The article has no sentence %(number)s.", number=wrong[0]))
        return tuple(dict.fromkeys(number - 1 for number in numbers))

    def _refuse(self, message: str) -> NoReturn:
        refuse(message, self.sentences)
