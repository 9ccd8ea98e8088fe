"""Vetting: whether a wrong option may stand beside a draft's answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from questions.answer_forms import answer_form
from questions.datafiles import read_toml
from questions.draft import Draft
from questions.harm import harmful
from questions.sources import Sources
from questions.span import Span
from questions.wording import PRONOUNS, content_words, has_phrase, overlap, words
from questions.world.places import place
from questions.world.quantities import quantity
from questions.wrong import Wrong

_NAMES = frozenset({"person", "group", "place", "name", "noun", "role"})
_FIGURES = frozenset({"date", "duration", "number", "money", "percent"})
_SEXED = {sex: frozenset(listed) for sex, listed in read_toml("names")["roles"].items()}
_TOLD = frozenset({"noun", "action", "reason", "clause", "group"})
_MOST_TOLD = 0.8
_REAL = frozenset({"person", "group"})
_BORROWED = frozenset({"draft", "stated"})
_ALIKE = 0.6
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_INITIAL = re.compile(r"\b[A-Z]")
_ARTICLE = re.compile(r"^The\s+", re.IGNORECASE)
_LEAD = re.compile(r"^(?:in|at|from|to|near)\s+", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w£$€,.-])(?:1[5-9]|20)\d\d(?![\w,-])")
_MOST_OF_ASKED = 0.5
_FEWEST_SHARED = 2
_LONGER, _SHORTER = 2.5, 0.35
_LONG_TEXT = 4

Vet = Callable[[Wrong, Draft, Sources], bool]


def fits(wrong: Wrong, draft: Draft, sources: Sources, kept: Sequence[Wrong]) -> bool:
    """Say whether an option passes every check and is unlike those already kept."""
    return all(vet(wrong, draft, sources) for vet in _VETS) and not any(_alike(wrong, one, draft) for one in kept)


def _differs_from_key(wrong: Wrong, draft: Draft, _: Sources) -> bool:
    """Refuse the key in other words, a part of it or more than it."""
    if draft.answer_type in _FIGURES:
        return not _same(wrong.text, draft.answer)
    if draft.answer_type == "place" and _one_place(wrong.text, draft.answer):
        return False
    if _is_short_for(wrong.text, draft.answer) or _is_short_for(draft.answer, wrong.text):
        return False
    return not any(_covers(wrong.text, known) for known in (draft.answer, *draft.accepted))


def _not_in_stem(wrong: Wrong, draft: Draft, sources: Sources) -> bool:
    """Refuse a name that the stem already holds, in whole or, of a person, by one of its words: “Ada had been away”."""
    if draft.answer_type not in _NAMES:
        return True
    tokens = words(wrong.text)
    if draft.answer_type == "role":
        # “A colleague of Ada Brown’s” is not who Ada Brown is.
        named = {word for person in sources.people() for word in words(person.name)}
        return not named & set(tokens) & set(words(draft.stem))
    return (
        bool(tokens)
        and not has_phrase(draft.stem, wrong.text)
        and not (
            draft.answer_type == "person" and set(tokens) & {word.casefold() for word in _CAPITAL.findall(draft.stem)}
        )
    )


def _blames_nobody(wrong: Wrong, draft: Draft, _: Sources) -> bool:
    """Refuse to put harm on real people: a named one into a harmful stem, or a harmful clause where it was not."""
    if wrong.source == "maker":
        return True
    if draft.answer_type in _REAL:
        return wrong.source == "world" or not harmful(draft.stem)
    return draft.answer_type in _NAMES | _FIGURES or wrong.source == "changed" or not harmful(wrong.text)


def _of_like_length(wrong: Wrong, draft: Draft, _: Sources) -> bool:
    """Refuse an option much longer or shorter than the key, where length can be seen."""
    mine, keys = len(words(wrong.text)), len(words(draft.answer))
    if max(mine, keys) <= _LONG_TEXT:
        return True
    return _SHORTER * keys <= mine <= _LONGER * keys


def _unlike_key_if_borrowed(wrong: Wrong, draft: Draft, _: Sources) -> bool:
    """Refuse another fact's answer that says nearly what the key says, or mostly what the stem says."""
    if wrong.source not in _BORROWED:
        return True
    mine = content_words(wrong.text)
    return (
        bool(mine)
        and overlap(mine, content_words(draft.answer)) < _ALIKE
        and len(mine & content_words(draft.stem)) * 2 <= len(mine)
    )


def _points_at_nobody(wrong: Wrong, draft: Draft, _: Sources) -> bool:
    """Refuse a borrowed answer with a pronoun: its antecedent stayed behind."""
    # “That it …” beside “That it …”: the stem says what it is.
    own = words(wrong.text)[2:] if words(wrong.text)[:2] == words(draft.answer)[:2] else words(wrong.text)
    return wrong.source not in _BORROWED or not PRONOUNS & set(own)


def _no_other_answer(wrong: Wrong, draft: Draft, sources: Sources) -> bool:
    """Refuse what the evidence joins to the key (“Baldwin and his wife hugged”): it is right as well."""
    if wrong.role != "misread" or draft.answer_span is None or draft.answer_type not in _NAMES:
        return True
    joined = _joined(sources, draft.answer_span)
    last = (words(wrong.text) or [""])[-1]
    return last not in joined


