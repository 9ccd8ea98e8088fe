"""From a pasted text to an article, or to a clear refusal."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import pytest
from growth import LINEAR, growth
from hypothesis import given
from hypothesis import strategies as st

from questions import Article, ArticleError, Span

BODY = (
    "The ferry made its last crossing on Sunday, after a hundred years. Ada Holm, who had been its captain since 1998, "
    "said that she would miss the mornings. The tunnel had taken two thirds of its passengers in a year.\n\n"
    "“It is a good boat,” she told the crowd on the quay. Two museums have asked to see the engine."
)
NEWS = f"""The Last Ferry Leaves the Island

The islanders wanted to keep their boat, but the tunnel had taken its passengers.

Reading Time: 2 minute
HOLM, NORWAY - MAY 3: Ada Holm waves after the last crossing on May 3, 2023. (Photo by Per Vik/Nordfoto)
Image Credit: Nordfoto

{BODY}

Read more: The tunnel that changed an island
"""


def refused(text: str) -> str:
    with pytest.raises(ArticleError) as refusal:
        Article.from_text(text)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) > 20
    return refusal.value.reason


def test_a_news_page_is_read_as_an_article() -> None:
    article = Article.from_text(NEWS, source=" https://courier.example/ferry ")
    assert article.title == "The Last Ferry Leaves the Island"
    assert article.source == "https://courier.example/ferry"
    assert [paragraph.furniture for paragraph in article.paragraphs] == [
        "standfirst", "reading_time", "caption", "credit", None, None, "related",
    ]  # fmt: skip
    assert "\n\n".join(paragraph.span.cut(article.text) for paragraph in article.prose()) == BODY


def test_paragraphs_cover_the_text_in_order() -> None:
    article = Article.from_text(NEWS)
    assert "\n\n".join(paragraph.span.cut(article.text) for paragraph in article.paragraphs) == article.text


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (BODY, None, ""),
        (BODY, "  A   given <b>title</b>\n", "A given title"),
        (f"A First Line\n\n{BODY}", None, "A First Line"),
        (f"Will the ferry come back?\n{BODY}", None, "Will the ferry come back?"),
        (f"A First Line\n\n{BODY}", "a first line", "a first line"),
        (f"It is over.\n\n{BODY}", None, ""),
        (f"By Per Vik\n\n{BODY}", None, ""),
        (BODY, "x" * 500, "x" * 199 + "…"),
    ],
)
def test_the_title_is_given_or_a_short_first_line(text: str, title: str | None, expected: str) -> None:
    article = Article.from_text(text, title)
    assert article.title == expected
    assert article.text.endswith(BODY)
    assert not article.text.startswith("A First Line")


REFUSED = {
    "nothing": ("", "empty"),
    "blanks": (" \n\t\u00a0 ", "empty"),
    "invisible": ("\u200b\u200b\u200f", "empty"),
    "three words": ("Hello big world", "too_short"),
    "two sentences": ("The boat left on Sunday morning. It did not come back.", "too_short"),
    "names": ("\n".join(["Ada Holm", "Per Vik", "Siri Berg", "Ola Dahl"] * 10), "no_sentences"),
    "lyrics": (
        "\n".join(["The boat is gone and nobody came", "To wave from the quay in the rain"] * 9),
        "no_sentences",
    ),
    "capitals": (BODY.upper(), "capitals"),
    "zeros": ("abc\0\0\0" * 99, "binary"),
    "control characters": ("".join(chr(n % 32) for n in range(999)), "binary"),
    "undecodable": ("\ufffdPNG\ufffd" * 99, "binary"),
    "pdf": ("%PDF-1.7 and then some. And more of it. And more again.", "binary"),
    "five megabytes": ("A boat. " * 625_000, "too_long"),
    "many words": ("It was a good boat. " * 31_000, "too_long"),
    "spanish": (
        "El barco hizo su último viaje el domingo. La capitana dijo que lo echaría de menos. "
        "El túnel se llevó a los pasajeros en un año.",
        "language",
    ),
    "finnish": (
        "Lautta teki viimeisen matkansa sunnuntaina. Kapteeni sanoi kaipaavansa aamuja. "
        "Tunneli vei vuodessa suurimman osan matkustajista.",
        "language",
    ),
    "chinese": ("渡轮于星期日进行了最后一次航行。船长说她会想念早晨。隧道带走了乘客。", "language"),
    "only furniture": ("By Per Vik\n\nPhotograph: Per Vik/Alamy\n\nPublished 3 May 2023", "too_short"),
    "only script": ("<script>The boat left. It was late. Nobody came to see it.</script>", "empty"),
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_article_is_refused_with_a_reason(text: str, reason: str) -> None:
    assert refused(text) == reason


def test_a_refusal_for_length_names_the_limit() -> None:
    with pytest.raises(ArticleError, match=r"5 MB.*150,000"):
        Article.from_text("x" * 6_000_000)
    with pytest.raises(ArticleError, match="150,000"):
        Article.from_text("It was a good boat. " * 31_000)


ACCEPTED = {
    "emoji": BODY.replace(".", " 😀👩‍👩‍👧."),
    "zero width": BODY.replace(" ", "\u200b \u200f"),
    "right to left marks": f"\u202e{BODY}\u202c",
    "a lone surrogate": f"{BODY}\ud800",
    "quotations": "“I miss the boat.”\n\n“It was all we had.”\n\n“Nobody asked us what we wanted.”",
    "foreign names": "Håkan Öström met Nguyễn Văn Thiệu in Łódź. They sailed from São Paulo to İzmir. Škoda was in.",
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED)
def test_unusual_articles_are_accepted(text: str) -> None:
    article = Article.from_text(text)
    assert article.prose()
    assert article.text.encode()


def test_one_paragraph_forty_times_is_asked_about_once() -> None:
    article = Article.from_text("\n\n".join([BODY.split("\n\n", maxsplit=1)[0]] * 40))
    assert [paragraph.furniture for paragraph in article.paragraphs] == [None] + ["repeated"] * 39


def test_a_book_is_read_in_the_time_of_its_pages() -> None:
    def book(days: int) -> Article:
        return Article.from_text(
            "\n\n".join(f"On day {n} the ferry left. It was late again. She waved." for n in range(days))
        )

    assert book(9000).words > 100_000
    assert growth(book, 300) < LINEAR


def test_html_pasted_as_text_loses_its_markup() -> None:
    page = (
        "<!doctype html><html><head><title>Courier</title><style>p {color: red}</style></head><body>"
        "<nav><a href='/'>Home</a></nav><h1>The Last <em>Ferry</em></h1><!-- <p>hidden</p> -->"
        "<p onclick=\"alert('>')\">" + BODY.replace("“", "&ldquo;").replace("\n\n", "</p>\n<p>") + "</p>"
        "<script>alert(1)</script>"
        "<figure><img src=x onerror=alert(2)><figcaption>The boat at dawn.</figcaption></figure>"
        "<ul><li>One</li></ul><aside>More like this from us.</aside></body></html>"
    )
    article = Article.from_text(page)
    assert article.title == "The Last Ferry"
    assert article.text == f"{BODY}\n\nThe boat at dawn.\n\nOne\n\nMore like this from us."
    assert [paragraph.furniture for paragraph in article.paragraphs] == [None, None, "caption", "list", "related"]


def test_stray_tags_in_plain_text_go_and_its_lines_stay() -> None:
    article = Article.from_text(f"The Last Ferry\n\n{BODY.replace('good', '<b>good</b>')}\n\nIt was <br>late.")
    assert article.title == ""  # a break makes it a page, whose lines mean nothing
    article = Article.from_text(f"The Last Ferry\n\n{BODY.replace('good', '<b>good</b>')}")
    assert (article.title, article.text) == ("The Last Ferry", BODY)


def test_a_less_than_sign_is_no_markup() -> None:
    article = Article.from_text(f"{BODY} It said that 3 < 4 and 5 > 4 on the wall.")
    assert "3 < 4 and 5 > 4" in article.text


def test_json_gives_the_article_back() -> None:
    article = Article.from_text(NEWS, source="Holm Courier")
    assert Article.from_json(article.to_json()) == article
    assert article.to_json()["words"] == article.words


def test_the_fingerprint_ignores_case_and_layout_only() -> None:
    article = Article.from_text(BODY)
    assert (
        Article.from_text(BODY.replace("\n\n", "\r\n\r\n\r\n").replace("ferry", "FERRY")).fingerprint
        == article.fingerprint
    )
    assert Article.from_text(BODY.replace("1998", "1999")).fingerprint != article.fingerprint
    assert len(article.fingerprint) == 64


@given(
    st.lists(
        st.sampled_from(["The boat left.", "It was late", "By Ada Holm", "• one", "Ah!", "<b>", "&amp;", "\u200b", "—"])
    )
)
def test_any_blend_of_paragraphs_is_read_or_refused(lines: list[str]) -> None:
    try:
        article = Article.from_text("\n\n".join([*lines, BODY]))
    except ArticleError:
        return
    ends = [Span(0, -2), *(paragraph.span for paragraph in article.paragraphs)]
    assert all(after.start == before.end + 2 for before, after in pairwise(ends))
    assert ends[-1].end == len(article.text)


@given(st.text(alphabet=st.characters(), max_size=300))
def test_no_text_crashes_the_reader(text: str) -> None:
    for pasted in (text, BODY + text, text.join(BODY.split(" ")[:40])):
        try:
            article = Article.from_text(pasted, title=text, source=text)
        except ArticleError:
            continue
        assert len(article.title) <= 200
        assert article.text.encode("utf-8")


@pytest.mark.parametrize(
    "bomb", ["<!--", '<a "', "<a b='", "<b ", "<script>", "&#1;", "</", "<p>", "<li>", "( ", "’ ", "a. ", "By A "]
)
def test_hostile_repetition_takes_linear_time(bomb: str) -> None:
    def read(times: int) -> None:
        with suppress(ArticleError):
            Article.from_text(bomb * times + BODY)

    assert growth(read, 2000) < LINEAR


def test_an_article_read_again_is_the_same() -> None:
    article = Article.from_text(NEWS)
    again = Article.from_text(article.text, article.title)
    assert again == article


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="<>&"), max_size=60), max_size=5))
def test_normalised_text_is_normal(lines: list[str]) -> None:
    try:
        article = Article.from_text("\n\n".join([BODY, *lines]), "A Title of Its Own")
    except ArticleError:
        return
    assert Article.from_text(article.text, article.title).text == article.text
