"""Loose ends: what in a question's wording points outside it, read off the sentence it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.wording import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Sentence

_WORDS = read_toml("loose_ends")
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "other", "another"})
_ANCHORS = frozenset({"prep", "relcl", "acl", "appos", "poss", "compound", "nummod"})
_ONE_OF_ITS_KIND = frozenset({"JJS", "RBS"})
_KNOWN_TO_ALL = frozenset(_WORDS["known_to_all"])
_MANY, _MANY_PRONOUNS = 3, 2
_THIRD = frozenset(_WORDS["third_person"])


def loose_ends(asked: str, sentence: Sentence, topics: frozenset[str]) -> dict[str, float]:
    """Return features, each 0 to 1: nouns, comparatives and pronouns of `asked` that hang on what it does not say.

    A noun with “the” hangs unless something beside it says which one, everybody knows it, or it is one of the
    article's `topics`; a comparative hangs without “than”; a third-person pronoun hangs where no noun comes before.
    """
    said = set(words(asked))
    tokens = [token for token in sentence.words if token.lower_ in said]
    loose = [token for token in tokens if _hangs(token)]
    strange = [token for token in loose if token.lemma_.lower() not in topics and token.lower_ not in topics]
    compared = [token for token in tokens if token.tag_ in {"JJR", "RBR"}]
    listed = words(asked)
    pronouns = [word for index, word in enumerate(listed) if word in _THIRD and index < _MANY]
    return {
        "loose_nouns": min(1.0, len(loose) / _MANY),
        "strange_nouns": min(1.0, len(strange) / _MANY),
        "loose_comparative": float(bool(compared) and "than" not in said),
        "loose_pronouns": min(1.0, (len(pronouns) + 0.5 * len(_THIRD & said)) / _MANY_PRONOUNS),
    }


def _hangs(token: Token) -> bool:
    if token.pos_ != "NOUN" or token.lower_ in _KNOWN_TO_ALL:
        return False
    children = list(token.children)
    if not any(child.lower_ in _POINTING for child in children):
        return False
    return not any(child.dep_ in _ANCHORS or child.tag_ in _ONE_OF_ITS_KIND for child in children)
