"""Speaker: words that stand alone, put in the mouth of nobody else."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.draft import Draft
from questions.makers.speaker import make
from questions.reading import read
from questions.span import Span

OTHERS = " “Nothing in this valley is ever finished,” said Otto Lind, an engineer. Mary Stone, a farmer, agreed."


def drafts(text: str, title: str = "The dam in the valley") -> dict[str, Draft]:
    article = Article(title, text, (Paragraph(Span(0, len(text))),))
    return {draft.stem: draft for draft in make(read(article))}


def test_a_quotation_is_asked_to_the_letter() -> None:
    text = "“The old dam protects every house in the valley,” said Ada Brown, a baker." + OTHERS
    draft = drafts(text)["Who said, “The old dam protects every house in the valley”?"]
    assert draft.answer == "Ada Brown"
    assert draft.accepted == ("Brown",)
    assert draft.statement is None
    assert {name for _, name in draft.wrong} == {"Otto Lind", "Mary Stone"}


def test_what_is_said_of_a_thing_is_asked() -> None:
    text = "“The old dam protects every house in the valley,” said Ada Brown, a baker." + OTHERS
    draft = drafts(text)["What does Ada Brown say about the old dam?"]
    assert draft.answer == "That it protects every house in the valley"
    assert draft.statement == "The old dam protects every house in the valley, according to Ada Brown."


def test_of_much_that_one_says_what_tells_most_is_asked() -> None:
    text = (
        "“The old dam protects every house in the valley,” said Ada Brown, a baker. "
        "“The dam in the valley needs repairs. Buses and trains never come on Sunday mornings. "
        "Bread costs more than anybody ever thought.”" + OTHERS
    )
    asked = [
        stem for stem, draft in drafts(text).items() if stem.startswith("Who said, ") and draft.answer == "Ada Brown"
    ]
    assert asked == [
        "Who said, “The old dam protects every house in the valley”?",
        "Who said, “The dam in the valley needs repairs”?",
    ]


def test_a_question_keeps_its_own_mark() -> None:
    text = "“Why would anybody want to pull the old dam down?” asked Ada Brown, a baker." + OTHERS
    assert "Who asked, “Why would anybody want to pull the old dam down?”" in drafts(text)


def test_who_tells_something_and_ends_with_a_question_said_it() -> None:
    for said in (
        "My idea was, why would anybody want to pull the old dam down?",
        "You’d better look at the old dam first – what’s stopping you?",
    ):
        assert f"Who said, “{said}”" in drafts(f"“{said}” said Ada Brown, a baker." + OTHERS)


def test_who_told_what_another_did_and_went_on_speaking_said_it() -> None:
    text = (
        "Ada Brown, a baker, told the local paper Lind did not deserve any praise for his plan, saying: "
        "“The old dam protects every house in the valley.”" + OTHERS
    )
    assert drafts(text)["Who said, “The old dam protects every house in the valley”?"].answer == "Ada Brown"


def test_reported_speech_is_asked_with_its_verb() -> None:
    text = "Ada Brown, a baker, warned that the old dam could break in a heavy storm." + OTHERS
    draft = drafts(text)["Who warned that the old dam could break in a heavy storm?"]
    assert draft.answer == "Ada Brown"


def test_the_naming_of_a_she_is_part_of_the_evidence() -> None:
    text = "Ada Brown owns a bakery. “The old dam protects every house in the valley,” she said." + OTHERS
    draft = drafts(text)["Who said, “The old dam protects every house in the valley”?"]
    assert draft.evidence[0].cut(text) == "Ada Brown"


@pytest.mark.parametrize(
    "opening",
    [
        "“They protect every house in the valley,” said Ada Brown, a baker.",
        "“But this dam protects every house here,” said Ada Brown, a baker.",
        "“I agree with that,” said Ada Brown, a baker.",
        "“Very rich farmers own all the land there,” said Ada Brown, a baker.",
        "“I was surprised by the dam in the old valley,” said Ada Brown, a baker.",
        "“I know,” said Ada Brown, a baker, “that the old dam protects every house.”",
        "“The old dam protects every house in the valley,” said a woman.",
        "Ada Brown, a baker, said she told him the old dam would stay as it was.",
        "“Farmers in the valley are really proud of them,” said Ada Brown, a baker.",
        "“Farmers in the valley send us pictures of them,” said Ada Brown, a baker.",
        "“We were all in the Great Hall of the valley near the old dam,” said Ada Brown, a baker.",
        "“I asked myself: what would the valley be without the old dam?” said Ada Brown, a baker.",
        "“The old dam is Ada Brown and my whole family,” said Ada Brown, a baker.",
        "“A lot of farmers have left,” said Ada Brown, a baker.",
        "“I like the farmers for the strength it has and the work they do,” said Ada Brown, a baker.",
        "“If the farmers buy a new dam for the valley, that will happen soon,” said Ada Brown, a baker.",
        "Ada Brown, a baker, believes that there is still time to stop the rot.",
        "“People had been happy for a long time,” said Ada Brown, a baker.",
        "“We are very sceptical; the farmers would like to see more money,” said Ada Brown, a baker.",
        "Ada Brown, a baker, believes that the whole approach can only help.",
        "Ada Brown, a baker, said that further repairs of the dam will happen as they are required.",
        "Ada Brown, a baker, says that the man was sent away from the old dam in the valley.",
        "“As a consequence we have taken strong action in the valley,” said Ada Brown, a baker.",
        "Ada Brown, a baker, argued that the old dam is too weak since, she said, it would not hold a flood.",
        "Ada Brown, a baker, said that plans would cause a great deal of trouble for farmers in Norway.",
        "“There is a clear sign that farmers of this old valley will have to,” said Ada Brown, a baker.",
        "“In no way does it mean that the farmers of the valley are poor,” said Ada Brown, a baker.",
        "Ada Brown, a baker, said that the meeting had been called by farmers from Norway and Sweden.",
        "Ada Brown, a baker, said that the beginning of the system had been hard for farmers in Norway.",
        "“We know of dams in Norway that are older and are full of fish,” said Ada Brown, a baker.",
        "Ada Brown, a baker, said that the two newspapers would add more pages for farmers in Norway.",
        "Ada Brown, a baker, said that most of the appointed bodies had been set up by farmers in Norway.",
        "“A canal, Otto proposed, might help the farmers of the valley a lot,” said Ada Brown, a baker.",
    ],
)
def test_words_that_do_not_stand_alone_are_not_asked(opening: str) -> None:
    stems = set(drafts(opening + OTHERS))
    assert stems <= {"Who said, “Nothing in this valley is ever finished”?"}


def test_the_dead_are_no_wrong_speakers() -> None:
    text = (
        "“The old dam protects every house in the valley,” said Ada Brown, a baker. "
        "A flood killed the miller Hugo Marsh in May." + OTHERS
    )
    draft = drafts(text)["Who said, “The old dam protects every house in the valley”?"]
    assert "Hugo Marsh" not in {name for _, name in draft.wrong}


def test_who_is_only_named_is_no_wrong_speaker() -> None:
    text = (
        "“The old dam protects every house in the valley,” said Ada Brown, a baker. "
        "The mill has a picture of Peter Carter on the wall." + OTHERS
    )
    draft = drafts(text)["Who said, “The old dam protects every house in the valley”?"]
    assert "Peter Carter" not in {name for _, name in draft.wrong}
    assert draft.wrong


def test_a_pronoun_that_tells_the_speakers_sex_is_not_asked() -> None:
    text = "Ada Brown, a baker, said she wanted to see the old dam every day of her life." + OTHERS
    assert not any(stem.startswith("Who said that") for stem in drafts(text))


def test_the_stop_of_a_quotation_does_not_stand_before_the_question_mark() -> None:
    text = "Ada Brown, a baker, said that the old dam could be “a danger to every house in the valley.”" + OTHERS
    stems = [stem for stem in drafts(text) if stem.startswith("Who said that")]
    assert stems == ["Who said that the old dam could be “a danger to every house in the valley”?"]


def test_of_two_reports_in_one_sentence_the_first_is_asked() -> None:
    text = "Ada Brown, a baker, said that the dam protects the whole valley and that it must stay." + OTHERS
    assert "Who said that the dam protects the whole valley?" in drafts(text)


def test_one_statement_is_asked_among_those_of_others() -> None:
    text = (
        "“The old dam protects every house in the valley,” said Ada Brown, a baker. "
        "“Every repair costs the taxpayers a whole fortune,” said Otto Lind, an engineer. "
        "“Salmon never reach the upper river.” "
        "“Nobody has inspected the northern wall since May,” said Mary Stone, a farmer. "
        "“Cracks let water into the control tower.”"
    )
    draft = drafts(text)["Which statement does Ada Brown make?"]
    assert draft.answer == "“The old dam protects every house in the valley.”"
    assert "“Every repair costs the taxpayers a whole fortune.”" in {text for _, text in draft.wrong}


@pytest.mark.parametrize(
    ("opening", "stem"),
    [
        (
            "“And the old dam protects every house in the valley,” said Ada Brown, a baker.",
            "Who said, “The old dam protects every house in the valley”?",
        ),
        (
            "“In other words, the old dam protects every house in the valley,” said Ada Brown, a baker.",
            "Who said, “The old dam protects every house in the valley”?",
        ),
        (
            "“For example, the old dam protects every house in the valley,” said Ada Brown, a baker.",
            "Who said, “The old dam protects every house in the valley”?",
        ),
        (
            "“As a result, the old dam protects every house in the valley,” said Ada Brown, a baker.",
            "Who said, “The old dam protects every house in the valley”?",
        ),
        (
            "“We need better walls, stronger gates and cheaper repairs,” said Ada Brown, a baker.",
            "Who said, “We need better walls, stronger gates and cheaper repairs”?",
        ),
        (
            "In a letter to the valley, Ada Brown, a baker, said: “The old dam protects every house.”",
            "Who wrote, “The old dam protects every house”?",
        ),
        (
            "The old dam protects every house in the valley, according to Ada Brown.",
            "Who said that the old dam protects every house in the valley?",
        ),
        (
            "Ada Brown, a baker, said the old dam had cost the valley a fortune.",
            "Who said that the old dam had cost the valley a fortune?",
        ),
    ],
)
def test_what_only_leads_on_is_left_out(opening: str, stem: str) -> None:
    assert drafts(opening + OTHERS)[stem].answer == "Ada Brown"


def test_a_so_that_tells_how_many_is_not_left_out() -> None:
    stems = set(drafts("“So many houses in the valley need the old dam,” said Ada Brown, a baker." + OTHERS))
    assert not any("“Many houses" in stem for stem in stems)


def test_a_phrase_without_a_verb_is_not_asked() -> None:
    stems = set(drafts("“Seen against the whole cost of the old dam,” said Ada Brown, a baker." + OTHERS))
    assert not any("Seen against" in stem for stem in stems)


@pytest.mark.parametrize(("body", "typed"), [("Google", True), ("Prosecutors", False)])
def test_a_body_with_a_short_name_of_its_own_can_be_typed(body: str, typed: bool) -> None:
    found = drafts(f"{body} said that the old dam had cost the valley a fortune." + OTHERS)
    assert found["Who said that the old dam had cost the valley a fortune?"].typed is typed


def test_the_body_that_the_title_names_is_not_to_be_written_down() -> None:
    text = "BigMill said that the old dam had cost the valley a fortune." + OTHERS
    found = drafts(text, title="Big Mill sells less flour")
    assert not found["Who said that the old dam had cost the valley a fortune?"].typed


def test_a_body_is_no_rival_of_its_own_initials() -> None:
    text = (
        "The National Health Service said that the old dam had cost the valley a fortune. "
        "The NHS said that the bridge would stay closed. Google said that the maps of the valley were wrong."
    )
    draft = drafts(text + OTHERS)["Who said that the old dam had cost the valley a fortune?"]
    assert "Google" in {name for _, name in draft.wrong}
    assert "The NHS" not in {name for _, name in draft.wrong}


def test_what_the_speaker_does_next_is_not_said() -> None:
    text = "Ada Brown, a baker, said that a new dam would be too wide for the valley and she accused farmers of lies."
    stems = [stem for stem in drafts(text + OTHERS) if stem.startswith("Who said that")]
    assert stems == ["Who said that a new dam would be too wide for the valley?"]


def test_a_name_with_two_letters_exchanged_speaks_for_nobody() -> None:
    text = "“The old dam protects every house in the valley,” said Bronw. Ada Brown, a baker, met Bronw in May."
    assert not [stem for stem, draft in drafts(text + OTHERS).items() if draft.answer == "Bronw"]


def test_an_up_to_opens_no_clause() -> None:
    text = "Up to 1,500 farmers will repair the old dam in the valley, according to Ada Brown." + OTHERS
    assert "Who said that up to 1,500 farmers will repair the old dam in the valley?" in drafts(text)


def test_two_who_share_a_surname_are_not_known_by_it() -> None:
    text = "A film by Hugo and Ada Brown is out. “The old dam protects every house in the valley,” said Ada Brown."
    assert drafts(text + OTHERS)["Who said, “The old dam protects every house in the valley”?"].accepted == ()


def test_what_opens_a_report_is_set_off_and_small() -> None:
    text = "Ada Brown said that, instead of a new dam, the valley should have a wide canal." + OTHERS
    stems = [stem for stem in drafts(text) if "canal" in stem and stem.startswith("Who said that")]
    assert stems == ["Who said that, instead of a new dam, the valley should have a wide canal?"]


def test_no_building_is_asked_for_as_a_speaker() -> None:
    text = "“The old dam protects every house in the valley,” said Tarn Palace. " + OTHERS
    assert not [stem for stem, draft in drafts(text).items() if draft.answer == "Tarn Palace"]
