"""Flaws: each check with a question that has the flaw and a near miss that has not."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.flaws import ARTICLE_CHECKS, CHECKS, check, gives_away
from questions.flaws.pairs import asks_the_same, clash
from questions.kinds import Option, Question
from questions.kinds.cloze import Cloze
from questions.kinds.evidence import Evidence
from questions.kinds.matching import Matching, Pair
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.multiple_response import MultipleResponse
from questions.kinds.ordering import Ordering
from questions.kinds.short_answer import ShortAnswer
from questions.kinds.true_false import TrueFalse
from questions.span import Span

WHY = "Why did the council close the bridge?"


def choice(*texts: str, stem: str = WHY, order: str = "any", evidence: tuple[Span, ...] = ()) -> MultipleChoice:
    """Return a question whose first option is the key."""
    key, *wrong = texts
    options = (Option(key, correct=True), *(Option(text, role="elsewhere") for text in wrong))
    return MultipleChoice(stem=stem, skill="detail", options=options, option_order=order, evidence=evidence)


def asked(stem: str) -> ShortAnswer:
    return ShortAnswer(stem=stem, skill="detail", answers=("Ada Brown",))


def gap(stem: str, answer: str = "Ada Brown", *bank: str) -> Cloze:
    options = tuple(Option(text, correct=not index) for index, text in enumerate(bank))
    return Cloze(stem=stem, skill="detail", answers=(answer,), options=options)


def said(stem: str, answer: bool = True) -> TrueFalse:
    return TrueFalse(stem=stem, skill="detail", answer=answer)


def matching(*pairs: tuple[str, str]) -> Matching:
    return Matching(stem="What belongs together?", skill="detail", pairs=tuple(Pair(*pair) for pair in pairs))


def ordering(*events: str) -> Ordering:
    return Ordering(stem="In which order did it happen?", skill="sequence", sequence=events)


def several(*texts: str) -> MultipleResponse:
    """Return a question whose first option alone is right."""
    options = tuple(Option(text, correct=not index) for index, text in enumerate(texts))
    return MultipleResponse(stem="Which statements does the article support?", skill="detail", options=options)


def map_question(stem: str, answer: str) -> ShortAnswer:
    return ShortAnswer(stem=stem, skill="detail", answers=(answer,))


PAIRS: dict[str, list[tuple[Question, Question]]] = {
    "over_long": [(asked("Who " + "really " * 30 + "came?"), asked("Who " + "really " * 28 + "came?"))],
    "dangling_pronoun": [
        (asked("Why did he leave the ship?"), asked("Why did Ada Brown leave his ship?")),
        (said("She left the ship."), said("Ada Brown said that she left the ship.")),
        (asked("What does it cost?"), asked("Why is it dangerous to swim near the mill?")),
        (asked("Who gave him the key?"), asked("Who said, “He gave him the key”?")),
    ],
    "first_person": [(asked("Who told us about the mill?"), asked("Who said, “They told us about the mill”?"))],
    "dangling_reference": [
        (asked("Who made this decision?"), asked("Who made the decision to sell the mill?")),
        (asked("What happened on that day at the mill?"), asked("Who said that day care was too dear?")),
        (said("The mill closed yesterday."), said("The mill closed on Monday.")),
    ],
    "unfocused_stem": [(asked("What is true?"), asked("What is true of the mill?"))],
    "padding": [
        (asked("According to the article, who bought the mill?"), asked("Who bought the article about the mill?"))
    ],
    "negative_stem": [
        (asked("Which town is not on the river?"), asked("Which town is NOT on the river?")),
        (asked("Who did not sign the letter?"), asked("Why did the mayor not sign the letter?")),
    ],
    "two_questions": [
        (asked("Who bought the mill and when was it sold?"), asked("Who bought the mill and the dam?")),
        (asked("Who came? Who left?"), asked("Who came and left?")),
        (asked("Who have whose guests met?"), asked("Who has met the guests whose bags were lost?")),
    ],
    "broken_stem": [
        (asked("Who  bought the mill?"), asked("Who bought the mill?")),
        (asked("Who bought the mill ?"), asked("Who bought the mill (and the dam)?")),
        (asked("Who said, “The mill is ours?"), asked("Who said, “The mill is ours”?")),
        (asked("Who bought the the mill?"), asked("Who knew that that mill was his?")),
        (asked("Who bought <b>the mill?"), asked("Who paid less (<$5) for the mill?")),
    ],
    "unfinished_stem": [
        (asked("who bought the mill?"), asked("“Ours” is said of what?")),
        (said("The mill was sold"), said("The mill was sold.")),
        (said("millers were sold."), said("eMill was sold.")),
    ],
    "begins_midway": [
        (said("But the mill was sold."), said("Butter was sold at the mill.")),
        (said("However, the mill was sold."), said("The mill, however, was sold.")),
    ],
    "answered_by_stem": [
        (asked("Who is Ada Brown, the engineer?"), asked("Who is the engineer Brown met?")),
        (asked("When was the mill sold in 1998?"), asked("When was the mill that burned in 1998 sold?")),
        (
            choice("The bridge", "The mill", "The dam", "The pier", stem="What did the bridge carry?"),
            choice("A road", "A mill", "A dam", "A pier", stem="What did the bridge carry?"),
        ),
    ],
    "all_or_none": [
        (choice("Rain", "Snow", "Wind", "All of the above"), choice("Rain", "Snow", "Wind", "All of the snow"))
    ],
    "combined_options": [(choice("A and C", "Rain", "Snow", "Wind"), choice("A and a half", "Rain", "Snow", "Wind"))],
    "longest_is_key": [
        (
            choice(
                "Because the arches had cracked and nobody could pay for the work",
                "Because it rained",
                "Because it was old",
                "Because of traffic",
            ),
            choice("Because the arches had cracked", "Because it rained", "Because it was old", "Because of traffic"),
        )
    ],
    "shortest_is_key": [
        (
            choice(
                "Because it rained",
                "Because the arches of it had cracked",
                "Because nobody could pay for the work",
                "Because the traffic was too heavy for it",
            ),
            choice(
                "Because it rained", "Because the arches of it had cracked", "Because it was old", "Because of traffic"
            ),
        )
    ],
    "only_key_is_precise": [
        (
            choice("For 6 months", "For a while", "For ever", "For some time"),
            choice("For 6 months", "For 3 months", "For ever", "For some time"),
        )
    ],
    "convergence": [
        (
            choice("Red lamps on bridges", "Red lamps", "White flags on bridges", "Green flags"),
            choice("Red lamps on bridges", "Red lamps on hills", "Red lamps on ships", "Green flags"),
        ),
        (
            choice("A red lamp on the old pier", "A blue lamp on the old pier", "A red lamp on the old mill", "A flag"),
            choice("A red lamp on the old pier", "A blue lamp on the old pier", "A kite over the old mill", "A flag"),
        ),
        (
            choice("Prices rose in winter", "Prices fell in winter", "Prices rose in spring", "The mayor left"),
            choice(
                "Prices rose in winter",
                "Prices fell in winter",
                "Prices rose in spring",
                "Prices fell in spring",
            ),
        ),
        (
            choice("The boats from Bergen", "The boats from Leeds", "The trains from Bergen", "The trains from Leeds"),
            choice("The boats from Bergen", "The boats from Leeds", "The boats from Oslo", "The trains from Hull"),
        ),
    ],
    "unasked_figure": [
        (
            choice("Boats for 30 children", "Boats for 20 children", "Boats for 40 children", "Boats for 50 children"),
            choice("Boats for 30 children", "Boats for 20 sailors", "Boats for 40 children", "A mill"),
        )
    ],
    "implied_figure": [
        (
            choice("More than a fifth", "More than a tenth", "More than half", "More than a third"),
            choice("Nearly a fifth", "Nearly a tenth", "Nearly half", "Nearly a third"),
        ),
        (
            choice("It rose by over 50%", "It rose by over 60%", "It fell by over 50%", "It fell by over 60%"),
            choice("It rose by over 50%", "It fell by over 60%", "It stayed the same", "It fell by over 50%"),
        ),
        (
            choice("The last seven", "The last six", "The last eight", "The last ten"),
            choice("Seven", "Six", "Eight", "Ten"),
        ),
    ],
    "absolute_wrong": [
        (
            choice("It rained", "It always rained", "It snowed", "It froze"),
            choice("It never rained", "It always rained", "It snowed", "It froze"),
        )
    ],
    "vague_option": [
        (
            choice("It rained", "It often snowed", "It froze", "It burned"),
            choice("It rained", "It snowed", "It froze", "It burned"),
        )
    ],
    "repeated_in_key": [
        (
            choice("The bridge had cracked", "The river rose", "The mill burned", "The road sank"),
            choice("The bridge had cracked", "The bridge was old", "The mill burned", "The road sank"),
        )
    ],
    "grammatical_cue": [
        (
            choice("Raising the tolls", "To cut the traffic", "To save the arches", "To please the town"),
            choice("To raise the tolls", "To cut the traffic", "To save the arches", "To please the town"),
        )
    ],
    "key_looks_different": [
        (choice("rain", "Snow", "Wind", "Ice"), choice("Rain", "Snow", "Wind", "Ice")),
        (
            choice("It rained.", "It snowed", "It froze", "It blew"),
            choice("It rained.", "It snowed.", "It froze", "It blew"),
        ),
    ],
    "unsorted": [
        (choice("30", "20", "10", "40"), choice("10", "20", "30", "40", order="fixed")),
        (choice("20", "10", "30", "40", order="fixed"), choice("40", "30", "20", "10", order="fixed")),
        (choice("May 3", "May 1", "May 9", "May 5"), choice("May", "Rain", "Snow", "Wind")),
    ],
    "two_alike": [(choice("Rain", "Snow", "the snow", "Wind"), choice("Rain", "Snow", "Snowfall", "Wind"))],
    "part_of_key": [
        (choice("Lindau", "Old Lindau", "Bregenz", "Konstanz"), choice("Lindau", "Old Bregenz", "Bregenz", "Konstanz"))
    ],
    "mixed_types": [(choice("20", "Rain", "30", "40"), choice("20", "10", "30", "40"))],
    "option_from_stem": [
        (
            choice("Rain", "Snow", "The bridge", "Wind"),
            choice("Rain", "Snow", "The pier", "Wind"),
        )
    ],
    "broken_option": [(choice("Rain", "Snow ", "Wind", "Ice"), choice("Rain", "Snow", "Wind", "Ice"))],
    "gap_first": [(gap("____ bought the mill in the spring."), gap("The mill was bought by ____ in the spring."))],
    "article_before_gap": [
        (
            gap("The crew found an ____ on the old pier.", "anchor", "anchor", "boat"),
            gap("The crew found an ____ on the old pier.", "anchor", "anchor", "oar"),
        ),
    ],
    "filler_in_stem": [
        (gap("Ada Brown said that ____ had bought the mill."), gap("Ada Marsh said that ____ had bought the mill."))
    ],
    "long_typed_answer": [
        (
            gap("The mill was bought by ____ in May.", "the town council of Old Lindau"),
            gap("The mill was bought by ____ in May.", "the town of Lindau"),
        )
    ],
    "bare_gap": [(gap("The ____ came late."), gap("The crew of the ____ came late."))],
    "two_statements": [
        (said("The mill burned. The town bought it."), said("Dr. Brown bought the mill.")),
        (said("The mill burned; the town bought it."), said("The mill burned, and the town bought it.")),
    ],
    "half_false": [
        (
            said("The new mill has more sails and less stone than the old one.", False),
            said("The new mill has more sails and less stone than the old one.", True),
        ),
        (
            said("The new mill uses more water and smaller wheels than the old one.", False),
            said("The new mill uses more water and wood than the old one.", False),
        ),
    ],
    "bare_negation": [(said("The mill did not burn.", False), said("The mill did not burn.", True))],
    "absolute_statement": [(said("All the mills burned.", False), said("All the mills burned.", True))],
    "vague_statement": [(said("The mill often burned."), said("The mill burned twice."))],
    "partly_true": [
        (said("The mill burned down, and the town bought it."), said("The mill, which burned, is old.")),
        (said("Ada Brown sang, but the choir stayed silent."), said("Ada Brown sang, danced and left.")),
    ],
    "gratuitous_stem": [
        (asked("The mill is very old. Who bought it?"), asked("Who bought the mill of St. Ives?")),
        (
            asked("Who bought the mill (which stood by the old bridge)?"),
            asked("Who bought the mill (and the dam)?"),
        ),
    ],
    "common_knowledge": [
        (asked("What is the capital of Norway?"), asked("What did the capital of Norway build?")),
        (asked("How many legs does a spider have?"), asked("How many days did the trial last?")),
    ],
    "known_geography": [
        (map_question("Where is Chicago?", "In the United States"), map_question("Where is the mill?", "In Oslo")),
        (
            map_question("On which continent is Ghana?", "Africa"),
            map_question("In which country did Ada Brown land at Chicago?", "The United States"),
        ),
    ],
    "logical_cue": [
        (
            choice("A grey wolf", "A wooden box", "A metal fence", "A glass door", stem="Which animal did they find?"),
            choice("A grey wolf", "A brown bear", "A metal fence", "A glass door", stem="Which animal did they find?"),
        )
    ],
    "implausible_option": [
        (
            choice("The mayor", "The engineer", "A wooden box", "The baker", stem="Who opened the mill?"),
            choice("The mayor", "The engineer", "A group of students", "The baker", stem="Who opened the mill?"),
        ),
        (
            choice("Ten", "Twelve", "In the spring", "Twenty", stem="How many boats came?"),
            choice("Ten", "Twelve", "Half a dozen", "None at all", stem="How many boats came?"),
        ),
        (
            choice("Ada Brown", "The Box", "Ruth Palmer", "A metal fence", stem="Who won?"),
            choice("Ada Brown", "The Box", "Ruth Palmer", "Peter Webb", stem="Who won?"),
        ),
    ],
    "does_not_complete": [
        (
            choice("Sold it", "The old mill", "Burned it", "Moved it", stem="What did Ada Brown do with the mill?"),
            choice("Sold it", "Bought it", "Burned it", "Moved it", stem="What did Ada Brown do with the mill?"),
        ),
        (
            choice("it rained", "because it snowed", "it froze", "it blew", stem="The mill closed because …"),
            choice("it rained", "it snowed", "it froze", "it blew", stem="The mill closed because …"),
        ),
    ],
    "stray_gap": [(asked("Who bought the ____ by the river?"), gap("Ada Brown bought the ____ by the river."))],
    "shared_right": [
        (
            matching(("the mill", "Ada"), ("the dam", "Ada"), ("a pier", "Bob")),
            matching(("the mill", "Ada"), ("a pier", "Bob")),
        )
    ],
    "pair_by_word": [
        (
            matching(("Ada Brown’s mill", "a brown door"), ("the pier", "a red lamp")),
            matching(("Ada Brown’s mill", "a brown door"), ("the pier", "a brown lamp")),
        )
    ],
    "mixed_rights": [
        (
            matching(("The mill burned", "1920"), ("Ada Brown came", "by boat")),
            matching(("The mill burned", "1920"), ("Ada Brown came", "1925")),
        )
    ],
    "order_told": [
        (ordering("The mill burned", "Then the town wept"), ordering("The mill burned", "The town wept")),
        (ordering("The mill burned in 1920", "It was sold in 1925"), ordering("It burned in 1920", "It was sold")),
    ],
    "overlapping_statements": [
        (
            several("The mill burned in May", "The mill burned in June", "Ada Brown sang"),
            several("The mill burned in May", "The pier sank in June", "Ada Brown sang"),
        )
    ],
    "keys_are_longest": [
        (
            several("The old mill near the river burned down in May", "Bob sang", "Ada left"),
            several("The mill burned", "Bob sang aloud", "Ada left early"),
        )
    ],
    "asked_statement": [(said("Did the mill burn?"), said("The mill burned."))],
}

TEXT = (
    "Photo: the old mill.\n\n"
    "Ada Brown bought the mill near the river in May. The town of Lindau closed the long bridge in June. "
    "The council of Lindau had closed the long bridge because the arches of the river side had cracked."
)
EVIDENCE = (Span(TEXT.index("The council"), len(TEXT)),)
ARTICLE = Article(
    title="The mill", text=TEXT, paragraphs=(Paragraph(Span(0, 20), "credit"), Paragraph(Span(22, len(TEXT))))
)


def placed(question: Question, *spans: Span) -> Question:
    return type(question).from_json({**question.to_json(), "evidence": [{"start": a, "end": b} for a, b in spans]})


def find(stem: str) -> Evidence:
    return Evidence(stem=stem, skill="detail", evidence=EVIDENCE, sentences=(2,), sentence_count=3)


ARTICLE_PAIRS: dict[str, tuple[Question, Question]] = {
    "no_evidence": (placed(asked(WHY), Span(0, 10_000)), placed(asked(WHY), *EVIDENCE)),
    "evidence_in_furniture": (placed(asked(WHY), Span(0, 10)), placed(asked(WHY), *EVIDENCE)),
    "false_but_stated": (
        said("Ada Brown bought the mill near the river in May.", False),
        said("Ada Brown bought the mill near the river in June.", False),
    ),
    "answer_not_in_article": (ShortAnswer(stem=WHY, skill="detail", answers=("Bob",)), asked("Who bought the mill?")),
    "another_answer": (
        choice(
            "The council",
            "The town",
            "The mill",
            "The crew",
            stem="Who closed the long bridge of Lindau?",
            evidence=EVIDENCE,
        ),
        choice(
            "The council",
            "The crew",
            "The mill",
            "The port",
            stem="Who closed the long bridge of Lindau?",
            evidence=EVIDENCE,
        ),
    ),
    "evidence_copied": (
        find("Which sentence says that the council of Lindau had closed the long bridge?"),
        find("Which sentence tells why the bridge could not be crossed?"),
    ),
    "only_key_is_verbatim": (
        choice(
            "Because the arches of the river side had cracked",
            "Because it rained",
            "Because it was dear",
            "Because it sank",
        ),
        choice(
            "Because arches of the river side had cracked",
            "Because it rained",
            "Because it was dear",
            "Because it sank",
        ),
    ),
}


def cases() -> list[tuple[str, Question, bool]]:
    pairs = [(name, pair) for name, several in PAIRS.items() for pair in several]
    return [(name, question, has) for name, pair in pairs for question, has in zip(pair, (True, False), strict=True)]


@pytest.mark.parametrize(("name", "question", "has"), cases())
def test_a_check_finds_its_flaw_and_not_the_near_miss(name: str, question: Question, has: bool) -> None:
    assert CHECKS[name].has(question) is has


@pytest.mark.parametrize("name", ARTICLE_PAIRS)
def test_a_check_against_the_article_finds_its_flaw_and_not_the_near_miss(name: str) -> None:
    flawed, sound = ARTICLE_PAIRS[name]
    found = [ARTICLE_CHECKS[name].has(question, ARTICLE) for question in (flawed, sound)]
    assert found == [True, False]


def test_every_check_has_an_example() -> None:
    assert set(CHECKS) == set(PAIRS)
    assert set(ARTICLE_CHECKS) == set(ARTICLE_PAIRS)


def test_every_flaw_says_why_in_one_line() -> None:
    for one in (*CHECKS.values(), *ARTICLE_CHECKS.values()):
        assert one.flaw.message.endswith(".")
        assert "\n" not in one.flaw.message


def test_a_sound_question_has_no_flaw() -> None:
    question = choice(
        "Because the arches had cracked",
        "Because the river had risen",
        "Because the road had sunk",
        "Because the tolls had doubled",
        evidence=EVIDENCE,
    )
    assert check(question, ARTICLE) == []


def test_without_an_article_only_the_question_is_looked_at() -> None:
    assert "no_evidence" not in {flaw.name for flaw in check(asked(WHY))}
    assert "no_evidence" in {flaw.name for flaw in check(asked(WHY), ARTICLE)}


def test_a_question_that_tells_what_another_asks_gives_it_away() -> None:
    told = asked("When did Ada Brown buy the mill at Lindau?")
    assert gives_away(told, asked("Who bought the mill at Lindau?"))
    assert not gives_away(told, asked("Who sang on the pier at dawn?"))
    assert not gives_away(asked("When did they buy the mill at Lindau?"), asked("Who bought the mill at Lindau?"))


def test_two_questions_in_nearly_the_same_words_ask_the_same() -> None:
    assert asks_the_same(asked("Who bought the mill at Lindau?"), asked("Who was it that bought the mill at Lindau?"))
    assert not asks_the_same(asked("Who bought the mill at Lindau?"), asked("Who sang on the pier at dawn?"))


def test_a_statement_among_the_options_is_told_by_another_question() -> None:
    options = (
        Option("The council closed the old bridge to lorries", correct=True),
        Option("The mayor opened a new school in the valley", role="elsewhere"),
    )
    choice = MultipleChoice(stem="Which statement is about Lindau?", skill="detail", options=options)
    telling = TrueFalse(stem="In May, the council closed the old bridge to lorries.", skill="detail", answer=True)
    beside = TrueFalse(stem="In May, the mayor opened a new school in the valley.", skill="detail", answer=True)
    assert clash(choice, telling)
    assert clash(telling, choice)
    assert not clash(choice, beside)
