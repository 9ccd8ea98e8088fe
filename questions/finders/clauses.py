"""Wrong options worded as clauses and reasons: changed, stated elsewhere in the article, then general ones."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from questions.answer_types import noun_type
from questions.datafiles import read_toml
from questions.draft import Draft
from questions.finders.borrowing import borrowed, stated
from questions.finders.deeds import deeds
from questions.finders.misreads import misreads
from questions.finders.predicates import predicates
from questions.form import form_of, in_past
from questions.sources import Sources
from questions.wording import capitalised, content_words, root
from questions.world.classes import class_of
from questions.wrong import Wrong

_MOST_GENERAL = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TOPICS = {
    **dict.fromkeys(("device", "vehicle", "artifact", "clothing", "building", "document", "food"), "thing"),
    **dict.fromkeys(("act", "event", "process", "sport"), "undertaking"),
}
_MOMENTS = frozenset({"when", "after", "before", "until"})
_PRONOUNS = ("it", "they", "he", "she")
_PAST_BE = {"it": "was", "they": "were", "he": "was", "she": "was"}
_PRESENT_BE = {"it": "is", "they": "are", "he": "is", "she": "is"}


def clauses(draft: Draft, sources: Sources, rng: Random) -> Iterator[Wrong]:
    """Yield the key with one thing changed, then what others of the same form say, then general ones."""
    yield from misreads(draft, sources)
    yield from (wrong for wrong in borrowed(draft, sources) if _about(wrong.text) == _about(draft.answer))
    first = draft.answer.split(maxsplit=1)[0]
    if first == "That" and (pronoun := _about(draft.answer)):
        yield from predicates(draft, sources, pronoun)
    elif first == "That":
        return  # what the article states is nobody's claim
    elif first.casefold() in _MOMENTS:
        yield from stated(draft, sources, first) if in_past(draft.stem) else ()
    elif first not in ("Because", "To", "By"):
        yield from stated(draft, sources, "")
    general = [*_general_clauses(draft, sources)]
    rng.shuffle(general)
    for text in general[:_MOST_GENERAL]:
        yield Wrong("unsupported", text, "frame")


def _about(answer: str) -> str:
    """Return the pronoun of “That it …”, or nothing."""
    second = (*answer.casefold().split()[1:2], "")[0]
    return second if second in _PRONOUNS else ""


def _topic(draft: Draft, sources: Sources) -> str:
    """Return the sort of thing that “it” or “they” stands for: a thing, an undertaking, or nothing where unclear."""
    verb = sources.verb(draft)
    clause = next((child for child in verb.children if child.dep_ == "ccomp"), None) if verb is not None else None
    subjects = [child for child in clause.children if child.dep_ in _SUBJECTS] if clause is not None else []
    return _TOPICS.get(class_of(subjects[0].lemma_), "") if len(subjects) == 1 else ""


def _general_clauses(draft: Draft, sources: Sources) -> Iterator[str]:
    data = read_toml("deeds")
    first = draft.answer.split(maxsplit=1)[0].casefold()
    if first == "that" and (pronoun := _about(draft.answer)) in ("it", "they"):
        for text in data["said"].get(_topic(draft, sources), ()):
            yield f"That {pronoun} {_finite(text, pronoun, draft.answer)}"


def _finite(text: str, pronoun: str, answer: str) -> str:
    """Return “be easy” or “take long” with its verb in the key's tense and number."""
    from questions.grammar.verbs import inflect

    verb, _, rest = text.partition(" ")
    past = _is_past(answer)
    if verb == "be":
        return f"{(_PAST_BE if past else _PRESENT_BE)[pronoun]} {rest}"
    return f"{inflect(verb, 'VBD' if past else ('VBZ' if pronoun == 'it' else 'VB'))} {rest}"


def _is_past(answer: str) -> bool:
    from questions.finders.phrases import verb_tag

    verb = (*answer.casefold().split()[2:3], "")[0]
    return verb in ("was", "were", "had", "did", "would", "could") or verb_tag(verb) == "VBD"


def reasons(draft: Draft, sources: Sources, rng: Random) -> Iterator[Wrong]:
    """Yield the key misread, what is stated or done elsewhere, and reasons that fit nearly any question."""
    form = form_of(draft.answer)
    if form == "to":
        yield from deeds(draft, sources, rng)
    else:
        yield from misreads(draft, sources)
        yield from borrowed(draft, sources)
        if form == "because":
            yield from stated(draft, sources, "Because")
    general = [*_general_reasons(draft, sources, form)]
    rng.shuffle(general)
    for text in general[:_MOST_GENERAL]:
        yield Wrong("unsupported", text, "frame")


def _general_reasons(draft: Draft, sources: Sources, form: str) -> Iterator[str]:
    data = read_toml("reasons")
    if form == "because":
        tense = "past" if in_past(draft.stem) else "present"
        for reason in data.get(_sort_of_reason(draft, sources), ()):
            if not _touched(reason["unless"], sources):
                yield f"Because {reason[tense]}"
    elif form == "to":
        for purpose in data["to"]:
            if not _touched(purpose["unless"], sources):
                yield capitalised(f"to {purpose['text']}")


def _sort_of_reason(draft: Draft, sources: Sources) -> str:
    """Return the list of reasons that suits what is asked: why it ended, changed or was done; nothing for a state."""
    data, asked = read_toml("reasons"), content_words(draft.stem)
    if asked & {root(word) for word in data["setbacks"]}:
        return "because"
    if asked & {root(word) for word in data["changes"]}:
        return "changing"
    verb = sources.verb(draft)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None) if verb is not None else None
    acts = subject is not None and noun_type(sources.reading, subject) in ("person", "group", "place")
    return "chosen" if acts and verb is not None and verb.lemma_ != "be" else ""


def _touched(beginnings: list[str], sources: Sources) -> bool:
    return any(sources.holds(beginning) for beginning in beginnings)
