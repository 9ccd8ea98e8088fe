"""The commands of `flask --app quiz`."""

from __future__ import annotations

import click
from email_validator import EmailNotValidError, validate_email
from flask import Flask, current_app, url_for
from flask.cli import with_appcontext

from quiz.accounts import teacher_exists
from quiz.extensions import db
from quiz.links import public_address
from quiz.models.person import SHORTEST_PASSWORD, Login, Person, SignInFailure
from quiz.resetting import issue_reset
from quiz.setup_token import end_setup_tokens, issue_setup_token


def init_app(app: Flask) -> None:
    """Add the commands to the app."""
    for command in (create_teacher, set_password, reset_link, setup_token, add_samples, worker):
        app.cli.add_command(command)


@click.command("create-teacher")
@click.option("--name", prompt=True, help="The name that colleagues see.")
@click.option("--email", prompt=True, help="The address to sign in with.")
@click.password_option(help="The password; asked for without showing it when not given.")
@click.option("--administrator", is_flag=True, help="May also invite teachers.")
@with_appcontext
def create_teacher(name: str, email: str, password: str, administrator: bool) -> None:
    """Create a teacher's account."""
    try:
        email = validate_email(email, check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise click.UsageError(str(error)) from None
    if not name.strip():
        raise click.UsageError("A teacher needs a name.")
    if len(password) < SHORTEST_PASSWORD:
        raise click.UsageError(f"A password has at least {SHORTEST_PASSWORD} characters.")
    if db.session.scalar(Login.by_email(email)) is not None:
        raise click.UsageError(f"There is an account for {email} already.")
    first = not teacher_exists(db.session())
    person = Person.create_teacher(name=name, email=email, password=password, administrator=administrator or first)
    db.session.add(person)
    if first:
        end_setup_tokens(db.session())
    db.session.commit()
    click.echo(f"Created the account of {person.name}. Sign in as {email}.")


@click.command("set-password")
@click.option("--email", prompt=True, help="The address that the teacher signs in with.")
@click.password_option(help="The new password; asked for without showing it when not given.")
@with_appcontext
def set_password(email: str, password: str) -> None:
    """Give a teacher who forgot it another password; ends their sessions."""
    if len(password) < SHORTEST_PASSWORD:
        raise click.UsageError(f"A password has at least {SHORTEST_PASSWORD} characters.")
    login = db.session.scalar(Login.by_email(email))
    if login is None:
        raise click.UsageError(f"There is no account for {email}.")
    login.change_password(password)
    SignInFailure.forget(email)
    db.session.commit()
    click.echo(f"{login.person.name} signs in with the new password from now on.")


@click.command("reset-link")
@click.option("--email", prompt=True, help="The address that the teacher signs in with.")
@with_appcontext
def reset_link(email: str) -> None:
    """Print a link by which a teacher who forgot the password chooses another one.

    It works once, for a day. Give it to nobody else.
    """
    issued = issue_reset(db.session(), email)
    if issued is None:
        raise click.UsageError(f"There is no account for {email}.")
    db.session.commit()
    config = current_app.config
    address = public_address(config, f"http://127.0.0.1:{config['PORT']}")
    with current_app.test_request_context():
        click.echo(address + url_for("account.new_password", token=issued[1]))


@click.command("setup-token")
@with_appcontext
def setup_token() -> None:
    """Print a new token for the first account; earlier ones end.

    Prints nothing when there is a teacher already: teachers are then invited, or made by create-teacher.
    """
    token = issue_setup_token(db.session())
    db.session.commit()
    if token is None:
        click.echo("There is a teacher already; use create-teacher, or an invitation from the desk.", err=True)
    else:
        click.echo(token)


@click.command("add-samples")
@with_appcontext
def add_samples() -> None:
    """Add the sample articles and their quizzes; those that are there already stay as they are."""
    from quiz import samples

    added = samples.add_samples(db.session(), click.echo)
    click.echo(f"{added} sample quizzes added." if added else "The sample quizzes are there already.")


@click.command("worker")
@click.option("--threads", default=1, show_default=True, type=click.IntRange(1, 32), help="How many jobs at once.")
@with_appcontext
def worker(threads: int) -> None:
    """Make questions from articles as they come in, until stopped."""
    from quiz import worker as working

    working.run(current_app._get_current_object(), threads)  # type: ignore[attr-defined]
