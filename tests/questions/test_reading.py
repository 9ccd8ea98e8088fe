"""The reading: sentences, people, quotations and who a pronoun is."""

from __future__ import annotations

import re

import pytest

from questions.article import Article, Paragraph
from questions.entities import entities_within, entity_of
from questions.reading import Reading, read
from questions.span import Span


def article(text: str, title: str = "The day at the harbour") -> Article:
    paragraphs = tuple(Paragraph(Span(*match.span())) for match in re.finditer(r"[^\n]+", text))
    return Article(title=title, text=text, paragraphs=paragraphs)


def pronouns(reading: Reading) -> list[tuple[str, str | None]]:
    found = []
    for token in reading.doc:
        if token.lower_ in {"he", "she", "his", "her", "him"}:
            person = reading.person(token)
            found.append((token.text, person.name if person else None))
    return found


def test_offsets_of_the_parse_are_the_articles_offsets() -> None:
    text = "The ferry  sailed at dawn.\n\n \nNobody saw it leave — not even Ann Mills.\n"
    reading = read(article(text))
    assert reading.doc.text == text
    assert [sentence.span.cut(text) for sentence in reading.sentences] == [
        "The ferry  sailed at dawn.",
        "Nobody saw it leave — not even Ann Mills.",
    ]


def test_furniture_has_no_sentences() -> None:
    text = "Photo by the harbour office.\n\nThe ferry sailed at dawn."
    paragraphs = (Paragraph(Span(0, 28), "credit"), Paragraph(Span(30, len(text))))
    reading = read(Article(title="T", text=text, paragraphs=paragraphs))
    assert [sentence.span.cut(text) for sentence in reading.sentences] == ["The ferry sailed at dawn."]
    assert reading.sentences[0].paragraph == 1
    assert reading.sentence_at(3) is None
    assert reading.sentence_at(29) is None
    assert reading.sentence_at(30) is reading.sentences[0]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“We lost. We tried!” said Tom Reed. He left.", 3),
        ("Mr. Reed paid $3.50 in the U.S. last year. It rained.", 2),
        ("The storm hit – hard – at 5 p.m. and passed.", 1),
        ("“Is it safe?” she asked. Nobody knew.", 2),
    ],
)
def test_sentences_end_where_their_punctuation_says(text: str, sentences: int) -> None:
    assert len(read(article(text)).sentences) == sentences


def test_a_short_name_belongs_to_the_full_one() -> None:
    people = read(article("Helen Marsh won the race on Sunday. Marsh trained for years.")).people
    assert [(person.name, person.forms, person.gender) for person in people] == [
        ("Helen Marsh", ("Helen Marsh", "Marsh"), "f")
    ]
    assert len(people[0].mentions) == 2


def test_a_surname_of_two_people_is_nobodys() -> None:
    text = "Helen Marsh met Peter Marsh in Leeds. Marsh then drove to London."
    reading = read(article(text))
    assert reading.person(next(t for t in reading.doc if t.idx == text.rindex("Marsh"))) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helen Marsh won the race. She thanked the club.", [("She", "Helen Marsh")]),
        (
            "Helen Marsh won the race. Peter Ross came second. He thanked her.",
            [("He", "Peter Ross"), ("her", "Helen Marsh")],
        ),
        ("Peter Ross met Daniel Lee in Leeds. The town gave him a medal.", [("him", None)]),
        ("Helen Marsh won the race. A woman hugged her.", [("her", None)]),
        ("“He is tired,” said Peter Ross.", [("He", None)]),
        ("Peter Ross left.\n\nHe came back.", [("He", "Peter Ross")]),
        ("Peter Ross met a driver.\n\nHe came back.", [("He", None)]),
        (
            "Peter Ross said that Daniel Lee was ill. “It is sad,” he added.",
            [("he", "Peter Ross")],
        ),
        (
            "Peter Ross spoke. “Nobody came. The hall stayed empty. We went home.”\n\nHe was tired.",
            [("He", "Peter Ross")],
        ),
        (
            "The robbers sent a gunman to stop Helen Marsh as she rode home.",
            [("she", "Helen Marsh")],
        ),
        # the clause about another may be hers; whom its "who" found is not
        ("Helen Marsh wrote to Anna Reed, who left the club when she was 90.", [("she", None)]),
        ("Peter Ross was carried home by a nurse who had found him.", [("him", "Peter Ross")]),
        ("Peter Ross left. One of the cooks refused a prize he was due to receive.", [("he", None)]),
        ("Peter Ross left. Somebody broke the cup he had won.", [("he", None)]),
        # the model takes this name for a body's
        (
            "Robin Marsh had doubts. Alexandra Funk, an engineer in Halden, agreed. She left.",
            [("She", "Alexandra Funk")],
        ),
        ("Robin Marsh had doubts. Alexandra Funk was also sceptical. She left.", [("She", None)]),
    ],
)
def test_a_pronoun_has_an_owner_only_where_it_is_certain(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert pronouns(read(article(text))) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dora Marsh met Ban Ki-moon in Seoul. Ban Ki-moon thanked Dora Marsh.", "Ban Ki-moon"),
        ("Helen Marsh won. Marsh slept. Eva Marsh, a cousin, cheered. Marsh left.", "Helen Marsh"),
    ],
)
def test_a_name_is_whole_and_stays_with_whom_it_meant(text: str, name: str) -> None:
    person = next(person for person in read(article(text)).people if person.name == name)
    assert text.rindex(name.rsplit(maxsplit=1)[-1]) < max(mention.end for mention in person.mentions)


