"""Accepted answers: the forms in which a typed answer is right, and the near ones that are wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.answer_forms import answer_form
from questions.datafiles import read_toml
from questions.draft import Draft
from questions.matching import matches
from questions.reading import Reading
from questions.surnames import is_shared, surname_of
from questions.world.places import other_names_of
from questions.world.quantities import quantity
from questions.wrong import Wrong

MOST_REJECTED = 12
_DATA = read_toml("matching")["titles"]
_TITLES = frozenset({*_DATA["masculine"], *_DATA["feminine"], *_DATA["neutral"]})
_FIGURES = frozenset({"number", "duration", "money", "percent"})
_UNCOUNTED = frozenset({"duration", "money", "percent"})
_DATE_LEAD = re.compile(r"^(?:on|in|at|since|from|until|by)\s+", re.IGNORECASE)
_BOUND = re.compile(rf"^(?:{'|'.join(map(re.escape, read_toml('wording')['bounds']))})\s+", re.IGNORECASE)
_NEARLY = re.compile(r"^(?:nearly|almost)\s+", re.IGNORECASE)
_OTHER_BOUNDS = {
    "more than": "over", "over": "more than", "nearly": "almost", "almost": "nearly", "fewer than": "less than",
    "less than": "under", "up to": "as many as",
}  # fmt: skip
_PLACE_LEAD = re.compile(r"^(?:in|at|to|from|near)\s+(?:the\s+)?", re.IGNORECASE)
_DURATION = re.compile(r"(?:second|minute|hour|day|week|month|year|decade|centur(?:y|ie))s?\b", re.IGNORECASE)
_MONEY_SIGN = re.compile(r"^[^\w\s]")
_SHARE = frozenset(read_toml("matching")["numbers"]["denominators"])
_ROUND = re.compile(r"an? ", re.IGNORECASE)


def accepted_forms(draft: Draft, reading: Reading, form: str | None = None) -> tuple[str, ...]:
    """Return the accepted forms, best first: `form` or the answer itself, then shorter and other ones."""
    forms = [form or draft.answer, draft.answer, *draft.accepted]
    if draft.answer_type == "person":
        forms.extend(_person_forms(draft.answer, reading))
    elif draft.answer_type in _FIGURES:
        forms.extend(_figure_forms(draft.answer, draft.answer_type))
        forms.extend(_counted_forms(draft, reading))
    elif draft.answer_type == "place":
        forms.extend(_place_forms(draft.answer))
    elif draft.answer_type == "date":
        forms.append(_DATE_LEAD.sub("", draft.answer))
    distinct: dict[str, str] = {}
    for text in map(str.strip, forms):
        distinct.setdefault(text.casefold(), text)
    return tuple(text for folded, text in distinct.items() if folded)


def plain_name(name: str, reading: Reading) -> str:
    """Return a person's full name without title or trade: “Judge Ada Brown” and “biologist Ada Brown” → “Ada Brown”."""
    parts = name.split()
    while len(parts) > 1 and parts[0].rstrip(".").casefold() in _TITLES:
        parts = parts[1:]
    plain = " ".join(parts)
    known = (person.name for person in reading.people if " " in person.name)
    return next((other for other in known if plain.endswith(f" {other}")), plain)


def _person_forms(name: str, reading: Reading) -> Iterator[str]:
    """Yield the name without its titles, and the surname where nobody else of the article has it."""
    plain = plain_name(name, reading)
    parts = plain.split()
    yield plain
    surname = surname_of(plain)
    holders = [person for person in reading.people if parts[-1] in person.name.split()]
    if surname is not None and len(holders) <= 1 and not is_shared(plain, reading.article.text):
        yield surname


def _figure_forms(answer: str, answer_type: str) -> Iterator[str]:
    """Yield the bare number of “16 jurors” and “about 50 meters”; a scale and a unit of time stay.

    “At least three” may be typed as “three”: whoever writes that has read the passage.
    """
    found = quantity(_BOUND.sub("", answer))
    counted = found.after.split() if found is not None else []
    if found is None or (counted and counted[0].lower() in _SHARE):
        pass  # of "three quarters", three is no part
    elif counted and (found.scale != 1 or _DURATION.match(counted[0])):
        yield f"{_sign(found.before)}{found.number} {counted[0]}"
    else:
        yield f"{_sign(found.before)}{found.number}{'%' if found.after.startswith('%') else ''}"

    bound = _BOUND.match(answer) or _NEARLY.match(answer)
    if bound is not None:
        # "More than 12" is a figure that was read; "a dozen" for more than a dozen was not.
        if answer_type != "number" or not _ROUND.match(answer[bound.end() :]):
            yield answer[bound.end() :]
        other = _OTHER_BOUNDS.get(bound[0].strip().casefold())
        if other == "as many as" and (answer_type in _UNCOUNTED or _MONEY_SIGN.match(answer[bound.end() :])):
            other = "as much as"
        if other is not None:
            yield f"{other} {answer[bound.end() :]}"


def _counted_forms(draft: Draft, reading: Reading) -> Iterator[str]:
    """Yield the figure with what it counts (“16 jurors”), which nobody should be marked wrong for."""
    span = draft.answer_span
    figure = reading.doc.char_span(*span, alignment_mode="expand") if span else None
    if figure is None or figure.root.dep_ != "nummod" or figure.root.head.i < figure.end:
        return
    counted = figure.root.head
    if any(child.dep_ == "conj" for child in counted.children):
        return  # there are not 180 pupils where there are 180 pupils and teachers
    yield reading.doc[figure.start : counted.i + 1].text
    plain = _NEARLY.sub("", _BOUND.sub("", figure.text))
    if plain == figure.text or not _ROUND.match(plain):
        yield f"{plain} {counted.text}"


def _place_forms(answer: str) -> Iterator[str]:
    """Yield the other names of a place: America and the USA are the United States."""
    yield from other_names_of(_PLACE_LEAD.sub("", answer))


def _sign(before: str) -> str:
    sign = before.strip()[-1:]
    return sign if _MONEY_SIGN.match(sign) else ""


def rejected_forms(accepted: Sequence[str], wrong: Sequence[Wrong]) -> tuple[str, ...]:
    """Return near answers that are wrong: the wrong options that no accepted form holds or is held by."""
    kept = []
    words = [set(answer_form(form).bare) for form in accepted]
    for one in wrong:
        if one.source == "world" and not any(character.isdigit() for character in one.text):
            continue
        mine = set(answer_form(one.text).bare)
        if not mine or any(mine <= theirs or theirs <= mine for theirs in words) or matches(one.text, accepted):
            continue
        kept.append(one.text)
    return tuple(kept[:MOST_REJECTED])
