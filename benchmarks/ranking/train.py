"""Learn the ranking's weights from judged questions: `python -m benchmarks.ranking.train`.

Compares the learned ranking with the hand-made one by cross-validation over articles, so that no article is
ranked by weights that have seen it, prints what it finds and writes `questions/data/weights.json`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.ranking.judged import Array, Judged, matrix, names_of, read_judged
from benchmarks.ranking.logistic import fit_signed
from benchmarks.report import write_section
from questions.kinds import KINDS, SKILLS

HERE = Path(__file__).parent
WEIGHTS = HERE.parent.parent / "questions" / "data" / "weights.json"
HAND_MADE = HERE / "hand_made.json"
FEW = 8
RARE = {"skill:main_idea": 1.75}
"""Weights set by hand, kept while fewer than `FEW` candidates were judged: a few say too little to learn from."""
RIDGES = (10.0, 30.0, 60.0)
SIGNS = {
    "confidence": 1,
    "importance": 1,
    "salience": 1,
    "title": 1,
    "topical": 1,
    "flaws": -1,
    "loose_nouns": -1,
    "strange_nouns": -1,
    "loose_comparative": -1,
    "loose_pronouns": -1,
    "short": -1,
    "topic_share": 1,
    "familiar": 1,
    "adrift": -1,
    "statement_length": -1,
    "statement_quoted": -1,
    "statement_repeats": -1,
    "figures": -1,
    "indefinite": -1,
    "of_what": -1,
    "joined": -1,
    "parted": -1,
}
"""What more of a feature can only mean, whatever few judgements seem to say."""
GONE = "no_longer_made"
"""Marks a judged question that a check drops by now: it still tells good from poor, and not how many are good."""
UNTRIED = "untried_text"
"""Marks a judged question of a text that no check was tried on: on such texts, as a teacher's is, fewer are good."""
KEPT = 0.5
"""The share of an article's candidates that a ranking keeps when its precision is counted."""


def main() -> None:
    """Cross-validate, print, write the report and the weights learned from everything."""
    judged = read_judged()
    names = names_of(judged)
    features, labels = matrix(judged, names), np.array([one.usable for one in judged])
    features, names = with_kinds_untried(features, names)
    articles = np.array([one.article for one in judged])
    signs = np.array([SIGNS.get(name, 0) for name in names])
    said = {each: out_of_article(features, labels, articles, each, signs) for each in RIDGES}
    ridge = min(RIDGES, key=lambda each: log_loss(said[each], labels))
    learned = said[ridge]
    by_hand = hand_made(judged)
    made = np.array([not one.features.get(GONE) for one in judged])
    learned, by_hand, their, own = learned[made], by_hand[made], labels[made], articles[made]
    lines = [
        f"{len(their)} candidates of {len(set(own))} articles, each judged blind; {100 * their.mean():.0f}% usable "
        f"unchanged. Learned weights never saw the article they rank; {len(judged) - len(their)} candidates more "
        "that are no longer made helped to learn them.",
        "",
        "| ranking | usable among the better half of each article | AUC | log loss |",
        "| --- | --- | --- | --- |",
        _row("made by hand", by_hand, their, own),
        _row(f"learned (ridge {ridge:g})", learned, their, own),
    ]
    write_section("Ranking", lines)
    model = fit_signed(features, labels, ridge, signs)
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    learned_weights = on_untried_text(dict(zip(names, model.weights.tolist(), strict=True)))
    seen = dict(zip(names, (features > 0).sum(axis=0), strict=True))
    rare = {name: weight for name, weight in RARE.items() if seen.get(name, 0) < FEW}
    stored["features"] = dict(sorted({**unseen(), **learned_weights, **rare}.items()))
    # What is written is the chance on a text that nobody has seen.
    stored["bias"] = round(model.bias + float(model.weights[names.index(UNTRIED)]), 3)
    WEIGHTS.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


def with_kinds_untried(features: Array, names: Sequence[str]) -> tuple[Array, list[str]]:
    """Return the features with one more for each kind on an untried text: some kinds fare worse there than others.

    What is no longer made of such a text counts as if it were: the next text has flaws of its own that no check knows.
    """
    features = features.copy()
    untried = features[:, [names.index(UNTRIED)]]
    features[:, names.index(GONE)] *= 1.0 - untried[:, 0]
    kinds = [at for at, name in enumerate(names) if name.startswith("kind:")]
    return np.hstack([features, untried * features[:, kinds]]), [*names, *(UNTRIED + names[at] for at in kinds)]


def on_untried_text(weights: dict[str, float]) -> dict[str, float]:
    """Return the weights to rank by: those of the features, each kind's with what it loses on an untried text."""
    return {
        name: round(weight + weights.get(UNTRIED + name, 0.0), 3)
        for name, weight in weights.items()
        if name != GONE and not name.startswith(UNTRIED)
    }


def unseen() -> dict[str, float]:
    """Return a weight of 0 for every kind and skill, for those that nobody has judged yet."""
    return dict.fromkeys([f"kind:{kind}" for kind in KINDS] + [f"skill:{skill}" for skill in SKILLS], 0.0)


def out_of_article(features: Array, labels: Array, articles: Array, ridge: float, signs: Array) -> Array:
    """Return for each candidate what a model says that was fitted on all other articles."""
    said = np.zeros(len(labels))
    for article in sorted(set(articles)):
        own = articles == article
        said[own] = fit_signed(features[~own], labels[~own], ridge, signs).predict(features[own])
    return said


def hand_made(judged: Sequence[Judged]) -> Array:
    """Return what the weights that were set by hand say of each candidate."""
    stored = json.loads(HAND_MADE.read_text(encoding="utf-8"))
    names = list(stored["features"])
    summed = matrix(judged, names) @ np.array(list(stored["features"].values())) + stored["bias"]
    return np.asarray(1.0 / (1.0 + np.exp(-summed)))


def log_loss(said: Array, labels: Array) -> float:
    """Return the mean log loss; labels may be shares."""
    safe = np.clip(said, 1e-6, 1 - 1e-6)
    return float(-(labels * np.log(safe) + (1 - labels) * np.log(1 - safe)).mean())


def auc(said: Array, labels: Array) -> float:
    """Return the chance that a usable candidate is ranked above one that is not, ties counted half."""
    good, bad = said[labels > KEPT], said[labels <= KEPT]
    return float(((good[:, None] > bad) + 0.5 * (good[:, None] == bad)).mean())


def kept_share(said: Array, labels: Array, articles: Array) -> float:
    """Return the share of usable candidates in the better half of each article's."""
    kept: list[float] = []
    for article in sorted(set(articles)):
        own = np.flatnonzero(articles == article)
        best = own[np.argsort(-said[own], kind="stable")][: max(1, round(KEPT * len(own)))]
        kept.extend(labels[best])
    return float(np.mean(kept))


def _row(name: str, said: Array, labels: Array, articles: Array) -> str:
    figures: list[Callable[[], float]] = [lambda: auc(said, labels), lambda: log_loss(said, labels)]
    share = 100 * kept_share(said, labels, articles)
    return f"| {name} | {share:.0f}% | " + " | ".join(f"{figure():.3f}" for figure in figures) + " |"


if __name__ == "__main__":
    main()
