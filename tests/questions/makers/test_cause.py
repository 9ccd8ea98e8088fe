"""Causes: why something happened, asked only where the article says so."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.draft import Draft
from questions.makers import cause
from questions.reading import read
from questions.span import Span


def drafts(text: str) -> list[Draft]:
    return list(cause.make(read(Article("News from the coast", text, (Paragraph(Span(0, len(text))),)))))


def asked(text: str) -> dict[str, str]:
    return {draft.stem: draft.answer for draft in drafts(text)}


@pytest.mark.parametrize(
    ("text", "stem", "answer"),
    [
        (
            "Helen Marsh closed the bakery in Leeds because the oven had cracked.",
            "Why did Helen Marsh close the bakery in Leeds?",
            "Because the oven had cracked",
        ),
        (
            "Because bats have weak eyes, they hunt by sound.",
            "Why do bats hunt by sound?",
            "Because they have weak eyes",
        ),
        (
            "Winter swimmers were the fittest overall, as they had the strongest hearts.",
            "Why were winter swimmers the fittest overall?",
            "Because they had the strongest hearts",
        ),
        (
            "Flights to Norway were cancelled because of thick fog.",
            "Why were flights to Norway cancelled?",
            "Because of thick fog",
        ),
        (
            "Helen Marsh did not open the bakery in Leeds because the oven had cracked.",
            "Why did Helen Marsh not open the bakery in Leeds?",
            "Because the oven had cracked",
        ),
        (
            "Helen Marsh says crime in Leeds is falling because of new lamps and other measures.",
            "Why is crime in Leeds falling, according to Helen Marsh?",
            "Because of new lamps and other measures",
        ),
        (
            "A few shops in Leeds have closed because of the fog.",
            "Why have a few shops in Leeds closed?",
            "Because of the fog",
        ),
        (
            "Norway cannot sell old ships, as it does not own the engines.",
            "Why can Norway not sell old ships?",
            "Because it does not own the engines",
        ),
        (
            "Because bats have weak eyes, they are able to hunt in dark caves and have been filmed by night.",
            "Why are bats able to hunt in dark caves?",  # "have been filmed" is no part of what they are able to
            "Because they have weak eyes",
        ),
        (
            "“Norway isn’t a good place for bakers because flour doesn’t come cheap in Oslo,” said Helen Marsh.",
            "Why is Norway not a good place for bakers, according to Helen Marsh?",
            "Because flour does not come cheap in Oslo",
        ),
        (
            "Norway and Sweden have demanded a new law, saying no company should own a river.",
            "Why have Norway and Sweden demanded a new law?",
            "Because they say that no company should own a river",
        ),
        (
            "The Danish parliament has proposed that Norway should be helped, arguing that ships need safe ports.",
            "Why has the Danish parliament proposed that Norway should be helped?",
            "Because it argues that ships need safe ports",
        ),
        (
            "Peter Ross told the mayor he did not want to sell more boats as he was tired of the sea.",
            "Why did Peter Ross not want to sell more boats?",
            "Because he was tired of the sea",
        ),
        (
            "Experts credit the rise in visitors to cheap flights, warm summers and better roads in Norway.",
            "To what do experts credit the rise in visitors?",
            "Cheap flights, warm summers and better roads in Norway",
        ),
        (
            "Greenpeace announced in May that it would close a school in Oslo, since fewer children lived in Norway.",
            "Why would Greenpeace close a school in Oslo?",
            "Because fewer children lived in Norway",
        ),
        (
            "As demand for bread in Oslo falls, many bakers are leaving Norway.",
            "Why are many bakers leaving Norway?",
            "Because demand for bread in Oslo is falling",
        ),
        (
            "There are many shops in Leeds, and, because people shop online, bread from Norway is cheap.",
            "Why is bread from Norway cheap?",
            "Because people shop online",
        ),
        (
            "As more towns build cycle paths, cycling in Norway has become more popular.",
            "Why has cycling in Norway become more popular?",
            "Because more towns are building cycle paths",
        ),
        (
            "Ferry fares in Norway have risen by 5% since June, triggered by high fuel prices.",
            "Why have ferry fares in Norway risen by 5% since June?",
            "Because of high fuel prices",
        ),
        (
            "Ticket sales in Leeds have fallen by 4%, mostly because of the cold winter.",
            "Why have ticket sales in Leeds fallen by 4%?",
            "Because of the cold winter",
        ),
        (
            "The Harbour Hotel in Leeds was forced to close early after a fire damaged the kitchen.",
            "Why was the Harbour Hotel in Leeds forced to close early?",
            "Because a fire damaged the kitchen",
        ),
        (
            "Prices for grain such as rye have risen in Norway because of a drought in Poland.",
            "Why have prices for grain such as rye risen in Norway?",
            "Because of a drought in Poland",
        ),
        (
            "Cheap flights from Oslo have pushed up the price of hotel rooms in Leeds.",
            "What has pushed up the price of hotel rooms in Leeds?",
            "Cheap flights from Oslo",
        ),
    ],
)
def test_a_reason_is_asked_for(text: str, stem: str, answer: str) -> None:
    assert asked(text).get(stem) == answer, asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "As Helen Marsh opened the door, a dog barked.",  # time, not cause
        "Helen Marsh has lived in Leeds since 2009.",
        "He left because it rained.",
        "Around half of all fires happened at sawmills because of dust.",  # when?
        "Peter Ross sold the bakery in Leeds because of the decision.",  # which one?
        "The fall in prices comes as the number of ships in Norway grows.",
        "As night falls, Norway grows quiet.",  # an hour, not a cause
        "Fines in Norway should not be reduced simply because of an early plea.",  # no reason why not
        "Interest in boats shows no sign of falling in Norway, as the fair in Oslo nears its end.",  # when
        "As the mayor of Leeds left the hall, Peter Ross sold three boats.",
        "“We left because of the fog,” said Helen Marsh.",
        "The new lamps have pushed up the price of hotel rooms in Leeds.",  # they may have another name
        "The new ferry to Norway is due to sail in May.",  # a plan, not a cause
        "Norway handed over three boats so the sailors could leave Leeds.",  # an aim
        "Bakers in Leeds would sell more bread because people would be less tired.",  # if what?
        "Norway has demanded a new law, arguing that it was wise to own no rivers.",  # is or was?
        "Officials in Leeds played down the danger, saying that most ships had reached Norway.",  # how, not why
        "Helen Marsh opposed the bridge in Leeds because she argues that it was dangerous.",  # is or was?
    ],
)
def test_what_is_no_sure_reason_gives_nothing(text: str) -> None:
    assert asked(text) == {}


def test_who_looks_for_the_sentence_is_asked_about_the_event_alone() -> None:
    text = "In May, Helen Marsh closed the bakery in Leeds with a heavy heart because the oven had cracked."
    (draft,) = [one for one in drafts(text) if one.stem.startswith("Why")]
    assert draft.event == "Why did Helen Marsh close the bakery in Leeds?"


def test_of_people_who_are_not_named_the_time_is_asked_too() -> None:
    text = "In the spring of 1913, two engineers closed the bakery in Leeds because the oven had cracked."
    (draft,) = [one for one in drafts(text) if one.stem.startswith("Why")]
    assert "1913" in draft.event


def test_the_manner_in_front_is_not_asked_about() -> None:
    found = asked("In typical style, Helen Marsh was late to the party in Leeds because her boat had sunk.")
    assert found == {"Why was Helen Marsh late to the party in Leeds?": "Because her boat had sunk"}


def test_a_short_cause_may_be_typed_without_what_describes_it() -> None:
    text = "Severe water shortages in Norway led to long queues at the bakeries of Oslo."
    (draft,) = [one for one in drafts(text) if one.answer_type == "noun"]
    assert (draft.stem, draft.typed) == ("What led to long queues at the bakeries of Oslo?", False)
    assert draft.accepted == ("water shortages in Norway", "water shortages")


def test_a_reason_of_a_few_words_may_be_typed() -> None:
    text = "Flights to Norway were cancelled because of thick fog."
    (draft,) = [one for one in drafts(text) if one.stem.startswith("Why")]
    assert (draft.typed, draft.accepted) == (True, ("thick fog",))
