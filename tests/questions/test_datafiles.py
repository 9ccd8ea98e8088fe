"""The word lists and patterns shipped with the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions.datafiles import FOLDER, read_toml


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda file: file.stem)
def test_every_data_file_is_readable_and_states_its_licence(file: Path) -> None:
    assert read_toml(file.stem)
    assert "licence" in file.read_text(encoding="utf-8").casefold()
