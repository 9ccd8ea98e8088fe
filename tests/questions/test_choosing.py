"""Choosing: a varied quiz among candidates made by hand, with no language model."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from questions.candidate import Candidate
from questions.choosing import choose_varied
from questions.kinds import Option, Question
from questions.kinds.cloze import Cloze
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.short_answer import ShortAnswer
from questions.kinds.true_false import TrueFalse
from questions.ranking import weights

KINDS = ("multiple_choice", "true_false", "cloze", "short_answer")
SKILLS = ("detail", "speaker", "identity", "cause", "main_idea")


def question(kind: str, skill: str, number: int, answer: bool = True, difficulty: float = 0.5) -> Question:
    name, thing = f"Name{number}", f"thing{number}"
    common = {"skill": skill, "difficulty": difficulty}
    if kind == "true_false":
        return TrueFalse(stem=f"{name} sold {thing}.", answer=answer, **common)
    if kind == "cloze":
        return Cloze(stem=f"In May ____ sold {thing} there.", answers=(name,), **common)
    if kind == "short_answer":
        return ShortAnswer(stem=f"Who sold {thing}?", answers=(name,), **common)
    options = (Option(name, correct=True), Option(f"Other{number}", role="elsewhere"))
    return MultipleChoice(stem=f"Who sold {thing}?", options=options, **common)


def candidate(
    number: int, kind: str = "multiple_choice", skill: str = "detail", score: float = 0.8, **given_: object
) -> Candidate:
    return Candidate(question(kind, skill, number, **given_), score, sentence=number, fact=f"fact{number}")  # type: ignore[arg-type]


def pool() -> list[Candidate]:
    """Return forty candidates of all kinds and skills, many details first."""
    return [
        candidate(
            number, KINDS[number % 4], "detail" if number % 3 else SKILLS[number // 3 % 5], answer=number % 8 == 1
        )
        for number in range(40)
    ]


def test_a_default_quiz_mixes_skills_and_kinds() -> None:
    chosen = choose_varied(pool(), count=10)
    assert len(chosen) == 10
    assert len({one.question.skill for one in chosen}) >= 4
    assert len({one.question.kind for one in chosen}) >= 3


def test_true_or_false_stays_a_side_dish_and_is_balanced() -> None:
    crowd = [candidate(number, "true_false", answer=number % 5 == 0, score=0.99) for number in range(20)]
    chosen = choose_varied(crowd + [candidate(number, score=0.7) for number in range(20, 40)], count=10)
    values = Counter(one.question.answer for one in chosen if isinstance(one.question, TrueFalse))
    assert 1 <= sum(values.values()) <= 4
    assert abs(values[True] - values[False]) <= 1


def test_statements_give_way_to_other_good_questions() -> None:
    crowd = [candidate(number, "true_false", answer=number % 2 == 0, score=0.99) for number in range(20)]
    others = [candidate(number, KINDS[number % 4], SKILLS[number % 3], score=0.7) for number in range(20, 60)]
    assert sum(one.question.kind == "true_false" for one in choose_varied(crowd + others, count=10)) <= 3


def test_a_quiz_of_one_kind_is_filled() -> None:
    crowd = [candidate(number, "true_false", answer=number % 2 == 0) for number in range(20)]
    assert len(choose_varied(crowd, count=10)) == 10
    assert len(choose_varied(pool(), count=8, kinds=["true_false"])) == 8


def test_only_the_asked_kinds_and_skills_are_chosen() -> None:
    chosen = choose_varied(pool(), count=10, kinds=["cloze", "short_answer"], skills=["detail"])
    assert chosen
    assert {one.question.kind for one in chosen} <= {"cloze", "short_answer"}
    assert {one.question.skill for one in chosen} == {"detail"}


def test_no_sentence_and_no_fact_is_asked_twice() -> None:
    same_sentence = [Candidate(question("multiple_choice", "detail", n), 0.9, 7, f"f{n}") for n in range(5)]
    same_fact = [Candidate(question("multiple_choice", "detail", n), 0.9, n, "f") for n in range(10, 15)]
    assert len(choose_varied(same_sentence, count=5)) == 1
    assert len(choose_varied(same_fact, count=5)) == 1


def test_what_gives_another_answer_away_is_left_out() -> None:
    telling = Candidate(TrueFalse(stem="Ada Brown sold the old mill in May.", skill="detail", answer=True), 0.7, 1, "a")
    asking = Candidate(ShortAnswer(stem="Who sold the old mill?", skill="detail", answers=("Ada Brown",)), 0.9, 5, "b")
    assert choose_varied([telling, asking], count=2) == [asking]


def test_a_question_of_several_facts_shares_none_with_another() -> None:
    wide = replace(candidate(1, score=0.95), other_sentences=(2, 3), other_facts=("fact9",))
    inside = [candidate(number) for number in (2, 3)]
    same_fact = replace(candidate(8), other_facts=("fact9",))
    assert choose_varied([wide, *inside], count=3) != [wide]
    assert len(choose_varied([wide, *inside], count=3)) == 2
    assert choose_varied([wide, same_fact], count=2) == [wide]


def test_a_pool_of_many_sorts_stays_within_their_limits() -> None:
    people = [replace(candidate(number, skill="speaker", score=0.9), people=("Ada",)) for number in range(6)]
    roles = [candidate(number, skill="identity", score=0.9) for number in range(10, 16)]
    crowd = people + roles + [candidate(number, KINDS[number % 4], score=0.7) for number in range(20, 60)]
    chosen = choose_varied(crowd, count=10)
    skills = Counter(one.question.skill for one in chosen)
    assert len(chosen) == 10
    assert 1 <= skills["identity"] <= 2
    assert 1 <= skills["speaker"] <= 3
    assert sum("Ada" in one.people for one in chosen) <= 2


def test_why_is_asked_rather_than_who_where_both_are_as_good() -> None:
    names = [candidate(number, score=0.9) for number in range(10)]
    reasons = [candidate(number, skill="cause", score=0.89) for number in range(10, 20)]
    skills = Counter(one.question.skill for one in choose_varied(names + reasons, count=5))
    assert skills["cause"] >= skills["detail"] - 1


def test_people_of_the_article_to_choose_from_come_before_a_name_to_type() -> None:
    offered = candidate(1, skill="speaker", score=0.8)
    assert isinstance(offered.question, MultipleChoice)
    wrong = tuple(Option(f"Person{number}", role="elsewhere") for number in range(3))
    choice = replace(offered, question=replace(offered.question, options=(Option("Name1", correct=True), *wrong)))
    typed = replace(candidate(1, "short_answer", "speaker", score=0.84), fact=choice.fact)
    assert choose_varied([typed, choice], count=1) == [choice]
    assert choose_varied([replace(typed, score=0.95), choice], count=1) != [choice]


def test_an_exchange_makes_room_for_two() -> None:
    wide = replace(candidate(1, score=0.95), other_sentences=(2,))
    narrow = [candidate(1, "cloze", "cause", 0.9), candidate(2, "short_answer", "identity", 0.9)]
    assert choose_varied([wide, *narrow], count=2) in (narrow, narrow[::-1])


def test_room_is_made_for_a_skill_that_the_quiz_lacks() -> None:
    # The cause shares its sentence with one statement, and there are as many statements as there may be.
    statements = [candidate(number, "true_false", answer=number % 2 == 0, score=0.85) for number in range(3)]
    names = [candidate(number, score=0.8) for number in range(10, 14)]
    cause = replace(candidate(20, "true_false", "cause", score=0.84), sentence=10)
    chosen = choose_varied([*statements, *names, cause], count=6)
    assert cause.question.stem in {one.question.stem for one in chosen}


def test_weak_candidates_are_not_chosen_to_make_up_the_number() -> None:
    stored = weights()
    enough = [candidate(number, score=stored["least"]) for number in range(stored["few"])]
    chosen = choose_varied([*enough, candidate(20, score=stored["least"] - 0.01)], count=10)
    assert sorted(one.sentence for one in chosen) == list(range(stored["few"]))


def test_only_a_short_quiz_takes_doubtful_ones_and_no_poor_one() -> None:
    stored = weights()
    doubtful = [candidate(number, score=stored["least"] - 0.01) for number in range(10, 20)]
    assert len(choose_varied([candidate(1, score=stored["least"]), *doubtful], count=10)) == stored["few"]
    poor = candidate(2, score=stored["least_of_few"] - 0.01)
    assert [one.sentence for one in choose_varied([candidate(1, score=stored["least"]), poor], count=2)] == [1]


def test_filling_a_short_quiz_takes_nothing_good_away() -> None:
    stored = weights()
    words = [candidate(number, skill="vocabulary", score=0.9) for number in range(6)]
    doubtful = [
        candidate(number, "true_false", score=stored["least_of_few"], answer=number % 2 > 0) for number in (8, 9)
    ]
    good = choose_varied(words, count=10, skills=["vocabulary", "detail"])
    assert len(good) >= stored["few"]  # one skill alone may fill a quiz
    chosen = choose_varied([*words, candidate(7, score=stored["least"]), *doubtful], count=10)
    assert Counter(one.question.skill for one in chosen)["vocabulary"] >= 3
    assert len(chosen) == stored["few"]


def test_easier_questions_come_first() -> None:
    crowd = [candidate(n, difficulty=1 - n / 10) for n in range(8)]
    difficulties = [one.question.difficulty for one in choose_varied(crowd, count=6)]
    assert difficulties == sorted(difficulties)


def test_the_quiz_is_spread_over_the_article() -> None:
    crowd = [candidate(n, score=0.9 if n < 20 else 0.85) for n in range(100)]
    sentences = [one.sentence for one in choose_varied(crowd, count=10)]
    assert len({sentence // 10 for sentence in sentences}) >= 8


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=0, max_value=40), st.integers(min_value=0, max_value=10**6))
def test_a_choice_is_within_the_count_and_the_same_for_a_seed(count: int, seed: int) -> None:
    crowd = pool()
    chosen = choose_varied(crowd, count=count, seed=seed)
    assert len(chosen) <= count
    assert chosen == choose_varied(crowd, count=count, seed=seed)
    assert len({one.fact for one in chosen}) == len(chosen)


def test_other_seeds_choose_others_among_equals() -> None:
    crowd = [candidate(n) for n in range(60)]
    assert len({tuple(one.sentence for one in choose_varied(crowd, count=5, seed=seed)) for seed in range(5)}) > 1
