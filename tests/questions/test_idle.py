"""Idle questions: side dates, whereabouts, stems that hang or run on."""

from __future__ import annotations

import pytest

from questions import Article, suggest

STORY = """Ida Brandt opened the first floating library of Norway on Monday. Jon Vale paid for the engine. Lise Moe
painted the hull of the library. Children from Bergen wrote poems about the library.
{} Ida Brandt thanked Jon Vale and Lise Moe. Lise Moe sang a song about Bergen."""

IDLE = [
    "Jon Vale moved to Bergen from Oslo in 2011.",
    "Jon Vale is based in Denmark.",
    "Jon Vale was 31 years old at the time.",
    "Jon Vale carried seven heavy boxes of old Danish books up the long wooden stairs of a tall empty warehouse beside "
    "a narrow canal to a small reading room for young sailors.",
]


def asked(sentence: str) -> list[str]:
    text = " ".join(STORY.format(sentence).split())
    article = Article.from_text(text, title="A Library Goes to Sea")
    found = [
        one.question for one in suggest(article) if one.question.kind not in {"true_false", "evidence", "matching"}
    ]
    place = text.index(sentence)
    return [one.stem for one in found if any(place <= span.start < place + len(sentence) for span in one.evidence)]


@pytest.mark.parametrize("sentence", IDLE)
def test_what_nobody_needs_to_know_is_not_asked(sentence: str) -> None:
    assert asked(sentence) == []


def test_of_a_side_event_the_date_is_not_asked_but_who_it_was() -> None:
    stems = asked("Lise Moe bought a green tractor in 1998.")
    assert "Who bought a green tractor in 1998?" in stems
    assert not any(stem.startswith("When") or stem.endswith("____.") for stem in stems)
