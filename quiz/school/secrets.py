"""The secrets of students who have no email: a few easy words or pictures, drawn for them and shown once."""

from __future__ import annotations

import os
import secrets
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from werkzeug.security import generate_password_hash

from quiz.models.person import digest

DATA = Path(__file__).resolve().parent.parent / "data" / "easy_words.txt"
WORDS_OF_A_SECRET = 3
PICTURES_OF_A_SECRET = 5
SHORTEST_SECRET = 6
LONGEST_SECRET = 100

PICTURES = (
    "sun",
    "moon",
    "star",
    "cloud",
    "tree",
    "flower",
    "fish",
    "bird",
    "boat",
    "house",
    "key",
    "cup",
)
"""What a picture code is made of; each is drawn in templates/student/pictures.html, and its name may be typed too."""

METHOD = "scrypt:4096:8:1"
"""A cheaper hash than a password's: a class's secrets are all made in one request, and nobody uses them elsewhere."""


@cache
def easy_words() -> tuple[str, ...]:
    """Return the words that secrets are drawn from."""
    lines = DATA.read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def draw(kind: str, by: str | None = None) -> str:
    """Draw a secret of a kind, `words` or `pictures`: its words or the names of its pictures, in order.

    `by` is something that nobody can guess: by the same, the same is drawn.
    """
    source, length = (PICTURES, PICTURES_OF_A_SECRET) if kind == "pictures" else (easy_words(), WORDS_OF_A_SECRET)
    number = int(digest(by or secrets.token_urlsafe(32)), 16)
    # So much longer than a secret that what is left of it favours no word.
    return " ".join(source[number // len(source) ** place % len(source)] for place in range(length))


def normalised_secret(typed: str) -> str:
    """Return a secret as it is compared: case, spaces and what else stands between its words do not matter."""
    folded = unicodedata.normalize("NFKC", typed).casefold()
    return "".join(character for character in folded if character.isalnum())


def hashed(secret: str) -> str:
    """Return what the database keeps of a secret."""
    return generate_password_hash(normalised_secret(secret), METHOD)


def all_hashed(drawn: Sequence[str]) -> list[str]:
    """Return what the database keeps of many secrets, worked out on all processors at once: it is slow on purpose."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return list(threads.map(hashed, drawn))


@cache
def nobodys_hash() -> str:
    """Return a hash to compare with where nobody has the name, so that their absence takes as long."""
    return hashed("a secret that nobody has")
