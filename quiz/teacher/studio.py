"""The review studio's page: the questions beside the article, and what else could be asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from questions.kinds import SKILLS, Question
from questions.span import Span
from quiz import undoing
from quiz.errors import wants_json
from quiz.extensions import db
from quiz.models import Article, Quiz, QuizItem
from quiz.proof import sentences_of
from quiz.results.counted import counts
from quiz.segments import MarkedParagraph
from quiz.suggesting import Suggestion, Wanted, by_sentence, offered_words, suggestions
from quiz.teacher.advice import advice_on
from quiz.teacher.forms import TitleForm
from quiz.teacher.marked import marked, passages
from quiz.words import KIND_LABELS

SHOWN_AT_FIRST = 10
SHOWN_MORE = 40


@dataclass(frozen=True)
class Card:
    """Hold one question of a quiz as the studio shows it; `elsewhere` is its article where that is another one."""

    item: QuizItem
    sentences: list[int]
    elsewhere: Article | None
    advice: list[str]

    @property
    def number(self) -> int:
        """Return its number in the quiz."""
        return self.item.position + 1

    @cached_property
    def content(self) -> Question:
        """Return the question as the library knows it."""
        return self.item.version.content

    @property
    def passages(self) -> list[MarkedParagraph]:
        """Return the paragraphs of another article that its evidence stands in."""
        return passages(self.elsewhere, str(self.number), self.content.evidence) if self.elsewhere else []

    @property
    def swaps(self) -> bool:
        """Say whether it has a wrong option that another could stand in for."""
        return any(not option.correct for option in getattr(self.content, "options", ()))


def studio(quiz: Quiz, title: TitleForm | None = None, status: int = 200) -> ResponseReturnValue:
    """Return the page of a quiz as its teacher works on it."""
    wanted, shown = wanted_now(), max(SHOWN_AT_FIRST, request.args.get("shown", SHOWN_AT_FIRST, type=int))
    cards = cards_of(quiz)
    offered = suggestions(db.session(), quiz)
    fitting = [suggestion for suggestion in offered if wanted.fits(suggestion)]
    skills, kinds = offered_words(offered)
    page = render_template(
        "teacher/quiz.html",
        quiz=quiz,
        cards=cards,
        paragraphs=marked(quiz.article, _evidence_of(cards)),
        counts=_counts(cards, offered),
        wanted=wanted,
        chosen=_chosen(quiz, wanted),
        suggestions=fitting[:shown],
        from_sentence=by_sentence(offered),
        skills=[skill for skill in SKILLS if skill in skills],
        kinds=[kind for kind in KIND_LABELS if kind in kinds],
        more=min(SHOWN_MORE, max(0, len(fitting) - shown)),
        kept=kept(),
        lit=request.args.get("lit", ""),
        next_shown=shown + SHOWN_MORE,
        left=len(fitting),
        changes=undoing.history(db.session(), quiz),
        redo=undoing.to_redo(db.session(), quiz),
        under_way=_under_way(quiz),
        title=title or TitleForm(formdata=None, title=quiz.title),
    )
    return page, status


def cards_of(quiz: Quiz) -> list[Card]:
    """Return the questions of a quiz as the studio shows them."""
    sentences = quiz.article.sentence_spans()
    cards = []
    for item in quiz.items:
        own = item.version.question.article_id == quiz.article_id
        proved = sentences_of(item.version.content, sentences) if own else []
        cards.append(Card(item, proved, None if own else item.version.question.article, advice_on(item)))
    return cards


def wanted_now() -> Wanted:
    """Return the suggestions that the address asks for; what it cannot mean is not asked."""
    skill, kind = request.args.get("skill"), request.args.get("kind")
    return Wanted(
        request.args.get("sentence", type=int),
        skill if skill in SKILLS else None,
        kind if kind in KIND_LABELS else None,
    )


def kept() -> dict[str, Any]:
    """Return what of the address stays when something is changed: which suggestions are shown."""
    return {name: request.args[name] for name in ("sentence", "skill", "kind", "shown") if request.args.get(name)}


def back_to(quiz: Quiz, anchor: str | None = None) -> ResponseReturnValue:
    """Lead back to the studio, at a place in it; a script is told where that is."""
    address = url_for("teacher.quiz", quiz_id=quiz.id, **kept(), _anchor=anchor)
    return jsonify(next=address) if wants_json() else redirect(address)


def _under_way(quiz: Quiz) -> int:
    begun, submitted = counts(db.session(), [quiz.id]).get(quiz.id, (0, 0))
    return begun - submitted


def _evidence_of(cards: list[Card]) -> list[tuple[str, tuple[Span, ...]]]:
    return [(str(card.number), card.content.evidence) for card in cards if card.elsewhere is None]


def _counts(cards: list[Card], offered: list[Suggestion]) -> Counter[int]:
    """Count the questions and suggestions from each sentence of the article."""
    return by_sentence(offered) + Counter(index for card in cards for index in card.sentences)


def _chosen(quiz: Quiz, wanted: Wanted) -> str | None:
    """Return the words of the sentence that was chosen, where the article has it."""
    spans = quiz.article.sentence_spans()
    if wanted.sentence is None or not 0 <= wanted.sentence < len(spans):
        return None
    return " ".join(spans[wanted.sentence].cut(quiz.article.text).split())
