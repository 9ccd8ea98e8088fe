"""Who or what did it: questions about the subject, and about the agent of a passive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.answer_types import is_empty, noun_type, subject_word
from questions.asking.doubtful import is_errand, is_peoples, is_run_together
from questions.asking.proposal import Proposal
from questions.asking.typed import heart, typed_answer
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.sorts import SORTS, sort_of
from questions.grammar.composing import Composer
from questions.grammar.phrases import capital, is_plural, uncapital
from questions.grammar.scope import Scope
from questions.grammar.verbs import inflect
from questions.standing.nouns import is_bare

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKING = frozenset(
    word for name in ("telling", "reporting", "saying", "said") for word in read_toml("sentence_parts")["verbs"][name]
)
_MOST_ANSWER_TOKENS = 12
_MOST_WITH_RELATIVE = 6
_FEWEST_WORDS = 6
_ANYBODY = frozenset({"commander", "official", "source", "spokesman", "spokesperson", "spokeswoman", "witness"})
_ONE_PLACE = frozenset({"Which country", "Which city"})
_STATES = frozenset(read_toml("sentence_parts")["verbs"]["stative"])


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield questions that the subject, or a passive's agent, answers."""
    yield from _about_subject(clause, composer)
    yield from _about_agent(clause, composer)


def _about_subject(clause: Clause, composer: Composer) -> Iterator[Proposal]:  # noqa: PLR0911 (each doubt leaves at once)
    subject = clause.subject
    root = subject.root
    if root.pos_ == "PRON" or clause.of("agent") or clause.kind == "adverbial":
        return
    if clause.kind == "relative" and not clause.group.past:
        return  # "Ann Lee, who studies owls at Leeds": a name by the way
    telling = clause.of("clause") or not clause.of("object")
    if telling and (
        clause.group.lemma in _SPEAKING or (clause.of("clause") and noun_type(composer.reading, root) == "noun")
    ):
        return  # who said it is another skill
    if clause.group.lemma == "tell" or any(child.lower_ == "one" for child in root.children):
        return
    if not clause.of("object", "attribute", "complement", "prep", "infinitive", "clause"):
        return
    word, kind = _asked(clause, composer)
    indefinite = any(child.lower_ in {"a", "an", "some"} for child in root.children)
    if word is None or kind is None or len(without_relative(subject.tokens, root)) > _MOST_ANSWER_TOKENS:
        return
    if clause.group.lemma == "be" and kind == "person":
        return
    if kind == "noun" and clause.group.lemma in _STATES and not clause.group.passive:
        return  # "What is enormous?": nothing to tell a thing's answer from any other thing
    if (word == "What" and is_peoples(clause)) or (kind == "person" and is_errand(clause.group.verb)):
        return
    if any(child.dep_ == "nummod" for child in root.children):
        return
    tokens, root = heart(composer.reading, without_relative(subject.tokens, root), root)
    answer = composer.wording.put(tokens, Scope(), answer=True)
    stem = composer.subject_question(clause, word, Scope())
    # "Who confirmed it?" "An official"
    anybody = indefinite and root.lemma_.lower() in _ANYBODY
    if answer is None or stem is None or anybody or is_empty(answer, root) or (clause.before and ":" in stem):
        return  # "Which firm sells two cars: the big and the small one in India?"
    if kind == "person" and len(stem.split()) < _FEWEST_WORDS and stem[1:].islower():
        return  # "Who is trying to save?" asks of anybody
    typed, forms = typed_answer(composer.reading, tokens, root, kind)
    yield Proposal(
        clause=clause,
        stem=stem,
        answer=capital(answer),
        answer_type=kind,
        slot=tokens,
        trust=0.8 if kind in {"person", "group"} else 0.55 if not indefinite else 0.5,
        typed=typed,
        accepted=forms,
        worth=0.6,
    )


