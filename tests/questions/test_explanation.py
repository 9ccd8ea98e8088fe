"""--explain: why these questions, and why not others."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from questions import Article, Candidate, choose
from questions.datafiles import FOLDER
from questions.explaining import dropped_by_checks, grave_flaws, never_made, obstacle, origin_of
from questions.explanation import explain
from questions.generator import suggest_from
from questions.kinds.short_answer import ShortAnswer
from questions.ranking import weights
from questions.workings import Workings, work

SAMPLE = sorted((FOLDER / "samples").glob("*.txt"))[0]


@pytest.fixture(scope="module")
def workings() -> Workings:
    return work(Article.from_text(SAMPLE.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def candidates(workings: Workings) -> list[Candidate]:
    return suggest_from(workings)


def asked(number: int, stem: str, **given: object) -> Candidate:
    question = ShortAnswer(stem=stem, skill="detail", answers=(f"Name{number}",))
    return replace(Candidate(question, 0.9, number, f"fact{number}"), **given)  # type: ignore[arg-type]


FIRST = asked(1, "Who sold the old mill?")


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (asked(2, "Who bought a boat?", sentence=1), "question 1 asks about the same sentence"),
        (asked(2, "Who bought a boat?", other_facts=("fact1",)), "question 1 asks about the same fact"),
        (replace(FIRST, sentence=5, fact="f"), "it and question 1 ask the same, or one gives the other’s answer away"),
        (asked(2, "Who bought a boat?", score=0.1), f"its score is below {weights()['least']}"),
        (asked(2, "Who bought a boat?"), "others are better or make the quiz more varied"),
    ],
)
def test_what_kept_a_candidate_out_is_said(one: Candidate, reason: str) -> None:
    assert obstacle(one, [FIRST], [FIRST, one], 10) == reason


def test_a_full_limit_is_named(candidates: list[Candidate]) -> None:
    people = [asked(number, f"Who bought thing{number}?", people=("Ada Holm",)) for number in (2, 3, 4, 5)]
    assert obstacle(people[3], people[:3], [*candidates, *people], 10) == "the quiz has enough of “Ada Holm”"


def test_a_question_has_its_draft_and_its_options_their_sources(
    workings: Workings, candidates: list[Candidate]
) -> None:
    single = [one for one in choose(candidates) if not one.other_facts]
    origins = [origin_of(one, workings) for one in single]
    assert any(origin.draft is not None for origin in origins)
    for one, origin in zip(single, origins, strict=True):
        # A whole statement of the article comes from its sentence, without a draft.
        assert origin.draft is not None or one.question.kind == "true_false"
        assert origin.draft is None or origin.draft.fact == one.fact
        assert all(source.isalpha() for source in origin.sources.values())


def test_dropped_questions_have_flaws_and_unmade_drafts_reasons(
    workings: Workings, candidates: list[Candidate]
) -> None:
    dropped = list(dropped_by_checks(workings))
    assert dropped
    assert all(re.match(r"\w+: ", reason) for one in dropped for reason in one.reasons)
    kept = {one.fact for one in candidates}
    for one in never_made(workings, candidates):
        assert one.stem
    assert all(draft.fact in kept for draft in workings.drafts) or list(never_made(workings, candidates))
    assert not grave_flaws(candidates[0].question, workings.reading.article)


def test_the_text_lists_the_quiz_and_what_was_left_out(candidates: list[Candidate]) -> None:
    article = Article.from_text(SAMPLE.read_text(encoding="utf-8"))
    text = explain(article, count=5)
    chosen = choose(candidates, count=5)
    assert f"{len(chosen)} questions of {len(candidates)} candidates" in text
    flat = " ".join(text.split())
    for number, one in enumerate(chosen, 1):
        assert f"{number}. {one.question.stem}" in flat
        assert f"Score {one.score:.2f}" in flat
    assert any(name in text for one in chosen for name in one.features if weights()["features"].get(name))
    for part in ("The best that were not chosen:", "Dropped by a check:"):
        assert part in text
    assert max(map(len, text.split("\n"))) <= 100
