"""Bytes into text: by their byte order mark, as UTF-8, as declared, or as what gives the likeliest characters."""

from __future__ import annotations

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp1252", "mac_roman")
_LIKELY = frozenset("“”‘’–—…•éèêëáàâäãåíìîïóòôöõúùûüñçßæøœ£€©®")
_LOOKED_AT = 4000
_WIDE = 0.2
"""From this share of zero bytes on, a text without a mark has two bytes a character."""


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text that bytes hold; no bytes are too odd.

    What is valid UTF-8 is UTF-8 whatever is declared, since a text of another encoding hardly ever is.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if wide := _wide(data[:_LOOKED_AT]):
        return data.decode(wide, "replace")
    for name in ("utf-8", declared or "utf-8"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    readings = [data.decode(encoding, "replace") for encoding in _OLD]
    return max(readings, key=_likelihood)


def _wide(start: bytes) -> str | None:
    """Return UTF-16 by the place of its zero bytes, or `None` for a text that is not so written."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) <= _WIDE * max(1, len(start) // 2) or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _likelihood(text: str) -> int:
    return sum(text.count(character) for character in _LIKELY) - 4 * text.count("\ufffd")
