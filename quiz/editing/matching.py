"""Editing what belongs together."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, Form, FormField, StringField
from wtforms.validators import Length

from questions.kinds.matching import FEWEST_PAIRS, Matching, Pair
from quiz.editing.base import EditForm
from quiz.editing.fields import LinesField, refuse, tidy_line
from quiz.editing.options import LONGEST_OPTION, ROWS

MOST_SPARE = 12


class PairRow(Form):  # type: ignore[misc]
    """One pair. An empty row is none."""

    left = StringField(
        _l("What is asked about"),
        [Length(max=LONGEST_OPTION, message=_l("One side of a pair has at most %(max)d characters."))],
        filters=[tidy_line],
    )
    right = StringField(
        _l("What belongs to it"),
        [Length(max=LONGEST_OPTION, message=_l("One side of a pair has at most %(max)d characters."))],
        filters=[tidy_line],
    )


class MatchingForm(EditForm[Matching]):
    """Edit the pairs and the spare answers."""

    kind = "matching"

    pairs = FieldList(FormField(PairRow), min_entries=ROWS, max_entries=2 * ROWS)
    distractors = LinesField(
        _l("Spare answers"),
        description=_l("One a line: answers that belong to nothing above. May be empty."),
        render_kw={"rows": 3},
    )

    @classmethod
    def values(cls, question: Matching) -> dict[str, Any]:
        return {"pairs": [pair.to_json() for pair in question.pairs], "distractors": list(question.distractors)}

    def changes(self, question: Matching | None) -> dict[str, Any]:  # noqa: ARG002
        pairs: list[Pair] = []
        for row in (entry.form for entry in self.pairs):
            left, right = row.left.data, row.right.data
            if bool(left) != bool(right):
                refuse(_("A pair needs both its sides."), row.right if left else row.left, self.pairs)
            if left and left.casefold() in {pair.left.casefold() for pair in pairs}:
                refuse(_("Two pairs begin with the same."), row.left, self.pairs)
            if left:
                pairs.append(Pair(left, right))
        if len(pairs) < FEWEST_PAIRS:
            refuse(_("Write at least two pairs."), self.pairs[len(pairs)].form.left, self.pairs)
        self._check_answers(pairs)
        return {"pairs": tuple(pairs), "distractors": tuple(self.distractors.data)}

    def _check_answers(self, pairs: list[Pair]) -> None:
        spare = self.distractors.data
        rights = {pair.right.casefold() for pair in pairs}
        folded = {line.casefold() for line in spare}
        if len(spare) > MOST_SPARE or any(len(line) > LONGEST_OPTION for line in spare):
            limits = {"most": MOST_SPARE, "length": LONGEST_OPTION}
            refuse(_("At most %(most)s spare answers of %(length)s characters.", **limits), self.distractors)
        if len(folded) < len(spare) or folded & rights:
            refuse(_("A spare answer is there already."), self.distractors)
        if len(folded | rights) < FEWEST_PAIRS:
            refuse(_("All pairs have the same answer: there is nothing to choose from."), self.distractors)
