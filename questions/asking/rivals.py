"""Rival aims: what others in the article do something for, as wrong options to a purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from questions.datafiles import read_toml
from questions.facts.aims import find_aims
from questions.harm import harmful
from questions.wording import PRONOUNS, content_words, words

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.reading import Reading

_GROUPS = read_toml("purposes")["group"]
_MOST = 4
_MOST_LIKELY = 3
_APART = 2
_SHORTER, _LONGER = 0.5, 2.0


def rival_aims(reading: Reading, draft: Draft, verb: str, lead: str = "To ") -> tuple[tuple[str, str], ...]:
    """Return rivals of an aim as `(role, text)`: others' aims in the article, then aims that go with the verb."""
    told = [("elsewhere", text) for text in _told(reading, draft, lead)]
    return (*told, *(("unsupported", _led(lead, text)) for text in _likely(reading, draft, verb)))


def _led(lead: str, text: str) -> str:
    return f"{lead}{text}" if lead else text[:1].upper() + text[1:]


def _likely(reading: Reading, draft: Draft, verb: str) -> list[str]:
    """Return aims that go with a verb and of which the article does not speak, another one for another stem."""
    if harmful(draft.stem) or harmful(draft.answer):
        return []
    spoken = content_words(reading.article.text)
    aims = [aim for group in _GROUPS if verb in group["verbs"] for aim in group["aims"]]
    fitting = [aim for aim in dict.fromkeys(aims) if not content_words(aim) <= spoken]
    turn = crc32(draft.stem.encode()) % len(fitting) if fitting else 0
    return (fitting[turn:] + fitting[:turn])[:_MOST_LIKELY]


def _told(reading: Reading, draft: Draft, lead: str) -> list[str]:
    """Return other aims of the article, the likest in length first, none near the key or the stem."""
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
        text = _led(lead, aim.text)
        sized = _SHORTER * size <= len(text) <= _LONGER * size
        if sized and not mine & key and not mine & asked:
            found.append((abs(len(text) - size), aim.sentence, text))
    return [text for _, _, text in sorted(found)[:_MOST]]
