"""Files of each format, and how a format is found."""

from __future__ import annotations

import gzip
from datetime import date
from io import BytesIO

import files
import pytest
from factories import PARAGRAPHS, TITLE
from pypdf import PdfReader, PdfWriter

from questions import Article, ArticleError
from questions.readers import FORMATS, MOST_FILE_BYTES, Block, RawArticle, detect, format_of, read_file
from questions.readers.encodings import decode

TEXT = "The café closed on Sunday. “It was time,” she said. Nobody had paid the £5."
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} - The Alder Gazette</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Alder Gazette">
<meta name="author" content="Ada Holm"><meta property="article:published_time" content="2024-03-05T08:00:00Z">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>{TITLE}</h1>
<p>{PARAGRAPHS[0]}</p><h2>A ferry for the children</h2><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>
<ul><li>One bridge was closed</li><li>One ferry was hired</li></ul></article>
<footer>© The Alder Gazette. All rights reserved.</footer></body></html>"""
MARKDOWN = f"""---
title: "{TITLE}"
author: Ada Holm
date: 2024-03-05
---

## The flood

{PARAGRAPHS[0].replace("arches had cracked", "**arches** [had cracked](https://a.example/x_y_z)")}

> {PARAGRAPHS[1]}

- One bridge
- One ferry

```python
print("no prose")
```

