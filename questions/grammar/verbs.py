"""Verb groups: their parts, their inflection, and how they split around the subject of a question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.grammar.contractions import full_form

if TYPE_CHECKING:
    from spacy.tokens import Token

_ADVERBS = read_toml("sentence_parts")["adverbs"]
_DISCOURSE = frozenset(_ADVERBS["discourse"])
_AUXILIARY = frozenset({"aux", "auxpass"})
_SINGULAR = {"am": "is", "are": "is", "were": "was", "have": "has", "do": "does"}
_PLURAL = {"am": "are", "is": "are", "was": "were", "has": "have", "does": "do"}


@lru_cache(maxsize=4096)
def inflect(lemma: str, tag: str) -> str:
    """Return the form of a verb that a Penn tag names (`VBD`: "went")."""
    from lemminflect import getInflection

    forms = getInflection(lemma, tag=tag)
    return str(forms[0]) if forms else lemma


@lru_cache(maxsize=4096)
def base_form(word: str, lemma: str) -> str:
    """Return a verb's base form, trusting the dictionary over the model."""
    from lemminflect import getLemma

    known = getLemma(word.lower(), upos="VERB")
    lemma = "install" if lemma == "instal" else lemma
    return str(lemma if lemma in known or not known else known[0])


def verb_lemma(verb: Token) -> str:
    """Return the base form of a verb's token."""
    return "be" if verb.lemma_ in {"be", "’s", "’re"} else base_form(verb.lower_, verb.lemma_.lower())


def tense_tag(verb: Token) -> str:
    """Return a verb's Penn tag, reading a participle that has a subject and no auxiliary as a past tense.

    So is what is taken for a present and has the form of the past: "swam".
    """
    if verb.tag_ == "VBP" and verb.pos_ == "VERB" and _is_past(verb):
        return "VBD"
    if verb.tag_ != "VBN" or verb.dep_ in {"aux", "auxpass"}:
        return str(verb.tag_)
    kinds = {child.dep_ for child in verb.children}
    alone = "nsubj" in kinds and not kinds & {"aux", "auxpass"}
    same = inflect(verb_lemma(verb), "VBD") == verb.lower_
    return "VBD" if alone and same else "VBN"


def _is_past(verb: Token) -> bool:
    lemma = verb_lemma(verb)
    return verb.lower_ != lemma and inflect(lemma, "VBD") == verb.lower_


@dataclass(frozen=True)
class VerbGroup:
    """Hold a verb with its auxiliaries and the words between them, in order; `words` excludes discourse adverbs.

    `third` says that the subject is an “I” who is spoken of as “the writer”, `simple` that "had gone" is told as
    "went": away from its story, nothing says what came after it.
    """

    verb: Token
    auxiliaries: tuple[Token, ...]
    words: tuple[Token, ...]
    negated: bool
    borrowed: tuple[Token, ...] = ()
    third: bool = False
    simple: bool = False

    @property
    def passive(self) -> bool:
        """Say whether the verb is passive."""
        return any(one.dep_ == "auxpass" for one in (*self.auxiliaries, *self.borrowed))

    @property
    def lemma(self) -> str:
        """Return the verb's base form."""
        return verb_lemma(self.verb)

    @property
    def finite(self) -> Token | None:
        """Return the word that carries the tense, or `None` where there is none."""
        first = self.verb if self.simple else next(iter((*self.borrowed, *self.auxiliaries)), self.verb)
        return first if self._tense(first) in {"VBD", "VBZ", "VBP", "MD"} else None

    @property
    def contracted(self) -> bool:
        """Say whether a short form that may be one of two words ("’s", "’d") stands in the group."""
        return any(set("’'") & set(full_form(word)) for word in (*self.words, *self.auxiliaries))

    def _tense(self, word: Token) -> str:
        return "VBD" if self.simple and word.i == self.verb.i else tense_tag(word)

    def _form(self, word: Token) -> str:
        return inflect(self.lemma, "VBD") if self.simple and word.i == self.verb.i else full_form(word)

    def _shown(self) -> list[Token]:
        """Return the words that are said, in order."""
        return [word for word in (*self.borrowed, *self.words) if not (self.simple and word.lower_ == "had")]

    @property
    def past(self) -> bool:
        """Say whether the group is in the simple past, active or passive."""
        return self.finite is not None and self._tense(self.finite) == "VBD"

    def declarative(self) -> str:
        """Return the group as a statement has it."""
        return (self.after_wh_subject() if self.third else self._said()).replace("can not", "cannot")

    def _said(self) -> str:
        return " ".join(map(self._form, self._shown()))

    def plural(self) -> str:
        """Return the group as a plural subject has it: "litter" of "tonnes of waste litters the beach"."""
        said, finite = self._said().replace("can not", "cannot"), self.finite
        if finite is None:
            return said
        singular = self._form(finite)
        many = _PLURAL.get(singular.lower(), verb_lemma(finite) if self._tense(finite) == "VBZ" else singular)
        return " ".join(many if word == singular else word for word in said.split())

    def after_wh_subject(self) -> str:
        """Return the group agreeing with "who" or "what"."""
        finite = self.finite
        out = []
        for word in self._shown():
            text = self._form(word).lower()
            if finite is not None and word.i == finite.i:
                if text in _SINGULAR:
                    text = _SINGULAR[text]
                elif tense_tag(word) == "VBP":
                    text = inflect(base_form(word.lower_, word.lemma_), "VBZ")
            out.append(text if word.pos_ in {"VERB", "AUX"} else full_form(word))
        return " ".join(out)

    def split(self) -> tuple[str, str] | None:
        """Return what stands before and after the subject of a question, or `None` where that is in doubt."""
        finite = self.finite
        if finite is None:
            return None
        rest = [word for word in self._shown() if word.i != finite.i]
        if finite.i != self.verb.i or verb_lemma(finite) == "be":
            first = full_form(finite).lower()
            return _SINGULAR.get(first, first) if self.third else first, " ".join(full_form(word) for word in rest)
        helper = {"VBD": "did", "VBZ": "does", "VBP": "does" if self.third else "do"}.get(self._tense(finite))
        if helper is None:
            return None
        words = [self.lemma if word.i == self.verb.i else full_form(word) for word in self._shown()]
        return helper, " ".join(words)


def verb_group(verb: Token, start: int, borrowed: tuple[Token, ...] = (), *, third: bool = False) -> VerbGroup:
    """Return the group of a verb; adverbs count from token `start` on (the end of the subject)."""
    auxiliaries = tuple(child for child in verb.lefts if child.dep_ in _AUXILIARY)
    negated = any(child.dep_ == "neg" for child in verb.children)
    words = [
        child
        for child in verb.lefts
        if child in auxiliaries
        or child.dep_ == "neg"
        or (
            child.dep_ == "advmod"
            and child.i >= start
            and child.lower_ not in _DISCOURSE
            and len(list(child.subtree)) == 1
        )
    ]
    # "do not": a negation may hang after its auxiliary, and with "be" after the verb itself.
    words += [child for child in verb.rights if child.dep_ == "neg"]
    ordered = tuple(sorted([*words, verb], key=lambda word: word.i))
    return VerbGroup(verb, auxiliaries, ordered, negated, borrowed, third)
