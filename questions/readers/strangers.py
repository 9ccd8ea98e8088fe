"""Files of formats that cannot be read, told by their first bytes, each with what to do instead."""

from __future__ import annotations

from questions.errors import ArticleError

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OTHERS = (b"PK\x03\x04", b"PK\x05\x06", b"\x7fELF", b"MZ\x90", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"OggS")
_UNKNOWN = "This format is not known here. PDF, Word (DOCX), EPUB, HTML, Markdown and plain text can be read."


def refuse_strangers(data: bytes) -> None:
    """Raise `ArticleError` for a file whose first bytes are those of a format that nothing here reads."""
    if data.startswith(_OLD_OFFICE):
        if _LOCKED_OFFICE in data:
            raise ArticleError("locked", "This document is locked with a password. Save it without one and try again.")
        raise ArticleError("binary", "This is a document of an old Word. Save it as DOCX and try again.")
    if data.startswith(_PICTURES) or data[:4] + data[8:12] == b"RIFFWEBP":
        raise ArticleError("picture", "This is a picture. Its words can only be read from a text: paste the article.")
    if data.startswith(_OTHERS):
        raise ArticleError("binary", _UNKNOWN)
