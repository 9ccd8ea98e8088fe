"""Hanging: statements that only the sentence they were made from would make clear."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.reading import read
from questions.span import Span
from questions.standing.hanging import hangs


def hanging(statement: str, sentence: str) -> bool:
    reading = read(Article("The mill at Halden", sentence, (Paragraph(Span(0, len(sentence))),)))
    return hangs(statement, (reading.sentences[0].span,), reading)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        # which one
        ("The corpse lay in a boat near Bergen.", "The corpse lay in a boat near Bergen."),
        ("Norway lost 300 sailors to the disease.", "Norway lost 300 sailors to the disease."),
        ("The pictures are all over walls in Norway.", "The pictures are all over walls in Norway."),
        ("The retired Norway colonel sold 300 boats.", "The retired Norway colonel sold 300 boats."),
        # two phrases run together
        ("Farmers in Norway sold an old boat agents.", "Farmers in Norway sold an old boat agents."),
        # lost its time
        ("Ferries in Norway became slower and slower.", "Ferries in Norway became slower and slower."),
        ("Ada Brown reduced the speed of her boats.", "Ada Brown reduced the speed of her boats."),
        (
            "The first signs of a storm appeared.",
            "When the boats reached Norway in the 1940s, the first signs of a storm appeared.",
        ),
        # more than what
        ("Fewer people now visit Bergen.", "Fewer people now visit Bergen."),
        ("Norway bought four additional boats in 2019.", "Norway bought four additional boats in 2019."),
        ("Ada Brown spoke to sailors in more detail.", "Ada Brown spoke to sailors in more detail."),
        # to what, of what
        ("Norway allowed access in 2019.", "Norway allowed access in 2019."),
        ("Ada Brown sold 300 boats over the same period.", "Ada Brown sold 300 boats over the same period."),
        ("Comparisons have been made with ferries in Norway.", "Comparisons have been made with ferries in Norway."),
        ("Norway showed a muted reaction.", "Norway showed a muted reaction."),
        # where
        ("From there, Ada Brown sailed to Oslo.", "From there, Ada Brown sailed to Oslo."),
        # who comes before the name
        ("In Ada Brown’s teens, she sailed to Oslo.", "In her teens, she sailed to Oslo."),
        ("According to Norway, Norway needs no boats.", "“We need no boats,” says Norway."),
        # moved to where it goes with another verb
        (
            "Norway said that boats will sink in a letter to the farmers of Bergen.",
            "Norway, in a letter to the farmers of Bergen, said that boats will sink.",
        ),
        # what a comma set off, run on
        (
            "Farmers sailed to Norway with their children singing.",
            "Farmers sailed to Norway, with their children singing.",
        ),
        # broken
        ("Farmers hold Bergen -themed parties in Norway.", "Farmers hold Bergen -themed parties in Norway."),
        # two claims
        (
            "Farmers in Norway bought tractors, and shops in Sweden sold bicycles.",
            "Farmers in Norway bought tractors, and shops in Sweden sold bicycles.",
        ),
        # who or what, which the article does not say there
        ("A boat had sailed to Bergen.", "Ada Brown sold a boat which had sailed to Bergen."),
        ("According to Ada Brown, farmers eat fish.", "“It is sailors, not farmers, who eat fish,” said Ada Brown."),
        ("The boats went to Norway.", "The boats went not only to Norway but to Sweden and Iceland."),
        ("The council has to answer the farmers of Norway.", "The council has yet to answer the farmers of Norway."),
        ("Ada Brown bought a boat when she was.", "Ada Brown bought a boat when she was 14."),
        # no news
        (
            "The report is being released at a meeting in Norway.",
            "The report is being released at a meeting in Norway.",
        ),
        ("Norway could not reach Ada Brown for comment.", "Norway could not reach Ada Brown for comment."),
        ("Ada Brown studies boats at Bergen University.", "Ada Brown, who studies boats at Bergen University, agreed."),
        ("The old tractor was the camel of its day.", "The old tractor was the camel of its day."),
        ("Ada Brown was in Bergen.", "Ada Brown was in Bergen to buy a boat."),
        ("Norway is the best judge of its own harbors.", "Norway is the best judge of its own harbors."),
        ("One reason might be the weather in Norway.", "One reason might be the weather in Norway."),
    ],
)
def test_what_hangs_is_found(statement: str, sentence: str) -> None:
    assert hanging(statement, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council closed the mill of Halden because two walls had cracked.",
        "More and more farmers in Norway buy old boats.",
        "Fewer farmers than sailors live in Bergen.",
        "Farmers in Norway gave children access to their boats.",
        "If the rain goes on, more farmers will leave Norway.",
    ],
)
def test_what_stands_alone_does_not_hang(sentence: str) -> None:
    assert not hanging(sentence, sentence)
