"""What is no article to ask about, each with one clear line for the person who pasted it."""

from __future__ import annotations

from collections.abc import Sequence

from questions.errors import ArticleError
from questions.language import is_english, is_foreign
from questions.messages import Message
from questions.readability import count_words
from questions.sentence_ends import count_sentences

FEWEST_SENTENCES = 3
MOST_WORDS = 150_000
_FEWEST_WORDS = 9
_UNPUNCTUATED_WORDS = 25
"""From this many words on, a text without sentences is not short: it lacks full stops."""
_MOST_CAPITALS = 0.7


def refuse_unfit(paragraphs: Sequence[str], marks: Sequence[str | None]) -> None:
    """Raise `ArticleError` unless the prose is English, of 3 sentences at least and 150,000 words at most.

    `marks` say for each paragraph what furniture it is, `None` for prose.
    """
    if not any(paragraph.strip() for paragraph in paragraphs):
        raise ArticleError("empty", "There is no text here: paste the article.")
    if (words := sum(map(count_words, paragraphs))) > MOST_WORDS:
        message = Message(
            "This text has %(words)s words: an article may have at most %(most)s.", words=words, most=MOST_WORDS
        )
        raise ArticleError("too_long", message)
    prose = " ".join(paragraph for paragraph, mark in zip(paragraphs, marks, strict=True) if mark is None)
    everything = " ".join(paragraphs)
    if is_foreign(everything):
        raise ArticleError("language", "This text is not in English: questions can only be made from English so far.")
    _refuse_few_sentences(prose, everything)
    _refuse_capitals(prose)
    if not is_english(prose):
        raise ArticleError("language", "This does not read as English prose: paste an article written in English.")


def _refuse_few_sentences(prose: str, everything: str) -> None:
    if count_sentences(prose) >= FEWEST_SENTENCES and count_words(prose) >= _FEWEST_WORDS:
        return
    if count_words(everything) >= _UNPUNCTUATED_WORDS and count_sentences(everything) < FEWEST_SENTENCES:
        raise ArticleError(
            "no_sentences",
            "No sentences were found here: an article needs at least 3, each with a full stop at its end.",
        )
    raise ArticleError(
        "too_short",
        "This text is too short: questions need an article of at least 3 sentences, beside captions and lists.",
    )


def _refuse_capitals(prose: str) -> None:
    letters = sum(map(str.isalpha, prose))
    if sum(map(str.isupper, prose)) > _MOST_CAPITALS * letters:
        raise ArticleError(
            "capitals", "This text is all in capitals, which hides its names: paste it in normal upper and lower case."
        )
