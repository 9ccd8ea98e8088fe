"""Antecedents: the noun that "it" or "they" in one clause takes from the clause or sentence before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.standing.cutting import subject_of
from questions.standing.mentions import PLURAL, mentions_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading, Sentence

SINGULAR_THINGS = frozenset({"it", "its", "itself"})
PLURAL_THINGS = frozenset({"they", "them", "their", "themselves", "theirs"})
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "appos"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_EMPTY_HEADS = frozenset({"be", "seem", "appear", "take", "mean", "turn", "become", "make", "happen", "rain", "snow"})
_HELD = frozenset({"estimate", "believe", "think", "expect", "fear", "hope", "understand", "claim", "agree"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "relcl"})
_BEING = frozenset({"is", "was", "’s", "'s", "be", "been"})
HUMAN = frozenset(word for words in read_toml("people")["nouns"].values() for word in words)
_SUMMING = frozenset(read_toml("standing")["antecedents"]["summing"])
_SEVERAL = frozenset({"pair", "couple", "duo", "trio", "family", "team", "crew", "band"})
_RAISING = frozenset({"able", "bound", "certain", "due", "likely", "ready", "set", "sure", "unable", "unlikely"})
_DEEP, _OUTWEIGHS = 3, 2


def is_empty(it: Token) -> bool:
    """Say whether "it" stands for nothing: "it is hard to say", "make it easy to see", "it is feared that"."""
    if it.lower_ != "it":
        return False
    if it.dep_ == "expl" or _is_held(it):
        return True
    if any(child.lower_ in _RAISING and _is_to_do(child) for child in it.head.children):
        return False
    heads = [it.head, it.head.head] if it.head.pos_ in {"ADJ", "NOUN"} else [it.head]
    heads += [child for child in it.head.children if child.dep_ in {"acomp", "attr", "oprd"} and child.i > it.i]
    has_clause = any(child.i > it.i and _is_told(child, head) for head in heads for child in head.children)
    if it.dep_ == "nsubjpass":
        return it.head.lemma_ in _HELD or any(child.dep_ == "ccomp" for child in it.head.children)
    trying = it.head.tag_ == "VBG" and any(child.dep_ == "aux" and child.lemma_ == "be" for child in it.head.children)
    return has_clause and (trying or it.head.lemma_ in _EMPTY_HEADS or it.head.pos_ in {"ADJ", "NOUN"})


def _is_to_do(adjective: Token) -> bool:
    """Say whether it is likely to do something, not likely that something is done."""
    return any(child.dep_ == "xcomp" and child.i > adjective.i for child in adjective.children)


def _is_told(clause: Token, head: Token) -> bool:
    """Say whether a clause can be what "it" stands for: no "knife that farmers use", no ", buried in the snow"."""
    if clause.dep_ == "relcl":
        return head.pos_ == "PROPN" or clause.left_edge.lower_ == "who"
    return clause.dep_ in _CLAUSES and not (clause.dep_ == "advcl" and clause.tag_ in {"VBN", "VBG"})


def _is_held(it: Token) -> bool:
    """Say whether "it" opens "it is estimated that"."""
    following = [token for token in it.doc[it.i + 1 : it.i + 4] if token.lower_ not in {"also", "now", "widely"}]
    if len(following) < 2 or following[0].lower_ not in _BEING:  # noqa: PLR2004 (a form of "be" and a participle)
        return False
    return following[1].lower_ in {f"{held.removesuffix('e')}ed" for held in _HELD} | {"thought", "understood"}


def agrees(reading: Reading, noun: Token, *, plural: bool) -> bool:
    """Say whether a noun has the number of a pronoun and is a thing, or people where it is "they"."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.ent_type_ in _TIMES or noun.dep_ == "compound":
        return False
    joined = any(child.dep_ == "conj" for child in noun.children)
    if plural:
        return noun.tag_ in PLURAL or joined or noun.lower_ in {"police", "people", "staff"}
    human = noun.lemma_.lower() in HUMAN or reading.person(noun) is not None
    return noun.tag_ not in PLURAL and not joined and not human


