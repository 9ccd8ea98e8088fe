"""Where sentences end, estimated by punctuation alone: good for counting, not for asking."""

from __future__ import annotations

import re

from questions.datafiles import read_toml

_ABBREVIATIONS = frozenset(read_toml("abbreviations")["abbreviations"])
_END = re.compile(r"""([.!?…]+)["”’'»)\]]*(?=\s|$)""")
_WORD_BEFORE = re.compile(r"""[^\s"“‘(\[]*\Z""")
_LONGEST_WORD = 40
_SHORTEST_SENTENCE = 2


def count_sentences(text: str) -> int:
    """Return about how many sentences end in a text; one without a full stop has none."""
    count = 0
    start = 0
    for end in _END.finditer(text):
        if _ends(text, end) and len(text[start : end.start()].split(None, _SHORTEST_SENTENCE)) >= _SHORTEST_SENTENCE:
            count += 1
            start = end.end()
    return count


def _ends(text: str, end: re.Match[str]) -> bool:
    following = text[end.end() : end.end() + 3].strip()
    if following and following[0].islower():
        return False
    if end[1] != ".":
        return True
    before = _WORD_BEFORE.search(text[max(0, end.start() - _LONGEST_WORD) : end.start()])
    word = before[0].casefold() if before else ""
    at_end_of_text = not following
    return at_end_of_text or not (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i"))
