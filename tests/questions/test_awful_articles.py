"""Whatever the article: no crash, and questions that can be asked, proved, answered and stored."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from awful import EQUAL, SORTS, articles
from hypothesis import HealthCheck, given, settings

from questions import Article, ArticleError, Candidate, Question, choose, generate, grade, suggest
from questions.datafiles import FOLDER
from questions.flaws import check
from questions.kinds.cloze import GAP
from questions.kinds.options import HasOptions, WithOptions

EXAMPLES = int(os.environ.get("READBACK_EXAMPLES", "200"))
"""`make soak` asks for 10,000."""
ROOT = Path(__file__).parents[2]
_ENDS = ("?", ".", "!", "”", "’", '"', ")", "…", ":", "_")


def candidates_of(text: str) -> tuple[Article, list[Candidate]]:
    """Return what is made of a text; nothing where it is refused in plain words."""
    article = Article.from_text(text, title="The Bridge")
    return article, suggest(article)


def sound_whatever(article: Article, one: Candidate) -> None:
    question = one.question
    assert question.stem.strip() == question.stem
    assert question.stem.endswith(_ENDS)
    assert question.stem.count(GAP) == (question.kind == "cloze")
    assert question.evidence
    for span in question.evidence:
        assert 0 <= span.start < span.end <= len(article.text)
        assert span.cut(article.text).strip()
    parts = [part.strip().casefold() for part in question.parts()]
    assert all(parts)
    assert len(set(parts)) == len(parts)
    if isinstance(question, HasOptions) and question.options:
        assert any(option.correct for option in question.options)
        assert not all(option.correct for option in question.options)
    assert 0 <= one.score <= 1
    assert 0 <= question.difficulty <= 1
    assert not [flaw.name for flaw in check(question, article) if flaw.grave]
    assert Candidate.from_json(json.loads(json.dumps(one.to_json()))).question == question
    key_earns_everything(question)


def key_earns_everything(question: Question) -> None:
    if isinstance(question, WithOptions) and question.options:
        assert grade(question, {"option": str(question.options.index(question.key))}).right
    elif question.kind in ("short_answer", "cloze"):
        assert all(grade(question, {"text": answer}).right for answer in question.answers)  # type: ignore[attr-defined]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles)
def test_any_article_gives_sound_questions_or_a_plain_refusal(text: str) -> None:
    try:
        article, found = candidates_of(text)
    except ArticleError:
        return
    for one in found:
        sound_whatever(article, one)
    chosen = choose(found)
    assert len(chosen) <= 10
    for place, one in enumerate(chosen):
        assert not any(one.sentences & other.sentences or one.facts & other.facts for other in chosen[:place])


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort[0][:20])
def test_an_article_of_one_awful_sort_alone_is_no_trouble(sort: list[str]) -> None:
    try:
        article, found = candidates_of("\n\n".join(sort * 3))
    except ArticleError:
        return
    for one in found:
        sound_whatever(article, one)


def test_forty_equal_paragraphs_are_asked_about_once() -> None:
    try:
        _, found = candidates_of("\n\n".join(EQUAL * 40))
    except ArticleError:
        return
    assert len({one.question.stem for one in choose(found)}) == len(choose(found)) <= 2


def _mixed(names: list[str]) -> str:
    return "\n\n".join(
        sorted(path.read_text(encoding="utf-8") for path in (FOLDER / "samples").glob("*.txt"))[:1] + names
    )


@pytest.mark.parametrize(
    "text", [_mixed([]), _mixed([piece for sort in SORTS for piece in sort])], ids=["plain", "awful"]
)
def test_a_fresh_process_with_another_hash_seed_prints_the_same(text: str) -> None:
    def printed(seed: str) -> bytes:
        command = [sys.executable, "-m", "questions", "-", "--format", "json", "--seed", "5"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, cwd=ROOT, env=environment, check=True, timeout=180
        )
        return done.stdout

    assert printed("1") == printed("42")


def test_every_candidate_is_the_same_the_second_time() -> None:
    text = _mixed([])
    first, again = suggest(Article.from_text(text)), suggest(Article.from_text(text))
    assert first == again
    assert generate(text, seed=7) == generate(text, seed=7)
