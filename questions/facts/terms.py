"""Terms: words worth asking the meaning of, each with the words around it that show how it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.excerpts import excerpt_around
from questions.facts.once import once_a_reading
from questions.facts.word_uses import done_otherwise, followed_otherwise, means_this
from questions.reading import Reading, Sentence
from questions.span import Span
from questions.wording import content_words, has_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPELLED: dict[str, str] = read_toml("vocabulary_uses")["spelled"]
_FILES = ("vocabulary_verbs", "vocabulary_nouns", "vocabulary_adjectives", "vocabulary_others")
_EXPRESSIONS = ("verb_phrase", "expression")
_CLASSES = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adverb"}
_EXPLAINS = frozenset({"or", "meaning", "called", "namely", "i.e.", "means", "mean", "meant"})
_STEM = 4
"""As much of a word as makes another of its kin; the roots have lost an “e”."""
_PARTS_OF_PHRASES = frozenset({"prt", "compound", "fixed"})


@dataclass(frozen=True)
class Meaning:
    """Hold what a word means, and three things it does not; the first is what it is easily mistaken for."""

    word: str
    word_class: str
    text: str
    mistaken: str
    others: tuple[str, ...]
    rare: bool


@dataclass(frozen=True)
class Term:
    """Pair a meaning with the sentence that uses it.

    `name` is the word in its plain form, `bare` says whether it stands so in the sentence, `verbal`
    whether it is a verb or begins with one, and `shown` is the stretch of the sentence to quote.
    """

    meaning: Meaning
    name: str
    bare: bool
    verbal: bool
    shown: Span
    sentence: int


@cache
def meanings() -> Mapping[tuple[str, str], Meaning]:
    """Return the known meanings by word class and word, or expression."""
    found = {}
    for file in _FILES:
        for word_class, levels in read_toml(file).items():
            for level, words in levels.items():
                for word, (text, mistaken, *others) in words.items():
                    meaning = Meaning(word, word_class, text, mistaken, tuple(others), level == "rare")
                    found[word_class, word] = meaning
    return found


@once_a_reading
def find_terms(reading: Reading) -> Iterator[Term]:
    """Yield each known word where the article first uses it in a clause fit to be quoted."""
    asked: set[str] = set()
    for sentence in reading.sentences:
        for tokens, meaning in chain(_words(sentence), _phrases(sentence)):
            if meaning.word in asked:
                continue
            shown = excerpt_around(reading, sentence, tokens)
            if shown is not None and not _tells(shown.cut(reading.article.text), tokens, meaning):
                asked.add(meaning.word)
                name = " ".join((tokens[0].lemma_.lower(), *(token.lower_ for token in tokens[1:])))
                bare = has_phrase(shown.cut(reading.article.text), name)
                verbal = meaning.word_class in {"verb", "verb_phrase"}
                yield Term(meaning, name, bare, verbal, shown, sentence.index)


def _words(sentence: Sentence) -> Iterator[tuple[list[Token], Meaning]]:
    known = meanings()
    for token in sentence.words:
        word_class = _CLASSES.get(token.pos_)
        meaning = known.get((word_class, _spelled(token.lemma_.lower()))) if word_class else None
        if (
            meaning is not None
            and _stands_alone(token)
            and means_this(token, _spelled(token.lemma_.lower()))
            and not _is_explained(token)
        ):
            yield [token], meaning


def _spelled(lemma: str) -> str:
    """Return a word as the vocabulary spells it."""
    if lemma.endswith(("ise", "yse")) and ("verb", lemma) not in meanings():
        return f"{lemma[:-2]}ze"
    return _SPELLED.get(lemma, lemma)


def _phrases(sentence: Sentence) -> Iterator[tuple[list[Token], Meaning]]:
    """Yield the expressions whose words stand together, in order."""
    known = _by_first_words()
    for token, second in pairwise(sentence.words):
        beginning = known.get(token.lemma_.lower())
        for rest, meaning in beginning.get(second.lower_, ()) if beginning else ():
            tokens = list(sentence.tokens.doc[token.i : min(token.i + 1 + len(rest), sentence.tokens.end)])
            same = [one.lower_ for one in tokens[1:]] == rest
            verbal = meaning.word_class == "verb_phrase"
            otherwise = followed_otherwise(meaning.word, tokens[-1]) or done_otherwise(meaning.word, token)
            if same and _is_expression(tokens, verbal=verbal) and not otherwise:
                yield tokens, meaning


@cache
def _by_first_words() -> Mapping[str, Mapping[str, list[tuple[list[str], Meaning]]]]:
    """Return the expressions by their first word and, below it, by their second: many begin with “in”."""
    found: dict[str, dict[str, list[tuple[list[str], Meaning]]]] = {}
    for (word_class, word), meaning in meanings().items():
        if word_class in _EXPRESSIONS:
            first, *rest = word.split()
            found.setdefault(first, {}).setdefault(rest[0], []).append((rest, meaning))
    return found


def _is_expression(tokens: list[Token], *, verbal: bool) -> bool:
    """Say whether words that stand together belong together: “carried out tests”, not “carried out of the fire”."""
    first, last = tokens[0], tokens[-1]
    if verbal and (first.pos_ != "VERB" or (len(tokens) == 2 and (last.dep_ != "prt" or last.head != first))):  # noqa: PLR2004 (a verb and its particle)
        return False
    return not any(token.ent_type_ for token in tokens)


def _stands_alone(token: Token) -> bool:
    """Say whether a word is no part of a name, of a compound or of an expression that means something else."""
    before = token.nbor(-1).text if token.i else ""
    after = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
    # The model hardly ever tags a verb written with a capital right.
    if token.ent_type_ or token.text[:1].isupper() or "-" in (before, after):
        return False
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    # The model takes some nouns before a noun for something else: “conspiracy theories”.
    if token.pos_ == "NOUN" and following.pos_ in {"NOUN", "PROPN"}:
        return False
    if token.dep_ == "compound" or (token.pos_ == "VERB" and token.dep_ == "amod"):
        return False
    if any(child.dep_ in _PARTS_OF_PHRASES for child in token.children):
        return False
    return not any(token.head == other for other in token.children)


def _is_explained(token: Token) -> bool:
    """Say whether the article tells the meaning itself: “a levy, or tax,” and “so-called ‘levy’”."""
    following = [other.lower_ for other in token.doc[token.i + 1 : token.i + 3]]
    before = token.doc[max(0, token.i - 2) : token.i]
    if following and following[0] in {"(", "–", "—", ","} and following[1:] and following[1] in _EXPLAINS:
        return True
    return any(other.lower_ in {"called", "termed", "‘", "“", '"'} for other in before)


def _tells(shown: str, tokens: list[Token], meaning: Meaning) -> bool:
    """Say whether the quoted words hold words of an option, which would give it away or speak for it."""
    own = content_words(" ".join(token.text for token in tokens))
    options = content_words(" ".join((meaning.text, meaning.mistaken, *meaning.others)))
    other = content_words(shown) - own
    return bool(options & other) or any(_akin(one, told) for one in content_words(meaning.text) for told in other)


def _akin(one: str, other: str) -> bool:
    """Say whether one word is made of the other: “tasteless” tells of “taste”."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _STEM and long.startswith(short)
