"""Flaws of what is known already: to anybody, or to whoever has a map."""

from __future__ import annotations

import re

from questions.datafiles import read_toml
from questions.flaws.base import flaw
from questions.kinds import Question

_KNOWN = re.compile("|".join(read_toml("asking")["known"]), re.IGNORECASE)
_ON_A_MAP = re.compile(
    r"^(?:where|(?:in |on )?(?:which|what) (?:country|continent|state|city)) (?:is|are|does) ", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z]\w+(?: [A-Z]\w+)*")


@flaw("Whoever never saw the article knows this.")
def common_knowledge(question: Question) -> bool:
    return question.kind != "true_false" and bool(_KNOWN.search(question.stem))


@flaw("Where a place lies is on the map: the article is not needed.")
def known_geography(question: Question) -> bool:
    from questions.world.places import held_by

    if not _ON_A_MAP.match(question.stem) or question.kind == "true_false":
        return False
    key = re.sub(r"^(?:in|on|at) (?:the )?", "", question.key_text(), flags=re.IGNORECASE)
    _, _, asked = question.stem.partition(" ")
    return any(held_by(name, key) for name in _NAME.findall(asked))
