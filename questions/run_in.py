"""Run-in headings: “Old bridges The first bridge …”, where a heading has lost the line that it stood on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from questions.datafiles import read_toml
from questions.readers.base import Block

_DATA = read_toml("furniture")["run_in"]
_OPENERS = "|".join(map(re.escape, _DATA["openers"]))
_HEADED = re.compile(rf"((?:\d{{1,2}}[.)] )?(?:[\w’'()-]+ ){{1,5}}?)(?=(?:{_OPENERS})\b(?! [A-Z]))")
"""A few words without a mark, then a word with a capital that only the beginning of a sentence gives it."""
_LOOSELY = re.compile(r"([A-Z][\w’'-]*(?: [a-z’'-]+){1,5} )(?=([A-Z][a-z]+) [a-z])")
"""A heading in small letters before any word with a capital."""
_FEWEST, _SHARE = 3, 0.5
_LONG = 25
_LONG_WORD = 5


def part_headings(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks with the headings apart from the prose they ran into, where most of an article has them.

    One alone may be a title that is spelt with capitals.
    """
    long = [block for block in blocks if block.furniture is None and len(block.text.split()) >= _LONG]
    headed = {block.text: found.end() for block in long if (found := _HEADED.match(block.text))}
    if len(headed) < max(_FEWEST, _SHARE * len(long)):
        return blocks
    spoken = {word for block in long for word in block.text.split() if word.islower()}
    for block in long:
        loosely = _LOOSELY.match(block.text)
        # A name has its capital everywhere.
        if block.text not in headed and loosely and _is_spoken(loosely[2].lower(), spoken):
            headed[block.text] = loosely.end()
    parted: list[Block] = []
    for block in blocks:
        end = headed.get(block.text, 0) if block.furniture is None else 0
        if end:
            parted.append(replace(block, text=block.text[:end].strip(), furniture="heading"))
        parted.append(replace(block, text=block.text[end:]))
    return parted


def _is_spoken(word: str, spoken: Collection[str]) -> bool:
    """Say whether a word, or a longer one made of it, stands in small letters somewhere: "airline", "airliners"."""
    return word in spoken or (len(word) >= _LONG_WORD and any(other.startswith(word) for other in spoken))
