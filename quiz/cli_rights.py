"""The commands of `flask --app quiz` about people's data."""

from __future__ import annotations

from typing import BinaryIO

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from quiz.extensions import db
from quiz.models import Person
from quiz.rights.archive import as_zip
from quiz.rights.deleting import delete_student as delete_for_good
from quiz.rights.exporting import student_data
from quiz.rights.purging import purge as purge_now


def init_app(app: Flask) -> None:
    """Add the commands to the app."""
    for command in (purge, export_student, delete_student):
        app.cli.add_command(command)


@click.command("purge")
@click.option("--dry-run", is_flag=True, help="Say what would be deleted and delete nothing.")
@with_appcontext
def purge(dry_run: bool) -> None:
    """Delete what is older than it needs to be.

    Attempts after RETENTION_DAYS, where that is set; attempts set aside and previews after a month; expired
    invitations and links. Run it every night, from cron or a timer.
    """
    days: int | None = current_app.config["RETENTION_DAYS"]
    done = purge_now(db.session(), days, dry_run=dry_run)
    db.session.commit()
    if days is None:
        click.echo("RETENTION_DAYS is not set: attempts are kept.")
    for line in done:
        click.echo(f"{line.count} {line.what} {'would be deleted' if dry_run else 'deleted'}")


@click.command("export-student")
@click.argument("student_id", type=int)
@click.argument("file", type=click.File("wb"))
@with_appcontext
def export_student(student_id: int, file: BinaryIO) -> None:
    """Write all that is kept of a student into a zip FILE.

    STUDENT_ID is the number at the end of the address of the student's page.
    """
    with current_app.test_request_context():
        file.write(as_zip(student_data(db.session(), _student(student_id))))
    click.echo("Written.")


@click.command("delete-student")
@click.argument("student_id", type=int)
@click.option("--keep-attempts", is_flag=True, help="Keep the attempts without a name.")
@click.confirmation_option(prompt="Delete this student for good?")
@with_appcontext
def delete_student(student_id: int, keep_attempts: bool) -> None:
    """Delete a student for good, with all attempts, whoever teaches them.

    STUDENT_ID is the number at the end of the address of the student's page.
    """
    student = _student(student_id)
    delete_for_good(db.session(), student, keep="Nameless" if keep_attempts else None)
    db.session.commit()
    click.echo("Deleted.")


def _student(student_id: int) -> Person:
    found = db.session.get(Person, student_id)
    if found is None or found.teacher:
        raise click.UsageError(f"There is no student with the number {student_id}.")
    return found
