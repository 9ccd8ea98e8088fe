"""Classes: what sort of thing a common noun means, so that an option is no food where the key is a machine."""

from __future__ import annotations

from functools import cache

from questions.datafiles import read_toml

_ENDINGS = (
    (("ing", "tion", "sion", "ment"), "act"),
    (("ness", "ity", "ism"), "attribute"),
    (("ist", "ian", "eer", "maker", "worker", "owner", "member"), "person"),
    (("ology", "graphy"), "cognition"),
)


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in read_toml("noun_classes").items() for word in words.split()}


def class_of(lemma: str) -> str:
    """Return the class of a noun by its singular, failing that by its ending, or nothing where it is not known."""
    word = lemma.casefold().rsplit("-", 1)[-1]
    return _classes().get(word) or next((name for endings, name in _ENDINGS if word.endswith(endings)), "")
