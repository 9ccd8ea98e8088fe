"""The layout: the parts of a text that are parsed alone, and one document put together from their parses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from questions.segments import find_cuts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_TAIL = "parataxis"
_NAMES = ("words", "spaces", "heads", "tags", "pos", "morphs", "lemmas", "deps", "ents")


@dataclass(frozen=True)
class Layout:
    """Hold the documents to parse, the first without the asides; `places` says where each one's tokens stand.

    `spaces` says after which tokens of the whole text white space follows: a part has more.
    """

    docs: Sequence[Doc]
    places: Sequence[Sequence[int]]
    starts: frozenset[int]
    spaces: Sequence[bool]


def lay_out(doc: Doc) -> Layout:
    """Return how a tokenised text is to be parsed; its sentence ends must be marked."""
    cuts = find_cuts(doc)
    # An aside within another, as in “May 1 – (AP) – Two …”, is its own: hung on each other they would be a ring.
    inside = {index: part for part, aside in enumerate(cuts.asides) for index in aside}
    own = [[index for index in aside if inside[index] == part] for part, aside in enumerate(cuts.asides)]
    places = [[index for index in range(len(doc)) if index not in inside], *own]
    places = [place for place in places if place]
    docs = [_part(doc, place, cuts.starts) for place in places]
    return Layout(docs, places, cuts.starts, [bool(token.whitespace_) for token in doc])


def _part(doc: Doc, places: Sequence[int], starts: frozenset[int]) -> Doc:
    from spacy.tokens import Doc as SpacyDoc

    words = [doc[place].text for place in places]
    spaces = [
        bool(doc[place].whitespace_) or (following is not None and following != place + 1)
        for place, following in zip(places, [*places[1:], None], strict=True)
    ]
    part = SpacyDoc(doc.vocab, words=words, spaces=spaces)
    for token, place in zip(part, places, strict=True):
        token.norm_ = doc[place].norm_  # “n’t” is read as “not”
        if token.i:
            token.is_sent_start = True if place in starts else _start(doc[place])
    return part


def _start(token: Token) -> bool | None:
    """Return whether a sentence starts here: yes, no, or that only the parser can say."""
    start: bool | None = token.is_sent_start
    return start


class Columns:
    """Collect what one document is built of, a row a token, from its parts."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, bool, int, str, str, str, str, str, str]] = []
        """Each token's word, whether white space follows, the index of its head, and the rest of `_NAMES`."""

    def add_bare(self, doc: Doc) -> None:
        """Add tokens that are not parsed."""
        for token in doc:
            tag, pos = ("_SP", "SPACE") if token.is_space else ("", "X")
            word, space = token.text, bool(token.whitespace_)
            self.rows.append((word, space, len(self.rows), tag, pos, "", word, "ROOT", "O"))

    def add(self, layout: Layout, parsed: Sequence[Doc]) -> None:
        """Add a text whose parts are parsed, every aside and tail hung on its sentence."""
        offset = len(self.rows)
        owner = {
            place: (part, index) for part, places in enumerate(layout.places) for index, place in enumerate(places)
        }
        root = -1
        for place, space in enumerate(layout.spaces):
            part, index = owner[place]
            token = parsed[part][index]
            head, dep = layout.places[part][token.head.i], token.dep_
            if part == 0 and token.is_sent_start and place not in layout.starts:
                root = layout.places[0][token.sent.root.i]
            if head == place and part and place:
                head, dep = layout.places[part][0] - 1, _TAIL
            elif head == place and root not in (-1, place):
                head, dep = root, _TAIL
            entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
            values = (token.tag_, token.pos_, str(token.morph), token.lemma_, dep, entity)
            self.rows.append((token.text, space, offset + head, *values))

    def build(self, nlp: Language) -> Doc:
        """Return the document."""
        from spacy.tokens import Doc as SpacyDoc

        columns: list[list[Any]] = [list(column) for column in zip(*self.rows, strict=True)] or [[] for _ in _NAMES]
        values: dict[str, Any] = dict(zip(_NAMES, columns, strict=True))
        return SpacyDoc(nlp.vocab, **values)  # each tree is a sentence
