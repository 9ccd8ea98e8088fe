"""Where results go: one section a benchmark in RESULTS.md, with the machine they were measured on."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = "# Results\n\nMade by `make bench`; every ratio is measured in one run on one machine.\n"


def machine() -> str:
    """Return the machine in one line, without its name."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


def write_section(title: str, lines: list[str]) -> None:
    """Print a section and put it into RESULTS.md in place of the earlier one of that title."""
    body = "\n".join([f"## {title}", "", f"{datetime.now(UTC):%Y-%m-%d}, {machine()}.", "", *lines, ""])
    print(body)
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else HEAD
    sections = re.split(r"(?m)^(?=## )", text)
    kept = [section.rstrip() for section in sections[1:] if not section.startswith(f"## {title}\n")]
    RESULTS.write_text("\n\n".join([HEAD.rstrip(), *sorted([*kept, body.rstrip()])]) + "\n", encoding="utf-8")
