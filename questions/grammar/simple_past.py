"""The simple past for the past perfect: a question by itself names nothing that came later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.grammar.contractions import full_form
from questions.grammar.phrases import connective
from questions.grammar.verbs import VerbGroup, inflect

if TYPE_CHECKING:
    from questions.facts.clauses import Clause

_ANCHORS = frozenset({"after", "before", "by", "for", "since", "until"})
_DONE = frozenset({"VBN", "VBG"})


def stands_before_nothing(clause: Clause) -> bool:
    """Say whether a clause in the past perfect tells no later time or event: "She had sold the boat"."""
    group = clause.group
    finite = group.finite
    if finite is None or finite.i == group.verb.i or finite.lower_ != "had" or group.negated:
        return False
    return group.verb.tag_ in _DONE and not any(
        part.root.lower_ in _ANCHORS or (part.role == "adverbial" and connective(part))
        for part in (*clause.before, *clause.after)
    )


def behind_who(group: VerbGroup, *, plural: bool = False) -> str:
    """Return the group as "who" has it: "had sold" is "sold", "had been sold" is "was sold"."""
    words = _without_had(group)
    if "been" in words:
        words.remove("been")
        words.insert(0, "were" if plural else "was")
    else:
        words = [inflect(group.lemma, "VBD") if word == group.verb.text else word for word in words]
    return " ".join(words)


def around_subject(group: VerbGroup, *, plural: bool) -> tuple[str, str]:
    """Return what stands before and after the subject of a question: "did … sell", "was … sold"."""
    words = _without_had(group)
    if "been" in words:
        words.remove("been")
        return "were" if plural else "was", " ".join(words)
    return "did", " ".join(group.lemma if word == group.verb.text else word for word in words)


def _without_had(group: VerbGroup) -> list[str]:
    return [full_form(word) for word in (*group.borrowed, *group.words) if word != group.finite]
