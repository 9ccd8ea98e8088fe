"""Main idea: the news of the first sentences among minor truths, or nothing."""

from __future__ import annotations

from questions.article import Article, Paragraph
from questions.draft import Draft
from questions.makers.main_idea import make
from questions.reading import read
from questions.span import Span

TITLE = "Council Closes Old Bridge to Cars"
LEAD = "The town council closed the old bridge to cars for six months to repair the bridge."
REST = (
    "Cars now use a road north of the river. "
    "Ada Brown from Easby painted a mural of forty boats at Norton station. "
    "Swallows returned to Easby in April after a long winter in Morocco. "
    "The bridge will open again when the council has paid for the repairs. "
    "Peter Miller sold cakes and bread to the workers of three companies from Norton. "
    "A choir of eighty children from Norton sang old carols in Easby in December."
)


def drafts(text: str, title: str = TITLE) -> list[Draft]:
    article = Article(title, text, (Paragraph(Span(0, len(text))),))
    return list(make(read(article)))


def test_the_lead_is_the_key_and_minor_truths_are_wrong() -> None:
    (draft,) = drafts(f"{LEAD} {REST}")
    assert draft.answer == LEAD
    assert draft.evidence[0].cut(LEAD) == LEAD
    texts = [text for role, text in draft.wrong if role == "elsewhere"]
    assert len(texts) >= 3
    assert all(text in REST for text in texts)


def test_background_is_not_the_news() -> None:
    assert drafts(f"The old bridge has long carried the cars of the town council. {REST.split('. ', 1)[1]}") == []


def test_an_article_that_states_its_news_late_has_no_question() -> None:
    late = f"The council had warned drivers that the bridge was weak. {REST} {LEAD}"
    assert drafts(late) == []


def test_too_few_minor_truths_make_no_question() -> None:
    assert drafts(f"{LEAD} The council had warned drivers that the bridge was weak.") == []


def test_without_a_title_the_first_sentences_tell_the_news() -> None:
    news = "Engineers in Easby have built a bridge of glass that carries cars across a cold river."
    (draft,) = drafts(f"{news} {REST}", title="")
    assert draft.answer == news


def test_what_is_always_so_is_no_news() -> None:
    usual = "Bridge keepers open the old bridge of the town for boats every Sunday morning."
    assert drafts(f"{usual} {REST}") == []


def test_without_a_title_a_later_sentence_that_holds_little_of_the_topics_is_no_main_idea() -> None:
    aside = "A painter of the valley was asked to leave the board of the town school on Monday."
    assert drafts(f"The rain lasted. {aside} {REST}", title="") == []


def test_a_lead_that_has_lost_a_part_is_no_key() -> None:
    assert drafts(f"{LEAD.replace('the old bridge', 'the old bridge but painted by a choir')} {REST}") == []


def test_what_goes_on_from_a_sentence_before_it_is_no_option() -> None:
    going_on = "In the meantime Ben Carter from Norton sold forty old boats to a museum in Norway."
    (draft,) = drafts(f"{LEAD} {REST} {going_on}")
    assert going_on not in {text for _, text in draft.wrong}
