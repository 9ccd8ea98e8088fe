"""Cleaning: the characters of a pasted text made plain, so that offsets and patterns can be trusted."""

from __future__ import annotations

import re
import unicodedata

ZERO_WIDTH_JOINER = "\u200d"
_LINE_ENDS = str.maketrans(
    {"\r": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\f": "\n\n", "\u2029": "\n\n", "\t": " "}
)
_LATER_BYTES = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MISREAD_UTF8 = re.compile(rf"[ÂÃ]{_LATER_BYTES}|â[€‚„]{_LATER_BYTES}")
_PICTURES = "\u2190-\u2bff\U0001f000-\U0001faff"
_LOOSE_JOINER = re.compile(rf"(?<![{_PICTURES}\ufe0f]){ZERO_WIDTH_JOINER}+|{ZERO_WIDTH_JOINER}+(?![{_PICTURES}])")
_LOOSE_CLOSER = re.compile(r"(“[^“”\n]{1,300}?) +(?=”)")
_LOOSE_HYPHEN = re.compile(r"(?<=[A-Z][a-z]{2})- (?=[A-Z][a-z])|(?<=[A-Z][a-z]{3})- (?=[A-Z][a-z])")
_MARKS_ON_ONE_LETTER = 4
_PASSES = 8
"""What one pass takes out may join what the next must mend; texts in earnest need two passes."""


def clean(text: str) -> str:
    """Return the text in NFC with plain spaces and `\\n` line ends, without invisible and control characters.

    A joiner stays inside an emoji. UTF-8 once read as Windows-1252 (“â€™”) is put right. Cleaning a
    clean text changes nothing.
    """
    for _ in range(_PASSES):
        cleaned = _clean_once(text)
        if cleaned == text:
            break
        text = cleaned
    return text


def _clean_once(text: str) -> str:
    paired = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore") if _has_surrogates(text) else text
    lines = paired.replace("\r\n", "\n").translate(_LINE_ENDS)
    repaired = _MISREAD_UTF8.sub(_read_again, lines)
    visible = repaired.translate(_plain_characters(repaired))
    composed = unicodedata.normalize("NFC", _fewer_marks(_LOOSE_JOINER.sub("", visible)))
    blanks_single = re.sub(" {2,}", " ", composed)
    joined = _LOOSE_HYPHEN.sub("-", _LOOSE_CLOSER.sub(r"\1", blanks_single))
    return re.sub(" ?\n ?", "\n", joined).strip()


def _has_surrogates(text: str) -> bool:
    return not text.isascii() and re.search("[\ud800-\udfff]", text) is not None


def _plain_characters(text: str) -> dict[int, str | None]:
    """Return what becomes of each odd character in the text: a blank, or nothing."""
    table: dict[int, str | None] = {}
    for character in set(text) - {"\n", " ", ZERO_WIDTH_JOINER}:
        category = unicodedata.category(character)
        if category == "Zs":
            table[ord(character)] = " "
        elif category in ("Cc", "Cf", "Cs", "Co") or ord(character) & 0xFFFE == 0xFFFE:  # noqa: PLR2004
            table[ord(character)] = None
    return table


def _read_again(found: re.Match[str]) -> str:
    """Return the character whose UTF-8 bytes were read as Windows-1252, or what was there."""
    octets = bytearray()
    for character in found[0]:
        try:
            octets += character.encode("cp1252")
        except UnicodeEncodeError:
            octets += bytes([ord(character)])
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _fewer_marks(text: str) -> str:
    """Keep a few combining marks a letter: composing endless ones takes quadratic time."""
    marks = "".join(character for character in set(text) if unicodedata.combining(character))
    if not marks:
        return text
    few = rf"([{re.escape(marks)}]{{{_MARKS_ON_ONE_LETTER}}})[{re.escape(marks)}]+"
    return re.sub(few, r"\1", text)
