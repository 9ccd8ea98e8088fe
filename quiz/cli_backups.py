"""The commands of `flask --app quiz` that copy the database and put a copy back."""

from __future__ import annotations

from pathlib import Path

import click
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy import URL

from quiz.backups import BackupError, back_up, put_back
from quiz.extensions import db

POSTGRES = """\
The database is PostgreSQL, which has tools of its own:
  copy:      pg_dump --format=custom --file={file} "{address}"
  put back:  pg_restore --clean --if-exists --no-owner --exit-on-error --single-transaction --dbname="{address}" {file}
docs/deploying.md says more."""


def init_app(app: Flask) -> None:
    """Add the commands to the app."""
    app.cli.add_command(backup)
    app.cli.add_command(restore)


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@with_appcontext
def backup(file: Path) -> None:
    """Copy the database to FILE while Readback goes on.

    Every answer acknowledged before it began is in it. FILE must not exist; only you can read it. The secret key
    is not in it: keep the file secret_key of the instance folder (or SECRET_KEY) as well, somewhere else.
    """
    database = _sqlite_file(file)
    try:
        size = back_up(database, file)
    except BackupError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{file}: {max(1, round(size / 1024))} kB, checked.")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@with_appcontext
def restore(file: Path) -> None:
    """Make the database what it was when FILE was made by `backup`.

    Stop Readback first. What is there now is kept beside it, under a name that is printed.
    """
    database = _sqlite_file(file)
    scripts = ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config())
    known = {revision.revision for revision in scripts.walk_revisions()}
    # This very command has not asked the database anything yet; what it has open would be in its way.
    db.engine.dispose()
    try:
        version, aside = put_back(database, file, known)
    except BackupError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"The database is as it was in {file}.")
    if aside is not None:
        click.echo(f"What was there before: {aside}")
    if version != scripts.get_current_head():
        click.echo("It is of an earlier version: run `flask --app quiz db upgrade` before the start (make run does).")


def _sqlite_file(file: Path) -> Path:
    """Return where the database is; refuse, with the way to do it, where it is no file."""
    url = db.engine.url
    if url.get_backend_name() == "postgresql":
        raise click.ClickException(POSTGRES.format(file=file, address=_for_tools(url)))
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise click.ClickException("Only a database that is a SQLite file can be copied this way.")
    return Path(url.database)


def _for_tools(url: URL) -> str:
    """Return an address as PostgreSQL's own tools take it, without the password."""
    return url.set(drivername="postgresql", password=None).render_as_string(hide_password=True)
