"""How much longer than its own parse does making questions from an article take, and how does it grow?

The floor is spaCy's parse of the same text by the same model in the same run.
"""

from __future__ import annotations

import math
import resource
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from benchmarks.report import write_section
from questions import Article, generate
from questions.language_model import load_model

SAMPLES = sorted((Path(__file__).parent.parent / "questions" / "data" / "samples").glob("*.txt"))
LENGTHS = (500, 5_000, 82_000)
ROUNDS = 7


def main() -> None:
    """Measure, print and write the results."""
    nlp = load_model()
    articles = [Article.from_text(file.read_text(encoding="utf-8")) for file in SAMPLES]
    for article in articles:
        generate(article)  # Word lists and the model are loaded once a process; that is not what is measured.
    # In turns, and the best of each: what else the machine does slows both down, at different times.
    rounds = [
        (
            _seconds(lambda: [list(nlp.pipe([article.text])) for article in articles]),
            _seconds(lambda: [generate(article) for article in articles]),
        )
        for _ in range(ROUNDS)
    ]
    parse, whole = (min(times) for times in zip(*rounds, strict=True))
    words = sum(article.words for article in articles) // len(articles)
    lines = [
        f"| what | processor seconds for {len(articles)} articles of {words} words |",
        "| --- | --- |",
        f"| spaCy's parse alone (the floor) | {parse:.2f} |",
        f"| generate, parse included | {whole:.2f} |",
        f"| **ratio** (aim ≤ 2.0) | **{whole / parse:.2f}** |",
        "",
        "| words | processor seconds | questions | peak memory, MiB |",
        "| --- | --- | --- | --- |",
    ]
    times, lengths = [], []
    for length in LENGTHS:
        article = long_article(length)
        lengths.append(article.words)
        made: list[int] = []
        times.append(_seconds(lambda article=article, made=made: made.append(len(generate(article).questions))))  # type: ignore[misc]
        lines.append(f"| {article.words} | {times[-1]:.2f} | {made[0]} | {_peak():.0f} |")
    growth = math.log(times[-1] / times[0]) / math.log(lengths[-1] / lengths[0])
    lines += ["", f"Seconds grow with the length to the power of **{growth:.2f}** (1 is linear)."]
    write_section("Making questions", lines)


def long_article(words: int) -> Article:
    """Return an article of about so many words: the samples' paragraphs again and again, none quite the same.

    Each round numbers the names and figures afresh, since a repeated paragraph would be left out.
    """
    paragraphs = [p for file in SAMPLES for p in file.read_text(encoding="utf-8").split("\n\n")[1:]]
    taken: list[str] = []
    count = 0
    for number, paragraph in enumerate(cycle(paragraphs)):
        if count >= words:
            break
        taken.append(f"In part {number + 1} of the story the same was told again. {paragraph}")
        count += len(paragraph.split())
    return Article.from_text("\n\n".join(taken), title="A long story")


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
