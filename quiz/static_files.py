"""Styles, scripts and pictures: their address names what is in them, so that a browser asks for each once.

`python -m quiz.static_files FOLDER` writes them as the addresses say, for a web server in front.
"""

from __future__ import annotations

import shutil
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app

from quiz.config import ROOT

FOLDER = ROOT / "static"
ADDRESS = "/static"
LONG = 365 * 24 * 3600
EXTENSION = "readback.static"


def init_app(app: Flask) -> None:
    """Serve the files, and let `url_for` name the version of all of them.

    One version for all stands before the path, where a module's own imports of its neighbours keep it.
    """
    app.static_folder = str(FOLDER)
    version = app.extensions[EXTENSION] = version_of(FOLDER)
    app.add_url_rule(f"{ADDRESS}/<path:filename>", "static", serve)
    app.add_url_rule(f"{ADDRESS}/v-<version>/<path:filename>", "static", serve)

    @app.url_defaults
    def name_version(endpoint: str, values: dict[str, Any]) -> None:
        # Who is at work on a style wants to see it change.
        if endpoint == "static" and not app.debug:
            values.setdefault("version", version)


def serve(filename: str, version: str = "") -> Response:
    """Send a file; for good where the address names the version that it is of.

    A page of a newer worker may ask an older one, and the other way round: it gets what there is, and keeps it not.
    """
    response = current_app.send_static_file(filename)
    if version == current_app.extensions[EXTENSION]:
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.max_age = LONG
        response.cache_control.immutable = True
    return response


def version_of(folder: Path) -> str:
    """Return a short name for what is in a folder: another file, name or byte makes another one."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def write(target: Path) -> Path:
    """Copy the files to where their addresses look for them below a folder; return that place."""
    place = target / ADDRESS.strip("/") / f"v-{version_of(FOLDER)}"
    shutil.copytree(FOLDER, place, dirs_exist_ok=True)
    return place


if __name__ == "__main__":
    sys.stdout.write(f"{write(Path(sys.argv[1]))}\n")
