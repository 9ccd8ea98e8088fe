"""Settings: safe by default, refused when they cannot work, and every one in the README."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from servers import ROOT

from quiz.config import SETTINGS, ConfigurationError, database_url, load


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_documented_with_its_default(setting: object) -> None:
    name, default = setting.name, setting.default  # type: ignore[attr-defined]
    rows = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if f"`{name}`" in line]
    assert any(line.startswith("|") for line in rows)
    assert any(default in line for line in rows)


def test_the_readme_documents_no_setting_that_is_none() -> None:
    known = {setting.name for setting in SETTINGS}
    table = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    first = {line.split("`")[1] for line in table}
    named = {name for name in first if name.isupper() and len(name) > 1}  # a key of the keyboard is none
    assert named
    assert named <= known


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"PORT": "eight"}, "PORT"),
        ({"PORT": "70000"}, "70000"),
        ({"JOB_TRIES": "0"}, "JOB_TRIES"),
        ({"SCHOOL_TIMEZONE": "Madrid"}, "SCHOOL_TIMEZONE"),
        ({"SCHOOL_TIMEZONE": "../etc"}, "SCHOOL_TIMEZONE"),
        ({"SCHOOL_TIMEZONE": "Europe/Madrid"}, None),
        ({"WEB_WORKERS": ""}, None),
        ({"SEVERAL_SERVERS": "1", "DATABASE_URL": "postgresql://db/quiz"}, "SECRET_KEY"),
        ({"SEVERAL_SERVERS": "1", "SECRET_KEY": "long and random"}, "DATABASE_URL"),
        ({"SEVERAL_SERVERS": "1", "SECRET_KEY": "long", "DATABASE_URL": "postgresql://db/quiz"}, None),
    ],
)
def test_settings_that_cannot_work_are_refused_in_one_line(
    tmp_path: Path, given: dict[str, str], named: str | None
) -> None:
    environment = {"INSTANCE_PATH": str(tmp_path), **given}
    if named is None:
        assert load(environment)["WEB_WORKERS"] == 2
        return
    with pytest.raises(ConfigurationError, match=named) as refused:
        load(environment)
    assert "\n" not in str(refused.value)


def test_the_secret_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    first = load({"INSTANCE_PATH": str(tmp_path)})["SECRET_KEY"]
    assert load({"INSTANCE_PATH": str(tmp_path)})["SECRET_KEY"] == first
    assert len(first) == 64
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", "sqlite:////data/readback.sqlite3"),
        ("postgres://u:p@db/quiz", "postgresql+psycopg://u:p@db/quiz"),
        ("postgresql://u:p@db/quiz", "postgresql+psycopg://u:p@db/quiz"),
        ("sqlite:////srv/q.sqlite3", "sqlite:////srv/q.sqlite3"),
    ],
)
def test_the_database_is_named_as_the_driver_wants_it(given: str, expected: str) -> None:
    assert database_url(given, Path("/data")) == expected


def test_cookies_are_secure_where_the_address_is(tmp_path: Path) -> None:
    base = {"INSTANCE_PATH": str(tmp_path)}
    assert load({**base, "PUBLIC_URL": "https://quiz.example/"})["SESSION_COOKIE_SECURE"] is True
    assert load(base)["SESSION_COOKIE_SECURE"] is None
    assert load({**base, "SECURE_COOKIES": "1"})["SESSION_COOKIE_SECURE"] is True
