"""Causes named in a phrase: "because of the rain", "thanks to low rates", ", triggered by a drought"."""

from __future__ import annotations

from questions.datafiles import read_toml
from questions.facts.causes.cause import Cause, cut_off
from questions.facts.clauses import Clause
from questions.facts.parts import Part
from questions.grammar.phrases import is_set_off
from questions.grammar.verbs import verb_lemma

_DATA = read_toml("connectives")["cause"]
_PHRASES = tuple(tuple(phrase.split()) for phrase in _DATA["phrases"])
_BROUGHT = frozenset(_DATA["brought"])


def because_of(clause: Clause, part: Part) -> Cause | None:
    """Find the cause that "because of" or the like names."""
    opening = tuple(token.lower_ for token in part.tokens)
    for phrase in _PHRASES:
        if opening[: len(phrase)] == phrase and len(opening) > len(phrase):
            words = part.tokens[len(phrase) :]
            # "is due to open" gives no cause, and "due to launch" is not always read as a verb.
            planned = phrase == ("due", "to") and (words[0].tag_ == "VB" or clause.group.lemma == "be")
            return None if planned else Cause(clause, part, "phrase", words, "Because of")
    return _phrase_inside(clause, part)


def _phrase_inside(clause: Clause, part: Part) -> Cause | None:
    """Find "thanks to low rates" at the end of another part, where the parser hung it."""
    opening = tuple(token.lower_ for token in part.tokens)
    if not clause.after or part is not clause.after[-1] or part.role in {"clause", "adverbial"}:
        return None
    for place in range(1, len(opening) - 1):
        for phrase in _PHRASES:
            if len(phrase) > 1 and opening[place : place + len(phrase)] == phrase and phrase != ("due", "to"):
                words = part.tokens[place + len(phrase) :]
                rest, cause = cut_off(clause, part, part.tokens[place], "prep", part.tokens[place])
                return Cause(rest, cause, "phrase", words, "Because of") if words else None
    return None


def brought_by(clause: Clause, part: Part) -> Cause | None:
    """Find the cause in ", triggered by a drought" behind what it brought about."""
    opens = part.tokens[0].i == part.root.i and part.root.tag_ in {"VBN", "VBD"} and part in clause.after
    if not opens or part.role != "adverbial" or verb_lemma(part.root) not in _BROUGHT or not is_set_off(part):
        return None
    words = part.tokens[2:]
    named = len(words) > 1 and part.tokens[1].lower_ == "by" and words[0].tag_ != "VBG"
    return Cause(clause, part, "phrase", words, "Because of") if named else None