def _joined(sources: Sources, span: Span) -> set[str]:
    """Return the words of everything coordinated or in apposition with what a span covers."""
    key = sources.reading.doc.char_span(span.start, span.end, alignment_mode="expand")
    if key is None:
        return set()
    heads = [key.root, *key.root.conjuncts]
    if key.root.dep_ == "appos":
        heads.append(key.root.head)
    return {
        token.lower_
        for head in heads
        for token in head.subtree
        if token.ent_type_ or token.pos_ == "PROPN" or token in heads
    }


def _of_right_sex(wrong: Wrong, draft: Draft, sources: Sources) -> bool:
    """Refuse “his wife” for a man, and for a person of whom the article does not tell, unless the key tells."""
    sex = sex_of(wrong.text)
    if draft.answer_type != "role" or not sex:
        return True
    asked = next((person for person in sources.people() if has_phrase(draft.stem, person.name)), None)
    return sex == ((asked.gender if asked else None) or sex_of(draft.answer))


def sex_of(text: str) -> str:
    """Return the sex that a word such as “wife” or “spokesman” tells, or nothing."""
    return next((sex for sex in ("m", "f") if _SEXED[sex] & set(words(text))), "")


def _not_in_the_future(wrong: Wrong, draft: Draft, sources: Sources) -> bool:
    """Refuse a year after the last one that the article speaks of: nobody would believe it."""
    years = _YEAR.findall(wrong.text) if draft.answer_type in {"date", "number"} else []
    return not years or max(years) <= max(_YEAR.findall(sources.reading.article.text), default="9999")


def _not_in_the_evidence_as_number(wrong: Wrong, draft: Draft, sources: Sources) -> bool:
    """Refuse a made-up figure that the article happens to hold."""
    if draft.answer_type not in _FIGURES or wrong.source != "world":
        return True
    found = quantity(wrong.text)
    return (
        found is None
        or found.style.digits is False
        or not has_phrase(sources.reading.article.text[_window(draft)], found.number)
    )


def _not_said_elsewhere(wrong: Wrong, draft: Draft, sources: Sources) -> bool:
    """Refuse a thing or deed that another sentence joins with much of what is asked: it may be true as well."""
    if draft.answer_type not in _TOLD or wrong.source == "changed":
        return True
    mine, asked = content_words(wrong.text), content_words(draft.stem)
    if not mine:
        return False
    needed = max(_FEWEST_SHARED, _MOST_OF_ASKED * len(asked))
    return not any(
        len(mine & told) >= _MOST_TOLD * len(mine) and len(asked & told) >= needed
        for index, told in sources.sentences_with(mine)
        if wrong.source not in _BORROWED or index != draft.sentence
    )


def _not_of_the_article(wrong: Wrong, draft: Draft, sources: Sources) -> bool:
    """Refuse an invented thing or deed of which the article speaks."""
    if draft.answer_type not in _TOLD or wrong.source != "world" or wrong.role != "unsupported":
        return True
    mine = content_words(wrong.text)
    return (
        bool(mine)
        and not mine & content_words(draft.stem)
        and not any(mine <= told for _, told in sources.sentences_with(mine))
    )


def _window(draft: Draft) -> slice:
    """Return a stretch of text around the evidence."""
    reach = 600
    return slice(max(0, draft.evidence[0].start - reach), draft.evidence[-1].end + reach)


def _alike(wrong: Wrong, other: Wrong, draft: Draft) -> bool:
    """Say whether two options say the same or, where neither is the key changed, nearly the same."""
    if _same(wrong.text, other.text) or (draft.answer_type == "place" and _one_place(wrong.text, other.text)):
        return True
    # Two parts made up in the key's own body would point at it.
    if draft.answer_type == "role" and wrong.role == other.role == "unsupported":
        return True
    if draft.answer_type not in _TOLD or {"changed", "twin"} & {wrong.source, other.source}:
        return False
    return overlap(content_words(wrong.text), content_words(other.text)) > _MOST_OF_ASKED


def _one_place(one: str, other: str) -> bool:
    """Say whether two texts name one place, such as “In the US” and “In America”."""
    found, also = place(_LEAD.sub("", one)), place(_LEAD.sub("", other))
    return found is not None and found == also


def _same(one: str, other: str) -> bool:
    if _is_short_for(one, other) or _is_short_for(other, one):
        return True
    return one.casefold() == other.casefold() or answer_form(one).full == answer_form(other).full


def _is_short_for(short: str, full: str) -> bool:
    """Say whether one name is the other's initials: “the DH”, “the Department of Health”."""
    last = short.rsplit(maxsplit=1)[-1] if short else ""
    return len(last) > 1 and last.isupper() and last == "".join(_INITIAL.findall(_ARTICLE.sub("", full)))


def _covers(one: str, other: str) -> bool:
    """Say whether one text's content words are all among the other's."""
    mine, theirs = set(answer_form(one).bare), set(answer_form(other).bare)
    return mine <= theirs or theirs <= mine


_VETS: tuple[Vet, ...] = (
    _differs_from_key,
    _not_in_stem,
    _blames_nobody,
    _of_like_length,
    _unlike_key_if_borrowed,
    _points_at_nobody,
    _no_other_answer,
    _not_in_the_evidence_as_number,
    _of_right_sex,
    _not_said_elsewhere,
    _not_of_the_article,
    _not_in_the_future,
)
