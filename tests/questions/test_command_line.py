"""python -m questions: what it takes, prints and returns."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from questions import Article, question_from_json
from questions.__main__ import main

ROOT = Path(__file__).parents[2]
ARTICLE = """The Last Ferry Leaves the Island

The ferry to Holm made its last crossing on Sunday, May 4, after one hundred years. Captain Ada Holm, who had
steered the boat since 1998, carried 212 passengers to the northern quay. The council of the island decided in
March to close the line because a new road tunnel had taken two thirds of its passengers.

“It is a good boat, and it deserves a better end,” Holm told the crowd. Siri Berg, who runs the bakery on the
quay, said that she feared for her shop. The ferry had brought her 40 customers every morning.

The Museum of Coastal Life in Bergen wants to buy the engine. The museum's director, Per Vik, visited the island
in April and offered $30,000. The council will choose a buyer in June. Until then the ferry will stay at the
southern quay.
"""


def program(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "questions", *arguments]
    return subprocess.run(command, input=data, capture_output=True, cwd=ROOT, check=False, timeout=120)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    try:
        code = main(arguments)
    except SystemExit as stopped:
        code = stopped.code  # type: ignore[assignment]
    printed = capsys.readouterr()
    assert code == 2
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "FILE"),
        (("a.txt", "--kinds", "riddle"), "there is no kind 'riddle'; known are"),
        (("a.txt", "--skills", "cause,guessing"), "there is no skill 'guessing'; known are detail"),
        (("a.txt", "--kinds", ","), "no kind is named"),
        (("a.txt", "--count", "0"), "from 1 to"),
        (("a.txt", "--count", "many"), "from 1 to"),
        (("a.txt", "--count", "9" * 99), "from 1 to"),
        (("a.txt", "--format", "xml"), "xml"),
        (("a.txt", "--seed", "x"), "seed"),
        (("a.txt", "b.txt", "--format", "json"), "use --format jsonl"),
        (("a.txt", "--explain", "--format", "json"), "--explain is text"),
    ],
)
def test_a_wrong_command_is_named_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], expected: str
) -> None:
    assert expected in refused(capsys, *arguments)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "cannot be read: No such file"),
        (b"", "no text here"),
        (b"Three words only", "too short"),
        (bytes(range(256)) * 9, "format"),
        ("Die Fähre fuhr am Sonntag ab. Die Leute waren nicht froh. Es war spät.".encode(), "not in English"),
    ],
)
@pytest.mark.parametrize("output", ["text", "json"])
def test_a_file_that_is_no_article_is_named_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, expected: str, output: str
) -> None:
    file = tmp_path / "article.txt"
    if content is not None:
        file.write_bytes(content)
    line = refused(capsys, str(file), "--format", output)
    assert line.startswith(f"{file}: ")
    assert expected in line


def test_a_folder_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "cannot be read" in refused(capsys, str(tmp_path))


def test_asking_for_help_explains_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    printed = capsys.readouterr().out
    assert all(
        word in printed
        for word in ("FILE", "--count", "--kinds", "--skills", "--seed", "--format", "jsonl", "--explain")
    )


def check_contract(data: dict[str, Any]) -> None:
    article = Article.from_text(ARTICLE)
    assert data["article"] == {
        "title": article.title, "text": article.text, "words": article.words, "language": "en",
    }  # fmt: skip
    assert data["shortfall"] is None or isinstance(data["shortfall"], str)
    assert data["questions"]
    for question in data["questions"]:
        assert question_from_json(question).to_json() == question
        assert all(article.text[span["start"] : span["end"]].strip() for span in question["evidence"])


def test_json_is_one_object_from_standard_input() -> None:
    done = program("-", "--format", "json", "--count", "3", data=ARTICLE.encode("utf-16"))
    assert (done.returncode, done.stderr) == (0, b"")
    data = json.loads(done.stdout)
    check_contract(data)
    assert set(data) == {"article", "questions", "shortfall"}
    assert len(data["questions"]) <= 3
    assert program("-", "--format", "json", "--count", "3", data=ARTICLE.encode()).stdout == done.stdout


def test_jsonl_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(ARTICLE, encoding="utf-8")
    bad.write_text("Hello", encoding="utf-8")
    done = program(str(good), str(bad), str(tmp_path / "missing"), str(good), "--format", "jsonl")
    assert done.returncode == 2
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == [str(good), str(bad), str(tmp_path / "missing"), str(good)]
    assert ["error" in line for line in lines] == [False, True, True, False]
    assert lines[0] == lines[3]
    check_contract(lines[0])
    assert done.stderr.count(b"\n") == 2


def test_text_keeps_to_the_kinds_and_skills_asked_for() -> None:
    done = program("-", "--kinds", "true_false,cloze", "--skills", "detail", data=ARTICLE.encode())
    assert done.returncode == 0
    printed = done.stdout.decode()
    assert printed.startswith("The Last Ferry Leaves the Island\n")
    assert "multiple choice" not in printed


def test_a_quiz_explains_itself() -> None:
    done = program("-", "--explain", "--count", "3", data=ARTICLE.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    printed = done.stdout.decode()
    assert re.match(r"The Last Ferry Leaves the Island: [1-3] questions? of \d+ candidates\n", printed)
    assert "× 1.00 skill:detail" in printed


def test_the_library_loads_no_language_model() -> None:
    code = (
        "import questions, questions.__main__, sys; print([m for m in ('spacy', 'flask', 'quiz') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True, timeout=60)
    assert done.stdout.strip() == b"[]"