def test_a_song_is_no_person() -> None:
    found = read(
        article("Helen Marsh recorded Rosa Bell, the song that everybody knew. Helen Marsh sang for years.")
    ).people
    assert [person.name for person in found] == ["Helen Marsh"]


def test_a_shop_called_so_is_no_person() -> None:
    text = (
        "Pupils come to a little shop called Rosa Bell. Rosa Bell was opened by Helen Marsh. She met Rosa Bell’s bank."
    )
    found = read(article(text))
    assert [person.name for person in found.people] == ["Helen Marsh"]


def test_initials_before_a_particle_are_of_the_name() -> None:
    text = "FW de Brook freed the prisoners in May. Dora Marsh was glad. “It is over,” de Brook said."
    assert "FW de Brook" in [person.name for person in read(article(text)).people]


def test_a_first_name_the_model_left_out_is_of_the_name() -> None:
    text = "It rained. Lost letters may never be found, Tove Qvarnberg told the school. “Print them,” said Qvarnberg."
    assert [person.name for person in read(article(text)).people] == ["Tove Qvarnberg"]


def test_what_somebody_is_behind_a_name_tells_a_person() -> None:
    text = (
        "Tom Reed left.\n\nAlexandra Frey, Professor of Law at the University of Holm, was also sceptical. She laughed."
    )
    assert pronouns(read(article(text))) == [("She", "Alexandra Frey")]


def test_quoted_words_are_known() -> None:
    text = "“We are glad,” said Tom Reed. The children’s choir sang."
    reading = read(article(text))
    assert reading.quoted(Span(text.index("glad"), text.index("glad") + 4))
    assert not reading.quoted(Span(text.index("said"), text.index("said") + 4))
    assert not reading.quoted(Span(text.index("choir"), text.index("choir") + 5))


def test_a_long_paragraph_without_full_stops_is_read() -> None:
    text = "la la the river runs and runs " * 2000
    reading = read(article(text))
    assert reading.doc.text == text


def test_entities_are_those_that_lie_in_a_stretch() -> None:
    found = read(Article.from_text("Ada Holm left Bergen in May. Siri Berg stayed in Oslo. They met in June again."))
    assert found.doc.ents
    for sentence in found.sentences:
        assert [one.text for one in entities_within(sentence.tokens)] == [one.text for one in sentence.tokens.ents]
    for token in found.doc:
        entity = entity_of(token)
        assert (entity is not None) == bool(token.ent_type_)
        assert entity is None or entity.start <= token.i < entity.end


def test_a_place_is_no_person_because_somebody_later_has_its_name() -> None:
    text = "The ferry to Holm made its last crossing. Captain Ada Holm waved. Holm had steered the boat for years."
    reading = read(Article("The ferry", text, (Paragraph(Span(0, len(text))),)))
    (ada,) = (person for person in reading.people if person.name == "Ada Holm")
    assert [mention.cut(text) for mention in ada.mentions] == ["Ada Holm", "Holm"]


def test_a_surname_is_named_with_its_particles() -> None:
    text = "Omar bin Halim left. The friends of bin Halim were glad, said Tom Reed."
    (omar, _) = read(article(text)).people
    assert omar.forms == ("Omar bin Halim", "bin Halim")


def test_a_first_name_of_two_halves_has_no_gender_where_they_differ() -> None:
    text = "Dora Marsh met Jean-Pierre Holm in Seoul. Jean-Pierre Holm thanked Dora Marsh."
    people = read(article(text)).people
    assert {person.name: person.gender for person in people}["Jean-Pierre Holm"] is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Maria van der Linden left. Van der Linden was glad, said Tom Reed.", ["Maria van der Linden", "Tom Reed"]),
        ("Across Norway, prices rose. Tom Reed paid them.", ["Tom Reed"]),
        ("Peter Webb met Tom Reed. Many Peter Webbs had written to them.", ["Peter Webb", "Tom Reed"]),
    ],
)
def test_a_name_has_its_particles_and_neither_preposition_nor_plural(text: str, names: list[str]) -> None:
    assert [person.name for person in read(article(text)).people] == names
