"""What shows how to deploy is true: every file, setting, command and stage that it names exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask import Flask
from servers import ROOT

from quiz.config import SETTINGS, load

GUIDE = (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
PARTS: dict[str, Any] = yaml.safe_load(COMPOSE)
SERVICES: dict[str, Any] = PARTS["services"]
OURS = {name: part for name, part in SERVICES.items() if part.get("build", {}).get("target") == "app"}
FROM_OUTSIDE = re.compile(r"\$\{(\w+)")
COMMAND = re.compile(r"flask --app quiz ((?:db )?[a-z][a-z-]*)")


def environment(name: str) -> dict[str, str]:
    """Return a service's environment as whoever starts it with passwords alone gets it."""
    given = {"SECRET_KEY": "long and random", "POSTGRES_PASSWORD": "long"}

    def value(found: re.Match[str]) -> str:
        return given.get(found[1], found[2] or "")

    filled = SERVICES[name]["environment"].items()
    return {key: re.sub(r"\$\{(\w+)(?::?[-?]([^}]*))?\}", value, str(text)) for key, text in filled}


def test_there_is_a_web_server_a_worker_and_one_who_migrates_first() -> None:
    assert set(OURS) == {"migrate", "web", "worker"}
    assert "ports" not in SERVICES["web"]
    assert all(
        SERVICES[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
        for name in ("web", "worker")
    )


@pytest.mark.parametrize("name", OURS)
def test_the_settings_of_each_process_are_known_and_let_it_start(name: str, tmp_path: Path) -> None:
    settings = environment(name)
    assert set(settings) <= {setting.name for setting in SETTINGS}
    loaded = load({**settings, "INSTANCE_PATH": str(tmp_path)})
    assert loaded["SQLALCHEMY_DATABASE_URI"] == "postgresql+psycopg://readback:long@database/readback"
    assert loaded["REDIS_URL"] == "redis://queue:6379/0"
    assert loaded["BEHIND_PROXY"] == 1


def test_what_waits_for_whom_and_what_keeps_what_is_there() -> None:
    for part in SERVICES.values():
        assert set(part.get("depends_on", {})) <= set(SERVICES)
        assert {volume.partition(":")[0] for volume in part.get("volumes", [])} <= set(PARTS["volumes"])
    kept = {volume.partition(":")[0] for part in SERVICES.values() for volume in part.get("volumes", [])}
    assert kept == set(PARTS["volumes"])


def test_what_is_built_is_there() -> None:
    stages = set(re.findall(r"^FROM \S+ AS (\w+)", DOCKERFILE, re.MULTILINE))
    assert {part["build"]["target"] for part in SERVICES.values() if "build" in part} <= stages
    # Who builds it by hand gets the application: the last stage.
    assert re.findall(r" AS (\w+)", DOCKERFILE)[-1] == "app"
    copied = re.findall(r"^COPY (?!--from)(\S+)", DOCKERFILE, re.MULTILINE)
    assert copied
    assert all((ROOT / name).exists() for name in copied)
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert not {name.partition("/")[0] for name in copied} & set(ignored)


def test_the_proxy_asks_the_web_servers_where_they_listen() -> None:
    proxy = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    assert proxy.count("{") == proxy.count("}")
    name, port = re.search(r"dynamic a (\w+) (\d+)", proxy).groups()  # type: ignore[union-attr]
    assert f"0.0.0.0:{port}" in SERVICES[name]["command"]
    assert set(re.findall(r"\{\$(\w+)", proxy)) <= set(SERVICES["proxy"]["environment"])


@pytest.mark.parametrize("text", [COMPOSE, GUIDE], ids=["compose", "guide"])
def test_every_command_exists(app: Flask, text: str) -> None:
    commands = COMMAND.findall(text)
    assert commands
    for command in commands:
        shown = app.test_cli_runner().invoke(args=[*command.split(), "--help"])
        assert shown.exit_code == 0, command


def test_the_guide_names_what_must_be_given_and_only_what_there_is() -> None:
    outside = set(FROM_OUTSIDE.findall(COMPOSE))
    table = GUIDE.partition("| in `.env` |")[2].partition("\n\n")[0]
    named = {
        name for row in table.splitlines() for name in re.findall(r"`([A-Z_]+)`", row.split("|")[1] if row else "")
    }
    assert named == outside
    known = {setting.name for setting in SETTINGS} | outside
    assert set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`", GUIDE)) <= known


def test_the_guide_links_to_what_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)", GUIDE)
    assert links
    assert all((ROOT / "docs" / link).resolve().exists() for link in links)
