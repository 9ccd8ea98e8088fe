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

_CONTRASTS = ("instead of", "rather than", "as well as")
_SAID = re.compile(r"^Who \w+(?: that|, (“)),? ?(.+?)”?\?$")
_FEELING = re.compile(
    r"\b(?:I|[Ww]e)(?: a[rm]e?| were| was|[’'](?:m|re)) (?:\w+ly |very |so |still )?"
    r"(?:angry|concerned|confident|excited|happy|hopeful|optimistic|pessimistic|sceptical|skeptical|surprised|worried)"
    r"(?=[.,;!])"
)
"""About what, the words do not say."""
_THAT = re.compile(r", (?:that|this) (?:will|would|can|could|may|might|must|is|was|has)\b")
_THAN = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:\w+ly |much |far |even |a bit )?"
    r"(?:older|younger|bigger|larger|smaller|better|worse|higher|lower|cheaper|faster|slower|stronger|weaker|richer|poorer)"
    r"(?=[.,;]| and (?:is|are|was|were|has|have)\b)(?!.* than )"
)
"""Older than what?"""
_TO_DO = re.compile(r"\b(?:have|has|had|need|needs|needed|want|wants|wanted|going|able|used|like) to\.$")
"""To do what?"""
_OF_ANOTHER = re.compile(
    r", (?:[A-Z][\w’'-]+ ){1,3}(?:said|says|proposed|thought|thinks|argued|argues|suggested|explained|told|claimed), "
)
"""“A shop, Ada proposed, might help”: the idea is Ada’s, whoever tells of it."""
_SLANG = re.compile(r"(?<!\w)’em\b|\b(?:gonna|gotta|wanna|ain’t|herein)\b")
_SPOKEN = re.compile(
    r", (?:he|she|they) (?:said|says|added|explained)\b"
    r"|^(?:what \w+ \w+|(?:truly|honestly|frankly|seriously|really|basically|actually),)",
    re.IGNORECASE,
)
_OF_ANY = re.compile(
    r"^(?:Further|Similar|Another|Other) |\b[Ee]ither (?:man|woman|side|team|party|country)\b"
    r"|\b(?:to try|to start|to begin|must try|should try)\.$"
    r"|, in (?:\w+ ){0,3}(?:calls?|interviews?|letters?|statements?|speech|talks)\b"
)
"""Further than what, which two, and by what means it was said."""
_LISTED = re.compile(r"^(?:in|at|for|with) [A-Z][\w ]*, [A-Z][\w ]*, (?!and\b|or\b)[\w ]+, ", re.IGNORECASE)
"""Speakers name one place after another; in writing there is an “and”."""

_BARE = frozenset({"det", "case", "punct"})
_WHICH = re.compile(
    r"(?:^|\bthat )(?:allegations|changes|charges|cuts|measures|negotiations|plans|proposals|reforms|talks)"
    r" (?:would|will|could|should|may|might|have|had|are|were)\b",
    re.IGNORECASE,
)
"""“Plans would cost too much”: plans for what?"""
_ANYBODY = frozenset({"man", "woman", "boy", "girl", "person", "couple"}) | frozenset(
    read_toml("sentence_parts")["reference"]["firms"]
)
_OF_THE_TWO = re.compile(
    r"^(?:(?! and ).)*\bthe (?:two|three|four|five|six) (?:\w+ )?\w+s\b(?! (?:of|who|that|which|in|at|on|from)\b)"
    r"|\bof the (?:\w+ed )?(?:bodies|companies|firms|groups|things)\b(?! (?:of|who|that|which|in|at|on|from)\b)",
    re.IGNORECASE,
)
"""“The two ships”, “most of the appointed bodies”: which?"""
_IDIOMS = frozenset({"rule", "way", "point", "case", "time", "ground", "table", "extent", "end", "start", "future"})
"""“The exception to the rule”: no one rule is meant."""


def is_half_said(stem: str) -> bool:
    """Say whether a "Who said …?" tells too little of what was said: trifles, feelings, comparisons cut short."""
    if any(stem.lower().count(contrast) > 1 for contrast in _CONTRASTS):
        return True  # one thing twice set against another
    found = _SAID.match(stem)
    if found is None:
        return False
    said = f"{found[2][:1].upper()}{found[2][1:]}."
    if any(form.search(said) for form in (_FEELING, _THAT, _THAN, _TO_DO, _OF_ANOTHER)) or is_commonplace(said):
        return True
    reported = not found[1]
    clumsy = reported and any(form.search(said) for form in (_SLANG, _SPOKEN, _OF_ANY, _WHICH, _LISTED, _OF_THE_TWO))
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
        and all(one.dep_ in {"det", "case", "punct"} for one in noun.children)
    ]
    return any(
        noun.lemma_.lower() not in _IDIOMS
        and not mentions.in_title(noun)
        # What is only spoken of beside the subject need not be known as well: "… reached the set".
        and not (noun.dep_ not in SUBJECTS and noun.lemma_.lower() not in _ANYBODY and definites.clear(noun))
        and (noun.lemma_.lower() in _ANYBODY or not (mentions.is_topic(noun) or phrases.is_clear(noun)))
        for noun in bare
    )
