"""The people of an article: who is named, and which shorter names are theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.span import Span
from questions.surnames import PARTICLES
from questions.world.classes import class_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DATA = read_toml("people")
TITLES = frozenset(_DATA["titles"]["masculine"] + _DATA["titles"]["feminine"] + _DATA["titles"]["neutral"])
_NOT_FIRST = frozenset(_DATA["names"]["not_first"])
_NOT_LAST = frozenset(_DATA["names"]["not_last"])
_WORKS = frozenset(_DATA["names"]["works"])
_TO_PLACES = frozenset({"to", "in", "from", "at", "near", "across"})
_SPORTING = frozenset({"olympian", "paralympian", "spokesman", "spokeswoman", "spokesperson"})
"""Always in capitals, or at the head of a sentence, and never anybody's name."""
_NOT_FIRST_WORDS = _NOT_FIRST | _NOT_LAST
_CALLED = frozenset({"called", "named", "dubbed"})
_THINGS = frozenset({"building", "place", "group", "vehicle", "device"})
_HUMAN_NOUNS = frozenset(noun for nouns in _DATA["nouns"].values() for noun in nouns)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MOST_WORDS = 5
_INITIALS = 3
_HABIT = 3


@dataclass(frozen=True)
class Person:
    """Hold one person of the article: the fullest name and every shorter form used for them.

    `gender` is `"m"`, `"f"` or `None` where the article does not tell.
    """

    name: str
    forms: tuple[str, ...]
    gender: str | None
    mentions: tuple[Span, ...]

    @property
    def certain(self) -> bool:
        """Say whether this is surely a person: two names, or one whose gender is known."""
        return " " in self.name or self.gender is not None


@dataclass(frozen=True)
class _Mention:
    start: int
    end: int
    words: tuple[str, ...]
    gender: str | None


def find_people(doc: Doc) -> tuple[tuple[Person, ...], dict[int, Person]]:
    """Return the people in order of first mention, and the person each name's token stands for."""
    mentions = _mentions(doc)
    groups = _group(mentions)
    people: list[Person] = []
    referents: dict[int, Person] = {}
    text = doc.text
    for name, shown in groups.items():
        found = [_whole(doc, mention, name) for mention in shown]
        spans = tuple(Span(doc[one.start].idx, doc[one.end - 1].idx + len(doc[one.end - 1])) for one in found)
        forms = tuple(dict.fromkeys(span.cut(text) for span in spans))
        full = next(span.cut(text) for span, one in zip(spans, found, strict=True) if one.words == name)
        person = Person(full, forms, _gender(name, found), spans)
        people.append(person)
        referents |= {index: person for one in found for index in range(one.start, one.end)}
    return tuple(people), referents


def _whole(doc: Doc, mention: _Mention, name: tuple[str, ...]) -> _Mention:
    """Return a mention with the words of its full name that stand right before it."""
    mention = _with_particles(doc, mention, name)
    missing = len(name) - len(mention.words)
    start = mention.start - missing
    if missing <= 0 or start < 0 or mention.words != name[missing:]:
        return mention
    before = tuple(token.text for token in doc[start : mention.start])
    return _Mention(start, mention.end, name, mention.gender) if before == name[:missing] else mention


def _with_particles(doc: Doc, mention: _Mention, name: tuple[str, ...]) -> _Mention:
    """Return a mention by surname with its particles: the "van" of the "van Dijk" who is Maria van Dijk."""
    start, missing = mention.start, len(name) - len(mention.words)
    while missing > 1 and start and name[missing - 1].lower() in PARTICLES and doc[start - 1].text == name[missing - 1]:
        start, missing = start - 1, missing - 1
    return mention if start == mention.start else _Mention(start, mention.end, name[missing:], mention.gender)