class Antecedents:
    """Find what pronouns stand for outside their own clause."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._mentions = mentions_of(reading)

    def of(self, pronoun: Token, first: int, deep: int = 0) -> Token | None:
        """Return the noun a subject (or its owner) stands for; `first` is where its clause begins."""
        found = self._of(pronoun, first, deep)
        # "It is a scene that …" sums up what was told, whatever noun was its subject.
        return None if found is not None and found.pos_ != "PROPN" and _sums_up(pronoun) else found

    def _of(self, pronoun: Token, first: int, deep: int) -> Token | None:
        sentence = self._reading.sentence_at(pronoun.idx)
        if sentence is None or deep > _DEEP:
            return None
        noun = pronoun.head if pronoun.dep_ == "poss" else pronoun
        if noun.dep_ not in _SUBJECTS or is_empty(pronoun) or self._may_be_its_sayer(noun):
            return None
        plural = pronoun.lower_ in PLURAL_THINGS
        earlier = [verb for verb in _main_verbs(sentence) if verb.i < first]
        if earlier:
            return self._subject(earlier[-1], sentence, plural=plural, deep=deep, until=first)
        if any(self._offers(token, noun, plural=plural) for token in sentence.words if token.i < pronoun.i):
            return None
        return self._from_before(sentence, plural=plural, deep=deep)

    def _may_be_its_sayer(self, pronoun: Token) -> bool:
        """Say whether "it" may be whoever says so, a body by its name: "Halden Ltd claimed it had sought help"."""
        clause = pronoun.head
        if clause.dep_ != "ccomp" or pronoun.lower_ not in SINGULAR_THINGS:
            return False
        sayers = [child for child in clause.head.lefts if child.dep_ in _SUBJECTS and child.pos_ == "PROPN"]
        people = [self._reading.person(one) for one in sayers]
        return any(one is None or one.gender is None for one in people)

    def _offers(self, token: Token, pronoun: Token, *, plural: bool) -> bool:
        """Say whether a clause in front has a noun to be meant: "When the board has their plans, they will be read"."""
        verb = token.head
        fronted = verb.dep_ == "advcl" and verb.head.i == pronoun.head.i and verb.i < pronoun.i
        return fronted and token.dep_ in _CORE and agrees(self._reading, token, plural=plural)

    def _from_before(self, sentence: Sentence, *, plural: bool, deep: int) -> Token | None:
        if not sentence.index:
            return None
        before = self._reading.sentences[sentence.index - 1]
        if sentence.paragraph - before.paragraph > 1 or self._reading.quoted(before.span):
            return None
        verbs = list(_main_verbs(before))
        if not verbs or _is_misread(before) or any(not self._goes_on(verb, plural=plural) for verb in verbs[1:]):
            return None
        near = sentence.paragraph == before.paragraph
        return self._subject(verbs[0], before, plural=plural, deep=deep, until=before.tokens.end, near=near)

    def _goes_on(self, verb: Token, *, plural: bool) -> bool:
        """Say whether a further clause is about the same thing: its subject is the same pronoun."""
        subject = subject_of(verb)
        return subject is not None and subject.lower_ in (PLURAL_THINGS if plural else SINGULAR_THINGS)

    def _subject(
        self, verb: Token, sentence: Sentence, *, plural: bool, deep: int, until: int, near: bool = True
    ) -> Token | None:
        """Return the subject of a clause, if nothing else of it can be meant."""
        subject = _told_of(self._reading, verb, plural=plural)
        if subject is None:
            return None
        if subject.lower_ in (PLURAL_THINGS if plural else SINGULAR_THINGS):
            return self.of(subject, subject.head.left_edge.i, deep + 1)
        if not agrees(self._reading, subject, plural=plural):
            return None
        counted = any(child.dep_ in {"nummod", "quantmod"} for child in subject.children)
        if counted and not self._mentions.in_title(subject):
            return None
        inside = {token.i for token in subject.subtree} | {subject.head.i}
        rivals = [
            token
            for token in sentence.words
            if token.i < until and token.i not in inside and self._rivals(token, subject, plural=plural)
        ]
        strong = subject.pos_ == "PROPN" or self._mentions.is_topic(subject)
        if not near and (rivals or not strong):
            return None
        heaviest = max((self._mentions.weight(one) for one in rivals), default=0)
        named = subject.pos_ == "PROPN" and not any(
            one.pos_ == "PROPN" or self._mentions.is_topic(one) for one in rivals
        )
        outweighs = strong and self._mentions.weight(subject) >= _OUTWEIGHS * heaviest
        return subject if not rivals or named or outweighs else None

    def _rivals(self, token: Token, subject: Token, *, plural: bool) -> bool:
        """Say whether a noun might be meant as well; what the subject is said to be is the subject itself."""
        same = token.dep_ == "attr" and token.head == subject.head
        several = plural and token.lemma_.lower() in _SEVERAL
        return (
            (token.dep_ in _CORE or _is_of_an_object(token))
            and not same
            and (several or agrees(self._reading, token, plural=plural))
        )


def _is_of_an_object(noun: Token) -> bool:
    """Say whether a noun is what somebody does something of: "made good use of the maps"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "dobj"


def _sums_up(pronoun: Token) -> bool:
    """Say whether a clause says what "it" is by a noun that sums up: "It is a scene that …", "It was a surprise"."""
    attributes = [child for child in pronoun.head.children if child.dep_ == "attr"]
    own = pronoun.dep_ in _SUBJECTS and pronoun.lower_ in SINGULAR_THINGS and pronoun.head.lower_ in _BEING
    return own and any(one.lemma_.lower() in _SUMMING for one in attributes)


def _is_misread(sentence: Sentence) -> bool:
    """Say whether a name taken for one more object is a subject: "has a harbor and Laos was given a loan"."""
    return any(
        token.dep_ == "conj"
        and token.pos_ == "PROPN"
        and token.head.pos_ == "NOUN"
        and token.nbor().pos_ in {"AUX", "VERB"}
        for token in sentence.words[:-1]
    )


def _told_of(reading: Reading, verb: Token, *, plural: bool) -> Token | None:
    """Return the subject of a verb, or of what somebody says where that somebody cannot be meant."""
    subject = subject_of(verb)
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    if subject is None or clause is None or subject.lower_ in SINGULAR_THINGS | PLURAL_THINGS:
        return subject
    return subject if agrees(reading, subject, plural=plural) else subject_of(clause)


def _main_verbs(sentence: Sentence) -> Iterator[Token]:
    """Yield the verbs of the main clauses of a sentence that have subjects of their own, in order."""
    for token in sentence.words:
        if token.pos_ not in {"VERB", "AUX"} or subject_of(token) is None:
            continue
        head = token
        while head.dep_ == "conj":
            head = head.head
        before = token.left_edge.nbor(-1).text if token.left_edge.i else ""
        if head.dep_ == "ROOT" or (head.dep_ in {"ccomp", "parataxis"} and before in {";", "–", "—", ":"}):
            yield token
