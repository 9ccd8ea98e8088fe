"""Whole: statements that kept what their verbs and prepositions need, settled so that they can open a question."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.reading import read
from questions.span import Span
from questions.standing.settling import settled
from questions.standing.unfit import is_unfit
from questions.standing.welded import has_welded
from questions.standing.whole import is_whole, source_of


def whole(statement: str, text: str) -> bool:
    """Say whether a statement of the main clause of a text's first sentence is whole."""
    reading = read(Article("The mill at Halden", text, (Paragraph(Span(0, len(text))),)))
    tokens = source_of((reading.sentences[0].span,), reading)
    verb = next(token for token in tokens if token.dep_ == "ROOT")
    return is_whole(statement, tokens, reading, f"clause:{verb.i}")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        # told what
        ("Ada Brown told her sailors.", "Ada Brown told her sailors that the boat was lost."),
        ("Ada Brown told her sailors before the storm.", "Ada Brown told her sailors before the storm."),
        # lost its object, or found none
        ("Ada Brown bought in May.", "Ada Brown bought three boats in May."),
        ("Ada Brown found in May.", "Ada Brown found in May."),
        ("Ada Brown keeps as a fee.", "Ada Brown keeps as a fee."),
        # went out to do what
        ("Ada Brown went out as a young sailor.", "Ada Brown went out as a young sailor and bought two boats."),
        # of nobody knows what
        ("Ada Brown is not even an extreme example.", "Ada Brown is not even an extreme example."),
        ("One spot is linked with several words.", "One spot is linked with several words."),
        ("In Norway, the “lull” may be over by now.", "In Norway, the “lull” may be over by now."),
        ("Ada Brown is gonna sell the boats.", "Ada Brown is gonna sell the boats."),
        # a preposition without its noun
        ("Unlike, the sailors are unlikely to win.", "Unlike last year, the sailors are unlikely to win."),
        ("On, 4 May the boats left.", "On 4 May the boats left."),
        ("At 40%, Across Norway has most boats.", "At 40%, Norway has most boats."),
        # leans on what came before
        ("Other sailors sold their boats.", "Other sailors sold their boats."),
        ("In Norway, other sailors sold their boats.", "In Norway, other sailors sold their boats."),
        ("In one case, two sailors sold a boat.", "In one case, two sailors sold a boat."),
        ("Perhaps the boats were sold.", "Perhaps the boats were sold."),
        ("Without it, the boats would sink.", "Without it, the boats would sink."),
        ("The sailors are less convinced.", "The sailors are less convinced."),
        ("The most expensive is the ferry to Bergen.", "The most expensive is the ferry to Bergen."),
        ("Farmers and sailors should take note.", "Farmers and sailors should take note."),
        ("Most of the sailors describe themselves.", "Most of the sailors describe themselves as free."),
        ("Ada Brown has found something.", "Ada Brown has found something."),
        ("Ada Brown herself sold two boats.", "Ada Brown herself sold two boats."),
        # stresses what was doubted
        ("The figures do show a rise in fishing.", "The figures do show a rise in fishing."),
        ("What everyone does accept is that boats sink.", "What everyone does accept is that boats sink."),
        # a comma lost
        ("The boats carry fish each day worth a fortune.", "The boats carry fish each day, worth a fortune."),
        # one name twice
        ("When Ada Brown came to Norway, Brown sold boats.", "When Ada Brown came to Norway, she sold boats."),
        ("Berg Ada Berg sailed to Bergen.", "Berg sailed to Bergen."),
        ("Ada Quinn Brown goes by the name Quinn.", "Ada Quinn Brown goes by the name Quinn."),
        # what it was joined to, or denied
        ("The sailors bought.", "The sailors bought and mended three boats."),
        ("Boats go to farmers.", "Boats do not only go to farmers but to sailors."),
        ("Norway has dozens of boats a large harbour.", "Norway has dozens of boats, a large harbour and old mills."),
        # when, under what condition, an attempt at what, of what
        ("The ferry has lost 400 sailors.", "In the last month, the ferry has lost 400 sailors."),
        ("Most sailors feel anxious.", "Most sailors feel anxious facing a storm."),
        ("An attempt by Ada Brown failed.", "An attempt by Ada Brown to sell the boats failed."),
        # which one
        (
            "Ada Brown sold ferries across the Mediterranean country.",
            "Ada Brown sold ferries across the Mediterranean country.",
        ),
        ("Ada Brown has lived there ever since.", "Ada Brown has lived there ever since."),
        ("According to Ada Brown, the sailors came along.", "According to Ada Brown, the sailors came along."),
        ("The council saw 40 sailors who had sold boats.", "The council saw 40 sailors who had recently sold boats."),
        # beside another verb than in its sentence
        (
            "Ada Brown bought dozens of boats at prices far below those in Norway.",
            "Ada Brown bought dozens of boats, which carry fish to Bergen, at prices far below those in Norway.",
        ),
        # two claims
        (
            "Norway has built a long bridge across the bay and young sailors have some shelter.",
            "Norway has built a long bridge across the bay and young sailors have some shelter.",
        ),
        # breaks off before what its last words need
        ("The council of Bergen saw the boats.", "The council of Bergen saw the boats as a danger."),
        ("Ada Brown found the answer.", "Ada Brown found the answer to the question of the boats."),
        ("Ada Brown owns a box.", "Ada Brown owns a box of old letters."),
        ("Ada Brown sold the boats after the storm.", "Ada Brown sold the boats after the storm sank them."),
        # whose, of what, which one
        ("Owners can sell their boats in May.", "Owners can sell their boats in May."),
        ("Sales fell by 23% in Norway.", "Sales fell by 23% in Norway."),
        ("Ada Brown says the industry’s problems are over.", "Ada Brown says the industry’s problems are over."),
        ("The DNA held several surprises.", "The DNA held several surprises."),
        ("The activity in Bergen is harming seals.", "The activity in Bergen is harming seals."),
        ("Ada Brown has a small box of them.", "Ada Brown has a small box of them."),
        ("The letters had his name on them, Adam Brown.", "The letters had his name on them, Adam Brown."),
        ("The law says that boats must.", "The law says that boats must be sold."),
        ("The council fitted two boats.", "The council fitted two boats with motors."),
        ("An additional danger is the wind.", "An additional danger is the wind."),
        ("Sailors told of similar losses.", "Sailors told of similar losses."),
        ("It was the smell of old boats.", "It was the smell of old boats."),
        # under what condition, how lately
        ("Ada Brown must sell the boats.", "Ada Brown must sell the boats unless the council pays."),
        (
            "Norway has fewer boats because it built a bridge.",
            "Norway has fewer boats because it only recently built a bridge.",
        ),
        (
            "Old sailors would need two lamps and a good map of the bay.",
            "To leave the harbour, old sailors would need two lamps and a good map of the bay.",
        ),
        ("Ada Brown sold the ferry rather than.", "Ada Brown sold the ferry rather than wait."),
        ("Why Ada Brown never sailed to Oslo.", "Why Ada Brown never sailed to Oslo is a riddle."),
        (
            "The harbour has three aims: mend the boats.",
            "The harbour has three aims: mend the boats, sell fish and build a pier.",
        ),
        ("A lot of users have left, according to Ada Brown.", "A lot of users have left, according to Ada Brown."),
        ("In Norway, 4% of sailors are regular users.", "In Norway, 4% of sailors are regular users."),
        # whose band, what one manages, which day, a guess
        ("The band plays four or five shows a year.", "The band plays four or five shows a year."),
        ("Ada Brown manages one minute and 12 seconds.", "Ada Brown manages one minute and 12 seconds."),
        ("Ada Brown lost a boat on the day.", "Ada Brown lost a boat on the day."),
        ("Ada Brown sells maybe four boats a year.", "Ada Brown sells maybe four boats a year."),
        ("Norway has a mayor who took office.", "Norway has a mayor who took office just a week ago."),
        # a heading run in, a phrase cut in two
        ("New pier opened Many sailors left Bergen.", "New pier opened Many sailors left Bergen."),
        ("Heavy storm The ferries left Bergen.", "Heavy storm The ferries left Bergen."),
        ("What courage the sailors of Bergen have.", "What courage the sailors of Bergen have."),
        ("Mr. and Otto Lind sold two boats.", "Mr. and Mrs. Otto Lind sold two boats."),
        ("Ada Brown had sold two boats in Oslo.", "Ada Brown had sold two boats in Oslo."),
        ("Ada Brown sells boats year in.", "Ada Brown sells boats year in and year out."),
        ("The rich farmer Ada Brown had sold two boats.", "The rich farmer Ada Brown had sold two boats."),
        ("It was routine to sell boats in Bergen.", "It was routine to sell boats in Bergen."),
        ("Ada Brown sold boats during the hours.", "Ada Brown sold boats during the hours when it was dark."),
        ("Ada Brown once worked for the paper.", "Ada Brown once worked for the paper."),
        # on what condition, of which, as what
        ("Ferries would open Bergen to more people.", "With new engines, ferries would open Bergen to more people."),
        ("The boats would reach more sailors in Norway.", "The boats would reach more sailors in Norway."),
        ("Sailors would have to mend their boats in Norway.", "Sailors would have to mend their boats in Norway."),
        ("Many of which are old boats from Bergen.", "Many of which are old boats from Bergen."),
        ("Speaking of boats, Norway has most ferries.", "Speaking of boats, Norway has most ferries."),
        ("Ada Brown is equally quick to sell old boats.", "Ada Brown is equally quick to sell old boats."),
        ("The boats in Bergen were still worse than ferries.", "The boats in Bergen were still worse than ferries."),
        ("In Bergen the same boat would cost Ada Brown £40.", "In Bergen the same boat would cost Ada Brown £40."),
        ("Ada Brown branded the sale of the boats.", "Ada Brown branded the sale of the boats, old ones, “odd”."),
        ("Sailors in Bergen obeyed the laws.", "Sailors in Bergen obeyed the laws."),
        ("Storms hit some other Norwegian towns.", "Storms hit some other Norwegian towns."),
        ("As only winter can, it closed the harbour.", "As only winter can, it closed the harbour."),
        ("Ada Brown said most sailors would suffer.", "Ada Brown said most sailors would suffer."),
        ("The group uses boats from Bergen.", "The group uses boats from Bergen."),
        ("Ada Brown said the race would be between herself.", "Ada Brown said the race would be between herself."),
        # what is told about comes last
        ("Particularly annoying was the smell of boats.", "Particularly annoying was the smell of boats."),
        # counted from the day of the article
        ("Ada Brown sold two boats three weeks ago.", "Ada Brown sold two boats three weeks ago."),
        ("Ada Brown will be in Oslo by the weekend.", "Ada Brown will be in Oslo by the weekend."),
        # in passing, of which one, on what
        ("Ada Brown was quoted by Norway Today.", "Ada Brown was quoted by Norway Today."),
        ("The warning comes as sailors sold boats.", "The warning comes as sailors sold boats."),
        ("A number of other sailors sold boats.", "A number of other sailors sold boats."),
        ("The man was caught in Oslo.", "The man was caught in Oslo."),
        ("Norway placed the old ferries.", "Norway placed the old ferries on a list of dangerous boats."),
        ("Brown sold boats before Ada Brown left.", "Brown sold boats before she left."),
        # on whose word
        (
            "Wooden boats are safer than ferries.",
            "Wooden boats are safer than ferries, according to the first careful study of the harbour.",
        ),
        (
            "There would be room for all sailors.",
            "If the council paid the sailors, there would be room for all sailors.",
        ),
        # said of anything in the news
        ("The sale of boats is a global phenomenon.", "The sale of boats is a global phenomenon."),
        # counted from nobody knows when
        ("For the next three years, Ada Brown sailed to Oslo.", "For the next three years, Ada Brown sailed to Oslo."),
        ("Ada Brown sold two boats the following year.", "Ada Brown sold two boats the following year."),
        ("There was the time Ada Brown lost a boat.", "First, there was the time Ada Brown lost a boat."),
        ("Ada Brown sold boats that were painted up to.", "Ada Brown sold boats that were painted up to 90 years ago."),
        ("Ada Brown gave a short and perhaps clever speech.", "Ada Brown gave a short and perhaps clever speech."),
        # of what, than which, and since when
        (
            "One of the most costly elements is building the harbour.",
            "One of the most costly elements is building the harbour.",
        ),
        ("Others boats are helping the sailors.", "Others boats are helping the sailors."),
        ("The campaign of Ada Brown was back on track.", "The campaign of Ada Brown was back on track."),
        ("What deep-sea revolution means is less fish.", "What deep-sea revolution means is less fish."),
        # broken
        ("The harbour bought a highpowered ferry.", "The harbour bought a highpowered ferry."),
    ],
)
def test_what_is_incomplete_is_found(statement: str, sentence: str) -> None:
    assert not whole(statement, sentence)