def _mentions(doc: Doc) -> list[_Mention]:
    """Return the mentions of people, in order: those the model finds, and further uses of the same names."""
    votes: dict[tuple[str, ...], Counter[bool]] = {}
    things: set[tuple[str, ...]] = set()
    entities = []
    for entity in doc.ents:
        trimmed = _trim(doc, entity.start, _hyphenated_end(doc, entity.end))
        if trimmed is None:
            continue
        start = _first_named(doc, *trimmed)
        named = start < trimmed[0]
        trimmed = (_particled_start(doc, start), trimmed[1])
        words = tuple(doc[i].text for i in range(*trimmed))
        # "the Rust case": a single name in front of a noun is hardly a person's.
        modifies = len(words) == 1 and doc[trimmed[0]].dep_ in {"compound", "nmod"}
        initialled = len(words) > 2 and words[0].isupper() and words[1].lower() in PARTICLES  # noqa: PLR2004 ("FW de Klerk")
        told = (
            initialled
            or named
            or entity.label_ == "PERSON"
            or (len(words) > 1 and _is_told_as_person(doc[trimmed[1] - 1]))
        )
        person = told and not modifies and not _is_work(entity.root)
        if _is_called_thing(entity.root):
            things.add(words)
        votes.setdefault(words, Counter())[person] += 1
        entities.append((trimmed, words))
    names = {words for words, vote in votes.items() if vote[True] > vote[False] and _is_name(words)} - things
    names = {words for words in names if not _is_plural(words, names)}
    # "Ada Holm", a person once and once a product, is one where Holm mostly is.
    names |= {
        words for words, vote in votes.items() if vote[True] and vote[True] == vote[False] and words[-1:] in names
    }
    first = {words[:1] for words in names if len(words) > 1}
    # "Malala" is hardly a place where it was a person's once and begins a person's name.
    names |= {words for words, vote in votes.items() if words in first and vote[True]}
    taken = {span[0]: (span, words) for span, words in entities if words in names}
    covered = {i for span, _ in taken.values() for i in range(*span)}
    surnames = {words[-1] for words in names}
    for token in doc:
        if token.i not in covered and token.text in surnames and token.pos_ in {"PROPN", "NOUN", "ADJ"}:
            start = _particled_start(doc, token.i)
            taken[start] = ((start, token.i + 1), tuple(doc[i].text for i in range(start, token.i + 1)))
    return [
        _Mention(*span, words, _title_gender(doc, span[0]))
        for _, (span, words) in sorted(taken.items())
        if not _part_of_longer_name(doc[span[1] - 1], span) and not _is_place(doc, span, taken)
    ]


def _is_plural(words: tuple[str, ...], names: Collection[tuple[str, ...]]) -> bool:
    """Say whether a name is that of several who share another's: "two Ada Browns"."""
    one = (*words[:-1], words[-1][:-1])
    if len(words) < 2 or not words[-1].endswith("s"):  # noqa: PLR2004 (a first name and another)
        return False
    return any(one == name or (len(name) > len(one) and one == (name[0], name[-1])) for name in names)


def _is_work(name: Token) -> bool:
    """Say whether the article calls what has a name a song, a film or the like: "Iron Bells, the song that …"."""
    called = [child for child in name.children if child.dep_ == "appos"]
    if name.dep_ == "appos":
        called.append(name.head)
    return any(one.pos_ == "NOUN" and one.lemma_.lower() in _WORKS for one in called)


def _is_called_thing(name: Token) -> bool:
    """Say whether the article calls a thing so: "a little bakery called Morning Bells"."""
    verb = name.head
    called = name.dep_ == "oprd" and verb.dep_ == "acl" and verb.lower_ in _CALLED
    return called and class_of(verb.head.lemma_.lower()) in _THINGS


def _is_told_as_person(name: Token) -> bool:
    """Say whether a name is surely somebody's, whatever the model takes it for: "Ada Brown, who studies owls, …"."""
    if name.dep_ not in _SUBJECTS or name.i + 2 >= len(name.doc) or name.nbor().text != ",":
        return False
    after = [child for child in name.rights if child.dep_ in {"appos", "relcl"} and child.left_edge.i == name.i + 2]
    return any(
        (child.dep_ == "relcl" and name.nbor(2).lower_ == "who") or child.lemma_.lower() in _HUMAN_NOUNS
        for child in after
    )


