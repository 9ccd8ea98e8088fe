"""Roles: what the article says a person is ("the national manager of the aquarium")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.role_words import article_for, is_courtesy, is_passing, is_role_noun
from questions.reading import Person, Reading
from questions.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_END = frozenset({",", ".", ";", ":", "–", "—", "(", ")", "”", "“", '"', "?", "!"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "where", "when"})
_LONGEST = 16


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


def find_roles(reading: Reading) -> Iterator[Role]:
    """Yield every role the prose gives its people, the same one only once, in order of the text."""
    seen: set[tuple[str, str]] = set()
    for person in reading.people:
        for mention in person.mentions:
            name = _name_tokens(reading, mention)
            if not name or reading.quoted(mention):
                continue
            for role in _roles_at(reading, person, name):
                key = (person.name, role.text.casefold())
                if key not in seen:
                    seen.add(key)
                    yield role


def _name_tokens(reading: Reading, mention: Span) -> list[Token]:
    found = reading.doc.char_span(mention.start, mention.end, alignment_mode="contract")
    if found is None or reading.sentence_at(mention.start) is None:
        return []
    return [token for token in found if token.text not in {"’s", "'s", "’"}]


def _roles_at(reading: Reading, person: Person, name: Sequence[Token]) -> Iterator[Role]:
    finders = (_apposition, _title, _leading, _relative, _copula)
    for finder in finders:
        words = finder(reading, name)
        if words and (role := _worded(reading, person, name, words, finder.__name__.lstrip("_"))):
            yield role
    noun, thing = _leader(reading, name)
    if thing:
        words = Span(thing[0].idx, thing[-1].idx + len(thing[-1]))
        text = f"The {noun} of {words.cut(reading.article.text)}"
        yield Role(person, text, words, Span(name[0].idx, words.end), "relative", True, noun)


def _rest(reading: Reading, token: Token) -> list[Token]:
    """Return the tokens of the sentence after `token`."""
    sentence = reading.sentence_at(token.idx)
    return [t for t in reading.doc[token.i + 1 :] if sentence and t.idx < sentence.span.end] if sentence else []


def _until_end(tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        if token.text in _END or token.lower_ in _RELATIVE or token.pos_ in {"AUX", "SCONJ"} or _is_verb(token):
            break
        kept.append(token)
    while kept and kept[-1].pos_ in {"CCONJ", "ADP", "ADV"}:
        kept.pop()
    return kept


def _is_verb(token: Token) -> bool:
    return token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}


def _apposition(reading: Reading, name: Sequence[Token]) -> list[Token]:
    """Read "Ada Brown, 41, the manager of the mill, …"."""
    rest = _rest(reading, name[-1])
    if not rest or rest[0].text != ",":
        return []
    rest = rest[1:]
    if len(rest) > 1 and rest[0].like_num and rest[1].text == ",":
        rest = rest[2:]
    words = _until_end(rest)
    if not words or (words[0].pos_ in {"CCONJ", "ADP", "PRON"} and words[0].dep_ != "poss"):
        return []
    after = rest[len(words)] if len(words) < len(rest) else None
    closed = after is None or after.text in _END or after.lower_ in _RELATIVE
    # "Brown, director Joel Souza and …" is a list, not an apposition.
    people = words[0].pos_ == "PROPN" and reading.person(words[0]) is not None and words[0].dep_ != "poss"
    listed = any(token.dep_ == "conj" for token in (name[-1], *words[:1])) and words[0].pos_ == "PROPN"
    return words if closed and not people and not listed else []


def _title(reading: Reading, name: Sequence[Token]) -> list[Token]:
    """Read "the film’s director Ada Brown" and "District Attorney Ada Brown"."""
    words: list[Token] = []
    sentence = reading.sentence_at(name[0].idx)
    token = name[0]
    while sentence and token.i > 0 and token.nbor(-1).idx >= sentence.span.start:
        token = token.nbor(-1)
        part = token.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"} or token.text in {"-", "’s", "'s"}
        part = part or token.dep_ == "poss" or is_role_noun(token)
        if not part or token.text in _END or (token.is_space):
            break
        words.insert(0, token)
        if token.pos_ == "DET" or token.pos_ == "PRON":
            break
    while words and (is_courtesy(words[-1].text)):
        words.pop()
    return words


def _leading(reading: Reading, name: Sequence[Token]) -> list[Token]:
    """Read "The head of the service, Ada Brown, announced …"."""
    sentence = reading.sentence_at(name[0].idx)
    rest = _rest(reading, name[-1])
    if sentence is None or name[0].i < 3 or name[0].nbor(-1).text != ",":
        return []
    if rest and not (rest[0].text in _END or rest[0].pos_ in {"VERB", "AUX"}):
        return []
    words: list[Token] = []
    token = name[0].nbor(-2)
    while token.idx >= sentence.span.start and token.text not in _END and not _is_verb(token) and token.pos_ != "AUX":
        if token.lower_ in _RELATIVE or token.pos_ == "SCONJ":
            return []
        words.insert(0, token)
        if token.i == 0:
            break
        token = token.nbor(-1)
    head = next((place for place, word in enumerate(words) if is_role_noun(word)), None)
    if head is None:
        return []
    start = head
    while start and words[start - 1].pos_ not in {"ADP", "CCONJ", "ADV"} | {"VERB"}:
        start -= 1
    tail = words[head + 1 :]
    if tail and tail[0].lower_ not in {"of", "at", "for"}:
        return []
    if start == head or any(reading.person(word) and word.dep_ != "poss" for word in words[start:]):
        return []
    return words[start:]


def _relative(reading: Reading, name: Sequence[Token]) -> list[Token]:
    """Read "Ada Brown, who is the manager of the mill, …"."""
    rest = _rest(reading, name[-1])
    if len(rest) < 4 or rest[0].text != "," or rest[1].lower_ != "who" or rest[2].lower_ not in {"is", "was"}:
        return []
    return _complement(rest[3:])


def _leader(reading: Reading, name: Sequence[Token]) -> tuple[str, list[Token]]:
    """Read "Ada Brown, who runs the mill, …" as the noun of the verb, and what it is done to."""
    rest = _rest(reading, name[-1])
    nouns = read_toml("roles")["verbs"]
    if len(rest) < 4 or rest[0].text != "," or rest[1].lower_ != "who" or rest[2].lower_ not in nouns:
        return "", []
    thing = _until_end(rest[3:])
    after = rest[3 + len(thing) :]
    if len(after) > 1 and after[0].lower_ in {"called", "named"} and after[1].pos_ == "PROPN":
        thing = [*thing, after[0], *_until_end(after[1:])]
    named = bool(thing) and (thing[0].lower_ in {"the", "a", "an"} or thing[0].pos_ == "PROPN")
    return (nouns[rest[2].lower_], thing) if named else ("", [])


def _copula(reading: Reading, name: Sequence[Token]) -> list[Token]:
    """Read "Ada Brown is the manager of the mill."."""
    rest = _rest(reading, name[-1])
    if len(rest) < 3 or rest[0].lower_ not in {"is", "was"} or name[0].dep_ in {"pobj", "dobj", "poss"}:
        return []
    before = name[0].nbor(-1) if name[0].i else None
    if before is not None and before.pos_ in {"ADP", "CCONJ", "PART"}:
        return []
    return _complement(rest[1:])


def _complement(tokens: Sequence[Token]) -> list[Token]:
    start = 1 if tokens and is_passing(tokens[0].text) else 0
    return _until_end(tokens[start:])


def _worded(
    reading: Reading, person: Person, name: Sequence[Token], words: Sequence[Token], pattern: str
) -> Role | None:
    """Word a role to stand alone, or give up."""
    text = reading.article.text
    words = _without_age(words)
    if words and is_passing(words[0].text):
        words = words[1:]
    head = _head(words)
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
    if owner:
        phrase = owner + plain
    else:
        phrase = article_for(words, head, plain)
    start, end = min(span.start, name[0].idx), max(span.end, name[-1].idx + len(name[-1]))
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


def _head(words: Sequence[Token]) -> Token | None:
    """Return the noun that names the part: the last one before "of", "at", "for", "with" …"""
    if len(words) > 3 and words[0].lower_ == "one" and words[1].lower_ == "of":
        last = next((place for place, token in enumerate(words[2:], 2) if token.tag_ == "NNS"), None)
        return words[last] if last is not None and is_role_noun(words[last]) else None
    phrase: list[Token] = []
    for token in words:
        if token.pos_ == "ADP" or (token.pos_ == "CCONJ" and phrase and is_role_noun(phrase[-1])):
            break
        phrase.append(token)
    if phrase and is_role_noun(phrase[-1]) and phrase[-1].tag_ not in {"NNS", "NNPS"}:
        return phrase[-1]
    return None
