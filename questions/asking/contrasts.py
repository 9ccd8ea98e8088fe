"""How one thing compares with another: "cheaper than trains", with the opposite and the same beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.asking.linked import is_vague
from questions.asking.proposal import Proposal
from questions.asking.weighing import draft_of
from questions.datafiles import read_toml
from questions.grammar.phrases import is_plural
from questions.world.classes import class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.draft import Draft
    from questions.facts.comparisons import Contrast
    from questions.grammar.composing import Composer
    from questions.grammar.scope import Scope

_PAIRS = read_toml("connectives")["degrees"]["pairs"]
# The first pair that a word stands in gives its opposite.
_OPPOSITE = {one: other for pair in reversed(_PAIRS) for one, other in (reversed(pair), pair)}
_MOST = 14
_BY_HOW_MUCH = frozenset(
    {"far", "much", "times", "to", "or", "per", "cent", "percent", "%", "considerably", "slightly"}
)


def ask(contrast: Contrast, composer: Composer) -> Iterator[Draft]:
    """Ask "How do ferries compare with trains?"."""
    clause = contrast.clause.without(contrast.part)
    for part in clause.after:
        if part.role in {"adverbial", "clause"}:
            clause = clause.without(part)
    scope = composer.scope(clause)
    subject, context = composer.subject(clause, scope), composer.context(clause, (), scope)
    other = composer.wording.put(contrast.other, scope)
    rest = [composer.wording.put(part.tokens, scope) for part in composer.kept_after(clause)]
    said = composer.wording.put(contrast.said, scope, answer=True)
    source = composer.reporter(clause, scope)
    finite = clause.group.finite
    if subject is None or context is None or other is None or said is None or source is None or finite is None:
        return
    if any(text is None for text in rest) or clause.group.negated or is_vague(composer, clause.subject.tokens):
        return
    owned = any(token.tag_ == "PRP$" for token in contrast.other)
    if owned and class_of(contrast.other[-1].lemma_) == "attribute":
        return  # nobody compares with his weight
    plural = is_plural(clause.subject)
    helper = "did" if clause.group.past else "do" if plural else "does"
    where = [*(text or "" for text in rest), *context]
    stem = " ".join(["How", helper, subject, "compare with", other, *where]) + f"{source}?"
    opening = f"{'They' if plural else 'It'} {clause.group.declarative()}"
    wrong = tuple(_wrong(contrast, composer, scope, opening))
    if not wrong or len(f"{opening} {said}".split()) > _MOST:
        return
    proposal = Proposal(
        clause=contrast.clause,
        stem=stem,
        answer=f"{opening} {said}",
        answer_type="change",
        slot=(),
        trust=0.8,
        worth=0.85,
    )
    found = draft_of(proposal, composer, "comparison")
    if found is not None:
        yield replace(found, wrong=wrong)


def _wrong(contrast: Contrast, composer: Composer, scope: Scope, opening: str) -> Iterator[tuple[str, str]]:
    """Yield the opposite, the same, and that it is so no longer; nothing where a word has no opposite."""
    turned = _worded(contrast, composer, scope, _turn)
    level = _worded(contrast, composer, scope, _level)
    said = composer.wording.put(contrast.said, scope, answer=True)
    if turned is None or level is None or said is None:
        return
    group = contrast.clause.group
    plural = opening.startswith("They")
    yield "misread", f"{opening} {turned}"
    yield "unsupported", f"{opening} {level}"
    if group.finite is not None and group.finite.i == group.verb.i and not group.past:
        ending = ("are" if plural else "is") if group.lemma == "be" else ("do" if plural else "does")
        yield "unsupported", f"{'They' if plural else 'It'} used to {group.lemma} {said}, but no longer {ending}"
    elif group.past:
        yield "unsupported", f"{opening} {said} at first, but not in the end"


def _worded(contrast: Contrast, composer: Composer, scope: Scope, change: object) -> str | None:
    pieces = []
    for token in contrast.said:
        if token in contrast.degrees:
            text = change(token) if callable(change) else None
        elif token in _by_how_much(contrast):
            text = token.text if change is _turn else ""
        else:
            text = composer.wording.put([token], scope, answer=True)
        if text is None:
            return None
        pieces.append(text + (token.whitespace_ if text else ""))
    return "".join(pieces).strip()


def _by_how_much(contrast: Contrast) -> list[Token]:
    """Return the words right before the first comparative that say by how much: "far", "five to ten times"."""
    found: list[Token] = []
    for token in reversed([token for token in contrast.said if token.i < contrast.degrees[0].i]):
        if not (token.pos_ == "NUM" or token.lower_ in _BY_HOW_MUCH):
            break
        found.append(token)
    return found


def _turn(token: Token) -> str | None:
    word = token.lower_
    return _OPPOSITE.get(word) or f"less {_plain(token)}"


def _level(token: Token) -> str | None:
    word = token.lower_
    if word in {"more", "less", "fewer"}:
        following = token.nbor(1)
        if following.pos_ not in {"NOUN", "PROPN"}:
            # "More clean water" is neither just as clean nor just as much.
            return None if following.dep_ == "amod" and following.head.i > following.i else "just as"
        return "just as many" if following.tag_ in {"NNS", "NNPS"} else "just as much"
    plain = _plain(token)
    return f"just as {plain}" if plain != word else None


def _plain(token: Token) -> str:
    """Return an adjective without its comparison."""
    from lemminflect import getLemma

    known = getLemma(token.lower_, upos="ADJ")
    return str(known[0]) if known else token.lemma_.lower()
