"""Flaws of the options: what gives the key away, what makes two of them right, what is badly made."""

from __future__ import annotations

import re
from functools import lru_cache

from questions.answer_forms import answer_form
from questions.datafiles import read_toml
from questions.flaws.base import flaw, key_and_wrong
from questions.flaws.stem import broken
from questions.form import form_of
from questions.kinds import Question
from questions.kinds.options import HasOptions
from questions.wording import content_words, has_phrase, overlap, words
from questions.world.dates import moment
from questions.world.quantities import quantity
from questions.world.shares import share_of

_DATA = read_toml("wording")
_K_TYPE = re.compile(
    r"^(?:both |only )?(?:[A-D]|[1-4]|I{1,3}|IV)(?:,? (?:and|&|or) (?:[A-D]|[1-4]|I{1,3}|IV))+(?: only)?\.?$"
)
_OPEN = re.compile(r"(?:What|Why|Who|How did|How does|How do)\b")
_OF_FIGURES = re.compile(
    r"^What (?:share|percentage|proportion|number|age|year|amount|figure|score|speed|price)|\bchanged?\b", re.IGNORECASE
)
_MUCH_LONGER = 1.5
_MORE_WORDS = 3
_A_NAME = 2
_MOST_OF_KEY = 0.5
_CLEARLY = 0.05


@flaw("“All of the above” and its like test logic, not reading.")
def all_or_none(question: Question) -> bool:
    return any(phrase in " ".join(words(text)) for text in question.parts() for phrase in _DATA["all_or_none"])


@flaw("An option that combines others (“A and C”) tests logic, not reading.")
def combined_options(question: Question) -> bool:
    return any(_K_TYPE.match(text.strip()) for text in question.parts())


@flaw("The right answer is by far the longest option.")
def longest_is_key(question: Question) -> bool:
    key, wrong = key_and_wrong(question)
    if not wrong:
        return False
    longest = max(wrong, key=len)
    return len(key) > _MUCH_LONGER * len(longest) and len(words(key)) >= len(words(longest)) + _MORE_WORDS


@flaw("The right answer is by far the shortest option.")
def shortest_is_key(question: Question) -> bool:
    key, wrong = key_and_wrong(question)
    if not wrong:
        return False
    shortest = min(wrong, key=len)
    return len(shortest) > _MUCH_LONGER * len(key) and len(words(shortest)) >= len(words(key)) + _MORE_WORDS


@flaw("Only the right answer gives a figure.")
def only_key_is_precise(question: Question) -> bool:
    key, wrong = key_and_wrong(question)
    return bool(wrong) and any(c.isdigit() for c in key) and not any(c.isdigit() for text in wrong for c in text)


@flaw("The right answer joins what two wrong options say.")
def convergence(question: Question) -> bool:
    if question.skill == "main_idea":
        return False  # the main idea has a word in common with most of what the article says
    key, wrong = key_and_wrong(question)
    own = content_words(key)
    shared = [own & content_words(text) for text in wrong]
    if wrong and all(_joins(text, [key, *(other for other in wrong if other is not text)]) for text in wrong):
        # Two directions by two figures may stand side by side; two names by two things are three absurd ones.
        return sort_value(key) is None and quantity(key) is None and any(word[:1].isupper() for word in key.split()[1:])
    common = frozenset.intersection(*shared) if shared else frozenset()
    parts = [part - common for part in shared if part - common]
    if any(not one & other for index, one in enumerate(parts) for other in parts[index + 1 :]):
        return True
    near = [part for part in shared if len(own) > _A_NAME and len(part) >= _MOST_OF_KEY * len(own)]
    crossing = any(one - other and other - one for index, one in enumerate(near) for other in near[index + 1 :])
    return crossing and _is_most_like_all(own, [content_words(text) for text in wrong])


def _joins(text: str, others: list[str]) -> bool:
    """Say whether an option is made up of what two others say."""
    own = content_words(text)
    shared = [own & content_words(other) for other in others]
    return any(own <= one | other for index, one in enumerate(shared) for other in shared[index + 1 :])


def _is_most_like_all(own: frozenset[str], others: list[frozenset[str]]) -> bool:
    """Say whether the key shares more with all others together than any of these does."""
    likeness = [
        sum(overlap(one, other) for place, other in enumerate((own, *others)) if place != index)
        for index, one in enumerate((own, *others))
    ]
    return likeness[0] > max(likeness[1:]) + _CLEARLY


