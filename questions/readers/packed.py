"""Zip files, of which DOCX and EPUB are made: opened with an eye on how much is packed in them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from questions.errors import ArticleError
from questions.readers.base import too_large

MOST_UNPACKED = 60_000_000
MOST_ENTRIES = 5000
ZIP_START = b"PK\x03\x04"
_ENCRYPTED = 1


def broken(what: str = "This file") -> ArticleError:
    """Return the refusal of a file that is damaged or cut short."""
    lines = {
        "This file": "This file is damaged or was not copied whole: it cannot be read.",
        "This PDF": "This PDF is damaged or was not copied whole: it cannot be read.",
    }
    return ArticleError("broken", lines[what])


@contextmanager
def or_broken(what: str = "This file") -> Iterator[None]:
    """Turn whatever a library raises over a file into the refusal of a damaged one.

    Those who made the libraries never saw these bytes, and name no errors for most of what is in them.
    """
    try:
        yield
    except (ArticleError, MemoryError):
        raise
    except Exception as error:
        raise broken(what) from error


class Package:
    """An open zip file whose parts are read one by one, all together never more than a bound."""

    def __init__(self, data: bytes) -> None:
        with or_broken():
            self._zip = zipfile.ZipFile(BytesIO(data))
        self.names = self._zip.namelist()
        if len(self.names) > MOST_ENTRIES:
            raise too_large()
        self._left = MOST_UNPACKED

    def read(self, name: str) -> bytes:
        """Return what is packed under a name; trusts no size that the file itself claims."""
        with or_broken():
            if self._zip.getinfo(name).flag_bits & _ENCRYPTED:
                raise ArticleError("locked", "This file is locked with a password. Save it without one and try again.")
            with self._zip.open(name) as part:
                content = part.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise too_large()
        return content

    def check_whole(self) -> None:
        """Refuse a package that would unpack to too much, before another library unpacks it."""
        if sum(info.file_size for info in self._zip.infolist()) > MOST_UNPACKED:
            raise too_large()


def holds(data: bytes, name: str) -> bool:
    """Say whether bytes are a zip file with a part of a name in it."""
    return data.startswith(ZIP_START) and (name.encode() in data)
