"""What is not worth asking after: the errands of somebody, and things that do what people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.facts.clauses import Clause
    from questions.facts.parts import Part

_OF_PEOPLE = frozenset(read_toml("falsehoods")["verbs"]["of_people"]) - {"enter", "open", "close", "support"}
_OF_BODIES = _OF_PEOPLE | {"employ", "try", "want", "hope", "refuse", "promise", "decide", "plan"}
_GOING = frozenset({"come", "drive", "fly", "go", "head", "hurry", "move", "return", "rush", "travel", "walk"})
_ERRAND = frozenset({"back", "home", "off", "out", "straight"})


def is_errand(verb: Token) -> bool:
    """Say whether a verb only tells where somebody went next: "flew back to Oslo", "went straight into a meeting"."""
    words = {child.lower_ for child in verb.children} | {verb.doc[min(verb.i + 1, len(verb.doc) - 1)].lower_}
    return verb.lemma_.lower() in _GOING and bool(words & _ERRAND or verb.lemma_.lower() in {"return", "head"})


def is_peoples(clause: Clause) -> bool:
    """Say whether a thing is told to do what people do: "What employs nine women?" asks in no natural way."""
    if clause.group.passive:
        return False
    acts = [child for part in clause.of("prep") for child in part.root.children if child.dep_ == "pcomp"]
    return clause.group.lemma in _OF_BODIES or any(act.lemma_ == "do" for act in acts)


def is_run_together(part: Part) -> bool:
    """Say whether a noun goes on behind a part that ends in one: "by a small survey | course the firm had begun"."""
    last = part.tokens[-1]
    if last.i + 1 >= len(last.doc):
        return False
    return last.pos_ in {"NOUN", "PROPN"} and last.nbor().pos_ == "NOUN"
