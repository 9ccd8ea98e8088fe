"""What is prose and what is furniture."""

from __future__ import annotations

import pytest

from questions.furniture import furniture_of, mark_furniture
from questions.readers import Block

FURNITURE = [
    ("byline", "By Jane Doe"),
    ("byline", "By Jane Doe and José van der Berg, for the Holm Courier"),
    ("byline", "BY JANE DOE"),
    ("byline", "Written by Jane Doe"),
    ("byline", "Reporting by Jane Doe; Editing by Per Vik."),
    ("dateline", "Published 3 May 2023"),
    ("dateline", "Last updated on July 12, 2024 at 10:15"),
    ("dateline", "July 12, 2024"),
    ("dateline", "Friday, 12 July 2024, 10:15 BST"),
    ("reading_time", "Reading Time: 2 minute"),
    ("reading_time", "4 min read"),
    ("credit", "Image Credit: Getty Images"),
    ("credit", "Photograph: Ada Holm/Reuters"),
    ("credit", "Ada Holm/Getty Images"),
    ("credit", "(Photo by Ada Holm)"),
    ("credit", "© 2024 The Holm Courier"),
    ("caption", "OSLO, NORWAY - MAY 3: Ada Holm waves from the quay on May 3, 2023. (Photo by Per Vik/Getty Images)"),
    ("caption", "Ada Holm waves from the quay before the last ferry leaves the island. (Picture: Per Vik)"),
    ("caption", "The ferry leaves the northern quay on a calm morning in May. Photograph: Per Vik/Alamy"),
    ("caption", "In this photo taken on May 3, the ferry leaves the quay."),
    ("caption", "Pictured: the ferry on its last crossing."),
    ("list", "• a ramp at the northern quay."),
    ("list", "- a lamp on the outer rock."),
    ("heading", "What happened next"),
    ("heading", "The last crossing"),
    ("heading", "How it began:"),
    ("related", "Read more: The island that lost its boat"),
    ("related", "Advertisement"),
    ("related", "ADVERTISEMENT"),
    ("related", "Sign up for our morning newsletter"),
    ("related", "Sign up to First Edition, our free daily newsletter, here."),
    ("related", "Follow us on Instagram and X"),
    ("related", "Story continues below"),
    ("related", "Share this article"),
    ("related", "https://courier.example/ferry"),
]

PROSE = [
    "It was the last one.",
    "“We waited.”",
    "“Nobody came,” she said.",
    "But why?",
    "By noon the quay was empty.",
    "By Tuesday, Ada Holm had sold the boat.",
    "By Jane Doe's account, the boat was sound.",
    "Published in 1920, the book sold two copies.",
    "Photographs of the ferry hang in every house.",
    "Video from the quay shows the boat turning.",
    "Image is everything to the company, she said.",
    "Sign up sheets were posted at the harbour, and a hundred people put their names on them.",
    "Follow the coast for an hour and the island comes into view.",
    "Read more books, the teacher told them.",
    "Share prices fell by a third on Monday.",
    "Source material for the film was scarce.",
    "Above all, she wanted the boat to stay.",
    "May was wet.",
    "July 12 was the third day of the strike.",
    "1. That was the number painted on the bow of the boat.",
    "The photo by the door shows her father.",
    "LONDON (AP) — The council voted to keep the ferry for another year.",
    "Copyright law did not help her.",
    "Photos by the thousand hang in the hall.",
    "Written by a child of nine, the letter moved the whole island.",
    "In this picture of the island there is no tunnel.",
    "Support us or leave, she told the council.",
    "The sign on the quay said “¡Cuidado con el perro!”, which made the islanders laugh, and so it stayed.",
]


@pytest.mark.parametrize(("furniture", "paragraph"), FURNITURE)
def test_furniture_is_told_by_its_words(furniture: str, paragraph: str) -> None:
    assert furniture_of(paragraph) == furniture


@pytest.mark.parametrize("paragraph", PROSE)
def test_a_short_paragraph_of_prose_is_prose(paragraph: str) -> None:
    assert furniture_of(paragraph) is None


def test_a_paragraph_in_another_language_is_foreign() -> None:
    spanish = "El barco había llevado a los isleños al mercado durante un siglo antes de que se abriera el túnel."
    assert furniture_of(spanish) == "foreign"


def marks(*texts: str, titled: bool = True) -> list[str | None]:
    return mark_furniture([Block(text) for text in texts], titled=titled)


def test_a_standfirst_stands_between_the_title_and_a_byline() -> None:
    standfirst = "The islanders wanted to keep their ferry, but the tunnel had taken its passengers."
    body = "The ferry made its last crossing on Sunday. Ada Holm was aboard."
    assert marks(standfirst, "By Per Vik", body) == ["standfirst", "byline", None]
    assert marks(standfirst, "Photograph: Per Vik/Alamy", "Reading time: 3 minutes", body)[0] == "standfirst"


def test_a_lead_is_no_standfirst() -> None:
    lead = "The ferry made its last crossing on Sunday."
    assert marks(lead, "Ada Holm was aboard.", "By Per Vik") == [None, None, "byline"]
    assert marks(lead, "By Per Vik", "Ada Holm was aboard.", titled=False) == [None, "byline", None]


def test_numbered_paragraphs_in_a_row_are_a_list() -> None:
    assert marks("It had rules.", "1. Pay before you board.", "2. Keep your dog close.", "So it went.") == [
        None, "list", "list", None,
    ]  # fmt: skip


def test_the_same_words_again_are_repeated() -> None:
    assert marks("The boat left.", "It was late.", "The boat left.") == [None, None, "repeated"]


def test_what_the_format_says_goes_before_the_words() -> None:
    assert mark_furniture([Block("The boat left.", "caption")], titled=False) == ["caption"]