def _asked(clause: Clause, composer: Composer) -> tuple[str | None, str | None]:
    """Return the question word for a clause's subject, and the type of the answer."""
    root = clause.subject.root
    several = any(child.dep_ == "conj" for child in root.children)
    sort = sort_of(composer.reading, root)
    if sort:
        # "Which network is a network for pupils?"
        again = any(token.lower_ == sort for part in clause.after for token in part.tokens)
        return (None, None) if several or again else (f"Which {sort}", "group")
    named = any(child.pos_ == "PROPN" and child.dep_ in {"compound", "nmod"} for child in root.lefts)
    if root.pos_ == "NOUN" and root.lower_ in SORTS and named:
        return (None, None) if several else (f"Which {root.lower_}", "group")  # "The Globe newspaper"
    kind = [child for child in root.lefts if child.dep_ in {"compound", "amod"}]
    if root.lower_ == "industry" and kind and is_peoples(clause):
        return (None, None) if several else ("Which industry", "noun")
    word = subject_word(composer.reading, root)
    if several and word in _ONE_PLACE:
        return None, None
    return word, noun_type(composer.reading, root)


def without_relative(tokens: tuple[Token, ...], noun: Token) -> tuple[Token, ...]:
    """Return an indefinite noun phrase without its long relative clause; the noun phrase says enough."""
    if len(tokens) <= _MOST_WITH_RELATIVE or not any(child.lower_ in {"a", "an"} for child in noun.children):
        return tokens
    relative = [child for child in noun.children if child.dep_ == "relcl"]
    start = min((child.left_edge.i for child in relative), default=None)
    return tokens if start is None else tuple(token for token in tokens if token.i < start)


def _lost_its_owner(noun: Token) -> bool:
    """Say whether "first and only bakery" was somebody's before it was cut off."""
    first = any(child.ent_type_ == "ORDINAL" for child in noun.lefts)
    return first and not any(child.dep_ in {"det", "poss"} for child in noun.lefts)


def _about_agent(clause: Clause, composer: Composer) -> Iterator[Proposal]:  # noqa: PLR0911 (each doubt leaves at once)
    """Ask in the active voice who did what the passive tells."""
    agents = clause.of("agent")
    if len(agents) != 1 or not clause.group.passive or clause.group.negated:
        return
    agent = agents[0]
    nouns = [child for child in agent.root.children if child.dep_ == "pobj"]
    if is_run_together(agent):
        return
    if len(nouns) != 1 or len(clause.group.words) != 2 or clause.group.borrowed:  # noqa: PLR2004 (one auxiliary and the verb)
        return
    finite = clause.group.finite
    if finite is None or finite.lower_ not in {"was", "were", "is", "are"}:
        return
    word = subject_word(composer.reading, nouns[0])
    kind = noun_type(composer.reading, nouns[0])
    if word is None or kind is None:
        return
    verb = inflect(clause.group.lemma, "VBD" if finite.tag_ == "VBD" else "VBZ")
    scope = Scope(is_plural(clause.subject))
    patient = composer.put_subject(clause, scope)
    root = clause.subject.root
    if patient is None or root.pos_ == "PRON" or (root.tag_ == "NN" and (is_bare(root) or _lost_its_owner(root))):
        return
    pieces = [word, verb, uncapital(patient, clause.subject.tokens[0])]
    pieces_after = [
        composer.wording.put(part.tokens, scope) for part in composer.kept_after(clause) if part is not agent
    ]
    context = composer.context(clause, (), scope)
    behind = tuple(token for token in agent.tokens if token.i > agent.root.i)
    tokens, noun = heart(composer.reading, without_relative(behind, nouns[0]), nouns[0])
    answer = composer.wording.put(tokens, scope, answer=True)
    reporter = composer.reporter(clause, scope)
    if (
        answer is None
        or context is None
        or reporter is None
        or is_empty(answer, nouns[0])
        or any(piece is None for piece in pieces_after)
    ):
        return
    words = [*pieces, *(piece or "" for piece in pieces_after), *context]
    if len(" ".join(words).split()) < 4:  # noqa: PLR2004 (too bare to be clear)
        return
    typed, forms = typed_answer(composer.reading, tokens, noun, kind)
    yield Proposal(
        clause=clause,
        stem=" ".join(word for word in words if word).replace(" ,", ",") + reporter + "?",
        answer=capital(answer),
        answer_type=kind,
        slot=tokens,
        trust=0.8,
        typed=typed,
        accepted=forms,
        worth=0.7,
    )
