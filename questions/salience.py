"""Salience: how much each sentence of an article is about what the article is about."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt

from questions.facts.once import once_a_reading
from questions.reading import Reading
from questions.wording import content_words, root

_KINDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_TITLE_BONUS = 2.0


@once_a_reading
def salience(reading: Reading) -> list[float]:
    """Return for each sentence its rank by centrality, 0 (the least central) to 1 (the most).

    Centrality is the cosine between the sentence's words and the centroid of all sentences (Radev et al. 2004,
    Centroid-based summarization), each word weighing the logarithm of the number of sentences it stands in, more
    when the title has it. One pass, linear in the length.
    """
    bags = [
        {root(token.lower_) for token in sentence.words if token.pos_ in _KINDS and not token.is_stop}
        for sentence in reading.sentences
    ]
    counts = Counter(word for bag in bags for word in bag)
    title = content_words(reading.article.title)
    weight = {word: log(count) + (_TITLE_BONUS if word in title else 0.0) for word, count in counts.items()}
    central = [sum(weight[word] for word in bag) / sqrt(len(bag)) if bag else 0.0 for bag in map(sorted, bags)]
    order = sorted(range(len(central)), key=lambda index: (central[index], -index))
    last = max(len(order) - 1, 1)
    ranks = dict(zip(order, range(len(order)), strict=True))
    return [ranks[index] / last for index in range(len(order))]
