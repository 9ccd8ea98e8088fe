"""Details: what the article states, asked in questions that stand alone, or not asked at all."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.draft import Draft
from questions.makers.detail import make
from questions.reading import read
from questions.span import Span


def drafts(text: str, title: str = "News from the coast") -> list[Draft]:
    return list(make(read(Article(title, text, (Paragraph(Span(0, len(text))),)))))


def asked(text: str) -> dict[str, str]:
    return {draft.stem: draft.answer for draft in drafts(text)}


@pytest.mark.parametrize(
    ("text", "stem", "answer"),
    [
        (
            "On Monday, Helen Marsh opened a small bakery in Leeds.",
            "Who opened a small bakery in Leeds on Monday?",
            "Helen Marsh",
        ),
        (
            "US forces have captured 15 useful boats.",
            "How many useful boats have US forces captured?",
            "15",
        ),
        (
            "Norwegian security forces closed the old harbour of Bergen.",
            "Who closed the old harbour of Bergen?",
            "Norwegian security forces",
        ),
        (
            "Helen Marsh opened a small bakery in Leeds in 2019.",
            "When did Helen Marsh open a small bakery in Leeds?",
            "In 2019",
        ),
        (
            "In 2019, Helen Marsh closed the small bakery that her mother had founded.",
            "What did Helen Marsh do in 2019?",
            "Closed the small bakery that her mother had founded",
        ),
        (
            "Helen Marsh decided to sell the family farm.",
            "What did Helen Marsh decide to do?",
            "Sell the family farm",
        ),
        (
            "A court in Leeds ordered Peter Ross to pay a large fine.",
            "What did a court in Leeds order Peter Ross to do?",
            "Pay a large fine",
        ),
        (
            "On Monday, residents were told to boil their water.",
            "What were residents told to do on Monday?",
            "Boil their water",
        ),
        (
            "The number of otters in Kent has risen to 198.",
            "How many otters are there in Kent now?",
            "198",
        ),
        (
            "The population of Kent has risen to 19,000.",
            "What figure has the population of Kent reached?",
            "19,000",
        ),
        (
            "The main aim of the project is to plant forty trees in Leeds.",
            "What is the main aim of the project?",
            "To plant forty trees in Leeds",
        ),
        (
            "The good news for Leeds is that the ferry will run again in May.",
            "What is the good news for Leeds?",
            "That the ferry will run again in May",
        ),
        (
            "Helen Marsh is building 40 shelters for a wet winter.",
            "How many shelters is Helen Marsh building for a wet winter?",
            "40",
        ),
        (
            "Helen Marsh has run the bakery since 2011.",
            "Since when has Helen Marsh run the bakery?",
            "Since 2011",
        ),
        (
            "Peter Ross announced that four schools would close in June.",
            "What did Peter Ross announce?",
            "That four schools would close in June",
        ),
        (
            "Scientists said that the birds were smaller than usual. The birds arrived. The birds left.",
            "What did scientists say about the birds?",
            "That they were smaller than usual",
        ),
        (
            "About 300 passengers were rescued from the ferry. The ferry sank. The ferry had no lights.",
            "How many passengers were rescued from the ferry?",
            "About 300",
        ),
        (
            "Helen Marsh has worked in Norway for twelve years. Helen Marsh paints. Helen Marsh never sleeps.",
            "How long has Helen Marsh worked in Norway?",
            "For twelve years",
        ),
        (
            "Peter Ross was elected by angry farmers in 2015.",
            "Who elected Peter Ross in 2015?",
            "Angry farmers",
        ),
        (
            "A tower collapsed in Bilbao on Friday, killing engineer Peter Ross.",
            "Who was killed when a tower collapsed in Bilbao on Friday?",
            "Peter Ross",
        ),
        (
            "Peter Ross accused Norway of hiding a secret report.",
            "What did Peter Ross accuse Norway of doing?",
            "Hiding a secret report",
        ),
        (
            "The survey of Norway was based on interviews with farmers.",
            "On what was the survey of Norway based?",
            "Interviews with farmers",
        ),
        (
            "The Storr Bridge was 90 metres long.",
            "How long was the Storr Bridge?",
            "90 metres",
        ),
    ],
)
def test_a_clause_is_asked_about(text: str, stem: str, answer: str) -> None:
    assert asked(text).get(stem) == answer, asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "He opened a small bakery in Leeds in 2019.",  # nobody says who
        "This surprised the whole town.",
        "They moved to Leeds in 2019.",
        "“I opened a small bakery in Leeds in 2019.”",
        "Did Helen Marsh open a small bakery in Leeds?",
        "Our family opened a small bakery in Leeds.",
        "Ingredients: flour, water and salt.",
        "Another woman bought it last week.",
        "If it rains, the match moves there.",
        "Nobody in Leeds bought a boat in 2019.",
        # what is told by the way
        "Helen Marsh has two older brothers.",
        "Of all the small islands in the bay, Holm had the lowest.",
        "Helen Marsh can come out and beat them all in Leeds.",
        "Just a few kilometres from Leeds begins the large forest of Holm.",
        # what does not agree, and is half told
        "The numbers of people in Leeds is starting to rise.",
    ],
)
def test_a_doubtful_sentence_gives_nothing(text: str) -> None:
    assert asked(text) == {}


def test_how_long_is_not_asked_of_somebody_met_in_passing() -> None:
    assert "How long has Peter Ross lived in a caravan?" not in asked("Peter Ross has lived in a caravan for 20 years.")


def test_a_short_name_is_given_in_full() -> None:
    stems = asked("Helen Marsh lives in Leeds. Marsh opened a small bakery in York in 2019.")
    assert stems["When did Helen Marsh open a small bakery in York?"] == "In 2019"


def test_a_pronoun_with_one_owner_becomes_the_name() -> None:
    stems = asked("Helen Marsh lives in Leeds. She opened a small bakery in York in 2019.")
    assert stems["When did Helen Marsh open a small bakery in York?"] == "In 2019"


def test_a_pronoun_with_two_owners_is_not_guessed() -> None:
    stems = asked("Helen Marsh lives with Anna Reed. The town gave her a medal in 2019.")
    assert not [stem for stem in stems if "medal" in stem]


def test_a_name_in_the_answer_is_not_in_the_stem() -> None:
    stems = asked("Helen Marsh thanked Peter Ross when Helen Marsh left the room.")
    assert not [stem for stem, answer in stems.items() if answer == "Helen Marsh" and "Marsh" in stem]


def test_negated_clauses_are_not_asked_about() -> None:
    assert asked("Helen Marsh did not sell the family farm in 2019.") == {}


def test_what_is_claimed_keeps_its_source() -> None:
    stems = asked("Peter Ross said the storm destroyed 40 houses in Leeds.")
    assert stems["How many houses did the storm destroy in Leeds, according to Peter Ross?"] == "40"


def test_a_long_answer_loses_whole_phrases_from_its_end() -> None:
    stems = asked(
        "Norway pledged to double the number of small boats by 2030 from about two hundred in the warm summer of 2009."
    )
    assert stems["What did Norway pledge to do?"] == "Double the number of small boats by 2030 from about two hundred"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Cold winters led to higher prices in 28 countries.", "Where"),  # so many are no place
        ("The density of Kent is nine people per mile.", "How many people"),
        ("Bread is cheap in Leeds, where most bakers sell it to sailors.", "where"),
        ("Five sailors opened an inn in Leeds in 2019.", "How many"),  # few people, and incidental
        ("Peter Ross has three boats in Norway.", "How many"),
        (
            "Norway has read 300 letters written by the mayor, Leeds Harbor and all other towns, and printed them.",
            "letters",
        ),  # theirs, too
        ("The inn closed, and 150 guests were among them.", "among them"),
        ("Norway is buying the ferry, which should help farmers in Leeds.", "help"),  # what helps is that it is bought
        ("Around a third of the population of Kent is on the register of donors.", "third"),
        ("The inn stands in Leeds, whose guests have praised Peter Ross.", "whose"),
        ("Helen Marsh flew back to the old harbour of Leeds on Monday.", "Who"),  # an errand
        ("The small shop employs nine women in the harbour of Leeds.", "What employs"),
        ("Helen Marsh added that the bakery had sold 300 cakes in May.", "added"),  # added to what?
        ("The Baltic Sea was cold. Helen Marsh threw the bottle in the sea in 1913.", "Where"),  # it has a name
    ],
)
def test_a_question_that_does_not_fit_its_answer_is_not_asked(text: str, word: str) -> None:
    assert not [stem for stem, answer in asked(text).items() if word in f"{stem} {answer}"]


def test_no_time_is_asked_for_where_another_is_told() -> None:
    stems = asked("Helen Marsh left Leeds in 2019, when the mill closed.")
    assert not [stem for stem in stems if stem.startswith("When") and "2019" in stem]


def test_a_second_fact_behind_a_comma_is_left_out() -> None:
    stems = asked("About 300 sailors visited the Kent valley in 2019, frightened off by the storm in Leeds.")
    assert not [stem for stem in stems if "valley frightened" in stem]


def test_somebody_without_a_name_or_article_is_not_asked_about() -> None:
    assert not [stem for stem in asked("Helen Marsh married art student, Peter Ross, in May.") if "art student" in stem]


def test_a_stretch_of_time_in_front_is_no_rough_figure() -> None:
    stems = asked("Over the next 30 years, the population of Norway will increase to nine billion.")
    assert "Nine billion" in stems.values()


def test_a_rate_is_asked_for_as_such() -> None:
    stems = asked("The density of Kent is nine people per mile.")
    assert stems["What is the density of Kent?"] == "Nine people per mile"


def test_it_may_follow_what_it_stands_for() -> None:
    stems = asked("Angry farmers shot a wolf in Norway after it killed two sheep.")
    assert stems["Who shot a wolf in Norway after it killed two sheep?"] == "Angry farmers"


STORY = (
    "On Monday, Helen Marsh opened a small bakery in Leeds. About 300 people visited the shop in the first week. "
    "Marsh, who trained in Paris, decided to hire ten local teenagers. The shop sells rye bread to a nearby school."
)


def test_evidence_is_the_sentence_to_the_letter() -> None:
    found = drafts(STORY)
    assert len(found) >= 4
    for draft in found:
        quoted = draft.evidence[0].cut(STORY)
        assert quoted in STORY
        assert quoted.endswith(".")
        assert quoted in draft.explanation.replace("‘", "“").replace("’", "”")
        assert 0 < draft.confidence <= 1
        assert 0 < draft.importance <= 1


def test_a_slot_holds_the_answers_words() -> None:
    found = [draft for draft in drafts(STORY) if draft.slot and draft.statement]
    slots = [(draft.slot.cut(draft.statement), draft.answer) for draft in found if draft.slot and draft.statement]
    assert slots
    for words, answer in slots:
        assert words.lower() in answer.lower()


def test_drafts_are_the_same_every_time() -> None:
    assert drafts(STORY) == drafts(STORY)


def statements(text: str) -> list[str | None]:
    return [draft.statement for draft in drafts(text) if draft.answer_type == "statement"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "There is no bridge over the river between Leeds and Selby.",
            ["There is no bridge over the river between Leeds and Selby."],
        ),
        (
            "The bakers of Leeds remain proud of their old ovens.",
            ["The bakers of Leeds remain proud of their old ovens."],
        ),
        ("Nor should the bakers of Leeds sell their old ovens.", []),
        ("“It is a fine day for bakers in Leeds,” said Helen Marsh.", []),
    ],
)
def test_what_no_question_fits_is_stated(text: str, stated: list[str]) -> None:
    assert statements(text) == stated


def test_two_answers_to_one_question_are_only_stated() -> None:
    text = "The survey found that most bakers work at night. The survey found that few bakers own an oven."
    assert "What did the survey find?" not in asked(text)
    assert statements(text) == [
        "The survey found that most bakers work at night.",
        "The survey found that few bakers own an oven.",
    ]


def test_many_things_agree_with_their_verb() -> None:
    stems = asked("Currently 150 million tonnes of plastic waste litters the beach in Leeds.")
    assert not [stem for stem in stems if "litters" in stem]


def test_an_industry_that_acts_is_asked_for_as_one() -> None:
    found = asked("The car industry has tried to delay the new tests in Leeds.")
    assert found["Which industry has tried to delay the new tests in Leeds?"] == "The car industry"


@pytest.mark.parametrize("where", ["in many countries", "in several towns", "in other places"])
def test_an_untold_place_is_not_asked_for(where: str) -> None:
    assert not [stem for stem in asked(f"Helen Marsh opened a small bakery {where}.") if stem.startswith("Where")]


def test_two_clauses_run_together_are_not_asked_about() -> None:
    text = (
        "Kenya has laid a deep, steel-lined pipe under the lake from Uganda and fishing families have some access to "
        "Turkish pumps."
    )
    assert not [stem for stem in asked(text) if " have " in stem]
