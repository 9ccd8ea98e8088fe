"""Roles: what the article says a person is ("the national manager of the aquarium")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts import role_patterns
from questions.facts.once import once_a_reading
from questions.facts.role_words import article_for, indefinite, is_one_of_many, is_passing, role_head
from questions.reading import Person, Reading
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 16
_PRESS = frozenset(read_toml("roles")["press"])
_PATTERNS: dict[str, Callable[[Reading, Sequence[Token]], list[Token]]] = {
    "apposition": role_patterns.apposition,
    "title": role_patterns.title,
    "leading": role_patterns.leading,
    "relative": role_patterns.relative,
    "copula": role_patterns.copula,
}


@dataclass(frozen=True)
class Role:
    """Hold a person's role. `text` is worded to stand alone; `words` is the span it was read from.

    `pattern` says how the article gives it: `apposition`, `title`, `leading`, `relative` or `copula`;
    `evidence` covers the name and the role together; `specific` says whether it names more than a trade.
    """

    person: Person
    text: str
    words: Span
    evidence: Span
    pattern: str
    specific: bool
    head: str
    past: bool = False


@once_a_reading
def find_roles(reading: Reading) -> Iterator[Role]:
    """Yield every role the prose gives its people, the same one only once, in order of the text."""
    seen: set[tuple[str, str]] = set()
    for person in reading.people:
        for mention in person.mentions:
            name = _name_tokens(reading, mention)
            if not name or reading.quoted(mention) or _is_credit(reading, person, mention):
                continue
            for role in _roles_at(reading, person, name):
                key = (person.name, role.text.casefold())
                if key not in seen:
                    seen.add(key)
                    yield role


def _is_credit(reading: Reading, person: Person, mention: Span) -> bool:
    """Say whether the article names somebody only where it says who wrote it: in its last sentence, or behind "By"."""
    if len(person.mentions) > 1 and any(reading.sentence_at(one.start) for one in person.mentions if one != mention):
        return False
    sentence = reading.sentence_at(mention.start)
    if sentence is None:
        return False
    words = sentence.words
    if sentence.index == 0 and words[0].text == "By":
        return True
    last = sentence.index == len(reading.sentences) - 1 and mention.start == sentence.span.start
    return last and any(token.lower_ in _PRESS for token in words)


def _name_tokens(reading: Reading, mention: Span) -> list[Token]:
    found = reading.doc.char_span(mention.start, mention.end, alignment_mode="contract")
    if found is None or reading.sentence_at(mention.start) is None:
        return []
    return [token for token in found if token.text not in {"’s", "'s", "’"}]


def _roles_at(reading: Reading, person: Person, name: Sequence[Token]) -> Iterator[Role]:
    for pattern, finder in _PATTERNS.items():
        words = finder(reading, name)
        if words and (role := _worded(reading, person, name, words, pattern)):
            yield role
    noun, thing = role_patterns.leader(reading, name)
    if thing:
        led = Span(thing[0].idx, thing[-1].idx + len(thing[-1]))
        text = f"The {noun} of {led.cut(reading.article.text)}"
        yield Role(person, text, led, Span(name[0].idx, led.end), "relative", True, noun)


def _worded(
    reading: Reading, person: Person, name: Sequence[Token], words: Sequence[Token], pattern: str
) -> Role | None:
    """Word a role to stand alone, or give up."""
    text = reading.article.text
    words = _without_age(words)
    if words and is_passing(words[0].text):
        words = words[1:]
    head = role_head(words)
    if head is None or len(words) > _LONGEST:
        return None
    owner = ""
    if words[0].dep_ == "poss" and words[0].pos_ == "PRON":
        owned = reading.person(words[0])
        if owned is None or owned.name == person.name:
            return None
        owner, words = f"{owned.name}’s ", words[1:]
    if not words or any(token.pos_ == "PRON" for token in words) or words[0].lower_ in {"no", "not", "some"}:
        return None
    span = Span(words[0].idx, words[-1].idx + len(words[-1]))
    plain = _owner_named(reading, words, span.cut(text))
    if pattern == "title" and words[0].lower_ == "the" and (words[-1].i == words[0].i + 1 or is_one_of_many(words)):
        # "the actor Ada Brown" introduces her; on its own it is "an actor".
        plain = f"{indefinite(words[1].text)} {plain.split(maxsplit=1)[1]}"
    phrase = owner + plain if owner else article_for(words, head, plain)
    start, end = min(span.start, name[0].idx), max(span.end, name[-1].idx + len(name[-1]))
    if owner and (sentence := reading.sentence_at(start)) is not None:
        start, end = sentence.span
    return Role(
        person=person,
        text=phrase[0].upper() + phrase[1:],
        words=span,
        evidence=Span(start, end),
        pattern=pattern,
        specific=bool(owner) or len(words) > (words[0].pos_ == "DET") + 1,
        head=head.lower_,
        past=any(token.lower_ in {"was", "then"} for token in reading.doc[name[-1].i + 1 : words[0].i]),
    )


def _owner_named(reading: Reading, words: Sequence[Token], plain: str) -> str:
    """Give the owner in "Brown’s lawyer" and "the wife of Brown" the fullest name."""
    for token in words:
        person = reading.person(token)
        if person and token.pos_ == "PROPN" and token.text in person.forms and token.text != person.name:
            before, after = plain[: token.idx - words[0].idx], plain[token.idx - words[0].idx + len(token) :]
            alone = token.i == words[0].i or token.nbor(-1).pos_ != "PROPN"
            return f"{before}{person.name}{after}" if alone else plain
    return plain


def _without_age(words: Sequence[Token]) -> Sequence[Token]:
    """Drop "a 41-year-old" from before the noun; the age is not the role."""
    texts = [token.lower_ for token in words[:6]]
    for place, text in enumerate(texts):
        if text in {"old", "year-old"} or text.endswith("-year-old"):
            return words[place + 1 :]
    return words
