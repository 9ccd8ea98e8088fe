"""The clauses inside quotations whose speaker is certain, each with who says it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.facts.clauses import Clause, read_clause
from questions.facts.once import once_a_reading
from questions.facts.quotations import find_quotations
from questions.facts.soundness import is_sound

if TYPE_CHECKING:
    from questions.reading import Reading


@once_a_reading
def find_quoted_clauses(reading: Reading) -> Iterator[Clause]:
    """Yield the clauses of quotations in order, `source` naming their speaker."""
    quotations = [quotation for quotation in find_quotations(reading) if quotation.speaker is not None]
    starts = [quotation.words.start for quotation in quotations]
    for sentence in reading.sentences:
        if not reading.quoted(sentence.span) or not is_sound(sentence):
            continue
        for token in sentence.words:
            at = bisect_right(starts, token.idx) - 1
            if token.pos_ not in {"VERB", "AUX"} or at < 0 or token.idx >= quotations[at].words.end:
                continue
            speaker = quotations[at].speaker
            clause = read_clause(reading, sentence, token, speaker.name if speaker else None)
            if clause is not None and _inside(clause, quotations[at].words.start, quotations[at].words.end):
                yield clause


def _inside(clause: Clause, start: int, end: int) -> bool:
    """Say whether a clause lies wholly inside a quotation, so that no word of the tag is taken for its own."""
    parts = (clause.subject, *clause.before, *clause.after)
    return all(start <= token.idx < end for part in parts for token in part.tokens)
