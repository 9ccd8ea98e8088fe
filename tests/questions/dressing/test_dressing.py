"""The dressing: what a draft becomes, kind by kind, from drafts written by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from questions.article import Article
from questions.draft import Draft
from questions.dressing import dressers
from questions.dressing.multiple_choice import sets_of
from questions.kinds import KINDS, Question
from questions.kinds.cloze import Cloze
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.short_answer import ShortAnswer
from questions.kinds.true_false import TrueFalse
from questions.options import wrong_options
from questions.reading import Reading, read
from questions.sources import gather
from questions.span import Span
from questions.wrong import Wrong

TEXT = """Judge Helen Marsh opened the library of Bergen on Tuesday. Peter Webb carried 40 boxes of books up the stairs.

Ruth Palmer designed the roof. Simon Reed baked 25 cakes for the children in Oslo. The mayor thanked them on Friday."""
STATEMENT = "Helen Marsh opened the library of Bergen on Tuesday."


@cache
def reading() -> Reading:
    return read(Article.from_text(TEXT, title="The library"))


def draft(answer: str, answer_type: str, stem: str, statement: str = STATEMENT, slot: str | None = None) -> Draft:
    words = slot or answer
    start, at = statement.index(words), TEXT.index(words)
    end = TEXT.index(".", at) + 1
    return Draft(
        skill="detail",
        stem=stem,
        answer=answer,
        answer_type=answer_type,
        evidence=(Span(TEXT.rfind("\n", 0, at) + 1, end),),
        sentence=0,
        fact=stem,
        explanation="It says so.",
        answer_span=Span(at, at + len(words)),
        statement=statement,
        slot=Span(start, start + len(words)),
        typed=True,
    )


def dressed(one: Draft, kind: str) -> list[Question]:
    return list(dressers()[kind](one, reading(), wrong_options(one, gather(reading(), [one]))))


WHO = draft("Judge Helen Marsh", "person", "Who opened the library of Bergen on Tuesday?", slot="Helen Marsh")
MANY = draft(
    "40",
    "number",
    "How many boxes of books did Peter Webb carry?",
    "Peter Webb carried 40 boxes of books up the stairs.",
)


def test_there_is_a_dresser_for_every_kind_it_names() -> None:
    assert set(dressers()) <= set(KINDS)
    assert {"multiple_choice", "true_false", "cloze", "short_answer"} <= set(dressers())


def test_a_choice_has_three_wrong_options_and_no_title_on_its_key() -> None:
    (question,) = dressed(WHO, "multiple_choice")
    assert isinstance(question, MultipleChoice)
    assert question.key.text == "Helen Marsh"
    assert len(question.options) == 4


def test_figures_are_stored_in_order() -> None:
    (question,) = dressed(MANY, "multiple_choice")
    assert isinstance(question, MultipleChoice)
    assert question.option_order == "fixed"
    assert [int(text) for text in question.parts()] == sorted(int(text) for text in question.parts())


def test_without_three_wrong_options_there_is_no_choice() -> None:
    assert dressed(draft("Tuesday", "noun", "What?", slot="Tuesday"), "multiple_choice") == []
    assert list(dressers()["multiple_choice"](WHO, reading(), wrong_options(WHO, gather(reading(), [WHO]))[:2])) == []


def statements(one: Draft) -> dict[str, bool]:
    return {
        question.stem: question.answer for question in dressed(one, "true_false") if isinstance(question, TrueFalse)
    }


def test_a_statement_is_asked_true_and_with_one_thing_changed() -> None:
    found = statements(MANY)
    assert sorted(found.values()) == [False, True]
    true, false = sorted(found, key=lambda stem: not found[stem])
    assert true == "Peter Webb carried 40 boxes of books up the stairs."
    changed = [pair for pair in zip(true.split(), false.split(), strict=True) if pair[0] != pair[1]]
    assert [one for one, _ in changed] == ["40"]


def test_a_statement_about_a_name_only_is_neither_true_nor_false() -> None:
    assert dressed(replace(MANY, skill="identity"), "true_false") == []
    quoted = replace(MANY, skill="speaker", statement="Peter Webb said, “The boxes were too heavy for me.”", slot=None)
    assert dressed(quoted, "true_false") == []


def test_a_statement_that_leaves_its_end_unsaid_is_not_asked() -> None:
    assert dressed(replace(MANY, statement="Peter Webb the carpenter told a reporter.", slot=None), "true_false") == []


def test_a_draft_without_a_statement_is_neither_true_nor_gapped() -> None:
    bare = replace(MANY, statement=None, slot=None)
    assert dressed(bare, "true_false") == []
    assert dressed(bare, "cloze") == []


def test_names_are_not_exchanged_where_harm_is_spoken_of() -> None:
    statement = "On Tuesday Helen Marsh was accused of theft."
    accused = draft("Helen Marsh", "person", "Who spoke of the theft?", statement)
    assert all("Helen Marsh" in stem for stem in statements(accused))
    counted = draft("40", "number", "How many were stolen?", "Helen Marsh was accused of the theft of 40 boxes.")
    assert not all(statements(counted).values())


def test_a_statement_turns_on_no_day_of_the_week() -> None:
    dated = draft("Tuesday", "date", "When did Helen Marsh open the library of Bergen?", slot="Tuesday")
    assert not any("Monday" in stem or "Friday" in stem for stem in statements(dated))


def test_a_gap_for_a_number_is_typed_and_one_for_a_place_has_a_bank() -> None:
    (typed,) = dressed(MANY, "cloze")
    assert isinstance(typed, Cloze)
    assert typed.stem == "Peter Webb carried ____ boxes of books up the stairs."
    assert typed.options == ()
    assert "25" in typed.rejected
    baked = "Simon Reed baked 25 cakes for the children in Oslo."
    (banked,) = dressed(draft("Oslo", "place", "Where are the children?", baked), "cloze")
    assert isinstance(banked, Cloze)
    assert banked.stem == "Simon Reed baked 25 cakes for the children in ____."
    assert len(banked.options) == 4


def test_no_gap_asks_who_did_it_or_on_which_day() -> None:
    assert dressed(draft("Tuesday", "date", "When did the library of Bergen open?"), "cloze") == []
    carried = "Peter Webb carried 40 boxes of books up the stairs."
    assert dressed(draft("Peter Webb", "person", "Who carried 40 boxes?", carried), "cloze") == []


def test_no_gap_stands_at_the_beginning() -> None:
    assert dressed(WHO, "cloze") == []


def test_only_what_is_short_and_certain_is_typed() -> None:
    (question,) = dressed(WHO, "short_answer")
    assert isinstance(question, ShortAnswer)
    assert question.answers[:2] == ("Judge Helen Marsh", "Helen Marsh")
    assert "Peter Webb" in question.rejected
    assert dressed(replace(WHO, typed=False), "short_answer") == []


def test_sets_of_three_begin_with_the_best_and_take_turns() -> None:
    wrong = wrong_options(WHO, gather(reading(), [WHO]))
    sets = list(sets_of(wrong))
    assert sets[0] == tuple(wrong[:3])
    assert len({one for chosen in sets for one in chosen}) == len(wrong)


def test_a_name_of_one_word_does_not_stand_among_full_names_alone() -> None:
    full = [Wrong("elsewhere", name, "article") for name in ("Ada Brown", "Per Vik", "Siri Berg")]
    assert list(sets_of(full, "Bennett")) == []
    assert list(sets_of([*full, Wrong("elsewhere", "Nora", "article")], "Bennett"))
    assert list(sets_of(full, "Eva Ruud"))


def test_a_false_figure_is_well_off_the_right_one() -> None:
    figures = [int(stem.split()[3]) for stem, answer in statements(MANY).items() if not answer]
    assert figures
    assert all(not 32 <= figure <= 50 for figure in figures)


LOOKED_FOR = replace(
    draft("Tuesday", "reason", "Why was Simon Reed forced to travel to the old school in Oslo in May?"),
    skill="purpose",
    confidence=0.9,
    importance=0.9,
    statement=None,
    slot=None,
)


@pytest.mark.parametrize(
    ("event", "stem"),
    [
        ("Why was Simon Reed forced to travel to the school?", "Why did Simon Reed have to travel to the school?"),
        ("Why have three judges been forced to leave Oslo?", "Why do three judges have to leave Oslo?"),
        ("", "Why did Simon Reed have to travel to the old school in Oslo in May?"),
    ],
)
def test_the_sentence_is_looked_for_by_its_event_in_other_words(event: str, stem: str) -> None:
    (question,) = dressed(replace(LOOKED_FOR, event=event), "evidence")
    assert question.stem == f"Which sentence answers the question “{stem}”"


@pytest.mark.parametrize(
    ("stem", "looked_for"),
    [
        ("What did the old judge Helen Marsh attempt to do?", False),  # where, and when?
        ("What did the young baker Simon Reed attempt to do?", False),  # told of elsewhere, and perhaps of more
        ("What did the young baker Simon Reed attempt to do in May?", True),
        ("What was the old judge Helen Marsh trying to do?", False),  # when?
        ("What did the old judge Helen Marsh try to do in Oslo?", True),
        ("What was the old judge Helen Marsh forced to do?", True),
    ],
)
def test_what_more_may_be_wanted_by_the_same_is_not_looked_for(stem: str, looked_for: bool) -> None:
    assert bool(dressed(replace(LOOKED_FOR, stem=stem), "evidence")) == looked_for


@pytest.mark.parametrize(
    ("stem", "looked_for"),
    [
        ("Why do farmers sell all of their crops to strangers?", False),  # farmers of where?
        ("Why do farmers in Bolivia sell all of their crops?", True),
        ("Why do the pair sell all of their crops in Bolivia?", False),  # who?
        ("Why did a large turnout of farmers turn out in Bolivia?", False),
    ],
)
def test_what_lost_its_place_is_not_looked_for(stem: str, looked_for: bool) -> None:
    text = "In Bolivia, farmers sell their whole harvest to meet a new demand. It rained. The mill closed in May."
    here = read(Article.from_text(text, title="The mill"))
    one = replace(LOOKED_FOR, stem=stem, evidence=(here.sentences[0].span,))
    assert bool(list(dressers()["evidence"](one, here, []))) == looked_for
