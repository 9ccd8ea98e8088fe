"""The secrets of students who have no email: a few easy words or pictures, drawn for them and shown once."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from pathlib import Path

from werkzeug.security import generate_password_hash

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


def draw(kind: str) -> str:
    """Draw a secret of a kind, `words` or `pictures`: its words or the names of its pictures, in order."""
    source, length = (PICTURES, PICTURES_OF_A_SECRET) if kind == "pictures" else (easy_words(), WORDS_OF_A_SECRET)
    return " ".join(secrets.choice(source) for _ in range(length))


def normalised_secret(typed: str) -> str:
    """Return a secret as it is compared: case, spaces and what else stands between its words do not matter."""
    folded = unicodedata.normalize("NFKC", typed).casefold()
    return "".join(character for character in folded if character.isalnum())


def hashed(secret: str) -> str:
    """Return what the database keeps of a secret."""
    return generate_password_hash(normalised_secret(secret), METHOD)


@cache
def nobodys_hash() -> str:
    """Return a hash to compare with where nobody has the name, so that their absence takes as long."""
    return hashed("a secret that nobody has")
