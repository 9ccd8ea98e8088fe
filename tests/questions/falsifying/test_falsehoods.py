"""Falsehoods: one small change that makes a statement false for certain, and none where it might stay true."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.facts.standing import Standing
from questions.falsifying.falsehoods import find_falsehoods
from questions.reading import Reading, read
from questions.sources import gather
from questions.span import Span
from questions.standing.cutting import cut
from questions.standing.paring import pare
from questions.standing.piece import join


def false(text: str, extra: str = "") -> list[str]:
    whole = f"{text} {extra}".strip()
    reading = read(Article("News from the coast", whole, (Paragraph(Span(0, len(whole))),)))
    return [one.text for one in find_falsehoods(standing(reading), gather(reading, []))]


def standing(reading: Reading) -> Standing:
    """Return the first sentence as a statement, whether or not it stands alone."""
    sentence = reading.sentences[0]
    piece = next(cut([token for token in sentence.tokens if not token.is_space][:-1]))
    pare(piece)
    words = tuple(piece.words())
    return Standing(join(words), 0, (sentence.span,), 1.0, 1.0, words, piece.verb)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of seals on the island rose quickly.", "The number of seals on the island fell quickly."),
        ("Most farmers support the plan for a new dam.", "Most farmers oppose the plan for a new dam."),
        ("Most farmers support the plan for a new dam.", "Few farmers support the plan for a new dam."),
        (
            "The council allowed farmers to fish in the lake.",
            "The council forbade farmers to fish in the lake.",
        ),
        ("Norway agreed to protect the seals in the bay.", "Norway refused to protect the seals in the bay."),
        (
            "The old road is dangerous for children on bicycles.",
            "The old road is safe for children on bicycles.",
        ),
        (
            "More than 40,000 children learn to sail in Bergen.",
            "Fewer than 40,000 children learn to sail in Bergen.",
        ),
        ("More than 60% of the children learn to sail.", "Less than 60% of the children learn to sail."),
        (
            "Farmers in the valley often sell milk to tourists.",
            "Farmers in the valley rarely sell milk to tourists.",
        ),
        (
            "There is no safe path from the school to the beach.",
            "There is a safe path from the school to the beach.",
        ),
        (
            "Fishermen used to sell lobsters on the northern beach.",
            "Fishermen still sell lobsters on the northern beach.",
        ),
        (
            "The island still produces wool for the mainland.",
            "The island no longer produces wool for the mainland.",
        ),
        (
            "Swimmers rested in the harbor after they crossed the lake.",
            "Swimmers rested in the harbor before they crossed the lake.",
        ),
        # the reason stays away
        ("The number of seals rose because the water was clean.", "The number of seals fell."),
        ("As the water was clean, the number of seals rose.", "The number of seals fell."),
        ("The council plans to build a bridge of wood.", "The council has no plans to build a bridge of wood."),
        ("The council has pledged to close the mill.", "The council has no plans to close the mill."),
        ("The island no longer produces wool for the mainland.", "The island still produces wool for the mainland."),
        ("The council spent £900m on the new harbor.", "The council spent £600m on the new harbor."),
        # as does a second claim
        (
            "The council rejected a plan for a dam and opened a mill in Halden.",
            "The council accepted a plan for a dam.",
        ),
        (
            "The hotel in the harbor has the highest prices on the coast.",
            "The hotel in the harbor has the lowest prices on the coast.",
        ),
        (
            "The number of seals in the bay rose from 300 in spring to 700 in summer.",
            "The number of seals in the bay fell from 700 in spring to 300 in summer.",
        ),
        (
            "Engineers in Bergen are building a bridge of wood.",
            "Engineers in Bergen have stopped building a bridge of wood.",
        ),
        (
            "The council has obtained a loan from a bank in Leeds.",
            "The council has failed to obtain a loan from a bank in Leeds.",
        ),
        (
            "Ada Brown found that young seals sleep under the ice.",
            "Ada Brown found no evidence that young seals sleep under the ice.",
        ),
        (
            "A smooth skin helps young seals keep warm under the ice.",
            "A smooth skin stops young seals from keeping warm under the ice.",
        ),
        (
            "Young seals are different from most animals on the ice.",
            "Young seals are the same as most animals on the ice.",
        ),
        (
            "The council noticed a rise in the number of young seals.",
            "The council noticed a fall in the number of young seals.",
        ),
        (
            "Nearly half of the children in Bergen learn to sail.",
            "Less than a tenth of the children in Bergen learn to sail.",
        ),
        (
            "Young sailors can cross the bay in a small boat.",
            "Young sailors are unable to cross the bay in a small boat.",
        ),
        ("About 60 farmers visited the new mill in Halden.", "About 40 farmers visited the new mill in Halden."),
        ("Norway has the largest bakery on the coast.", "Norway has the second largest bakery on the coast."),
        (
            "The law keeps riders under the age of 14 out of mines.",
            "The law keeps riders under the age of 16 out of mines.",
        ),
        (
            "A lot of the fish in the market of Bergen comes from Sweden.",
            "Hardly any of the fish in the market of Bergen comes from Sweden.",
        ),
        (
            "Norway was the first country with a law about seals.",
            "Norway was the second country with a law about seals.",
        ),
    ],
)
def test_one_change_turns_it(text: str, expected: str) -> None:
    assert expected in false(text)


def test_another_country_of_the_article_takes_the_first_ones_place() -> None:
    told = "People in Sweden like to sail in the summer."
    assert "Sweden is the biggest buyer of wooden tractors." in false(
        "Norway is the biggest buyer of wooden tractors.", told
    )
    # Sweden may have bought as many
    assert not any("Sweden" in one for one in false("Norway bought 300 new tractors in 2019.", told))


def test_a_country_named_once_far_off_does_not_take_the_place_of_the_articles_own() -> None:
    told = "Norway sold the boats. The farmers liked Norway. Most of them were tired. A guest from Peru was asleep."
    assert not any("Peru" in one for one in false("Norway is the biggest buyer of wooden tractors.", told))


def test_a_country_that_is_spoken_of_less_does_not_take_the_place_of_the_one_that_all_is_about() -> None:
    told = "Norway sold boats. Farmers like Norway. Norway is cold and big. It is Norway. A guest from Peru slept."
    told += " A team from Peru won."
    assert not any("Peru" in one for one in false("Norway is the biggest buyer of wooden tractors.", told))


def test_what_was_finally_reached_is_simply_not_reached() -> None:
    assert "Ada Brown has failed to sell the boat to the museum." in false(
        "Ada Brown has finally sold the boat to the museum."
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        # sold by the shop is bought from it: true both ways
        ("About 300 bicycles were sold to schools in Bergen.", "bought"),
        # what is quoted is not ours to change
        ("Teachers called the trip “safe and popular” with most parents.", "dangerous"),
        # some do and some do not
        ("Many people in the valley do not own a car.", "people in the valley own"),
        # nobody trains in order to fail
        ("The school trains young sailors to succeed in races.", "fail"),
        # others may have done the opposite
        ("A number of farmers supported the plan for a dam.", "opposed"),
        # it could hardly hope to grow then
        ("Norway opened a bakery in Bergen and hopes to sell bread.", "closed"),
        # what is turned would no longer follow
        ("The number of seals rose because the water was clean.", "fell because"),
        # the other half may refuse to
        ("Nearly half of the children in Bergen want to sail.", "refuse"),
        # on which side of it is of no consequence
        ("Visitors paid more than £400 for a small room.", "less than"),
        ("More than 40 children learn to sail in Bergen.", "Fewer than"),
        # everybody knows better
        ("Thousands of seals die in the nets of fishermen.", "few"),
        # nobody tells of what few once did
        ("Thousands of seals once lived in the bay of Bergen.", "few"),
        # what a body reports it would hardly deny
        ("The World Bank said that the seals have a winter home.", "denied"),
        # others may not do it
        ("Only farmers with a permit can fish in the lake.", "unable"),
        # the reason holds the name
        ("Because seals have thick skins, they can rest on the ice.", "unable"),
        # one of two figures
        ("The council bought 40 boats for 900 children.", "70 boats"),
        # one of two claims
        ("The council rejected a plan for a dam and opened a mill in Halden.", "mill in Halden"),
        # who would keep them from it
        ("The new lamps help scientists ask harder questions about seals.", "stop"),
        # other boats may have been slow as well
        ("The council sold three large boats to a bank in Leeds.", "small"),
        # nobody need know
        ("The swimmers from Bergen rested in the harbor after midnight.", "before"),
        ("Swimmers carried 40kg of stones across the lake.", "60kg"),
        # nobody lacks a disease, or stops going on
        ("The young farmer has a disease called seal fever.", "lacks"),
        ("The council of Bergen is continuing to talk to the sailors.", "stopped"),
        # without the reason it is not so
        ("Sailors in Norway do not have to pay if the boats are late due to storms.", "Sailors in Norway have to pay"),
        # denied twice, or with a word that goes with the denial
        ("Under no circumstances would Ada Brown allow the sailors to leave Bergen.", "forbid"),
        ("Ada Brown could not let the sailors have even ten boats.", "could let"),
        # nobody enjoys a fall
        ("Boat makers in Bergen enjoyed a rise in prices of boats.", "fall"),
        ("Ada Brown is sailing to Bergen without the help of the council.", "stopped"),
        ("Old boats can sometimes lead to long delays in the harbour.", "rarely"),
        # what can be the one can be the other
        ("The boats in the bay can be difficult to sail.", "easy"),
        # the prices would still have risen
        ("One reason for the rise in prices of boats was a storm in Norway.", "fall in"),
        # compared with nothing
        ("The farmers bought stronger engines for the boats.", "weaker"),
        # a measure, no height
        ("Norway holds the high altitude record for small planes.", "low"),
        # to deny what denies
        ("Ada Brown said that the seals have no winter food.", "denied"),
        # “enough” and “as” measure
        ("A new boat is as fast as an old ferry on the lake.", "slow"),
        # what is right without leave is right with it
        ("Ada Brown thinks selling boats without his leave is legal.", "with his"),
        # nobody's evidence is there to oppose, and no lake does
        ("The figures of Norway gave the farmers some evidence to support the claim.", "oppose"),
        ("The lakes in the valley could support 300 new boats.", "oppose"),
        ("For the more careful sailor, farmers in Norway are building new boats.", "less careful"),
        # whether two came by or three
        ("Two farmers opened a shop beside the harbor of Bergen.", "Three"),
        ("The chances of finding 400 boats in the lake are remote.", "700"),
        # what goes with a denial only
        ("The anger of the farmers in Bergen shows no sign of fading.", "a sign"),
        ("Ada Brown has never repaired any boats in Bergen.", "often"),
        # what goes with none
        ("Ada Brown has finally sold the boat to the museum.", "finally failed"),
        ("Fishing in the bay has sadly been in decline for years.", "growth"),
        # one half would stay true
        ("The price of bread in Bergen is rising quickly yet most bakers are leaving the town.", " yet "),
        ("Teachers in Bergen managed to keep a humane law for young sailors.", "harsh"),
        ("Most of the boats seemed safe until they reached Bergen.", "Few"),
        ("Norway dropped its $1,000 note in 2000.", "$1,500"),
        ("Reports in Norway showed declines.", "growths"),
        # another country would have other money
        ("Norway dropped its $1,000 note in 2000.", "Sweden dropped"),
        # who did not mean to reach it does not fail to, and nobody is above all reluctant
        ("The loss of seals in the bay has reached a critical level.", "failed"),
        ("The loss of seals in the bay has won the interest of farmers.", "failed"),
        ("Engineers in Bergen have developed a motor for small boats.", "failed"),
        ("Farmers in Bergen are particularly keen to learn about the seals.", "reluctant"),
        ("Sailing in the bay can be quite hard for young sailors.", "unable"),
        ("Ada Brown had made it clear before the trip that the boat was old.", "unclear"),
        # nothing is unclear that is so
        ("It was clear that the mill needed a new roof.", "unclear"),
        # many know of it and many do not; a denial of a denial; no forecast is negative
        ("Many farmers in Bergen are aware of the plan for the seals.", "unaware"),
        ("The old ferry was no longer able to leave the harbour of Bergen.", "unable"),
        ("The weather forecast for Bergen was positive.", "negative"),
        # nobody is glad of the opposite, and what follows a colon shows how it is
        ("Ada Brown is grateful that her old mother is healthy.", "unhealthy"),
        ("Ada Brown’s advice to young sailors in Bergen is simple: stay on the boat.", "complicated"),
        ("Young sailors are flocking to use the new harbour of Bergen.", "stopped"),
        # an adverb, a thing or a measure that goes with the one alone
        ("Farmers in Bergen are keenly aware of the danger to the seals.", "unaware"),
        ("The mayor of Bergen warmly welcomed the plan for the seals.", "criticized"),
        ("The rise of sailing has changed the town of Bergen.", "fall"),
        ("Ada Brown found an answer, or at least a partial one.", "less than"),
        ("To sailors in Bergen, a boat is much more than just a tool.", "less"),
        ("The mayor is studying gaps that allowed farmers to catch seals.", "forbade"),
        ("The league won a famous victory in May in Bergen.", "lost"),
        ("The survey says 48% of visitors, or nearly nine million people, sail to Bergen.", "90%"),
        # of 28% who stay for one reason, more may stay for all of them
        (
            "A survey found that 28% of farmers stayed in Bergen because they liked the sea.",
            "farmers stayed in Bergen.",
        ),
        ("The old ferry is really important for the farmers of Bergen.", "unimportant"),
        ("Working in Bergen involves quite a lot of volunteer spirit.", "quite hardly"),
        # and of other losses they may have to
        ("Farmers do not have to pay taxes if the boats are lost or damaged due to a storm.", "have to pay"),
        # what holds of the richest 40 may hold of more of them
        ("The richest 40 farmers sold their boats in Bergen.", "richest 70"),
        # an amount inside a phrase with an article of its own
        ("The millions of farmers sell milk to the tourists of Bergen.", "The a few"),
        ("Farmers in the valley sell the many hundreds of cows in Bergen.", "many hardly"),
        ("Many farmers in the valley sell no milk to tourists.", "Few"),
        # what nobody does to anybody
        ("Ada Brown scored a clear victory over the farmers of Bergen.", "defeat"),
        ("The sailors of Bergen won their 19th race in the wooden boat.", "lost"),
        ("The council indefinitely delayed the plan for a new dam.", "sped"),
        # what nobody counts, nobody leaves and nobody would refuse
        ("Farmers in the valley claimed no responsibility for the old dam.", "a responsibility"),
        ("Ada Brown will enter the unknown in a wooden boat.", "leave"),
        ("Farmers want to hear from anyone who has any milk.", "refuse"),
        # what is false without reading
        ("The number of seals on the island grew by 400%.", "shr"),
        ("Many sailors in the valley often meet in the old harbour.", "Few"),
        ("Many sailors in the valley often meet in the old harbour.", "rarely"),
        ("The vote of the farmers is key to success in Bergen.", "failure"),
        ("The budget for the ferry was raised to see if the sailors would stay.", "cut"),
    ],
)
def test_what_might_stay_true_or_make_no_sense_is_not_changed(text: str, kept: str) -> None:
    assert not any(kept in one for one in false(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brown praised the police after the murder of a farmer.",
        "Prosecutors accepted the plan of Ada Brown after the arrest.",
    ],
)
def test_nobody_real_is_put_in_the_wrong(text: str) -> None:
    assert false(text) == []


def test_what_the_article_says_elsewhere_is_no_falsehood() -> None:
    found = false(
        "The number of seals on the island rose in the spring.",
        "The number of seals on the island fell in the winter.",
    )
    assert not any("fell" in one for one in found)
