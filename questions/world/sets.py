"""Sets: words of one kind, such as languages, metals, jobs of one trade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from questions.datafiles import read_toml

_LEAD = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)
_VOWEL = re.compile(r"^(?:[aeio]|u(?!ni|se|k))", re.IGNORECASE)
_LONGEST_TAIL = 6


@cache
def _sets() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(member.split("|")) for member in line) for line in read_toml("neighbours")["sets"])


@cache
def _sets_holding() -> dict[str, list[tuple[tuple[str, ...], ...]]]:
    """Return the sets by each form that they hold, in small letters."""
    found: dict[str, list[tuple[tuple[str, ...], ...]]] = {}
    for line in _sets():
        for form in dict.fromkeys(form.casefold() for member in line for form in member):
            found.setdefault(form, []).append(line)
    return found


@cache
def _roles() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(
        tuple(tuple(member.split("|")) for member in line) for line in read_toml("neighbours")["roles"].values()
    )


def siblings(text: str) -> Iterator[str]:
    """Yield the other members of the sets that hold exactly this text, a capital kept as it is."""
    folded = text.casefold()
    for line in _sets_holding().get(folded, ()):
        for position, forms in _places(line, folded):
            for other in line[position + 1 :] + line[:position]:
                yield _recased(other[min(forms.index(folded) if folded in forms else 0, len(other) - 1)], text)


def _places(line: Sequence[tuple[str, ...]], folded: str) -> Iterator[tuple[int, list[str]]]:
    for position, member in enumerate(line):
        forms = [form.casefold() for form in member]
        if folded in forms:
            yield position, forms


def _recased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def other_roles(text: str) -> Iterator[str]:
    """Yield a role with its job changed for another of the trade: “A judge in Ohio” → “A prosecutor in Ohio”.

    Only a job that begins the text is changed, and only before a short tail.
    """
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    for line in _roles():
        for position, member in enumerate(line):
            form = next((form for form in sorted(member, key=len, reverse=True) if _begins(rest, form)), None)
            if form is None:
                continue
            for other in line[position + 1 :] + line[:position]:
                if not _takes(other[0], rest[len(form) :]):
                    continue  # nobody is "the analyst of" a firm
                yield _with_article(lead[1] if lead else "", other[0]) + rest[len(form) :]
            return


def _takes(job: str, tail: str) -> bool:
    """Say whether a job may stand before what follows: of a body, or for somebody."""
    preposition = tail.split(maxsplit=1)[0] if tail.split() else ""
    known = read_toml("neighbours")["complements"]
    return preposition not in known or job in known[preposition]


def _begins(rest: str, form: str) -> bool:
    tail = rest[len(form) :]
    return (
        rest[: len(form)].casefold() == form.casefold()
        and (not tail or tail[0] in " ,")
        and (not tail or tail.split()[0] in ("of", "in", "at", "for", "from", "with", "who") or tail[0] == ",")
        and len(tail.split()) <= _LONGEST_TAIL
    )


def _with_article(article: str, noun: str) -> str:
    if not article:
        return noun[:1].upper() + noun[1:]
    if article.casefold() in ("a", "an"):
        article = (
            ("An" if _VOWEL.match(noun) else "A") if article[0].isupper() else ("an" if _VOWEL.match(noun) else "a")
        )
    return f"{article} {noun}"
