"""The vocabulary: every entry makes a sound question, and none gives itself away."""

from __future__ import annotations

from questions.answer_forms import answer_form
from questions.datafiles import read_toml
from questions.dressing.multiple_choice import build
from questions.facts.terms import Meaning, Term, meanings
from questions.flaws import check
from questions.kinds.multiple_choice import MultipleChoice
from questions.makers.vocabulary import draft_of
from questions.span import Span
from questions.wording import words
from questions.wrong import Wrong

CLASSES = {"verb", "noun", "adjective", "adverb", "verb_phrase", "expression"}
ENTRIES = list(meanings().values())
QUOTED = "Nora saw that from her window"


def options(meaning: Meaning) -> tuple[str, ...]:
    return (meaning.text, meaning.mistaken, *meaning.others)


def test_it_holds_words_of_every_class() -> None:
    assert {meaning.word_class for meaning in ENTRIES} == CLASSES
    assert len(ENTRIES) > 1200


def question_of(meaning: Meaning) -> MultipleChoice:
    verbal = meaning.word_class in {"verb", "verb_phrase"}
    term = Term(meaning, meaning.word, bare=True, verbal=verbal, shown=Span(0, len(QUOTED)), sentence=0)
    draft = draft_of(term, QUOTED, Span(0, len(QUOTED)), "")
    return build(draft, [Wrong(role, text, "maker") for role, text in draft.wrong])


def test_every_entry_makes_a_question_of_four_without_a_grave_flaw() -> None:
    questions = {meaning.word: question_of(meaning) for meaning in ENTRIES}
    assert {word for word, question in questions.items() if len(question.options) != 4} == set()
    assert {
        word: check(question) for word, question in questions.items() if any(f.grave for f in check(question))
    } == {}


def test_no_wrong_meaning_says_what_the_right_one_says() -> None:
    for meaning in ENTRIES:
        right = frozenset(answer_form(meaning.text).bare)
        for text in options(meaning)[1:]:
            wrong = frozenset(answer_form(text).bare)
            assert wrong - right, (meaning.word, text)
            assert right - wrong, (meaning.word, text)


def test_meanings_are_short_and_of_like_length() -> None:
    for meaning in ENTRIES:
        lengths = [len(words(text)) for text in options(meaning)]
        assert max(lengths) <= 10, meaning.word
        assert min(lengths[1:]) - 2 <= lengths[0] <= max(lengths[1:]) + 2, meaning.word


def test_no_meaning_uses_the_word_or_offers_one_thing_twice() -> None:
    for meaning in ENTRIES:
        texts = options(meaning)
        assert len(set(texts)) == len(texts), meaning.word
        assert meaning.word not in words(meaning.text), meaning.word
        assert all(text == text.strip() and not text.endswith(".") for text in texts), meaning.word


def test_only_the_right_meaning_never_offers_a_choice_of_two() -> None:
    for meaning in ENTRIES:
        if " or " in meaning.text:
            assert any(" or " in text for text in options(meaning)[1:]), meaning.word


def test_a_wrong_meaning_is_no_right_one_of_a_word_with_the_same_meaning() -> None:
    by_text: dict[str, list[Meaning]] = {}
    for meaning in ENTRIES:
        by_text.setdefault(meaning.text, []).append(meaning)
    for alike in by_text.values():
        for meaning in alike:
            assert all(meaning.text not in options(other)[1:] for other in alike), meaning.word


def test_what_restricts_the_use_of_a_word_names_known_words() -> None:
    known = {meaning.word for meaning in ENTRIES}
    uses = read_toml("vocabulary_uses")
    assert {*uses["unless"], *uses["object"]["with"], *uses["object"]["without"]} <= known
    assert set(uses["spelled"].values()) <= known
    assert not set(uses["spelled"]) & known


def test_what_stands_beside_a_word_is_one_word_each() -> None:
    assert all(
        len(other.split()) == 1 for others in read_toml("vocabulary_uses")["unless"].values() for other in others
    )