{PARAGRAPHS[2]}[^1]
"""


def prose(raw: RawArticle) -> list[str]:
    return [block.text for block in raw.blocks if block.furniture is None]


def reason(data: bytes, name: str = "") -> str:
    with pytest.raises(ArticleError) as refusal:
        read_file(data, name)
    return refusal.value.reason


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.encode("mac_roman"),
    ],
    ids=[
        "utf-8",
        "with a mark",
        "utf-16",
        "utf-16 big-endian",
        "utf-16 without a mark",
        "utf-16 big-endian without a mark",
        "utf-32",
        "windows-1252",
        "mac",
    ],
)
def test_a_file_is_read_in_the_encoding_it_has(data: bytes) -> None:
    assert Article.from_raw(FORMATS["text"].read(data)).text == TEXT


@pytest.mark.parametrize(
    ("encoding", "declared"), [("utf-8", "latin-1"), ("cp1252", "cp1252"), ("utf-8", None), ("cp1252", "no-such-thing")]
)
def test_what_is_declared_counts_only_where_it_can_be(encoding: str, declared: str | None) -> None:
    assert decode(TEXT.encode(encoding), declared) == TEXT


def test_no_bytes_are_too_odd_to_decode() -> None:
    assert decode(bytes(range(256)))
    assert decode(b"\xff\xfe\x00") == "\ufffd"


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a", "a.unknown", "-"])
def test_a_file_is_text_unless_its_name_says_otherwise(name: str) -> None:
    assert format_of(name).name == "text"


def test_every_format_reads_files_of_its_own() -> None:
    suffixes = [suffix for known in FORMATS.values() for suffix in known.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.startswith(".") for suffix in suffixes)
    assert set(FORMATS) == {"docx", "epub", "html", "markdown", "pdf", "text"}


@pytest.mark.parametrize("form", FORMATS)
def test_a_huge_file_is_refused_before_it_is_read(form: str) -> None:
    assert reason(b"\x00" * (MOST_FILE_BYTES + 1), f"a{FORMATS[form].suffixes[0]}") == "too_long"


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (files.docx(TITLE, PARAGRAPHS), "docx"),
        (files.epub([("One", PARAGRAPHS)]), "epub"),
        (files.pdf([[(50, 700, "Words")]]), "pdf"),
        (PAGE.encode(), "html"),
        (b"\xef\xbb\xbf \n<!-- made by hand --><HTML><body>", "html"),
        (TEXT.encode(), "text"),
    ],
)
def test_the_content_counts_more_than_the_name(data: bytes, form: str) -> None:
    for name in ("a.txt", "a.pdf", "a.docx", "a"):
        assert detect(data, name).name == form


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "picture"),
        (files.zipped({"sheet.xml": "x"}), "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (gzip.compress(b"x" * 100, mtime=0), "binary"),
        (bytes(range(32)) * 30, "binary"),
        (b"", "empty"),
    ],
)
def test_files_of_other_formats_are_told_by_their_bytes(data: bytes, expected: str) -> None:
    assert reason(data, "article.pdf") == expected


def test_what_was_found_survives_json() -> None:
    raw = RawArticle((Block("One.", "heading", 2),), "T", "Ada", date(2024, 3, 5), "Site", ("a", "b"), excerpt=True)
    assert RawArticle.from_json(raw.to_json()) == raw


def test_a_web_page_gives_its_article_and_what_it_says_of_it() -> None:
    raw = read_file(PAGE.encode(), "page.html")
    assert (raw.title, raw.byline, raw.published_on, raw.site) == (
        TITLE,
        "Ada Holm",
        date(2024, 3, 5),
        "The Alder Gazette",
    )
    assert prose(raw) == list(PARAGRAPHS)
    assert [block.furniture for block in raw.blocks if block.furniture] == ["heading", "list", "list"]
    assert not raw.excerpt


def test_a_page_that_says_it_is_not_free_is_an_excerpt() -> None:
    said = '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script></head>'
    assert read_file(PAGE.replace("</head>", said).encode()).excerpt


def test_a_page_without_any_structure_is_taken_as_it_is() -> None:
    raw = read_file(b"<html><title>Notes</title><body>Ada ran.<br>Per sat.<br>Both slept.</body></html>")
    assert (raw.title, prose(raw)) == ("Notes", ["Ada ran.", "Per sat.", "Both slept."])


def test_markdown_loses_its_signs_and_keeps_its_words() -> None:
    raw = read_file(MARKDOWN.encode(), "a.md")
    assert (raw.title, raw.byline, raw.published_on) == (TITLE, "Ada Holm", date(2024, 3, 5))
    assert prose(raw) == list(PARAGRAPHS)
    assert [(b.text, b.furniture) for b in raw.blocks if b.furniture] == [
        ("The flood", "heading"),
        ("One bridge", "list"),
        ("One ferry", "list"),
    ]


def test_a_word_document_gives_its_title_text_lists_and_tables() -> None:
    raw = read_file(files.docx(TITLE, PARAGRAPHS))
    assert (raw.title, raw.byline) == (TITLE, "Ada Holm")
    assert prose(raw) == list(PARAGRAPHS)
    assert [(b.text, b.furniture) for b in raw.blocks if b.furniture] == [
        ("What it cost", "heading"),
        ("Stone", "list"),
        ("Part · Crowns", "list"),
        ("Arch · 900", "list"),
    ]


def test_a_book_gives_its_chapters_in_order() -> None:
    raw = read_file(files.epub([("The Flood", PARAGRAPHS), ("The Ferry", PARAGRAPHS[::-1])], TITLE))
    assert (raw.title, raw.byline, raw.parts) == (TITLE, "Ada Holm", ("The Flood", "The Ferry"))
    assert [block.text for block in raw.blocks if block.part == 1] == ["The Ferry", *PARAGRAPHS[::-1]]


def test_a_book_with_locked_fonts_only_can_be_read() -> None:
    assert prose(read_file(files.epub([("One", PARAGRAPHS)], lock=files.FONTS)))
    assert reason(files.epub([("One", PARAGRAPHS)], lock=files.AES)) == "locked"


@pytest.mark.parametrize("make", [lambda: files.docx(TITLE, PARAGRAPHS), lambda: files.epub([("One", PARAGRAPHS)])])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_cut_short_is_broken(make: object, share: float) -> None:
    data: bytes = make()  # type: ignore[operator]
    assert reason(data[: int(share * len(data))], "a.epub") in ("broken", "binary")


def test_a_bomb_is_not_unpacked() -> None:
    zeros = "<p>" + "0" * 70_000_000
    assert reason(files.zipped({"META-INF/container.xml": zeros})) == "too_long"
    assert reason(files.zipped({"[Content_Types].xml": "<x/>", "word/document.xml": zeros})) == "too_long"


LEFT = [
    "The council of Alder closed its old stone",
    "bridge on Monday because the extraordi-",
    "nary flood had cracked",
]
LEFT += ["three arches of it. A well-", "known engineer found the", "damage. Nobody was hurt."]
RIGHT = ["The repair costs 40,000 crowns and", "lasts six weeks. Until then a ferry", "carries the children."]
RIGHT += ["The baker moved his stall to the", "landing and sold more bread than", "before. The well-known engineer."]


def two_columns(number: int, *, woven: bool) -> list[tuple[float, float, str]]:
    left = [(50.0, 700.0 - 12 * n, line) for n, line in enumerate(LEFT)]
    right = [(320.0, 700.0 - 12 * n, line) for n, line in enumerate(RIGHT)]
    body = [piece for pair in zip(left, right, strict=True) for piece in pair] if woven else left + right
    return [(50, 800, "The Alder Gazette"), *body, (280, 40, f"Page {number} of 2")]


@pytest.mark.parametrize("woven", [True, False], ids=["painted across", "painted one by one"])
def test_the_columns_of_a_pdf_are_read_one_after_the_other(woven: bool) -> None:
    raw = read_file(files.pdf([two_columns(1, woven=woven), two_columns(2, woven=woven)]))
    text = " ".join(prose(raw))
    assert "the extraordinary flood had cracked three arches of it. A well-known engineer found the damage." in text
    assert text.index("Nobody was hurt.") < text.index("The repair costs 40,000 crowns and lasts six weeks.")
    assert "Gazette" not in text
    assert "Page" not in text


def encrypted(data: bytes, password: str) -> bytes:
    writer = PdfWriter(PdfReader(BytesIO(data)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_that_cannot_be_read_says_why() -> None:
    whole = files.pdf([two_columns(1, woven=False)])
    assert reason(files.pdf([[]])) == "no_text"
    assert reason(encrypted(whole, "secret")) == "locked"
    assert prose(read_file(encrypted(whole, "")))
    assert reason(whole[:200]) == "broken"
    assert reason(b"%PDF-1.7\n" + b"\x00" * 300) == "broken"