@pytest.mark.parametrize(
    ("statement", "unfit"),
    [
        ("The ferry will be called Queen Ada* of Halden.", True),
        ("The harbour bought boats as part of a longterm plan.", True),
        ("The harbour bought boats as part of a long-term plan.", False),
        ("Presents came from the White Mill from Ada Brown.", True),
        ("Presents came from Ada Brown at the White Mill.", False),
        ("The harbour will have to find a captain to follow a woman.", True),
        ("The harbour will have to find a captain to follow Ada Brown.", False),
        ("The body granted money to a group of sailors from Bergen.", True),
        ("The body needs water after a long day at sea.", False),
        ("New laws will introduce the tests to find out what boats cost.", True),
        ("New laws will introduce tests to find out what boats cost.", False),
        ("Ada Brown will leave Bergen in the ninth year of a career.", True),
        ("Ada Brown will leave Bergen in the ninth year of her career.", False),
        ("Sailors were following the pair in old boats.", True),
        ("Ada Brown and Ola Berg sold boats before the pair left Bergen.", False),
        ("There is speculation that boats will be sold.", True),
        ("The captain of the ferry is one of nine.", True),
        ("The captain of the ferry is one of nine sisters.", False),
        ("The news of the storm came at just the wrong time.", True),
        ("The biggest hole in the boat was certainly before midnight.", True),
        ("Recipients must show that their boats are clean.", True),
        ("Recipients of the prize must show that their boats are clean.", False),
        ("It is hard to say for certain because only two boats came back.", True),
        ("It is hard to say for certain whether the boats came back.", False),
        ("Ada Brown taught her “bops”, or short dances in the barn.", True),
        ("Ada Brown taught her “bops”, or short dances, in the barn.", False),
        ("When the boats came back to the old harbour Ada Brown sold them.", True),
        ("When the boats came back to the old harbour, Ada Brown sold them.", False),
        ("Bergen has black gulls or zzarinellos.", True),
        ("Ada Brown led the study at the Institute of Boats in Bergen.", True),
        ("Ada Brown led the sailors to the harbour of Bergen.", False),
        ("Ada Brown was born in Halden.", True),
        ("Ada Brown wrote The Old Mill in 2005.", True),
        ("Ada Brown wrote to the sailors in 2005.", False),
        ("Life is a journey, according to Ada Brown.", True),
        ("According to Ada Brown, the Earth is a beautiful planet.", True),
        ("According to Ada Brown, people in Bergen sail to save money.", False),
        ("Women in Norway own most of the boats, according to Ada Brown.", False),
        ("There are some people who will not change, according to Ada Brown.", True),
        ("There are some people who sail from Bergen to Oslo, according to Ada Brown.", False),
        ("By 9.30, the harbour is going to be lovely, according to Ada Brown.", True),
        ("Bergen has more bicycles than trams or mopeds.", False),
        ("The building of the new ferry will be watched closely.", True),
        ("Sailors in Bergen were happy with the ruling.", True),
        ("Sailors in Bergen were happy with the ruling of the court.", False),
        ("The prices of boats in Bergen will be lower.", True),
        ("The prices of boats will be lower than in Oslo.", False),
        ("The young child sold two boats in Bergen.", True),
        ("The young child of Ada Brown sold two boats.", False),
        ("The three-year project will help sailors in Bergen.", True),
        ("The meeting was held by sailors in Bergen.", True),
        ("The meeting of the sailors was held in Bergen.", False),
        ("Norway will lead the force.", True),
        ("The party’s rules say that sailors vote in May.", True),
        ("The research comes at a time when sailors sell boats.", True),
        ("Ada Brown quickly kicked the plan into touch.", True),
    ],
)
def test_wordings_no_class_should_be_given_are_known(statement: str, unfit: bool) -> None:
    assert is_unfit(statement) is unfit