@flaw("“Always”, “never” and the like stand in wrong options only.")
def absolute_wrong(question: Question) -> bool:
    key, wrong = key_and_wrong(question)
    absolute = set(_DATA["absolute"])
    return not absolute & set(words(key)) and any(absolute & set(words(text)) for text in wrong)


@flaw("An option uses a vague word such as “often”.", grave=False)
def vague_option(question: Question) -> bool:
    return any(set(_DATA["vague"]) & set(words(text)) for text in question.parts())


@flaw("Words of the question are repeated in the right answer only.")
def repeated_in_key(question: Question) -> bool:
    key, wrong = key_and_wrong(question)
    asked = content_words(question.stem)
    return bool(wrong) and bool(asked & content_words(key)) and not any(asked & content_words(text) for text in wrong)


@flaw("Only the right answer fits the question’s grammar, or it alone is built differently.")
def grammatical_cue(question: Question) -> bool:
    key, wrong = key_and_wrong(question)
    if question.skill == "main_idea":
        return False  # whole sentences answer it, whatever word they begin with
    if not wrong or _named(key) or any(_named(text) for text in wrong):
        return False
    forms = {form_of(text) for text in wrong}
    return len(forms) == 1 and form_of(key) not in forms


@flaw("Only the right answer begins with a capital, or ends with a full stop.")
def key_looks_different(question: Question) -> bool:
    key, wrong = key_and_wrong(question)
    if not wrong:
        return False
    lower_alone = key[:1].islower() not in {text[:1].islower() for text in wrong}
    return lower_alone or key.endswith(".") not in {text.endswith(".") for text in wrong}


@flaw("Numbers and dates among the options belong in order.")
def unsorted(question: Question) -> bool:
    order = [sort_value(text) for text in question.parts()]
    known = [value for value in order if value is not None]
    if not known or len(known) < len(order) or not isinstance(question, HasOptions):
        return False
    return question.option_order != "fixed" or known not in (sorted(known), sorted(known, reverse=True))


@flaw("The options differ in a figure alone, which the question does not ask for.")
def unasked_figure(question: Question) -> bool:
    key, wrong = key_and_wrong(question)
    if not wrong or not _OPEN.match(question.stem) or _OF_FIGURES.search(question.stem):
        return False
    found = [quantity(text) for text in (key, *wrong)]
    frames = {f"{one.before} {one.after}" for one in found if one is not None}
    return None not in found and len(frames) == 1 and len(content_words(*frames)) > 1


@flaw("Two options say the same.")
def two_alike(question: Question) -> bool:
    forms = [answer_form(text).bare for text in question.parts()]
    return len(set(forms)) < len(forms)


@flaw("A wrong option is part of the right answer, or holds it, so that both can be right.")
def part_of_key(question: Question) -> bool:
    key, wrong = key_and_wrong(question)
    own = set(words(key))
    if not own or quantity(key) or moment(key):
        return False
    return any(set(words(text)) < own or own < set(words(text)) for text in wrong)


@flaw("Some options give a figure or date and others give none.")
def mixed_types(question: Question) -> bool:
    key, wrong = key_and_wrong(question)
    if not wrong or len(words(key)) > _MORE_WORDS:
        return False
    figures = [sort_value(text) is not None for text in (key, *wrong)]
    return any(figures) and not all(figures)


@flaw("An option answers with words of the question alone.")
def option_from_stem(question: Question) -> bool:
    return question.kind == "multiple_choice" and any(
        len(words(text)) >= _A_NAME and has_phrase(question.stem, text) for text in question.parts()
    )


@flaw("The spacing, the quotation marks or the punctuation of an option is broken.")
def broken_option(question: Question) -> bool:
    return any(broken(text) for text in question.parts())


@lru_cache(maxsize=4096)
def sort_value(text: str) -> tuple[float, ...] | None:
    """Return what an option sorts by where it is a figure or a date, else `None`."""
    share = share_of(text)
    if share is not None and len(words(text)) <= _MORE_WORDS:
        return (float(share),)
    found = quantity(text)
    if found is not None and len(words(text)) <= _MORE_WORDS + 1:
        return (float(found.size),)
    date = moment(text)
    return tuple(map(float, date.order)) if date is not None and len(words(text)) <= _MORE_WORDS + 3 else None


def _named(text: str) -> bool:
    """Say whether a text is a name: every word but the first has a capital as well."""
    parts = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > _A_NAME]
    return len(parts) > 0 and all(word[0].isupper() for word in parts) and (len(parts) > 1 or text == parts[0])
