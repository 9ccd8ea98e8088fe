"""Send a sheet as a file to keep."""

from __future__ import annotations

from io import BytesIO
from tempfile import TemporaryFile
from typing import IO
from zoneinfo import ZoneInfo

from flask import abort, current_app, send_file
from flask.typing import ResponseReturnValue

from quiz.sheets import WRITERS
from quiz.sheets.base import Sheet, Writer

IN_MEMORY = 4 * 1024 * 1024


def send_sheet(sheet: Sheet, ending: str, of: str, name: str = "") -> ResponseReturnValue:
    """Return a sheet in the format that a file name's ending asks for, or answer 404.

    A long one is written to the disk, not to memory, and gone when it is sent.
    """
    writer = WRITERS.get(ending) or abort(404)
    file = _written(writer, sheet)
    title = " – ".join(part for part in (of, name or sheet.title) if part)
    return send_file(file, mimetype=writer.mimetype, as_attachment=True, download_name=f"{title}.{ending}")


def _written(writer: Writer, sheet: Sheet) -> IO[bytes]:
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    writer.write(sheet, ZoneInfo(current_app.config["SCHOOL_TIMEZONE"]), file)
    size = file.tell()
    file.seek(0)
    if size > IN_MEMORY:
        return file
    with file:
        return BytesIO(file.read())
