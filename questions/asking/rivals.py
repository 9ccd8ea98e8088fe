"""Rival aims: what others in the article do something for, as wrong options to a purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.facts.aims import find_aims
from questions.harm import harmful
from questions.wording import PRONOUNS, content_words, words

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.reading import Reading

_MOST = 4
_APART = 2
_SHORTER, _LONGER = 0.5, 2.0


def rival_aims(reading: Reading, draft: Draft, lead: str = "To ") -> tuple[tuple[str, str], ...]:
    """Return other aims of the article as `(role, text)`, the likest in length first, none near the key or the stem."""
    key, asked, size = content_words(draft.answer), content_words(draft.stem), len(draft.answer)
    named = content_words(" ".join(word for word in draft.stem.split()[1:] if word[:1].isupper()))
    found = []
    for aim in find_aims(reading):
        mine = content_words(aim.text)
        told = content_words(reading.sentences[aim.sentence].span.cut(reading.article.text))
        if named & told if named else len(told & asked) > 1:
            continue  # who is asked about may have this aim as well
        if abs(aim.sentence - draft.sentence) < _APART or PRONOUNS & set(words(aim.text)) or harmful(aim.text):
            continue
        text = f"{lead}{aim.text}" if lead else aim.text[:1].upper() + aim.text[1:]
        sized = _SHORTER * size <= len(text) <= _LONGER * size
        if sized and not mine & key and not mine & asked:
            found.append((abs(len(text) - size), aim.sentence, text))
    return tuple(("elsewhere", text) for _, _, text in sorted(found)[:_MOST])
