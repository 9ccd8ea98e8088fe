"""Heroes: the one person a story is about, whom "he" or "she" means wherever nobody else is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.names import Person
from questions.pronouns import PRONOUN_GENDER
from questions.span import Span
from questions.wording import content_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

_NOUNS = read_toml("people")["nouns"]
_RIVALS = {
    "m": frozenset(_NOUNS["either"] + _NOUNS["masculine"]),
    "f": frozenset(_NOUNS["either"] + _NOUNS["feminine"]),
}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OFTEN = 5
_NEAR = 2


def hero_of(reading: Reading, pronoun: Token) -> Person | None:
    """Return the article's main person, where a subject can mean nobody else.

    The title names the person or the article does often; nobody else who might be meant is named in the sentence
    or the two before it, nor spoken of without a name.
    """
    gender = PRONOUN_GENDER.get(pronoun.lower_)
    noun = pronoun.head if pronoun.dep_ == "poss" else pronoun
    sentence = reading.sentence_at(pronoun.idx)
    if (
        gender is None
        or sentence is None
        or noun.dep_ not in _SUBJECTS
        or reading.quoted(Span(pronoun.idx, pronoun.idx + 1))
    ):
        return None
    title = content_words(reading.article.title)
    fitting = [one for one in reading.people if one.gender == gender and one.mentions[0].start < pronoun.idx]
    heroes = [one for one in fitting if len(one.mentions) >= _OFTEN or content_words(one.name) & title]
    if len(heroes) != 1:
        return None
    start = reading.sentences[max(sentence.index - _NEAR, 0)].tokens.start
    for token in reading.doc[start : pronoun.i]:
        other = reading.person(token)
        if other is not None and other is not heroes[0] and other.gender in {None, gender}:
            return None
        if other is None and token.pos_ == "NOUN" and token.tag_ == "NN" and token.lemma_.lower() in _RIVALS[gender]:
            return None
    return heroes[0]
