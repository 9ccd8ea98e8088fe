"""Outcomes turned round: what was reached was not, what is being built no longer is, what was found was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.standing import Standing
from questions.falsifying.change import Change, is_somebody, own_words
from questions.grammar.verbs import inflect
from questions.sources import Sources
from questions.standing.cutting import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACHIEVED = frozenset(read_toml("falsehoods")["outcomes"]["achieved"])
_SURE, _LIKELY, _WEAK = 0.9, 0.85, 0.8
_LASTING = frozenset({"for", "since", "until", "by", "already", "still", "never", "always", "over"})
_AT_LAST = frozenset({"finally", "eventually", "successfully"})
"""Nobody fails at last: these go with the outcome."""
_FINDING = frozenset({"find", "discover"})
_SHOWING = frozenset({"show", "prove"})
_NOT_STOPPED = frozenset(
    {
        "continue",
        "flock",
        "rush",
        "hurry",
        "go",
        "get",
        "become",
        "have",
        "be",
        "die",
        "launch",
        "open",
        "begin",
        "start",
        "leave",
        "join",
        "enter",
        "put",
        "say",
    }
)
_PLANNING = frozenset({"plan", "pledge", "promise", "vow", "intend", "hope", "aim", "prepare"})
_UNWANTED = frozenset({"debt", "disease", "fault", "illness", "injury", "problem", "risk", "weakness"})
"""Nobody lacks a disease."""
_HAS = {"is": "has", "are": "have"}


@dataclass(frozen=True)
class _Main:
    """Hold the main verb of a statement with its auxiliaries in small letters, and where each token stands."""

    verb: Token
    auxiliaries: tuple[Token, ...]
    places: dict[int, int]

    @property
    def words(self) -> list[str]:
        return [one.lower_ for one in self.auxiliaries]

    def has(self, *kinds: str) -> bool:
        kept = [child for child in self.verb.children if child.dep_ != "conj" or child.i in self.places]
        return any(child.dep_ in kinds for child in kept)

    def at(self) -> int:
        return self.places[self.verb.i]


def find(standing: Standing, sources: Sources) -> Iterator[Change]:  # noqa: ARG001 (others look into the article)
    """Yield the statement with the outcome of its main verb turned."""
    verb = standing.verb
    places = {token.i: place for place, token in own_words(standing)}
    if verb.i not in places or any(child.dep_ == "neg" for child in verb.children):
        return
    auxiliaries = tuple(one for one in verb.children if one.dep_ in {"aux", "auxpass"} and one.i in places)
    main = _Main(verb, auxiliaries, places)
    if not main.has("auxpass") and not any(child.lower_ in _LASTING for child in verb.children):
        yield from _planned(main)
        yield from _stopped(main)
        yield from _failed(main)
    yield from _modal(main)
    yield from _owning(main)
    yield from _finding(main, standing)


def _stopped(main: _Main) -> Iterator[Change]:
    """Turn "is building" into "has stopped building"."""
    verb, subject = main.verb, subject_of(main.verb)
    if subject is None or not is_somebody(subject) or main.has("prt", "conj") or verb.lemma_ in _NOT_STOPPED:
        return
    if any(verb.doc[index].lower_ == "without" for index in main.places if index > verb.i):
        return  # "has stopped sailing without a crew" denies twice
    if any(verb.doc[index].like_num for index in main.places if index > verb.i):
        return  # "has stopped building 100 prototypes"
    if main.words in (["is"], ["are"]) and verb.tag_ == "VBG":
        texts = {main.places[main.auxiliaries[0].i]: _HAS[main.words[0]], main.at(): f"stopped {verb.text}"}
        yield Change(texts, _SURE)


def _planned(main: _Main) -> Iterator[Change]:
    """Turn "has pledged to close the mill" into "has no plans to close it", for plans in the present."""
    verb, subject = main.verb, subject_of(main.verb)
    to = any(one.lower_ == "to" for child in verb.children if child.dep_ == "xcomp" for one in child.children)
    if subject is None or not to or verb.lemma_ not in _PLANNING or main.has("dobj", "prt"):
        return
    first = main.places[main.auxiliaries[0].i] if len(main.auxiliaries) == 1 else main.at()
    has = "has" if subject.tag_ in {"NN", "NNP"} and not list(subject.conjuncts) else "have"
    if (main.words in (["is"], ["are"]) and verb.tag_ == "VBG") or main.words in (["has"], ["have"]):
        yield Change({first: _HAS.get(main.words[0], main.words[0]), main.at(): "no plans"}, _SURE)
    elif not main.words and verb.tag_ in {"VBZ", "VBP"}:
        yield Change({main.at(): f"{has} no plans"}, _SURE)


def _failed(main: _Main) -> Iterator[Change]:
    """Turn "has won the prize" into "has failed to win" it."""
    verb = main.verb
    subject = subject_of(verb)
    if verb.lemma_ not in _ACHIEVED or not main.has("dobj") or main.has("ccomp", "conj"):
        return
    if subject is None or not is_somebody(subject):
        return  # no loss fails to reach a level: only who tries does
    things = [child for child in verb.children if child.dep_ == "dobj"]
    counted = any(one.dep_ == "nummod" or one.lower_ == "first" for thing in things for one in thing.children)
    if counted or any(index > verb.i and _is_moment(verb.doc[index]) for index in main.places):
        return  # "failed to attract over 300 people", "failed to sign it on Friday"
    if (main.words in (["has"], ["have"]) and verb.tag_ == "VBN") or (not main.words and verb.tag_ == "VBD"):
        at_last = {
            main.places[child.i]: "" for child in verb.children if child.lower_ in _AT_LAST and child.i in main.places
        }
        yield Change({main.at(): f"failed to {verb.lemma_}", **at_last}, _LIKELY)


def _is_moment(token: Token) -> bool:
    """Say whether a word tells at what moment something happened."""
    return token.ent_type_ == "TIME" or (token.ent_type_ == "DATE" and token.head.lower_ == "on")


def _modal(main: _Main) -> Iterator[Change]:
    """Turn "can" into "is unable to"."""
    subject = subject_of(main.verb)
    modal = main.auxiliaries[0] if main.auxiliaries else None
    if subject is None or subject.dep_ == "expl" or modal is None or modal.nbor().dep_ == "neg":
        return
    joined = any(child.dep_ == "conj" for child in subject.children)
    is_ = "are" if joined or subject.tag_ in {"NNS", "NNPS"} or subject.lower_ in {"they", "people"} else "is"
    counts = any(main.verb.doc[index].like_num for index in main.places if index > main.verb.i)
    if subject.dep_ == "csubj" or main.verb.lemma_ == "be" or counts:
        return  # "Sailing is unable to be hard"
    if modal.lower_ == "can" and not main.has("auxpass", "conj", "advcl"):
        yield Change({main.places[modal.i]: f"{is_} unable to"}, _LIKELY)


def _owning(main: _Main) -> Iterator[Change]:
    """Turn "owns a shop" into "has sold" it, and "has a harbor" into "lacks" one."""
    verb = main.verb
    things = [child for child in verb.children if child.dep_ == "dobj"]
    if main.words or len(things) != 1 or verb.tag_ not in {"VBZ", "VBP"}:
        return
    if verb.lemma_ == "own":
        yield Change({main.at(): "has sold" if verb.tag_ == "VBZ" else "have sold"}, _LIKELY)
    single = any(child.lower_ in {"a", "an"} for child in things[0].children) and things[0].tag_ == "NN"
    joined = main.has("conj") or any(child.dep_ == "conj" for child in things[0].children)
    if verb.lemma_ == "have" and single and not joined and things[0].lemma_.lower() not in _UNWANTED:
        yield Change({main.at(): inflect("lack", verb.tag_)}, _WEAK)


def _finding(main: _Main, standing: Standing) -> Iterator[Change]:
    """Turn "found that" into "found no evidence that", "showed that" into "failed to show that"."""
    verb, at = main.verb, main.at()
    if at + 1 >= len(standing.words) or standing.words[at + 1].text.lower() != "that":
        return
    if any(word.text[:1].isdigit() for word in standing.words[at:]):
        return
    if verb.lemma_ in _FINDING and verb.tag_ in {"VBD", "VBN"} and main.words in ([], ["has"], ["have"]):
        yield Change({at: "found no evidence"}, _SURE)
    elif verb.lemma_ in _SHOWING and verb.tag_ == "VBD" and not main.words and not _is_told_by_somebody(verb):
        yield Change({at: f"failed to {verb.lemma_}"}, _SURE)


def _is_told_by_somebody(verb: Token) -> bool:
    """Say whether a person or body shows something; a test that does not fails to, but nobody tried in vain."""
    subject = subject_of(verb)
    return subject is not None and is_somebody(subject)
