"""Standing statements: what a reader understands without the rest of the article, and nothing else."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.facts.standing import Standing, find_standing
from questions.reading import Reading, read
from questions.span import Span
from questions.standing.antecedents import Antecedents
from questions.standing.cutting import cut
from questions.standing.paring import pare
from questions.standing.piece import join

ABOUT = "The mill at Halden"


def reading_of(text: str, title: str = ABOUT) -> Reading:
    return read(Article(title, text, (Paragraph(Span(0, len(text))),)))


def standing(text: str, title: str = ABOUT) -> list[Standing]:
    return list(find_standing(reading_of(text, title)))


def stated(text: str) -> list[str]:
    return [one.text for one in standing(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a whole sentence stays as it is
        (
            "The council closed the old bridge because two arches had cracked.",
            ["The council closed the old bridge because two arches had cracked."],
        ),
        # what ties it to the sentence before goes
        (
            "However, the council closed the old bridge in 2019.",
            ["The council closed the old bridge in 2019."],
        ),
        ("But the council also closed the old bridge in 2019.", ["The council closed the old bridge in 2019."]),
        ("The council, in fact, closed the old bridge in 2019.", ["The council closed the old bridge in 2019."]),
        # clauses that state something each are cut at their joint
        (
            "Farmers in Norway bought 300 new tractors in 2019, and shops in Sweden sold 4,000 bicycles in 2020.",
            ["Farmers in Norway bought 300 new tractors in 2019.", "Shops in Sweden sold 4,000 bicycles in 2020."],
        ),
        (
            "Farmers in Norway bought 300 new tractors in 2019; shops in Sweden sold 4,000 bicycles in 2020.",
            ["Farmers in Norway bought 300 new tractors in 2019.", "Shops in Sweden sold 4,000 bicycles in 2020."],
        ),
        (
            "Although the road from Bergen to Oslo is very dangerous, most tourists in Norway drive there in old cars.",
            ["The road from Bergen to Oslo is very dangerous."],
        ),
        # by how much something changed is no share of it
        ("The price of old boats in Norway has risen by 23%.", ["The price of old boats in Norway has risen by 23%."]),
        # what one has is one, of something
        ("The richest farmers in Norway own 23%.", []),
        # what is shortened is written out
        (
            "Norway paid for a storm that’s destroyed part of the old harbour of Bergen.",
            ["Norway paid for a storm that has destroyed part of the old harbour of Bergen."],
        ),
        # no pronoun
        (
            "The report says sectors like IT, farming and fishing offer good jobs in Norway.",
            ["The report says sectors like IT, farming and fishing offer good jobs in Norway."],
        ),
        # asides go
        (
            "Ada Brown, who was born in Leeds, founded a school for young sailors in 2004.",
            ["Ada Brown founded a school for young sailors in 2004."],
        ),
        # so does a second fact behind "with"
        (
            "Farmers in Norway bought 300 new tractors in 2019, with shops in Bergen selling most of them.",
            ["Farmers in Norway bought 300 new tractors in 2019."],
        ),
        # times that only the day of the paper tells go
        (
            "On Friday, Ada Brown opened a school for young sailors in Bergen.",
            ["Ada Brown opened a school for young sailors in Bergen."],
        ),
        # whose claim it is comes first
        (
            "The dam in northern Norway needs urgent repairs, local engineers said.",
            ["According to local engineers, the dam in northern Norway needs urgent repairs."],
        ),
        (
            "The Harbour Union met in May. Boats in Norway need repairs, the union’s secretary said.",
            [
                "The Harbour Union met in May.",
                "According to the Harbour Union’s secretary, boats in Norway need repairs.",
            ],
        ),
        (
            "“Cold winters kill most of the young fish,” said Ada Brown, a farmer.",
            ["According to Ada Brown, cold winters kill most of the young fish."],
        ),
    ],
)
def test_a_clause_that_says_it_all_is_stated(text: str, expected: list[str]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        (
            "Ada Brown runs a small school in Bergen.",
            "She taught 400 children to sail in 2019.",
            "Ada Brown taught 400 children to sail in 2019.",
        ),
        (
            "Norway bought the island from a rich farmer.",
            "It promised to protect the seals on the northern beaches.",
            "Norway promised to protect the seals on the northern beaches.",
        ),
        (
            "Helen Marsh runs a small school in Bergen.",
            "In her teens, she crossed the Atlantic in a wooden boat.",
            "In her teens, Helen Marsh crossed the Atlantic in a wooden boat.",
        ),
        (
            "Norway is the largest country in the race, and it has ten boats.",
            "It won the last race by a few meters.",
            "Norway won the last race by a few meters.",
        ),
        (
            "Ada Brown says the mill might produce flour.",
            "It stands empty between Bergen and a small lake.",
            "The mill stands empty between Bergen and a small lake.",
        ),
        (
            "Microsoft opened an office in Bergen.",
            "The company hired 300 engineers in the first year.",
            "Microsoft hired 300 engineers in the first year.",
        ),
        (
            "Engineers built a wooden boat with a glass roof.",
            "The boat carried 40 passengers across a lake every day.",
            "The wooden boat carried 40 passengers across a lake every day.",
        ),
        (
            "Sanday is one of the last wild beaches in Norway.",
            "The beach has room for 300 boats in summer.",
            "Sanday has room for 300 boats in summer.",
        ),
        (
            "Otto Lind owns a mill in Bergen.",
            "Norway’s Mr Lind bought 300 wooden boats in 2019.",
            "Norway’s Otto Lind bought 300 wooden boats in 2019.",
        ),
        (
            "Ada Brown bought a house on Long Street. Long Street was built by sailors.",
            "One guard on the street said that most houses stood empty in winter.",
            "One guard on Long Street said that most houses stood empty in winter.",
        ),
    ],
)
def test_what_points_back_is_named(before: str, text: str, expected: str) -> None:
    assert stated(f"{before} {text}")[-1] == expected


@pytest.mark.parametrize(
    "before",
    [
        "Engineers built a house that looks like a wooden boat with a glass roof.",  # which was no boat
        "Engineers built a wooden boat with a glass roof. " + "Children swim there. " * 12,
    ],
)
def test_another_description_is_not_borrowed(before: str) -> None:
    found = stated(f"{before} The boat carried 40 passengers across a lake every day.")
    assert not [one for one in found if "wooden boat carried" in one]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mill stands empty. It is a machine that was built in 1900.", "mill"),
        ("The mill stands empty. It is a scene that repeats itself everywhere.", None),  # all of it, not the mill
    ],
)
def test_what_sums_up_stands_for_no_noun(text: str, found: str | None) -> None:
    reading = reading_of(text, "The mill")
    (it,) = (token for token in reading.doc if token.text == "It")
    noun = Antecedents(reading).of(it, it.i)
    assert (noun.text if noun is not None else None) == found


@pytest.mark.parametrize(
    ("front", "found"),
    [("When the rain stops", "painters"), ("When the board has received the painters’ drafts", None)],
)
def test_what_a_clause_in_front_offers_is_not_passed_over(front: str, found: str | None) -> None:
    text = f"The mill stands empty. The painters must come back to the hall. {front}, they will be shown to the town."
    reading = reading_of(text, "The mill")
    (they,) = (token for token in reading.doc if token.text == "they")
    noun = Antecedents(reading).of(they, they.i)
    assert (noun.text if noun is not None else None) == found


def test_an_article_fits_what_comes_to_stand_behind_it() -> None:
    assert stated("Ada Brown has brought new customers to an already popular bakery in Leeds.") == [
        "Ada Brown has brought new customers to a popular bakery in Leeds."
    ]


def test_of_what_or_joins_neither_goes() -> None:
    reading = reading_of(
        "A study published in Science has found that the packs of wolves in the old forests of the north are stable or "
        "rising in Europe after many years of hunting."
    )
    piece = next(cut(list(reading.sentences[0].tokens)[:-1]))
    pare(piece)
    assert "stable or rising" in join(piece.words())


@pytest.mark.parametrize(
    "text",
    [
        "Others in the small village agree with the new plan.",
        "They sold three thousand bicycles to schools in 2019.",
        "The decision surprised most of the farmers in the valley.",
        "This made the old bridge much safer for children.",
        "Close the gates before the river rises in the spring.",
        "We sold three thousand bicycles to schools in Norway.",
        "Why did the council close the old bridge in 2019?",
        "Perhaps the council closed the old bridge for good reasons.",
        "Ada Brown is the director of the maritime museum in Bergen.",
        "The new ferry is a bit faster and much more comfortable.",
        "Ada Brown is kind of like the mother of the whole village.",
        "About 300 more children will learn to sail in 2021.",
        "“We sold three thousand bicycles to schools,” said Ada Brown.",
        "The bridge, the council says, is closed.",
        "Helen Marsh said that evidence discovered so late, in the middle of a hearing, could not be used fairly.",
        "The boost helped a small school in Bergen in 2019.",
        "The younger teenagers of Bergen like the old wooden boats.",
        "Norway was unable to reach the farmers in Bergen for comment.",
        "Farmers in Norway found a little- known flower in 2019.",
        "The youngest members are called sparrows by their teachers.",
        "The large space looks like a small classroom in Norway.",
        "Engineers in Norway can examine the corpse on large screens.",
        "The head of the Commission wrote a letter to Norway in 1949.",
        "The leader of the Farmers party said it was no boat but a big whale.",
        "The data is from 3,000 farmers who live in Norway.",
        "Ada Brown left. Norway hopes that a Brown will win the race in Bergen.",
        "Farmers report seeing them sail into the harbour of Bergen.",
        "It is likely to come under fire from farmers as it involves the death of whales.",
        "The Norwegian won the race in a wooden boat in 2019.",
    ],
)
def test_what_leans_on_something_outside_is_dropped(text: str) -> None:
    assert stated(text) == []


def test_of_a_sentence_too_long_the_last_circumstance_goes() -> None:
    text = (
        "Volunteers from eleven villages planted more than four thousand young oaks and birches along the northern "
        "edge of the old lake with the help of two retired foresters from the neighboring valley in the west."
    )
    (one,) = stated(text)
    assert one.startswith("Volunteers from eleven villages planted more than four thousand young oaks")
    assert len(one.split()) <= 28


def test_the_hero_of_a_story_is_she_where_nobody_else_is_near() -> None:
    text = (
        "Helen Marsh sailed around Iceland. Helen Marsh sold her house. Helen Marsh bought a boat. Helen Marsh likes "
        "cold water. Helen Marsh trained for ten years. The sea was calm. The wind came from the west. "
        "The nights were long. She crossed the Atlantic in a small wooden boat."
    )
    assert "Helen Marsh crossed the Atlantic in a small wooden boat." in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        # whose industry, and who was given money: two could be meant
        "Norway exports wool and Sweden exports timber. It builds most of the boats in the north of Europe.",
        # they who use the maps, or the maps
        "Sailors from Bergen make good use of the new maps. They come in handy on the rivers of Norway in the spring.",
        # a boat and an engine
        "The boat hit the bridge. It was repaired by engineers from Bergen in the spring of 2019.",
    ],
)
def test_it_stays_unnamed_where_two_could_be_meant(text: str) -> None:
    assert not any("builds" in one or "repaired" in one or "handy" in one for one in stated(text))


def test_evidence_is_of_the_article_and_the_same_every_time() -> None:
    text = (
        "Ada Brown runs a small school in Bergen. She taught 400 children to sail in 2019. "
        "“Cold winters kill most of the young fish,” said Ada Brown."
    )
    first, second = standing(text), standing(text)
    assert len(first) == 3
    assert [(one.text, one.evidence, one.importance) for one in first] == [
        (one.text, one.evidence, one.importance) for one in second
    ]
    for one in first:
        assert all(span.cut(text).strip() for span in one.evidence)
        assert 0.0 <= one.importance <= 1.0
        assert 0.0 < one.confidence <= 1.0


def test_what_the_title_speaks_of_matters_more_than_a_brother() -> None:
    found = standing(
        "The mill at Halden burned 40 tons of coal every week. Ada Brown has two older brothers in a small town."
    )
    assert found[0].importance > found[1].importance


def test_a_noun_alone_is_called_what_it_nearly_always_is() -> None:
    text = (
        "Norway pays ferry pilots well. The ferry pilots of Bergen work at night. Most ferry pilots live in Oslo. "
        "Pilots must pass a very hard exam in Bergen."
    )
    assert stated(text)[-1] == "Ferry pilots must pass a very hard exam in Bergen."


def test_a_last_name_that_two_have_names_nobody() -> None:
    text = (
        "Ada Brown runs a school in Bergen. Her husband, Peter Brown, builds wooden boats. "
        "Brown has sold more than 300 boats to farmers in Norway."
    )
    assert not any("300 boats" in one for one in stated(text))


def test_a_name_of_two_halves_is_written_out_once() -> None:
    text = "Euro MP Adam Miller-Lind runs a school. In January, Mr Miller-Lind sold 300 boats to farmers in Norway."
    assert stated(text) == ["In January, Adam Miller-Lind sold 300 boats to farmers in Norway."]


def test_what_is_counted_is_named_again() -> None:
    told = stated("Norway has bought 400 ferries – Norway has sold more than twice as many as Sweden.")
    assert "Norway has sold more than twice as many ferries as Sweden." in told


_ROYAL = (
    "Prince Oscar opened the new bridge in Halden. Prince Oscar gave a short speech. Later Prince Felix Berg sang"
    " a song. {between} The prince sailed to Bergen with a crew of ten sailors. Prince Oscar likes boats."
)


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("The old ferry carried farmers over the river in summer and in winter. " * 6, True),
        ("The ferry stopped.", False),
    ],
)
def test_the_prince_is_who_is_mostly_so_called_where_no_other_stands_near(between: str, *, expected: bool) -> None:
    told = stated(_ROYAL.format(between=between))
    assert ("Prince Oscar sailed to Bergen with a crew of ten sailors." in told) is expected


def test_whoever_speaks_of_it_means_what_the_article_is_about() -> None:
    text = (
        "Norway began a seal cull in May. Sailors in Bergen welcomed the cull. A cull in Sweden has ended. "
        "Farmers in Oslo opposed the cull. Adam Berg said that the cull would harm farmers in Norway."
    )
    assert "Adam Berg said that the cull would harm farmers in Norway." in stated(text)
