"""Wrong options for what somebody was to do, and for purposes: the key misread, and what others aim at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from random import Random

from questions.draft import Draft
from questions.finders.borrowing import borrowed
from questions.finders.misreads import WANTING, misreads
from questions.grammar.verbs import inflect
from questions.sources import Sources
from questions.wrong import Wrong

_LEADS = ("by ", "to ")


def deeds(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield the key misread and, for a purpose or behind a verb of wanting, what others of the article want.

    What others did is no rival: nobody takes it for an aim, or for what was done by somebody else.
    """
    yield from misreads(draft, sources)
    lead, like = _split(draft.answer)
    tag = _verb_tag(_first(like))
    if tag is not None and (lead.casefold() == "to " or WANTING.search(draft.stem)):
        yield from (wrong for wrong in borrowed(draft, sources) if _verb_tag(_first(_split(wrong.text)[1])) == tag)


def _split(answer: str) -> tuple[str, str]:
    """Split “By lowering prices” into its lead, “By ”, and the deed."""
    lead = next((answer[: len(lead)] for lead in _LEADS if answer.casefold().startswith(lead)), "")
    return lead, answer[len(lead) :]


def _first(text: str) -> str:
    return text.split(maxsplit=1)[0].casefold()


@lru_cache(maxsize=4096)
def _verb_tag(word: str) -> str | None:
    """Return the Penn tag of a verb's form by the dictionary: base before past before present participle."""
    from lemminflect import getLemma

    lemmas = getLemma(word, upos="VERB", lemmatize_oov=False)
    tags = ("VB", "VBD", "VBG", "VBZ")
    return next((tag for tag in tags for lemma in lemmas[:1] if inflect(str(lemma), tag) == word), None)
