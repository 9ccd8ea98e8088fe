"""Wrong options, from drafts written by hand on a small article."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from drafting import draft_of

from questions.article import Article
from questions.draft import Draft
from questions.options import wrong_options
from questions.reading import Reading, read
from questions.sources import Sources, gather
from questions.span import Span
from questions.wrong import Wrong

TEXT = """Helen Marsh opened the library in Oslo on Tuesday. She and Peter Webb carried 40 boxes of books up the stairs.

The work took three years, said Ruth Palmer, who designed the roof. The town had paid 900,000 crowns for it in 2019.

Simon Reed closed the bakery because the oven had cracked. In Denmark, a choir of 25 children sang for nine hours.

Because the road had flooded, the ferry stayed in Bergen until Friday. A fire killed two horses in 2016."""


def draft(answer: str, answer_type: str, stem: str, place: str, **more: object) -> Draft:
    start = TEXT.index(place)
    sentence = TEXT.rfind(". ", 0, start) + 2
    given: dict[str, object] = {
        "skill": "detail",
        "answer": answer,
        "answer_type": answer_type,
        "stem": stem,
        "sentence": sentence,
        "explanation": "",
        "evidence": (Span(max(sentence, 0), TEXT.index(".", start) + 1),),
        "fact": f"{stem}{answer}",
        "answer_span": Span(start, start + len(place)),
    }
    return Draft(**{**given, **more})  # type: ignore[arg-type]


@cache
def reading() -> Reading:
    return read(Article.from_text(TEXT, title="The library"))


def sources(*drafts: Draft) -> Sources:
    return gather(reading(), drafts)


def options(one: Draft, *others: Draft) -> list[Wrong]:
    return wrong_options(one, sources(one, *others))


def test_other_people_of_the_article_come_by_their_full_names() -> None:
    found = {
        wrong.text: wrong.role
        for wrong in options(draft("Ruth Palmer", "person", "Who designed the roof?", "Ruth Palmer"))
    }
    assert found["Helen Marsh"] == "elsewhere"
    assert found["Simon Reed"] == "elsewhere"
    assert "Ruth Palmer" not in found


def test_a_firm_or_a_work_with_a_persons_name_is_no_person() -> None:
    text = (
        "Helen Marsh opened the library in Oslo on Tuesday. “We need books,” said Peter Webb, the mayor of Oslo. The "
        "publisher Simon Reed sent 40 boxes of them. Ruth Palmer sang, and she brought bread."
    )
    told = read(Article.from_text(text, title="The library"))
    one = draft_of(
        "Who opened the library in Oslo on Tuesday?",
        "Helen Marsh",
        "person",
        (told.sentences[0].span,),
        fact="clause:1",
        answer_span=Span(0, 11),
    )
    found = [wrong.text for wrong in wrong_options(one, gather(told, [one])) if wrong.role != "unsupported"]
    assert sorted(found) == ["Peter Webb", "Ruth Palmer"]


def test_who_did_it_together_with_the_key_is_no_wrong_option() -> None:
    text = TEXT.replace("She and Peter Webb carried", "Ada Brown and Peter Webb carried")
    other = read(Article.from_text(text, title="The library"))
    start = text.index("Peter Webb")
    one = draft("Peter Webb", "person", "Who carried 40 boxes of books up the stairs?", "Peter Webb")
    span = Span(start, start + len("Peter Webb"))
    evidence = (Span(text.index("Ada Brown"), text.index(".", start) + 1),)
    moved = replace(one, answer_span=span, evidence=evidence)
    assert "Ada Brown" not in {wrong.text for wrong in wrong_options(moved, gather(other, [moved]))}


def test_nobody_of_the_article_is_offered_for_harm() -> None:
    one = draft("Ruth Palmer", "person", "Who was accused of theft?", "Ruth Palmer")
    assert {wrong.source for wrong in options(one)} == {"world"}


def test_a_name_the_stem_holds_is_no_option() -> None:
    one = draft("Ruth Palmer", "person", "Who met Simon Reed?", "Ruth Palmer")
    assert "Simon Reed" not in {wrong.text for wrong in options(one)}


def test_a_first_name_the_stem_holds_leaves_its_bearer_out() -> None:
    one = draft("Helen Marsh", "person", "Who said, “Peter had been carrying boxes all day”?", "Helen Marsh")
    found = {wrong.text for wrong in wrong_options(one, gather(reading(), [one]))}
    assert "Peter Webb" not in found
    assert "Simon Reed" in found


def test_a_described_person_is_not_set_beside_names() -> None:
    one = draft("The baker", "person", "Who closed the bakery?", "Simon Reed")
    assert not {"Helen Marsh", "Ruth Palmer"} & {wrong.text for wrong in options(one)}


def test_places_are_of_the_keys_class() -> None:
    city = {wrong.text for wrong in options(draft("In Oslo", "place", "Where is the library?", "Oslo"))}
    assert "In Bergen" in city
    assert "In Denmark" not in city
    assert all(text.startswith("In ") for text in city)


def test_figures_keep_unit_and_style_and_say_where_they_come_from() -> None:
    found = options(draft("40", "number", "How many boxes were carried?", "40"))
    assert Wrong("elsewhere", "25", "article") in found
    assert {wrong.role for wrong in found} >= {"elsewhere", "unsupported"}
    assert all(wrong.text.isdigit() for wrong in found)


def test_a_year_is_near_in_time() -> None:
    found = options(draft("In 2019", "date", "When did the town pay?", "2019"))
    assert Wrong("elsewhere", "In 2016", "article") in found
    assert {"In 2018", "In 2017"} <= {wrong.text for wrong in found}
    assert "In 2020" not in {wrong.text for wrong in found}  # later than all that the article tells


def test_a_weekday_has_other_weekdays() -> None:
    found = options(draft("On Tuesday", "date", "When did the library open?", "Tuesday"))
    assert {wrong.text for wrong in found} <= {
        f"On {day}day" for day in ("Mon", "Wednes", "Thurs", "Fri", "Satur", "Sun")
    }
    assert Wrong("elsewhere", "On Friday", "article") in found


def reason(answer: str, stem: str, place: str) -> Draft:
    return draft(answer, "reason", stem, place, skill="cause")


def test_reasons_come_from_other_facts() -> None:
    oven = reason("Because the oven had cracked", "Why did Simon Reed close the bakery?", "the oven had")
    road = reason("Because the road had flooded", "Why did the ferry stay in Bergen?", "the road had")
    assert Wrong("elsewhere", "Because the road had flooded", "draft") in options(oven, road)


@pytest.mark.parametrize(
    "text", ["Because he had flooded it", "Because the road had killed two horses", "To reach the road"]
)
def test_a_borrowed_reason_points_at_nobody_blames_nobody_and_has_the_keys_form(text: str) -> None:
    oven = reason("Because the oven had cracked", "Why did Simon Reed close the bakery?", "the oven had")
    road = reason(text, "Why did the ferry stay in Bergen?", "the road had")
    assert text not in {wrong.text for wrong in options(oven, road)}


def test_a_makers_own_options_come_first() -> None:
    one = draft(
        "Ruth Palmer",
        "person",
        "Who designed it?",
        "Ruth Palmer",
        wrong=(("misread", "Ruth Palmers"), ("misread", "Peter Webb")),
    )
    assert options(one)[0].source == "maker"


def test_options_begin_as_the_key_does() -> None:
    one = draft("The UK", "place", "Which country paid?", "Oslo")
    found = options(one)
    assert found
    assert all(wrong.text[0].isupper() for wrong in found)


def test_the_same_draft_gives_the_same_options() -> None:
    one = draft("40", "number", "How many boxes were carried?", "40")
    assert options(one) == options(one)


def test_what_the_article_says_elsewhere_is_offered_as_a_reason_with_names_kept() -> None:
    oven = reason("Because the oven had cracked", "Why did Simon Reed close the bakery?", "the oven had")
    told = draft("40", "number", "How many?", "40", statement="Peter Webb carried 40 boxes to the bakery.")
    other = draft("25", "number", "How many sang?", "25", statement="The bakery choir of 25 children sang.")
    texts = {wrong.text for wrong in options(oven, told, other)}
    assert "Because Peter Webb carried 40 boxes to the bakery" in texts
    assert "Because the bakery choir of 25 children sang" in texts


def test_one_and_many_are_no_rivals() -> None:
    one = draft("40", "number", "How many boxes were carried?", "40")
    assert not {"1", "One"} & {wrong.text for wrong in options(one)}
    assert options(draft("One", "number", "How many boxes were carried?", "40")) == []


def test_a_name_is_not_set_beside_its_initials() -> None:
    one = draft("The DH", "group", "Who paid for it?", "The town", wrong=(("elsewhere", "The Department of Health"),))
    assert "The Department of Health" not in {wrong.text for wrong in wrong_options(one, sources(one))}


@pytest.mark.parametrize(
    ("name", "told", "rival"),
    [("Helen Marsh", "died", False), ("Helen Marsh", "sang", True), ("Saint Helen", "sang", False)],
)
def test_nobody_takes_the_dead_or_a_saint_for_who_did_it(name: str, told: str, rival: bool) -> None:
    text = f"{name} {told} in May. Peter Webb led a long march. Ruth Palmer spoke. She was tired."
    read_anew = read(Article.from_text(text, title="The march"))
    start = text.index("Peter Webb")
    one = replace(
        draft("Helen Marsh", "person", "Who led a long march?", "Helen Marsh"),
        answer="Peter Webb",
        answer_span=Span(start, start + 10),
        evidence=(Span(start, start + 30),),
        sentence=1,
    )
    found = {wrong.text for wrong in wrong_options(one, gather(read_anew, [one]))}
    assert (name in found) == rival
    assert "Ruth Palmer" in found


@pytest.mark.parametrize(
    ("others", "stem", "rivals"),
    [
        # nobody takes the king for a gardener, nor a gardener for the king
        ("King Karl Berg sang. Ruth Palmer, a nurse, spoke.", "Who led a long march?", {"Ruth Palmer"}),
        ("President Ivo Berg sang. Ruth Palmer, a nurse, spoke.", "Who met the president?", {"Ruth Palmer"}),
        ("Karl Berg, a baker, sang. Ruth Palmer, a nurse, spoke.", "Who led the bakers?", {"Ruth Palmer"}),
        ("Karl Berg, a baker, sang. Ruth Palmer, a nurse, spoke.", "Who sang?", {"Ruth Palmer", "Karl Berg"}),
    ],
)
def test_rivals_are_of_the_keys_standing_and_not_whom_the_question_speaks_of(
    others: str, stem: str, rivals: set[str]
) -> None:
    text = f"Peter Webb, a gardener, led a long march. {others}"
    told = read(Article.from_text(text, title="The march"))
    one = draft_of(stem, "Peter Webb", "person", (told.sentences[0].span,), answer_span=Span(0, 10))
    found = {wrong.text for wrong in wrong_options(one, gather(told, [one])) if wrong.source == "article"}
    assert found == rivals


@pytest.mark.parametrize(("stem", "kept"), [("Which company paid?", False), ("Which body paid?", True)])
def test_bodies_are_of_the_sort_that_is_asked_for(stem: str, kept: bool) -> None:
    text = "Facebook paid for it. Microsoft sent bread. The Red Cross sent milk to the village."
    told = read(Article.from_text(text, title="The march"))
    one = draft_of(stem, "Facebook", "group", (told.sentences[0].span,), answer_span=Span(0, 8))
    found = {wrong.text for wrong in wrong_options(one, gather(told, [one])) if wrong.source == "article"}
    assert "Microsoft" in found
    assert ("The Red Cross" in found) == kept
