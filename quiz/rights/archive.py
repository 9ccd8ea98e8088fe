"""What is kept of a person as a file to take away: JSON for programs, a page for people, in one zip."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile

from flask import render_template, send_file
from flask.typing import ResponseReturnValue

from quiz.rights.values import Data


def as_zip(data: Data) -> bytes:
    """Return the archive; the page in it stands alone and loads nothing."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=1))
        archive.writestr("data.html", render_template("rights/data.html", data=data))
    return file.getvalue()


def download(data: Data) -> ResponseReturnValue:
    """Answer with the archive, named for whose data it is."""
    name = "".join(
        character if character.isalnum() else "-" for character in unicodedata.normalize("NFC", data["name"])
    ).strip("-")
    zipped = io.BytesIO(as_zip(data))
    return send_file(zipped, "application/zip", as_attachment=True, download_name=f"{name[:60] or 'data'}.zip")
