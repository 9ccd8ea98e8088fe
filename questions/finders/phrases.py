"""Phrases: what is done in an article, as it could answer another question."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.once import once_a_reading
from questions.grammar.verbs import base_form, inflect, verb_lemma
from questions.span import Span
from questions.wording import PRONOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading, Sentence

_WORDS = read_toml("sentence_parts")
_POINTING = frozenset(_WORDS["reference"]["pointing"]) | frozenset(_WORDS["reference"]["relative_time"])
_VAGUE = frozenset(_WORDS["reference"]["bare"]) | PRONOUNS
_LIGHT = frozenset(_WORDS["verbs"]["light"]) - {"make", "give", "take", "put"} | {"say", "be", "seem"}
_AFTER_VERB = frozenset({"dobj", "prep", "prt", "dative", "advmod", "acomp", "attr", "xcomp", "npadvmod"})
_UNSAID = frozenset({"“", "”", '"', "(", ")", "[", "]", "—", "–", "…", ":", ";", "\n", "‘", "?", "!"})
_LONGEST_DEED, _SHORTEST_DEED = 13, 2
_REACH = 60
_MOST_UP = 4
_RELATIVE = frozenset({"who", "which", "that"})
_WHOLE = frozenset({"NOUN", "PROPN", "NUM", "ADV", "VERB", "SYM"})
_NO_DEED = frozenset(
    {"accord", "include", "regard", "follow", "concern", "let", "mean", "become", "seem", "need", "use", "lead"}
) | frozenset(_WORDS["verbs"]["stative"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold a deed of the article: its words with the verb's base form first, that form, and who does it.

    `by` is a noun, a name or a pronoun, empty where nobody is named.
    """

    text: str
    span: Span
    sentence: int
    head: str
    by: str = ""


def around(phrases: Sequence[Phrase], sentence: int) -> Sequence[Phrase]:
    """Return the phrases of the sentences around one: in a long text the far ones are rivals of nothing."""
    first = bisect_left(phrases, sentence - _REACH, key=lambda phrase: phrase.sentence)
    last = bisect_right(phrases, sentence + _REACH, key=lambda phrase: phrase.sentence)
    return phrases[first:last]


def _stands_alone(reading: Reading, sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Say whether a phrase needs nothing from outside it, is not part of a quotation and not too long."""
    if len(tokens) > _LONGEST_DEED or tokens[0].lower_ in _VAGUE or any(t.text in _UNSAID for t in tokens):
        return False
    if any(t.lower_ in _POINTING or t.lower_ in PRONOUNS or t.is_space or "’" in t.text[1:3] for t in tokens):
        return False
    return not reading.quoted(Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))) and (
        sentence.tokens[0].i <= tokens[0].i
    )


@once_a_reading
def find_deeds(reading: Reading) -> Iterator[Phrase]:
    """Yield what is done in the article, each as its verb's base form with what follows it."""
    for sentence in reading.sentences:
        for token in sentence.words:
            if token.pos_ == "VERB" and token.tag_ in {"VB", "VBD", "VBZ", "VBP", "VBG"} and _is_plain(token):
                deed = _deed(reading, sentence, token)
                if deed is not None:
                    yield deed


def _is_plain(verb: Token) -> bool:
    if any(child.dep_ in {"neg", "auxpass", "expl", "csubj"} for child in verb.children):
        return False
    return verb.dep_ not in {"amod", "compound"} and verb.lemma_ not in _LIGHT


def _deed(reading: Reading, sentence: Sentence, verb: Token) -> Phrase | None:
    tokens = _deed_tokens(verb)
    if verb_lemma(verb) in _NO_DEED or any(token.lower_ == "than" or token.text == "-" for token in tokens):
        return None
    if not _SHORTEST_DEED <= len(tokens) <= _LONGEST_DEED or not _stands_alone(reading, sentence, tokens):
        return None
    base = base_form(verb.lower_, verb.lemma_.lower())
    rest = "".join(token.text_with_ws for token in tokens[1:]).strip()
    return Phrase(
        text=f"{base} {rest}",
        span=Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])),
        sentence=sentence.index,
        head=base,
        by=_called(_actor(verb), reading),
    )


def _actor(verb: Token) -> Token | None:
    """Return who does a deed: the verb's subject, what it is said of, or the subject of the verb it hangs on."""
    for _ in range(_MOST_UP):
        actor = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
        if actor is not None and actor.lower_ in _RELATIVE and verb.dep_ == "relcl":
            return verb.head
        if actor is not None or verb.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "pcomp"} or verb.head.i == verb.i:
            return actor
        verb = verb.head if verb.dep_ != "pcomp" else verb.head.head
    return None


def _called(actor: Token | None, reading: Reading) -> str:
    """Return a common noun by its singular, a person by name, a pronoun as it is; nothing where nobody is named."""
    if actor is None:
        return ""
    person = reading.person(actor)
    if person is not None:
        return person.name
    return actor.text if actor.pos_ == "PROPN" else actor.lower_ if actor.pos_ == "PRON" else actor.lemma_.lower()


def _deed_tokens(verb: Token) -> tuple[Token, ...]:
    """Return a verb with its object and phrases up to the first aside; nothing where it has neither."""
    last, telling = verb.i, False
    for child in verb.rights:
        if child.dep_ not in _AFTER_VERB or child.left_edge.i != last + 1:
            if child.dep_ in {"ccomp", "conj", "cc", "oprd"}:
                return ()  # “said that …”, “bought and sold”: cut short they say something else
            break
        inside = list(child.subtree)
        if any(t.dep_ in {"relcl", "appos", "advcl", "acl", "ccomp", "parataxis"} or t.text == "," for t in inside):
            if child.dep_ in {"dobj", "attr", "xcomp", "acomp", "dative"}:
                return ()
            break
        last = child.right_edge.i
        telling = telling or child.dep_ in {"dobj", "prep", "xcomp", "attr"}
    # A phrase that ends in “a debilitating” or “to the” lost its noun in the parse.
    return tuple(verb.doc[verb.i : last + 1]) if telling and verb.doc[last].pos_ in _WHOLE else ()


def worded_as(base: str, like: str) -> str | None:
    """Return a deed worded with its verb in the form that another text begins with, or `None` where that is unclear."""
    verb, _, rest = base.partition(" ")
    first = like.split(maxsplit=1)[0].casefold()
    found = verb_tag(first)
    if found is None:
        return None
    return f"{inflect(verb, found)} {rest}"


@lru_cache(maxsize=4096)
def verb_tag(word: str) -> str | None:
    """Return the Penn tag of a verb's form by the dictionary: base before past before present participle."""
    from lemminflect import getLemma

    lemmas = getLemma(word, upos="VERB", lemmatize_oov=False)
    tags = ("VB", "VBD", "VBG", "VBZ")
    return next((tag for tag in tags for lemma in lemmas[:1] if inflect(str(lemma), tag) == word), None)