def test_a_name_for_his_beside_a_description_may_be_one_person() -> None:
    text = "The first sailor of the town sold his boat. Adam Brown was a sailor."
    reading = read(Article("The mill at Halden", text, (Paragraph(Span(0, len(text))),)))
    tokens = source_of((reading.sentences[0].span,), reading)
    his = next(token for token in tokens if token.lower_ == "his")
    reading.referents[his.i] = reading.people[0]  # type: ignore[index]
    assert not is_whole("The first sailor of the town sold Adam Brown’s boat.", tokens, reading, "clause:0")


@pytest.mark.parametrize(
    "sentence",
    [
        "If Norway sold ferries, the boats would reach more sailors.",
        "Under a new law, the boats would reach more sailors.",
        "A sailor would take a week to reach Bergen.",
        "Ada Brown and Ola Berg are equally quick to sell old boats.",
        "Ada Brown told her sailors that the boat was lost.",
        "Ada Brown found three old boats in the harbour.",
        "In Norway, most boats are sold by farmers.",
        "Ada Brown sold her boats herself in May.",
        "The sailors do not own their boats.",
        "Other sailors, such as Ada Brown, sold their boats.",
        "Ferries are more popular than trains in Norway.",
        "Ferries are more and more popular in Norway.",
        "Winners paid over £500m in taxes.",
        "When the boats came back to Bergen, Ada Brown sold them.",
        "The harbour bought a high-powered ferry.",
        "Ada Brown sold ferries in Italy, the Mediterranean country with most boats.",
        "Norway has built a long bridge and a harbour that young sailors have used.",
        "Ada Brown bought boats, old and new, at the harbour of Bergen.",
        "Ferries run in some towns, including Bergen.",
        "Owners of old boats can sell them in May.",
        "Sales of boats fell by 23% in Norway.",
        "Ada Brown says the fishing industry’s problems are over.",
        "The DNA of the seals held several surprises.",
        "The sale of boats in Bergen is harming seals.",
        "The harbour has three aims: to mend boats, to sell fish and to build a pier.",
        "Most farmers had boats, but few of them sold any of them.",
    ],
)
def test_what_is_complete_stays(sentence: str) -> None:
    assert whole(sentence, sentence)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("12 factories have been closed.", "Twelve factories have been closed."),
        ("27 boats were sold in Bergen.", "Twenty-seven boats were sold in Bergen."),
        ("Most sailors, though, followed Ada Brown.", "Most sailors followed Ada Brown."),
        ("Ada Brown added that the ferry was old.", "Ada Brown said that the ferry was old."),
        ("Ada Brown added the ferries were old.", "Ada Brown said that the ferries were old."),
        ("Ada Brown added salt to the soup.", "Ada Brown added salt to the soup."),
        ("Norway has once again sold the ferries.", "Norway has sold the ferries."),
        ("Ada Brown further defended the ferries.", "Ada Brown defended the ferries."),
        ("In a statement the council says it is sorry.", "The council says it is sorry."),
        ("Ada Brown won the race starting on Friday.", None),
        ("Norway has a law that entered on Friday.", None),
        ("Ada Brown earlier defended the ferries.", "Ada Brown defended the ferries."),
        ("Norway has since sold the ferries.", "Norway has sold the ferries."),
        ("Norway has since the war sold ferries.", "Norway has since the war sold ferries."),
        ("The ferry sank on Friday in a storm.", "The ferry sank in a storm."),
        ("The ferry sank on Friday 3 May.", "The ferry sank on Friday 3 May."),
        ("The ferry sails on Friday evenings.", "The ferry sails on Friday evenings."),
        ("The ferry sank at noon on Friday.", None),
        ("In spring, however, the boats left.", "In spring, the boats left."),
        ("The old boats will also be sold.", "The old boats will be sold."),
        ("The old boats were not only sold but also mended.", "The old boats were not only sold but also mended."),
        ("Founder Ada Brown has sold the mill.", "Ada Brown has sold the mill."),
        ("The boats left in spring, too.", "The boats left in spring."),
        ("Ada Brown sold 12 boats.", "Ada Brown sold 12 boats."),
        ("98% of the boats were sold.", None),
        ("€1.3m was found in a boat.", None),
        ("450 boats were sold.", None),
        ("However the boats left.", None),
    ],
)
def test_statements_are_settled(statement: str, expected: str | None) -> None:
    assert settled(statement) == expected


@pytest.mark.parametrize(("text", "welded"), [("firesafety", True), ("highdenomination", True), ("farmhouse", False)])
def test_words_that_lost_their_hyphen_are_known(text: str, welded: bool) -> None:
    assert has_welded(f"the {text} of the harbour") is welded
