"""Features: what a person can read off a question that tells a good one from a poor one, each from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from questions.anchors import anchors
from questions.article import Article
from questions.asserted import asserted
from questions.facts.narration import own_words
from questions.facts.once import once_a_reading
from questions.facts.topics import find_topics, weigh
from questions.flaws import slight_flaws
from questions.flaws.base import key_and_wrong
from questions.kinds import Question
from questions.kinds.matching import Matching
from questions.kinds.options import WithOptions
from questions.kinds.true_false import TrueFalse
from questions.loose_ends import loose_ends
from questions.reading import Reading
from questions.salience import salience
from questions.wording import content_words, longest_run, words

_MOST_STEM, _MOST_KEY, _MOST_SENTENCE = 30, 15, 45
_MANY_FLAWS, _MANY_COMMAS = 2, 4
_LONG_STEM, _SHORT = 60, 8
_DRAWN = frozenset({"speaker", "main_idea"})
_NAME = re.compile(r"(?<!^)\b[A-Z][a-z]")


class Basis(Protocol):
    """What a question was made on: a draft, or several facts together."""

    @property
    def sentence(self) -> int:
        """Return the index of the evidence's first sentence."""

    @property
    def confidence(self) -> float:
        """Return the maker's own trust in the wording, 0 to 1."""

    @property
    def importance(self) -> float:
        """Return how much the fact matters to the article, 0 to 1."""

    @property
    def features(self) -> Mapping[str, float]:
        """Return further features of the maker's own."""


def features(question: Question, basis: Basis, reading: Reading) -> dict[str, float]:
    """Return the features of a question; those named `kind:` and `skill:` are 1 for its own and left out else."""
    article = reading.article
    sentence = reading.sentences[basis.sentence]
    found = {
        f"kind:{question.kind}": 1.0,
        f"skill:{question.skill}": 1.0,
        **({f"pairs:{question.skill}": 1.0} if isinstance(question, Matching) else {}),
        "confidence": basis.confidence,
        "importance": basis.importance,
        "early": 1.0 - basis.sentence / max(len(reading.sentences), 1),
        "salience": salience(reading)[basis.sentence],
        "flaws": _share(slight_flaws(question, article), _MANY_FLAWS),
        "long_sentence": _share(len(sentence.tokens), _MOST_SENTENCE),
        "commas": _share(sentence.tokens.text.count(","), _MANY_COMMAS),
    }
    return (
        found
        | _wording(question, article)
        | _hanging(question, basis, reading)
        | _options(question, basis)
        | dict(basis.features)
    )


def _hanging(question: Question, basis: Basis, reading: Reading) -> dict[str, float]:
    """Return what hangs in the wording, and how much of the article's topics it touches."""
    topics = find_topics(reading)
    asked = _asked(question)
    (known,) = _known(reading)
    sentences = getattr(basis, "sentences", (basis.sentence,))
    found = [loose_ends(asked, reading.sentences[index], known) for index in sentences]
    loose = {name: max(one[name] for one in found) for name in found[0]}
    # A word in its own sentence need not be told of what it is.
    firm = {} if question.skill == "vocabulary" else anchors(asked, reading.sentences[basis.sentence], reading)
    return {"topical": weigh(topics, asked), **loose, **firm}


@once_a_reading
def _known(reading: Reading) -> Iterator[frozenset[str]]:
    """Yield once the words that need no introduction: the article's topics and its title's."""
    yield frozenset(find_topics(reading)) | content_words(reading.article.title)


def _asked(question: Question) -> str:
    """Return the words by which a question must be understood: options too where they are statements."""
    return question.stem if len(question.stem) > _LONG_STEM else f"{question.stem} {question.key_text()}"


def _wording(question: Question, article: Article) -> dict[str, float]:
    """Return what stem and key show by themselves, and how much of them is the article's own wording."""
    key = question.key_text()
    asked = question.stem if isinstance(question, TrueFalse) else f"{question.stem} {key}"
    content = content_words(asked)
    title = content_words(article.title)
    evidence = " ".join(span.cut(article.text) for span in question.evidence)
    return {
        "key_length": _share(len(words(key)), _MOST_KEY),
        "title": len(content & title) / len(title) if title else 0.0,
        "copied": _copied(own_words(question.stem, evidence), evidence),
        "short": float(len(words(asked)) < _SHORT),
        "names": _share(len(_NAME.findall(question.stem)), _MANY_COMMAS),
        "key_is_name": float(bool(_NAME.search(key)) and all(word[:1].isupper() for word in key.split())),
        "key_is_figure": float(any(character.isdigit() for character in key)),
        **(asserted(question, evidence) if isinstance(question, TrueFalse) else _questioned(question)),
    }


def _questioned(question: Question) -> dict[str, float]:
    return {
        "stem_length": _share(len(words(question.stem)), _MOST_STEM),
        "quoted": float("“" in question.stem),
    }


def _options(question: Question, basis: Basis) -> dict[str, float]:
    """Return how key and wrong options go together, by length and by where the wrong ones come from."""
    key, wrong = key_and_wrong(question)
    if not wrong or not isinstance(question, WithOptions):
        return {}
    lengths = [len(text) for text in (key, *wrong)]
    roles = [option.role for option in question.options if not option.correct]
    # Other speakers and smaller truths can only be the article's own: that says nothing against them.
    name = "drawn" if question.skill in _DRAWN else "role"
    shares = {f"{name}:{role}": roles.count(role) / len(roles) for role in sorted({role for role in roles if role})}
    shares[f"options:{getattr(basis, 'answer_type', 'statement')}"] = 1.0
    return {"length_balance": min(lengths) / max(lengths), "key_longest": float(max(lengths) == len(key)), **shares}


def _copied(stem: str, evidence: str) -> float:
    """Return the longest run of the stem's words that stands in the evidence, as a share of the stem."""
    asked = words(stem)
    return longest_run(asked, words(evidence)) / len(asked) if asked else 0.0


def _share(count: int, most: int) -> float:
    return min(1.0, count / most)
