"""Identity: who the main people are, never wrong about who has died."""

from __future__ import annotations

from questions.article import Article, Paragraph
from questions.draft import Draft
from questions.makers.identity import make
from questions.reading import read
from questions.span import Span

STORY = (
    "Ada Brown, manager of the Lower Mill, opened the gate. Otto Lind, an engineer at Tarn University, watched. "
    "Mary Stone, mayor of Easby, thanked them both. Brown, Stone and Lind sang. Brown, Stone and Lind ate."
)


def drafts(text: str, title: str = "The old dam") -> dict[str, Draft]:
    article = Article(title, text, (Paragraph(Span(0, len(text))),))
    return {draft.stem: draft for draft in make(read(article))}


def test_the_role_of_a_main_person_is_asked() -> None:
    assert drafts(STORY)["Who is Ada Brown?"].answer == "The manager of the Lower Mill"


def test_a_name_is_never_asked_for_a_title_nor_a_title_called_true() -> None:
    assert [stem for stem in drafts(STORY) if "mill" in stem.lower()] == []
    assert {draft.statement for draft in drafts(STORY).values()} == {None}


def test_who_is_named_once_is_not_asked_about() -> None:
    assert drafts("Ada Brown, manager of the Lower Mill, opened the gate. Otto Lind, an engineer, watched.") == {}


def test_wrong_roles_are_those_of_other_people() -> None:
    wrong = drafts(STORY)["Who is Mary Stone?"].wrong
    assert {text for role, text in wrong if role == "elsewhere"} == {
        "The manager of the Lower Mill",
        "An engineer at Tarn University",
    }


def test_only_the_dead_are_spoken_of_in_the_past() -> None:
    text = (
        "The flood killed Ada Brown, the miller of Easby, and injured Otto Lind, a farmer from Tarn. "
        "It almost killed Mary Stone, mayor of Easby. Brown, Stone and Lind sang. Brown, Stone and Lind ate."
    )
    stems = set(drafts(text))
    assert "Who was Ada Brown?" in stems
    assert "Who was Otto Lind?" not in stems


def test_a_role_that_leans_on_an_unnamed_body_is_not_asked() -> None:
    assert (
        drafts("Ada Brown, a spokeswoman for the company, opened the gate. Otto Lind, head of the group, left.") == {}
    )


def test_two_people_with_one_role_are_not_confused() -> None:
    text = "Ada Brown, manager of the Lower Mill, spoke. Otto Lind, manager of the Lower Mill, left. Brown ate. Brown."
    found = drafts(text)
    assert ("elsewhere", "The manager of the Lower Mill") not in found["Who is Ada Brown?"].wrong


def test_where_a_main_person_works_is_asked_by_the_sort_of_the_body() -> None:
    story = f"{STORY} Lind laughed. Lind slept. Lind left."
    draft = drafts(story, "The dream of Otto Lind")["At which university does Otto Lind work?"]
    assert (draft.answer, draft.typed) == ("Tarn University", True)
    # of whom the article is not about, the employer is trivia
    assert not [stem for stem in drafts(story) if "work" in stem]
    stems = drafts(story.replace("an engineer", "a former engineer"), "The dream of Otto Lind")
    assert not [stem for stem in stems if "work" in stem and "Otto" in stem]
