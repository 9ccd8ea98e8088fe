"""A generated quiz as a page of plain text, for a person at a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from string import ascii_uppercase
from typing import Any

from questions.article import Article
from questions.generator import Generated
from questions.kinds import Question
from questions.readability import reading_level, reading_minutes

WIDTH = 100
_KEY_MARK = "*"
_INDENT = "   "


def text_report(article: Article, generated: Generated) -> str:
    """Return the quiz with its options lettered, each key marked by a star, and its evidence quoted."""
    level = reading_level(article.text)
    minutes = reading_minutes(article.words)
    facts = f"{article.words:,} words, {minutes} min to read, grade {level.grade:g} ({level.label})"
    blocks = [f"{article.title or 'Untitled'}\n{facts}"]
    blocks += ["\n".join(_question(n, question, article)) for n, question in enumerate(generated.questions, 1)]
    if generated.shortfall:
        blocks.append(_wrapped(generated.shortfall, "", ""))
    return "\n\n".join(blocks)


def _question(number: int, question: Question, article: Article) -> Iterator[str]:
    lead = f"{number}. "
    yield _wrapped(question.stem, lead, " " * len(lead))
    yield f"{_INDENT}[{question.kind.replace('_', ' ')}, {question.skill.replace('_', ' ')}]"
    data = question.to_json()
    for index, option in enumerate(data.get("options", ())):
        mark = _KEY_MARK if option["correct"] else " "
        role = f" ({option['role']})" if option.get("role") else ""
        yield _wrapped(option["text"] + role, f" {mark} {ascii_uppercase[index % 26]}) ", " " * 6)
    if not data.get("options"):
        for line in _key_lines(data) or [question.key_text()]:
            yield _wrapped(f"{_KEY_MARK} {line}", _INDENT, " " * 5)
    notes = (("also right", data.get("answers", ())[1:]), ("wrong", data.get("rejected", ())))
    for label, texts in (*notes, ("spare", data.get("distractors", ()))):
        if texts:
            yield _wrapped(f"{label}: {'; '.join(texts)}", " " * 5, " " * 7)
    for span in question.evidence:
        yield _wrapped(f"Evidence: “{span.cut(article.text)}”", _INDENT, _INDENT)
    if question.explanation:
        yield _wrapped(question.explanation, _INDENT, _INDENT)


def _key_lines(data: Mapping[str, Any]) -> list[str]:
    """Return a key of several parts, a line a part."""
    pairs = [f"{pair['left']} – {pair['right']}" for pair in data.get("pairs", ())]
    return pairs or [f"{place}. {event}" for place, event in enumerate(data.get("sequence", ()), 1)]


def _wrapped(text: str, first: str, rest: str) -> str:
    line = " ".join(text.split())
    return textwrap.fill(line, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
