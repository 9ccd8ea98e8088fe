"""Vocabulary: a word in use, what it means there, and when it is left alone."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.draft import Draft
from questions.facts.excerpts import quoted
from questions.makers.vocabulary import make
from questions.reading import read
from questions.span import Span


def drafts(text: str) -> list[Draft]:
    return list(make(read(Article("The Mill", text, (Paragraph(Span(0, len(text))),)))))


ASKED = [
    (
        "The new owner of the mill hopes to curb the noise at night.",
        "What does the word “curb” mean in “The new owner of the mill hopes to curb the noise at night”?",
        "To limit or control",
    ),
    (
        "Visitors faced several hurdles before they reached the old mill.",
        "What does the noun “hurdle” mean in “Visitors faced several hurdles before they reached the old mill”?",
        "A difficulty to be overcome",
    ),
    (
        "The baker and his sister run a lucrative business beside the river.",
        "What does the word “lucrative” mean in “The baker and his sister run a lucrative business beside the river”?",
        "Bringing in a lot of money",
    ),
    (
        "The town council called off the summer concert on Friday.",
        "What does the expression “call off” mean in “The town council called off the summer concert on Friday”?",
        "To cancel",
    ),
    (
        "The owners of the factory want to help farmers and jeopardise no jobs in the town.",
        "What does the word “jeopardise” mean in “The owners of the factory want to help farmers and jeopardise no "
        "jobs in the town”?",
        "To put at risk",
    ),
    (
        "Prices in the village plummeted after the factory by the river closed.",
        "What does the verb “plummet” mean in “Prices in the village plummeted after the factory by the river closed”?",
        "To fall steeply",
    ),
    (
        "Two engineers came up with a clever plan for the bridge.",
        "What does the expression “come up with” mean in “Two engineers came up with a clever plan for the bridge”?",
        "To think of or produce",
    ),
    (
        "The teacher and the baker are at odds with the owner of the mill.",
        "What does the expression “at odds with” mean in “The teacher and the baker are at odds with the owner of the "
        "mill”?",
        "In disagreement with",
    ),
    (
        "The work on the new bridge will begin in earnest after the summer.",
        "What does the expression “in earnest” mean in “The work on the new bridge will begin in earnest after the "
        "summer”?",
        "In a serious way",
    ),
]


@pytest.mark.parametrize(("text", "stem", "answer"), ASKED)
def test_a_word_is_asked_in_the_sentence_that_uses_it(text: str, stem: str, answer: str) -> None:
    (draft,) = drafts(text)
    assert (draft.stem, draft.answer) == (stem, answer)
    assert draft.evidence == (Span(0, len(text)),)
    assert [role for role, _ in draft.wrong] == ["misread", "unsupported", "unsupported"]


LEFT_ALONE = [
    ("The new library in the town overlooks the old bridge and the mill.", "a word that needs another word beside it"),
    ("The owners of the mill plan to exploit the lake for salt and peat.", "one in another sense"),
    ("The mill has a new door and a red roof.", "no word worth asking"),
    ("The town council must curb noise, or limit it, near the old school.", "the meaning stands in the sentence"),
    ("She worked for years at the Scrutiny Office in the capital.", "a word inside a name"),
    ("The problem stems from a lack of water in the old canal.", "another sense of the word"),
    ("The new owners of the mill seized upon the letter from the council.", "a verb and its preposition"),
    ("Two journalists from the town were embedded with the rescue team.", "a verb done to people"),
    ("The guards seized the young baker near the old bridge in the town.", "a verb done to a person"),
    ("Her second song was a commercial breakthrough for the young singer.", "a noun beside another subject matter"),
    ("The hostilities between the two towns on the river lasted for years.", "a plural that means something else"),
    ("The young baker, a keen dancer, has lived in the town for years.", "an adjective without its preposition"),
    ("The loss shattered her sense of safety in the old house by the river.", "a verb in a figure of speech"),
    ("A lucrative summer for the young bakers beside the old river.", "no verb that makes it a sentence"),
    ("After the long race the children were wiped out and had to rest on the grass.", "an expression done to people"),
    ("The young teachers of the old town wanted to step up after the flood.", "an expression that lacks its object"),
    ("The exploitation of the old forest for timber began before the war.", "a noun beside what changes its meaning"),
    (
        "The old bakers found that which ink farmers use determined how soon the colours left.",
        "a verb taken for an adjective",
    ),
    ("The officer phoned the winner late in the evening to concede.", "a verb that lacks its object"),
    (
        "The loss of the old mill by the river after so many good years was, Nora Moss said, difficult for the "
        "families of the town to contemplate.",
        "a cut that would begin with who said it",
    ),
    (
        "The farmers by the river have pumped more water from the old wells each summer than the rain can replenish "
        "in a whole year, and the council is worried about the harvest.",
        "a cut that would begin with “than”",
    ),
    (
        "The owner of the mill by the river asked the visitors from the town and the valley to remember what the young "
        "engineers from the harbor hoped to dismantle next spring.",
        "a cut that would begin with “what”",
    ),
    (
        "The dismal light of the candle fell on the face of the young baker moments after the guests had left the old "
        "mill beside the river that runs past the church.",
        "a cut that would end with what measures the rest",
    ),
    ("The soup in the old mill was bland and tasteless on Friday evening.", "a word of the meaning's kin beside it"),
    ("The visitors and the baker do much of their remote shopping with help.", "an adjective beside another noun"),
    ("Nora curbed it.", "too little around it to understand it"),
    ("The young baker by the old river was flattered by the letter.", "a verb in the passive"),
    ("The old teacher was diagnosed in the spring after a long winter.", "a verb done to a person, not to an illness"),
    ("The old village was reached within an hour of the impact.", "a noun without what it is had on"),
]


@pytest.mark.parametrize(("text", "why"), LEFT_ALONE, ids=[why for _, why in LEFT_ALONE])
def test_a_word_is_left_alone(text: str, why: str) -> None:
    assert drafts(text) == []


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    text = (
        "Engineers from three towns along the river inspected every arch of the old bridge in spring, and the council "
        "later decided to curb heavy traffic on the road to the market because the stones had begun to move."
    )
    stems = {draft.fact: draft.stem for draft in drafts(text)}
    assert stems["term:curb"].startswith("What does the word “curb” mean in “… the council later decided to curb")


def test_a_cut_leaves_out_what_belongs_to_the_rest() -> None:
    text = (
        "Nora Moss, who had felt ill since the middle of the long first song, resumed the concert after a short rest "
        "but, oddly, the sound engineers had gone home to the village already."
    )
    (draft,) = drafts(text)
    assert draft.stem.endswith("resumed the concert after a short rest …”?")


SHOWN = [
    ("“The bakers work at night,” the teacher said.", "The bakers work at night", "The bakers work at night"),
    ("Nora said: “The bakers work at night.”", "The bakers work at night", "The bakers work at night"),
    ("Nora said: “The bakers work at night, I think.”", "The bakers work at night", "The bakers work at night …"),
    ("Nora knows that bakers work at night.", "bakers work at night", "… bakers work at night"),
]


@pytest.mark.parametrize(("sentence", "words", "shown"), SHOWN)
def test_dots_stand_where_a_sentence_is_cut(sentence: str, words: str, shown: str) -> None:
    start = sentence.index(words)
    assert quoted(sentence, Span(start, start + len(words)), Span(0, len(sentence))) == shown


def test_further_words_are_trusted_less_than_the_first_two() -> None:
    text = " ".join(text for text, *_ in ASKED)
    trust = [draft.confidence for draft in drafts(text)]
    assert min(trust[:2]) > max(trust[2:])


@pytest.mark.parametrize(
    "text",
    [
        "The owner of the factory was in breach of the new rules for years.",
        "In the spring the rain came back to the valley with a vengeance.",
        "The visitors put the costs of the bridge in perspective.",
    ],
)
def test_a_word_in_a_fixed_phrase_is_left_alone(text: str) -> None:
    assert drafts(text) == []


def test_an_excerpt_ends_where_a_full_stop_stands_behind_a_figure() -> None:
    text = (
        "The police think the fraud caused losses of more than $4m. Assistant US Attorney Ada Brown blamed the bakers."
    )
    (draft,) = drafts(text)
    assert draft.stem.endswith("losses of more than $4m”?")
