"""What happens under a condition: "What will happen if taxes rise?"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking.clausal import clausal_draft
from questions.asking.linked import finite_text, is_vague, small
from questions.facts.parts import part_of
from questions.facts.subjects import SUBJECTS
from questions.grammar.phrases import capital, is_plural, uncapital
from questions.grammar.scope import Scope

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.facts.consequences import Condition
    from questions.facts.parts import Part
    from questions.grammar.composing import Composer


def ask(condition: Condition, composer: Composer) -> Iterator[Draft]:
    """Ask "What will happen if taxes rise?"."""
    clause = condition.clause.without(condition.part)
    composer.wording.quoting = clause.source is not None
    scope = Scope(_owner(condition.part))
    when = composer.wording.put(condition.part.tokens, scope)
    nouns = [child for child in condition.part.root.children if child.dep_ in SUBJECTS]
    if any(noun.lower_ == "you" for noun in nouns):
        nouns = [child for child in condition.part.root.children if child.dep_ == "dobj"]
    scope.numbers = {is_plural(part_of(noun, "subject")) for noun in nouns if noun.pos_ in {"NOUN", "PROPN"}}
    source = composer.reporter(clause, scope)
    if when is None or source is None or is_vague(composer, condition.part.tokens):
        return
    stem = f"{condition.opening} {uncapital(when, condition.part.tokens[0])}{source}?"
    answer = finite_text(composer, clause, scope)
    if answer is not None:
        stated = f"{capital(when)}, {small(answer, clause.subject.tokens[0])}{source}."
        yield from clausal_draft(composer, clause, stem, answer, skill="consequence", trust=0.82, statement=stated)


def _owner(part: Part) -> bool | None:
    """Return the number of a condition's subject where "its" or "their" behind it can only be the subject's."""
    subjects = [child for child in part.root.children if child.dep_ in SUBJECTS and child.pos_ in {"NOUN", "PROPN"}]
    pronouns = [token for token in part.tokens if token.pos_ == "PRON"]
    owning = pronouns and all(token.tag_ == "PRP$" for token in pronouns)
    if len(subjects) != 1 or not owning or pronouns[0].i < subjects[0].i:
        return None
    return is_plural(part_of(subjects[0], "subject"))
