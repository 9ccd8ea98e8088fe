"""Matching: names with what is said of them, speakers with their words, people with their roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from questions import Article, Span
from questions.article import Paragraph
from questions.assembling import matching
from questions.facts.parties import lacks_its_party, speaks_of_some_party
from questions.facts.role_labels import label
from questions.facts.roles import find_roles
from questions.flaws import sound
from questions.honours import honoured
from questions.kinds.matching import Matching
from questions.link import Link
from questions.pairing import pairings
from questions.reading import Reading, read
from questions.workings import Workings, work

TEXT = "\n\n".join(
    (
        "Ada Holm, the head of the town library, collected 2,300 signatures. The Museum of Coastal Life "
        "donated 600 old maps to the reading room. Bergen University measured the damp in the old "
        "cellar.",
        "“Towns without a library forget the stories of the people,” Ada Holm said. “Children "
        "read more books when the library stands next to their school,” said Siri Berg, the principal of "
        "the Valley School. “The library needs a new roof that will cost more than a fire engine,” said "
        "Per Vik, the mayor of Marrow Hill. “Our experts found less water in the library than in any "
        "other cellar,” said Liv Dahl, the director of the research center.",
        "Per Vik promised a new roof before the winter. Siri Berg brings three classes to the library every week.",
        "A storm demolished the small porch of the building. Many old people cherish the quiet room under the roof. "
        "Their children hope to renovate the stairs beside the door.",
    )
)

DEEDS = "\n\n".join(
    (
        "Ada Brown, the head of the library, collected 2,300 signatures in two weeks. The Museum of Coastal Life "
        "donated 600 old maps to the reading room.",
        "Helen Marsh brings three classes to the library every week. Peter Ross repaired the stairs.",
        "John Stone opened a second library in the harbor. Many people read there in the winter. Children come to "
        "the harbor after school.",
    )
)


@pytest.fixture(scope="module")
def told() -> Workings:
    return work(Article.from_text(TEXT, title="Hill Town Saves Its Library"))


@pytest.fixture(scope="module")
def done() -> Workings:
    return work(Article.from_text(DEEDS, title="Hill Town Saves Its Library"))


def link(left: str, right: str, sentence: int) -> Link:
    return Link(
        left=left, right=right, evidence=(Span(sentence, sentence + 1),), sentence=sentence, fact=f"fact {sentence}",
        confidence=0.8, importance=0.5,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("A London mayor", "London mayor"),
        ("The head of Valley Radio", "Head of Valley Radio"),
        ("The mill’s former owner", "Former owner of the mill"),
        ("The president of Halden’s Sailing Club", "President of Halden’s Sailing Club"),
        ("A Valley Radio spokeswoman", "Valley Radio spokesperson"),
        ("A Norwegian bridge engineer", "Bridge engineer"),
        ("A Norwegian Government official", "Norwegian Government official"),
        ("A baker and the founder of a school", "Baker and founder of a school"),
        ("Halden’s mayor", "Halden’s mayor"),
    ],
)
def test_a_role_on_a_card_gives_nobody_away(role: str, expected: str) -> None:
    assert label(role) == expected


def reading_of(text: str) -> Reading:
    return read(Article("The old dam", text, (Paragraph(Span(0, len(text))),)))


def lefts(links: Sequence[Link]) -> list[str]:
    return [one.left for one in matching._unlike(links)]


def test_every_sort_of_pair_is_found(told: Workings, done: Workings) -> None:
    asked = {one.question.stem: one.question for one in [*matching.assemble(told, []), *matching.assemble(done, [])]}
    assert set(asked) == {pairing.STEM for pairing in pairings()}
    for stem, question in asked.items():
        assert isinstance(question, Matching)
        assert sound(question, (done if "each name" in stem else told).reading.article)
        assert len(question.pairs) in (3, 4)


def test_a_person_has_what_the_article_says_of_it_and_no_body_beside_it(done: Workings) -> None:
    doings = next(pairing for pairing in pairings() if pairing.SKILL == "detail")
    found = {(one.left, one.right) for one in doings.find(done.reading)}
    assert ("John Stone", "Opened a second library in the harbor") in found
    assert not any(left == "The Museum of Coastal Life" for left, _ in found)


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(link("Ada Berg", "Repaired both of the boats", 2), id="a name shared"),
        pytest.param(link("Per Vik", "Praised what Ada Holm had collected", 2), id="a right that names a left"),
        pytest.param(link("Per Vik", "Collected signatures for the old library", 2), id="a right that fits both"),
        pytest.param(link("Per Vik", "Repaired both of the boats", 1), id="one sentence"),
        pytest.param(link("Per Vik", "Repaired " + "one of the many boats and " * 4, 2), id="much longer"),
        pytest.param(link("Per Vik", "Opened the shop of Vik and sons", 2), id="a right that names its own left"),
    ],
)
def test_pairs_that_could_be_mistaken_do_not_go_together(second: Link) -> None:
    first = link("Ada Holm", "Collected signatures for the library", 1)
    third = link("Siri Berg", "Brings three classes every week", 3)
    assert len(lefts([first, second, third])) <= 2


@pytest.mark.parametrize(("one", "other"), [("Indian painter", "Indian guide"), ("Young writer", "Indian blogger")])
def test_short_roles_that_fit_one_person_do_not_go_together(one: str, other: str) -> None:
    roles = (replace(link("Ada Holm", one, 1), fact="role:1"), replace(link("Per Vik", other, 2), fact="role:2"))
    assert len(lefts(roles)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After the vote BBC finance reporter Ada Brown spoke. She left.", []),
        ("BBC finance reporter Ada Brown spoke. She left.", ["Ada Brown"]),
        ("The old dam is open. Ada Brown is a science reporter for the Halden Times.", []),
        ("Ada Brown is a science reporter for the Halden Times. She wrote about the old dam.", ["Ada Brown"]),
    ],
)
def test_a_role_is_neither_run_on_nor_that_of_who_wrote_the_article(text: str, expected: list[str]) -> None:
    assert [role.person.name for role in find_roles(reading_of(text))] == expected


@pytest.mark.parametrize(
    ("role", "lacks"),
    [("A health spokesman", True), ("A Labour health spokesman", False), ("A health inspector", False)],
)
def test_an_office_in_one_of_two_parties_says_in_which(role: str, lacks: bool) -> None:
    reading = reading_of("Labour and the Conservatives met in the town hall.")
    assert lacks_its_party(role, reading) is lacks
    assert speaks_of_some_party("Party officials claim that more women vote.", reading)
    assert not speaks_of_some_party("Labour Party officials claim that more women vote.", reading)


def test_who_is_known_by_a_title_and_a_name_has_both() -> None:
    reading = reading_of("Lady Brown opened the mill. Mr Stone watched. Lady Brown left. Sir Hugo Marsh stayed.")
    shown = [honoured(name, reading) for name in ("Brown", "Stone", "Hugo Marsh")]
    assert shown == ["Lady Brown", "Stone", "Hugo Marsh"]


def test_who_is_named_in_what_others_do_is_asked_last() -> None:
    links = [
        link("Bolivar", "Asked the union for another vote", 1),
        link("Per Vik", "Praised the harvest in Bolivar", 2),
        link("Siri Berg", "Visited schools all over Bolivar", 3),
    ]
    assert lefts(links) == ["Per Vik", "Siri Berg"]


def test_words_of_one_class_have_their_meanings(told: Workings) -> None:
    meanings = next(pairing for pairing in pairings() if pairing.SKILL == "vocabulary")
    assert {(one.left, one.right) for one in meanings.find(told.reading)} == {
        ("demolish", "To knock down"),
        ("cherish", "To value very highly"),
        ("renovate", "To repair and improve"),
    }


def test_words_whose_meanings_could_be_exchanged_are_not_matched() -> None:
    text = (
        "The loss of the mill had serious consequences for the bakers by the river. The old bridge has a huge impact "
        "on the trade of the town. The teacher is an advocate of the new school by the lake. Visitors faced several "
        "hurdles before they reached the old mill."
    )
    meanings = next(pairing for pairing in pairings() if pairing.SKILL == "vocabulary")
    links = meanings.find(work(Article.from_text(text, title="The Mill")).reading)
    assert {link.left for link in links} == {"consequence", "advocate", "hurdle"}


ROLES = (
    "Ada Holm, the director of the Harbor Library, collected signatures. Siri Berg, a colleague of Ada Holm at the "
    "library, painted the door. Liv Dahl, who works in the bakery by the river, brought bread. Karin Moe, the mayor of "
    "Marrow Hill, opened the hall. Nils Aas, the progamme manager of the museum, "
    "took pictures. Eva Ruud, a teacher at the Valley School, sang."
)


def test_people_are_matched_with_roles_worded_alike() -> None:
    roles = next(pairing for pairing in pairings() if pairing.SKILL == "identity")
    found = {one.left: one.right for one in roles.find(work(Article.from_text(ROLES, title="The Hall")).reading)}
    assert found == {
        "Ada Holm": "The director of the Harbor Library",
        "Karin Moe": "The mayor of Marrow Hill",
        "Eva Ruud": "A teacher at the Valley School",
    }