def _is_place(doc: Doc, span: tuple[int, int], taken: Mapping[int, tuple[tuple[int, int], tuple[str, ...]]]) -> bool:
    """Say whether a surname is a place's before anybody has it: "The ferry to Holm …", and Ada Holm comes later."""
    start, end = span
    if end - start > 1 or not start or doc[start - 1].lower_ not in _TO_PLACES:
        return False
    longer = [at for at, (other, words) in taken.items() if len(words) > 1 and words[-1] == doc[start].text]
    return bool(longer) and min(longer) > start


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Cut titles, prepositions ("Across Greece"), possessive endings and lower-case edges off a name."""
    while start < end and (
        doc[start].text.rstrip(".").lower() in TITLES
        or not doc[start].text[0].isupper()
        or (doc[start].lower_ in _NOT_FIRST and start + 1 < end)
        or (doc[start].lower_ in _SPORTING and start + 2 < end)
    ):
        start += 1
    while end > start and not doc[end - 1].text[0].isupper() and doc[end - 2].text != "-":
        end -= 1
    return (start, end) if start < end else None


def _particled_start(doc: Doc, start: int) -> int:
    """Return where a name begins once its particles, and the first name before them, are in it: "van der Linden"."""
    first = start
    while first and doc[first - 1].lower_ in PARTICLES:
        first -= 1
    if first == start:
        return start
    before = doc[first - 1] if first else None
    written = before is not None and (before.is_title or (before.is_upper and len(before) <= _INITIALS))
    named = written and before is not None and before.pos_ == "PROPN" and before.is_alpha
    if named and before is not None and before.lower_ not in TITLES and doc[first].text[0].islower():
        return first - 1
    return first if doc[first].text[0].isupper() else start


def _first_named(doc: Doc, start: int, end: int) -> int:
    """Return where a surname begins once the first name before it, which the model left out, is in it."""
    before = doc[start - 1] if start and end - start == 1 else None
    if before is None or before.ent_type_ or before.pos_ != "PROPN" or not before.is_title:
        return start
    if gender_of_first(before.lower_) is not None:
        return before.i
    if before.head.i != start or before.dep_ != "compound" or not before.is_alpha:
        return start
    if before.lower_ in _HUMAN_NOUNS | TITLES | _NOT_FIRST_WORDS:
        return start
    return before.i if doc[start].ent_type_ == "PERSON" or _is_told_as_person(doc[start]) else start


def _hyphenated_end(doc: Doc, end: int) -> int:
    """Return where a name ends once what hyphens join to it is in it: "Ki-moon"."""
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end += 2
    return end


def _is_name(words: Sequence[str]) -> bool:
    if words[-1][-1] == "-" or (len(words) > 1 and words[0].endswith("ing")):
        return False
    if len(words) > _MOST_WORDS or words[-1].lower() in _NOT_LAST or (len(words) == 1 and len(words[0]) == 1):
        return False
    for place, word in enumerate(words):
        if place and words[place - 1] == "-" and word.isalpha():
            continue
        letters = word.replace(".", "").replace("-", "").replace("’", "").replace("'", "")
        if (word != "-" and not (letters.isalpha() and (word[0].isupper() or word in PARTICLES))) or word[-1] in "’'":
            return False
    return not all(len(word) > 1 and word.isupper() for word in words)


def _part_of_longer_name(head: Token, span: tuple[int, int]) -> bool:
    """Say whether a name only qualifies another proper noun ("the Clinton Foundation")."""
    after = head.nbor() if head.i + 1 < len(head.doc) else None
    return head.dep_ == "compound" and head.head.i >= span[1] and after is not None and after.pos_ == "PROPN"


def _title_gender(doc: Doc, start: int) -> str | None:
    if start == 0:
        return None
    title = doc[start - 1].text.rstrip(".").lower()
    if title in _DATA["titles"]["masculine"]:
        return "m"
    return "f" if title in _DATA["titles"]["feminine"] else None


def _group(mentions: Sequence[_Mention]) -> Mapping[tuple[str, ...], list[_Mention]]:
    """Give every mention to its fullest name; a short name that could be two people's is nobody's."""
    groups: dict[tuple[str, ...], list[_Mention]] = {}
    fullest = _fullest({mention.words for mention in mentions})
    introduced: dict[tuple[str, ...], int] = {}
    used: dict[tuple[str, ...], tuple[str, ...]] = {}
    for mention in mentions:
        if mention.words in fullest:
            introduced.setdefault(mention.words, mention.start)
    often = Counter(mention.words for mention in mentions)
    for mention in mentions:
        if mention.words in fullest:
            groups.setdefault(mention.words, []).append(mention)
            continue
        owners = [name for name in fullest if _shortens(mention.words, name) and not _contradicts(mention, name)]
        before = sorted((name for name in owners if introduced[name] < mention.start), key=introduced.__getitem__)
        owner = before if len(before) == 1 else owners
        if len(before) > 1 and often[mention.words] >= _HABIT and all(often[name] == 1 for name in before[1:]):
            owner = before[:1]  # the one the article is about goes by the surname alone
        # Whoever a short name has meant so far keeps it, though a namesake comes in by a full name.
        if (mention.words in used and used[mention.words] in owners) or len(owner) == 1:
            used.setdefault(mention.words, owner[0])
            groups.setdefault(used[mention.words], []).append(mention)
    return groups


def _contradicts(mention: _Mention, name: tuple[str, ...]) -> bool:
    """Say whether a title tells that a short name is not this one's: "Lord Marsh" is not Helen Marsh."""
    return {mention.gender, _gender(name, ())} == {"m", "f"}


def _fullest(names: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the names that shorten no other one."""
    known = sorted(set(names))
    return [name for name in known if not any(_shortens(name, other) for other in known)]


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether one name is a shorter form of another: its first name, its last words, or first and last."""
    if len(short) >= len(full):
        return False
    short, full = _folded(short), _folded(full)
    return short in {full[:1], full[-len(short) :], (full[0], full[-1])}


def _folded(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name with its particles in small letters: "Van der Linden" at the head of a sentence is no other."""
    return tuple(word.lower() if word.lower() in PARTICLES else word for word in name)


def _gender(name: tuple[str, ...], mentions: Sequence[_Mention]) -> str | None:
    told = {mention.gender for mention in mentions if mention.gender}
    if len(told) == 1:
        return told.pop()
    if told or len(name) < 1:
        return None
    # "Jean-Pierre" is what both halves may be, and nobody's Jean.
    halves = name[:3:2] if name[1:2] == ("-",) else name[:1]
    genders = {gender_of_first(half.lower()) for half in halves}
    return genders.pop() if len(genders) == 1 else None


def gender_of_first(first: str) -> str | None:
    """Return the gender that a first name in lower case tells."""
    if first in _DATA["first_names"]["masculine"]:
        return "m"
    return "f" if first in _DATA["first_names"]["feminine"] else None
