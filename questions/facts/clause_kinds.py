"""The kinds of clauses: which verbs state a fact of their own, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.parts import is_aside
from questions.grammar.verbs import verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_REPORTING = frozenset(read_toml("sentence_parts")["verbs"]["reporting"])
_FACTIVE = frozenset({"while", "although", "though", "whereas", "as", "because", "since"})


def kind_of(verb: Token) -> str | None:  # noqa: PLR0911 (a kind a line)
    if verb.dep_ in {"ROOT", "parataxis"}:
        return _top_kind(verb)
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        joined = (
            any(child.dep_ == "cc" for child in verb.head.children) or verb.head.dep_ == "conj" or _behind_and(verb)
        )
        return "conjunct" if joined and kind_of(verb.head) in {"main", "conjunct", "adverbial"} else None
    if verb.dep_ == "advcl":
        return "adverbial" if _factive(verb) else None
    if verb.dep_ == "relcl":
        return "relative" if is_aside(verb) else None
    if verb.dep_ == "ccomp" and _runs_on(verb):
        return "main"
    if verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and not told_twice(verb.head):
        reporting = verb_lemma(verb.head) in _REPORTING and not any(
            child.dep_ in {"neg", "aux"} for child in verb.head.children
        )
        return "reported" if reporting else None
    return None


def _top_kind(verb: Token) -> str | None:
    """Return the kind of a thought's top verb; "if all goes well", left alone behind a dash, states nothing."""
    if any(child.dep_ == "mark" for child in verb.lefts) or _is_in_a_list(verb) or _is_gloss(verb):
        return None
    describes = verb.dep_ != "ROOT" and any(child.lower_ in {"who", "which"} for child in verb.lefts)
    return "relative" if describes else "main"


def _is_in_a_list(verb: Token) -> bool:
    """Say whether a verb between commas parts another one from its subject: "a coat, navy knitted gloves, has left"."""
    between = any(child.dep_ in {"nsubj", "nsubjpass"} and child.i < verb.i for child in verb.head.lefts)
    start = verb.left_edge.i
    comma = "," in {verb.doc[max(start - 1, 0)].text, verb.doc[start].text}
    return verb.dep_ == "parataxis" and between and verb.i < verb.head.i and comma


def _is_gloss(verb: Token) -> bool:
    """Say whether brackets only say what a thing is: "a winch (a drum used to haul nets)" tells of no deed."""
    first = verb.left_edge
    opens = first.nbor(-1).text if first.i and first.text != "(" else first.text
    return (
        verb.dep_ != "ROOT"
        and verb.tag_ == "VBD"
        and opens == "("
        and any(child.dep_ == "nsubj" and any(one.lower_ in {"a", "an"} for one in child.lefts) for child in verb.lefts)
    )


def _behind_and(verb: Token) -> bool:
    """Say whether "and" or "but" stands before a clause, commas aside, wherever the parser hung it."""
    place = verb.left_edge.i - 1
    while place > 0 and verb.doc[place].is_punct:
        place -= 1
    return place > 0 and verb.doc[place].pos_ == "CCONJ"


def _runs_on(verb: Token) -> bool:
    """Say whether a clause only stands before another, joined by ", so" or ", but", and is nothing it says."""
    end = verb.right_edge.i
    joint = verb.doc[end + 1 : end + 3]
    joined = len(joint) > 1 and joint[0].text == "," and joint[1].lower_ in {"so", "but", "yet", "and"}
    return joined and verb.head.dep_ == "ROOT" and verb.i < verb.head.i and joint[1].i < verb.head.i


def _factive(verb: Token) -> bool:
    """Say whether an adverbial clause states a fact of its own ("while the lawyers filed a motion")."""
    if verb.tag_ in {"VBZ", "VBP"}:
        return False
    marks = [child.lower_ for child in verb.children if child.dep_ == "mark" or child.tag_ == "WRB"]
    if marks == ["when"]:
        if _is_of_a_date(verb):
            return False
        return verb.tag_ in {"VBD", "VBN", "VBG"} and not modal_in(verb)
    return len(marks) == 1 and marks[0] in _FACTIVE and not modal_in(verb) and is_aside(verb)


def _is_of_a_date(verb: Token) -> bool:
    """Say whether "when" goes on from a date, without which its figures are of no time: "From 1950, when six died"."""
    place = verb.left_edge.i - 1
    while place > 0 and verb.doc[place].is_punct:
        place -= 1
    return place >= 0 and verb.doc[place].ent_type_ == "DATE"


def modal_in(verb: Token) -> bool:
    """Say whether a clause tells what may or would be, or did not happen, and is under nothing of the sort."""
    chain = [verb, *verb.ancestors]
    return any(
        child.tag_ == "MD" or child.dep_ == "neg" or child.lower_ == "if" for one in chain for child in one.children
    )


def told_twice(verb: Token) -> bool:
    """Say whether one verb seems to report two clauses: in "said that the boat left at night was lost" it does not."""
    return sum(child.dep_ == "ccomp" for child in verb.children) > 1
