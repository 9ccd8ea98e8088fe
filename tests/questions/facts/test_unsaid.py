"""Unsaid: statements whose wording leans on sentences around them."""

from __future__ import annotations

import pytest

from questions.standing.unsaid import leaves_unsaid


@pytest.mark.parametrize(
    "statement",
    [
        "A cookbook by Ada Brown is in third.",
        "Ada Brown’s songs are in second and ninth place.",
        "Norway has sold twice as many as Sweden.",
        "The ferry was sold last March to a bank in Leeds.",
        "According to 40% of respondents, the ferry was too slow.",
        "The bridge is a great help to the town of 40,000 people.",
        "Ada Brown says sailors travel light so things can change quickly.",
        "The children on the ferry were amazed.",
        "Ada Brown said she had let herself down.",
        "The council is playing its part.",
        "Boats are seen as a way to travel, as well, according to Ada Brown.",
        "Both women could lose their licences.",
        "A nurse from Leeds went along on all three voyages.",
        "Few of the sailors living there own a boat.",
        "There were races in Leeds, Halden and elsewhere.",
        "Most of those working there are sailors.",
        "When Ada Brown sailed to Oslo, she hit a problem.",
        "Ada Brown said the price of the ferry would be prohibitive.",
        "A new engine doesn’t just help the sailors.",
        "What is more, Ada Brown has sold the ferry.",
        "The price of the ferry still rose in a week.",
        "The survey suggests that boats came first in Norway.",
        "The storm would soon lead to the loss of the ferry.",
        "The Old Mill was considered to be best for bread.",
        "Norway has seen a 4% rise to 64 boats.",
        "Ada Brown and her sailors are looking at cheaper alternatives.",
        "For sailors in Bergen, there is no incentive, according to Ada Brown.",
        "Ada Brown won a second term as chairman.",
        "Dozens of other boats have been sold in Norway.",
        "The pivotal moment for Bergen came in 2010.",
        "Ada Brown went straight into a meeting in Bergen.",
        "A newspaper in Bergen listed a number of shortcomings.",
        "Norway fails to make the top ten at number 13.",
        "A harbour should be built 10km away, rather than in Bergen.",
        "Ada Brown was already planning a new ferry.",
        "Ada Brown gets what all sailors hope for.",
        "Ada Brown believes that the whole approach can only help.",
        "Shipyards are trying to keep up, according to Ada Brown.",
        "The harbour police were first tipped off in July 2003.",
    ],
)
def test_what_is_left_unsaid_is_found(statement: str) -> None:
    assert leaves_unsaid(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "A cookbook by Ada Brown came in third on the list of bestsellers.",
        "Ada Brown joined the crew in May 2013.",
        "The mayor of Leeds fears this may be the end of the ferry.",
        "Norway has as many as 300 ferries.",
        "Ada Brown came first in the race to Bergen.",
        "Ada Brown said the storm would soon be over.",
        "In a poll, the Old Mill was considered to be best for bread.",
        "Norway has seen a 4% rise in the number of boats.",
        "Norway has sold twice as many ferries as Sweden.",
        "In a poll in Leeds, 40% of respondents said the ferry was too slow.",
        "The bridge cost in the region of 40,000 pounds.",
        "The children on the ferry were amazed by the whales.",
        "The council is playing its part in the sale of the ferry.",
        "Ada Brown and Tom Reed said both women could lose their licences.",
        "Both sides of the bridge were painted.",
        "Ada Brown moved to Oslo because her brother lived there.",
        "A new engine doesn’t just help the sailors but the fish.",
        "There are 300 ferries in Norway.",
        "Ada Brown won a second term as chairman of the bank.",
        "Dozens of other boats are older than the ferry.",
        "A newspaper listed the shortcomings of the ferry.",
        "Norway is in the top ten of the ferry builders.",
        "A harbour should be built 10km away from Bergen.",
        "Ada Brown was already planning a new ferry when the old one sank.",
        "Ada Brown paid for the whole process of building the ferry.",
    ],
)
def test_what_is_said_in_full_stays(statement: str) -> None:
    assert not leaves_unsaid(statement)
