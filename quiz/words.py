"""What pages call the kinds, the skills, the roles of wrong options, the reading levels and the stages of a job."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flask import Flask
from flask_babel import gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from quiz.event_words import event_label
from quiz.models import Article

KIND_LABELS: Mapping[str, LazyString] = {
    "multiple_choice": lazy_gettext("Multiple choice"),
    "multiple_response": lazy_gettext("Choose all that are right"),
    "true_false": lazy_gettext("True or false"),
    "cloze": lazy_gettext("Fill the gap"),
    "short_answer": lazy_gettext("Short answer"),
    "matching": lazy_gettext("Matching"),
    "ordering": lazy_gettext("Put in order"),
    "evidence": lazy_gettext("Find the evidence"),
}

SKILL_LABELS: Mapping[str, LazyString] = {
    "detail": lazy_gettext("Details"),
    "speaker": lazy_gettext("Who said it"),
    "identity": lazy_gettext("Who is who"),
    "cause": lazy_gettext("Cause"),
    "consequence": lazy_gettext("Consequence"),
    "purpose": lazy_gettext("Purpose"),
    "sequence": lazy_gettext("Order of events"),
    "comparison": lazy_gettext("Comparison"),
    "vocabulary": lazy_gettext("Word meaning"),
    "reference": lazy_gettext("What a word stands for"),
    "main_idea": lazy_gettext("Main idea"),
    "claim": lazy_gettext("Fact or claim"),
}

ROLE_LABELS: Mapping[str, LazyString] = {
    "misread": lazy_gettext("Misreads the passage"),
    "elsewhere": lazy_gettext("Comes from another part of the article"),
    "unsupported": lazy_gettext("Not in the article"),
}

LEVEL_LABELS: Mapping[str, LazyString] = {
    "easy": lazy_gettext("easy"),
    "fairly easy": lazy_gettext("fairly easy"),
    "medium": lazy_gettext("medium"),
    "hard": lazy_gettext("hard"),
    "very hard": lazy_gettext("very hard"),
}

STAGE_LABELS: Mapping[str, LazyString] = {
    "waiting": lazy_gettext("Waiting for its turn"),
    "starting": lazy_gettext("Starting"),
    "reading": lazy_gettext("Reading the article"),
    "asking": lazy_gettext("Writing questions and checking each of them"),
    "choosing": lazy_gettext("Choosing a varied set"),
    "fetching": lazy_gettext("Fetching the page"),
    "understanding": lazy_gettext("Finding the article in it"),
    "done": lazy_gettext("Done"),
}

FURNITURE_LABELS: Mapping[str, LazyString] = {
    "byline": lazy_gettext("Byline"),
    "caption": lazy_gettext("Caption"),
    "credit": lazy_gettext("Credit"),
    "dateline": lazy_gettext("Date"),
    "foreign": lazy_gettext("Not English"),
    "heading": lazy_gettext("Heading"),
    "list": lazy_gettext("List or table"),
    "reading_time": lazy_gettext("Reading time"),
    "related": lazy_gettext("Links to other things"),
    "repeated": lazy_gettext("Stood before"),
    "standfirst": lazy_gettext("Standfirst"),
}

_SENTENCE = re.compile(r"\bSentence (\d+)")
LONG_HOURS = 48
"""From so many hours on a duration is told in days."""


def init_app(app: Flask) -> None:
    """Offer the labels to the templates as filters."""
    app.jinja_env.filters.update(
        kind_label=kind_label,
        skill_label=skill_label,
        role_label=role_label,
        level_label=level_label,
        stage_label=stage_label,
        furniture_label=furniture_label,
        answer_label=answer_label,
        duration=duration,
        event_label=event_label,
    )


def kind_label(kind: str) -> str:
    """Return what a page calls a kind of question."""
    return _label(KIND_LABELS, kind)


def skill_label(skill: str) -> str:
    """Return what a page calls a skill."""
    return _label(SKILL_LABELS, skill)


def role_label(role: str | None) -> str:
    """Return what a page says of a wrong option, or nothing where its role is not known."""
    return _label(ROLE_LABELS, role) if role else ""


def level_label(level: str) -> str:
    """Return what a page calls a reading level."""
    return str(LEVEL_LABELS[level]) if level in LEVEL_LABELS else level


def stage_label(stage: str) -> str:
    """Return what a page says a job is doing."""
    return _label(STAGE_LABELS, stage)


def furniture_label(furniture: str) -> str:
    """Return what a page calls a paragraph that is not asked about."""
    return _label(FURNITURE_LABELS, furniture)


def answer_label(text: str, kind: str, article: Article | None = None) -> str:
    """Return an answer as the page's language has it: “True”, “False” and “Sentence” are words of ours.

    With the article at hand, a sentence of it is quoted beside its number.
    """
    if kind == "evidence":
        return _SENTENCE.sub(lambda found: _sentence(int(found[1]), article), text)
    if kind != "true_false":
        return text
    return gettext("True") if text == "True" else gettext("False") if text == "False" else text


def duration(seconds: int | float | None) -> str:
    """Return a duration as people say it, such as “4 min 5 s”; nothing for none."""
    if seconds is None:
        return ""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    if hours >= LONG_HOURS:
        days, hours = divmod(hours, 24)
        return str(gettext("%(days)s d %(hours)s h", days=days, hours=hours))
    if hours:
        return str(gettext("%(hours)s h %(minutes)s min", hours=hours, minutes=minutes))
    if minutes and not rest:
        return str(gettext("%(minutes)s min", minutes=minutes))
    if minutes:
        return str(gettext("%(minutes)s min %(seconds)s s", minutes=minutes, seconds=rest))
    return str(gettext("%(seconds)s s", seconds=rest))


def _sentence(number: int, article: Article | None) -> str:
    spans = article.sentence_spans() if article else []
    if article is None or number > len(spans):
        return str(gettext("Sentence %(number)s", number=number))
    words = " ".join(spans[number - 1].cut(article.text).split())
    return str(gettext("Sentence %(number)s: “%(words)s”", number=number, words=words))


def _label(labels: Mapping[str, LazyString], name: str) -> str:
    return str(labels[name]) if name in labels else name.replace("_", " ").capitalize()
