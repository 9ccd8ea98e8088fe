"""Unfit: wordings that leave a class asking which one, known for sure of what, or whether "or" is a choice."""

from __future__ import annotations

import re
from functools import lru_cache

from questions.standing.commonplace import is_commonplace
from questions.standing.trivia import is_trivial

_FORMS = tuple(
    re.compile(form)
    for form in (
        # marks that are the source's slips or point at a note of its own
        r"\w[*†‡]|[*†‡]\w",
        r"(?i)\b(?:longterm|shortterm|fulltime|parttime|highspeed|wellknown|socalled|realtime)\b",
        # "from the White Mill from Ada Brown"
        r"\b(from|with|by) (?:the )?(?:[A-Z][\w’-]+ )+\1\b",
        # an object that has lost who it was
        r"\b(?:a|an) (?:man|woman|person|boy|girl)\.$",
        # brought in as if known: "will introduce the tests to find …"
        r"\b(?:introduc|launch|propos|unveil)(?:e|es|ed|ing)? the "
        r"(?:tests?|plans?|schemes?|measures?|rules?|laws?|bill|system|ban|changes|policy|policies)(?= to\b|[.,])",
        r"\b(?:year|month|week|day|stage) of an? \w+\.$",
        # two whom nothing before them names
        r"^(?!.*[A-Z]\w+ and (?:[A-Z]|his\b|her\b).*\bthe (?:pair|duo|trio)\b).*\b[Tt]he (?:pair|duo|trio)\b(?! of\b)",
        # one of eleven what, the wrong time for what, an injury after death
        r"\bone of (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\.$",
        r"\bat (?:just |exactly )?the (?:wrong|worst|best|perfect) (?:possible )?(?:time|moment)\.$",
        r"\b(?:was|were) (?:\w+ly )?(?:after|before) \w+\.$",
        r"^There (?:is|was|has been) (?:\w+ )?speculation\b",
        r"^The body (?!of\b)\w+(?:ed|id|ave) ",
        r"^(?:Recipients|Respondents|Entrants|Applicants|Nominees|Signatories) (?!of\b|who\b|from\b|in\b|to\b|for\b)",
        r"\b(?:know|say|tell) for (?:sure|certain)(?! (?:that|whether|if|how|what|when|where|who|why|which)\b)",
        # a phrase set off by one comma only: "“bops”, or short dances in the barn"
        r"^[^,]*”, or [^,]+\.$",
        r"^(?:When|If|Although|While|Because|Once) (?:[^\s,]+ ){7,}[^\s,]+\.$",
    )
)
_OR = re.compile(r" or ([a-z]+)(?=[.,])")
_RARE = 1.5


def is_unfit(statement: str) -> bool:
    """Say whether a statement has a stray mark, a lost comma, an unnamed somebody, an idiom or a second name."""
    if is_trivial(statement) or is_commonplace(statement) or any(form.search(statement) for form in _FORMS):
        return True
    return any(_is_rare(word) for word in _OR.findall(statement))


@lru_cache(maxsize=10_000)
def _is_rare(word: str) -> bool:
    """Say whether a word is so rare that "or" puts it beside a common one as another name of the same."""
    from wordfreq import zipf_frequency

    return bool(zipf_frequency(word, "en") < _RARE)
