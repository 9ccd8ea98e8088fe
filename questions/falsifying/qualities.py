"""Qualities and degrees turned round: what was popular is unpopular, the most is the least, usually is rarely."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.standing import Standing
from questions.falsifying.change import Change, like, own_words
from questions.grammar.qualities import inflect_quality
from questions.sources import Sources
from questions.standing.cutting import is_finite, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DATA = read_toml("falsehoods")
_SAID: dict[str, str] = dict(_DATA["qualities"]["said"])
_BEFORE_NOUNS: dict[str, str] = dict(_DATA["qualities"]["before_nouns"])
_DEGREES: dict[str, str] = dict(_DATA["qualities"]["degrees"])
_OF_MEASURES: dict[str, str] = dict(_DATA["qualities"]["of_measures"])
_MEASURES = frozenset(_DATA["qualities"]["measures"])
_OF_CHANGE: dict[str, str] = dict(_DATA["qualities"]["of_change"])
_CHANGING = frozenset(_DATA["qualities"]["changing"])
_ADVERBS: dict[str, str] = dict(_DATA["qualities"]["adverbs"])
_LINKS: dict[str, str] = dict(_DATA["links"]["turned"])
_NOT_BEFORE = frozenset({"-", "than", "of", "or", "and", "age", "time", "times", "about", "half"})
_PLAIN = frozenset(_DATA["qualities"]["plain"])
_POSSIBLE = frozenset({"can", "could", "may", "might"})
_NOT_BEHIND = frozenset({"no", "even", "at", "how", "ever", "and", "or", "little"})
_GREAT = frozenset(_DATA["qualities"]["great"])
_GOING = frozenset({"become", "get", "be", "grow", "remain", "feel", "seem", "make"})
_LASTING = frozenset({"know", "be", "have", "love", "own", "belong", "believe", "forget", "remember", "meet", "marry"})
_SHORT = 5
_SOME = frozenset({"many", "some", "several", "few", "others", "certain"})
_ABOVE_ALL = frozenset({"particularly", "especially"})
"""Who is keen above all would not be reluctant above all."""
_IN_TRUTH = frozenset({"really", "truly", "genuinely", "absolutely", "incredibly"})
"""Nobody says that something is “really unimportant”."""
_NEVER_THAT = frozenset({"unclear", "unaware", "unknown", "doubtful", "reluctant"})
"""“It was unclear that” is no English: unclear is whether."""
_SURE, _LIKELY, _SUBJECT, _WITHIN = 1.0, 0.9, 0.65, 0.65
_FEELINGS = frozenset(
    {"glad", "grateful", "happy", "pleased", "proud", "relieved", "sad", "sorry", "thankful", "upset"}
)


def find(standing: Standing, sources: Sources) -> Iterator[Change]:  # noqa: ARG001 (others look into the article)
    """Yield the statement with one quality, degree, adverb or link turned, those of the main clause first."""
    changes = [change for place, token in own_words(standing) for change in _turned(standing, place, token)]
    yield from sorted(changes, key=lambda change: -change.trust)


def _turned(standing: Standing, place: int, token: Token) -> Iterator[Change]:
    word = token.lower_
    following = standing.words[place + 1].text.lower() if place + 1 < len(standing.words) else ""
    before = standing.words[place - 1].text.lower() if place else ""
    near = _WITHIN if _is_deep(token, standing) else 1.0
    if word in _DEGREES and token.tag_ in {"JJR", "JJS", "RBR", "RBS"} and before not in _NOT_BEHIND:
        # "Larger houses need care": so do smaller ones.
        other = (
            None
            if near < 1.0 or following == "-" or _is_bare(token, standing)
            else _second(token, standing, place) or _degree(token, following)
        )
        short = _superlative(token, standing, place) if word == "least" else None
        if short:
            yield Change({place: short, place + 1: ""}, _SURE * near)
        elif other:
            yield Change({place: like(token.text, other)}, _SURE * near)
    elif token.pos_ == "ADJ" and following not in {"as"} and before not in {"as", "so", "how", "too", "no"}:
        if before == "longer" or _is_of_some(token) or _is_of_weather(token) or _is_coloured(token):
            return  # "no longer unable" denies twice, and many are aware while many are not
        if following == ":" or _is_felt(token) or _is_possible(token):
            return  # what follows the colon shows it
        said = token.dep_ in {"acomp", "ccomp"} or (
            token.dep_ == "conj" and token.head.dep_ == "acomp" and _alone(token)
        )
        that = _SAID.get(word) in _NEVER_THAT and any(
            one.text.lower() == "that" and one.token is not None and one.token.dep_ == "mark"
            for one in standing.words[place + 1 :]
        )
        strange = before in _IN_TRUTH and _SAID.get(word, "").startswith(("un", "im"))
        if said and word in _SAID and _alone(token) and not that and not strange and before not in _ABOVE_ALL:
            yield Change({place: like(token.text, _SAID[word])}, _SURE * near)
        elif (
            token.dep_ == "amod"
            and _qualifies(standing, place)
            and not _is_managed(token)
            and (other := _before_noun(token))
        ):
            trust = _SUBJECT if token.head.dep_ in {"nsubj", "nsubjpass"} else _LIKELY
            yield Change({place: like(token.text, other)}, trust * near)
    elif token.pos_ == "ADV" and place and before not in _POSSIBLE and _tells_how(token) and (other := _adverb(token)):
        more = before == "more" and other == "rarely"
        yield Change({place - 1: "less"} if more else {place: like(token.text, other)}, _LIKELY * near)
    elif token.tag_ == "IN" and word in _LINKS and _links(token, following):
        yield Change({place: like(token.text, _LINKS[word])}, _LIKELY * near)


def _is_possible(token: Token) -> bool:
    """Say whether something only can or may be so: what can be hard can be easy as well."""
    above = token.head if token.dep_ == "acomp" else None
    return above is not None and any(one.lower_ in _POSSIBLE for one in above.lefts)


def _is_managed(token: Token) -> bool:
    """Say whether somebody manages what has the quality: "managed to keep a humane law", and nobody a harsh one."""
    return any(one.lemma_ in {"manage", "succeed", "help", "struggle"} for one in token.ancestors)


def _is_bare(token: Token, standing: Standing) -> bool:
    """Say whether a degree compares with nothing that is named: "stronger motors", "in more detail".

    The opposite of such a thing may well be true beside it, or be one that nobody has heard of.
    """
    if any(one.token is not None and one.token.i > token.i and one.text.lower() == "than" for one in standing.words):
        return False
    if token.tag_ in {"JJS", "RBS"}:
        return not _ranks(token)
    if token.dep_ == "amod":
        return True  # "in more detail", "780 more children"
    above = token.head if token.dep_ == "advmod" else token
    return not (above.dep_ == "acomp" and above.head.lemma_ in _GOING)


def _ranks(token: Token) -> bool:
    """Say whether a superlative ranks what the statement is about, and is none of several, in the least of places."""
    noun = token
    while noun.dep_ in {"amod", "advmod", "compound"} or (noun.dep_ == "acomp" and noun is not token):
        noun = noun.head
    if any(one.lower_ == "one" and one.i < token.i <= one.right_edge.i for one in noun.ancestors):
        return False
    return noun.dep_ in {"attr", "nsubj", "nsubjpass", "dobj", "acomp", "advmod", "ROOT", "ccomp"}


def _second(token: Token, standing: Standing, place: int) -> str | None:
    """Return "second largest" for "largest": nobody would write down who has the least of something big."""
    noun = token.head if token.dep_ == "amod" else token.head.head
    before = standing.words[place - 1].text.lower() if place else ""
    owned = before in {"the", "its", "their", "his", "her"} or before.startswith(("’", "'"))
    great = token.tag_ == "JJS" or (token.tag_ == "RBS" and token.lower_ == "most" and token.head.dep_ == "amod")
    one = noun.tag_ == "NN" and noun.dep_ in {"attr", "dobj", "nsubj", "nsubjpass"}
    described = any(child.tag_ == "JJ" and child.i < token.i for child in noun.children)
    if described or not (great and owned and one and token.lower_ in _GREAT):
        return None
    return f"second {token.lower_}"


def _qualifies(standing: Standing, place: int) -> bool:
    """Say whether a quality stands alone before its noun: "closest big neighbor" and "high altitude record" do not."""
    following = standing.words[place + 1] if place + 1 < len(standing.words) else None
    before = standing.words[place - 1] if place else None
    if following is None or following.text.lower() in _NOT_BEFORE:
        return False
    if following.token is not None and following.token.dep_ == "compound":
        return False
    return before is None or (before.text.lower() != "years" and (before.token is None or before.token.tag_ != "JJS"))


def _degree(token: Token, following: str) -> str | None:
    """Return the opposite degree, "fewer" for what is counted; "more than 40" is an amount and stays."""
    word = token.lower_
    if word in {"more", "less", "fewer"}:
        amount = following in {"than", "of", "or"} and token.dep_ not in {"advmod", "dobj", "acomp"}
        around = (*token.children, *token.head.children)
        if (
            _is_more_than_that(token)
            or amount
            or following == "and"
            or any(child.dep_ in {"nummod", "quantmod"} for child in around)
        ):
            return None
        if word == "more" and token.dep_ == "amod":
            return "fewer" if token.head.tag_ == "NNS" else "less"
    if word in {"most", "least"}:
        definite = token.dep_ == "advmod" or any(child.lower_ == "the" for child in token.head.children)
        return _DEGREES[word] if definite and token.dep_ in {"advmod", "amod"} and following != "of" else None
    return _DEGREES[word]


def _is_more_than_that(token: Token) -> bool:
    """Say whether something is "more than just" what it is called: nothing is less than that."""
    following = token.doc[token.i + 1 : token.i + 3].text.lower().split()
    return following[:1] == ["than"] and following[1:] in (["just"], ["merely"], ["simply"], ["only"], ["a"], ["an"])


def _before_noun(token: Token) -> str | None:
    """Return the opposite of what stands before the noun that the statement is about or that its verb takes."""
    noun = token.head
    if noun.dep_ == "pobj" and noun.head.dep_ not in {"prep"}:
        return None
    measured = noun.lemma_.lower() in _MEASURES
    return _BEFORE_NOUNS.get(token.lower_) or (_OF_MEASURES.get(token.lower_) if measured else None)


def _adverb(token: Token) -> str | None:
    """Return the opposite of how often or, with a verb of change, how fast."""
    changing = token.head.lemma_ in _CHANGING
    subject = subject_of(token.head)
    if subject is not None and any(child.lower_ in _SOME for child in (subject, *subject.children)):
        return None  # what many often do, many others rarely do
    if token.lower_ in {"never", "always"} and token.head.lemma_ in _LASTING:
        return None  # nobody "often knew" somebody
    return _ADVERBS.get(token.lower_) or (_OF_CHANGE.get(token.lower_) if changing else None)


def _tells_how(adverb: Token) -> bool:
    """Say whether an adverb belongs to a verb with a tense, and to no amount ("usually spends £400", "has to")."""
    head = adverb.head
    if adverb.lower_.endswith("ly") and adverb.i > head.i + 1 and adverb.nbor().is_punct:
        return False  # "is regarded as a measure of trade generally": of trade in general
    if head.pos_ == "ADJ":
        return head.dep_ == "acomp"
    kinds = {"dobj", "attr", "npadvmod"}
    amount = any(child.dep_ in kinds and any(one.like_num for one in child.subtree) for child in head.children)
    obliged = any(child.dep_ == "xcomp" and child.left_edge.lower_ == "to" for child in head.children)
    return head.pos_ in {"VERB", "AUX"} and is_finite(head) and not amount and not (obliged and head.lemma_ == "have")


def _superlative(least: Token, standing: Standing, place: int) -> str | None:
    """Return "fittest" for "least fit"."""
    following = standing.words[place + 1].token if place + 1 < len(standing.words) else None
    if following is None or following.pos_ != "ADJ" or least.dep_ != "advmod" or len(following.text) > _SHORT:
        return None
    return inflect_quality(following.lower_, "JJS")


def _alone(token: Token) -> bool:
    """Say whether a quality is not one of several, and not denied."""
    measured = any(child.dep_ in {"npadvmod", "nummod", "quantmod"} for child in token.children)
    joined = (
        any(child.dep_ == "conj" or child.tag_ in {"RBR", "RBS"} for child in token.children) or token.dep_ == "conj"
    )
    denied = any(child.dep_ == "neg" for child in (*token.children, *token.head.children))
    return not joined and not denied and not measured


def _is_of_some(token: Token) -> bool:
    """Say whether a quality is told of only some, of whom others may have the opposite one."""
    subject = subject_of(token.head) if token.dep_ == "acomp" else None
    return subject is not None and (subject.lower_ in _SOME or any(child.lower_ in _SOME for child in subject.children))


def _is_coloured(token: Token) -> bool:
    """Say whether an adverb goes with a quality and not with its opposite: "keenly aware", "plainly dangerous"."""
    return any(one.dep_ == "advmod" and one.lower_.endswith("ly") and one.lower_ not in _PLAIN for one in token.lefts)


def _is_felt(token: Token) -> bool:
    """Say whether somebody is glad or sorry that something is so: of the opposite nobody would be."""
    above = [one.head for one in (token, *token.ancestors) if one.dep_ == "ccomp"]
    return any(one.lemma_.lower() in _FEELINGS for one in above)


def _is_of_weather(token: Token) -> bool:
    """Say whether a quality is told of a forecast: it is bad, never "negative"."""
    subject = subject_of(token.head) if token.dep_ == "acomp" else None
    return subject is not None and subject.lemma_.lower() in {"forecast", "weather", "outlook"}


def _links(token: Token, following: str) -> bool:
    if any(child.dep_ in {"advmod", "npadvmod", "nummod"} for child in token.children):
        return False
    if token.lower_ in {"before", "after"} and token.dep_ == "prep":
        return False  # "before each visit", "before midnight": an order of no consequence
    if token.lower_ in {"with", "without"}:
        # What is right without leave is right with it, too.
        main = token.head.pos_ in {"VERB", "AUX"} and is_finite(token.head) and token.head.dep_ == "ROOT"
        return main and token.dep_ == "prep" and not following.endswith("ing")
    return token.dep_ in {"prep", "mark"}


def _is_deep(token: Token, standing: Standing) -> bool:
    """Say whether a word belongs to a clause inside the statement's own."""
    head = token
    while head.dep_ != "ROOT" and head.i != standing.verb.i:
        if head.dep_ in {"relcl", "acl", "advcl", "pcomp"}:
            return True
        head = head.head
    return False
