"""Half said: whether what somebody is asked to have said leaves open of what, than what, or whose words it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.subjects import SUBJECTS
from questions.reference import definites_of
from questions.standing.commonplace import is_commonplace
from questions.standing.definites import phrases_of
from questions.standing.mentions import mentions_of
from questions.standing.trivia import is_trivial
from questions.standing.unsaid import leaves_unsaid

if TYPE_CHECKING:
    from questions.reading import Reading
    from questions.span import Span

_DATA = read_toml("standing")["half_said"]
_CONTRASTS = ("instead of", "rather than", "as well as")
_SAID = re.compile(r"^Who \w+(?: that|, (“)),? ?(.+?)”?\?$")
_TOLD = tuple(map(re.compile, _DATA["told"]))
_REPORTED = tuple(map(re.compile, _DATA["reported"]))
_BARE = frozenset({"det", "case", "punct"})
_ANYBODY = frozenset(_DATA["anybody"]) | frozenset(read_toml("sentence_parts")["reference"]["firms"])
_IDIOMS = frozenset(_DATA["idioms"])
"""“The exception to the rule”: no one rule is meant."""


def is_half_said(stem: str) -> bool:
    """Say whether a "Who said …?" tells too little of what was said: trifles, feelings, comparisons cut short."""
    if any(stem.lower().count(contrast) > 1 for contrast in _CONTRASTS):
        return True  # one thing twice set against another
    found = _SAID.match(stem)
    if found is None:
        return False
    said = f"{found[2][:1].upper()}{found[2][1:]}."
    if any(form.search(said) for form in _TOLD) or is_commonplace(said):
        return True
    reported = not found[1]
    clumsy = reported and any(form.search(said) for form in _REPORTED)
    return clumsy or is_trivial(said) or (reported and leaves_unsaid(said))


def leans_on_a_thing(reading: Reading, content: Span) -> bool:
    """Say whether a report tells of a bare "the system" that only the article around it names."""
    phrases, mentions, definites = phrases_of(reading), mentions_of(reading), definites_of(reading)
    tokens = reading.doc.char_span(*content, alignment_mode="expand") or ()
    nouns = [token.head for token in tokens if token.lower_ == "the" and token.dep_ == "det"]
    bare = [
        noun
        for noun in nouns
        if (noun.tag_ == "NN" or noun.dep_ in SUBJECTS)
        and not noun.ent_type_
        and all(one.dep_ in _BARE for one in noun.children)
    ]
    return any(
        noun.lemma_.lower() not in _IDIOMS
        and not mentions.in_title(noun)
        # What is only spoken of beside the subject need not be known as well: "… reached the set".
        and not (noun.dep_ not in SUBJECTS and noun.lemma_.lower() not in _ANYBODY and definites.clear(noun))
        and (noun.lemma_.lower() in _ANYBODY or not (mentions.is_topic(noun) or phrases.is_clear(noun)))
        for noun in bare
    )
