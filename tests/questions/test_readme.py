"""What the README shows of the library works as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from questions import KINDS, datafiles

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```python\n(.+?)```", README, re.DOTALL)


def test_the_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    sample = datafiles.FOLDER / "samples" / "night-lights-and-moths.txt"
    (tmp_path / "article.txt").write_text(sample.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert EXAMPLE is not None
    exec(compile(EXAMPLE[1], "README.md", "exec"), {})  # noqa: S102
    *questions, shortfall, score = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in questions] == ["multiple_choice"] * 3
    assert shortfall == "None"
    assert re.fullmatch(r"Score\(fraction=[01]\.0, blank=False\)", score)


def test_it_says_what_a_response_to_each_kind_is() -> None:
    table = README[README.index("| kind | response |") : README.index("python -m questions article.txt")]
    assert set(re.findall(r"`([a-z_]+)`", table)) == set(KINDS)
