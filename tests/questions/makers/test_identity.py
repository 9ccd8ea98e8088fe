"""Identity: who is who, asked both ways round, never wrong about who has died."""

from __future__ import annotations

from questions.article import Article, Paragraph
from questions.draft import Draft
from questions.makers.identity import make
from questions.reading import read
from questions.span import Span

STORY = (
    "Ada Brown, manager of the Lower Mill, opened the gate. Otto Lind, an engineer at Tarn University, watched. "
    "Mary Stone, mayor of Easby, thanked them both."
)


def drafts(text: str) -> dict[str, Draft]:
    article = Article("The old dam", text, (Paragraph(Span(0, len(text))),))
    return {draft.stem: draft for draft in make(read(article))}


def test_a_role_is_asked_both_ways_round() -> None:
    found = drafts(STORY)
    assert found["Who is Ada Brown?"].answer == "The manager of the Lower Mill"
    assert found["Who is the manager of the Lower Mill?"].answer == "Ada Brown"
    assert found["Who is the manager of the Lower Mill?"].accepted == ("Brown",)


def test_both_questions_share_their_fact() -> None:
    found = drafts(STORY)
    assert found["Who is Ada Brown?"].fact == found["Who is the manager of the Lower Mill?"].fact


def test_a_role_that_many_may_have_is_not_asked_for_its_one_holder() -> None:
    assert [stem for stem in drafts(STORY) if "engineer" in stem] == []


def test_wrong_roles_are_those_of_other_people() -> None:
    wrong = drafts(STORY)["Who is Mary Stone?"].wrong
    assert {text for role, text in wrong if role == "elsewhere"} == {
        "The manager of the Lower Mill",
        "An engineer at Tarn University",
    }


def test_the_statement_holds_the_answer_in_its_slot() -> None:
    for draft in drafts(STORY).values():
        assert draft.statement is not None
        assert draft.slot is not None
        assert draft.slot.cut(draft.statement).casefold() == draft.answer.casefold()


def test_only_the_dead_are_spoken_of_in_the_past() -> None:
    text = (
        "The flood killed the miller Ada Brown and injured the farmer Otto Lind. "
        "It almost killed Mary Stone, mayor of Easby."
    )
    stems = set(drafts(text))
    assert "Who was Ada Brown?" in stems
    assert "Who was Otto Lind?" not in stems


def test_a_role_that_leans_on_an_unnamed_body_is_not_asked() -> None:
    assert (
        drafts("Ada Brown, a spokeswoman for the company, opened the gate. Otto Lind, head of the group, left.") == {}
    )


def test_two_people_with_one_role_are_not_confused() -> None:
    text = "Ada Brown, manager of the Lower Mill, spoke. Otto Lind, manager of the Lower Mill, left."
    found = drafts(text)
    assert "Who is the manager of the Lower Mill?" not in found
    assert ("elsewhere", "The manager of the Lower Mill") not in found["Who is Ada Brown?"].wrong
