"""The app as a server of many tests serves it: all that takes time is done before a process is split off for a test."""

from __future__ import annotations

from flask import Flask
from sqlalchemy.orm import configure_mappers

import quiz
from quiz.extensions import db


def create_app() -> Flask:
    """Return the app with its templates compiled and its models bound; no connection is open."""
    app = quiz.create_app()
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    configure_mappers()
    client = app.test_client()
    for path in ("/", "/sign-in"):
        client.get(path)
    with app.app_context():
        db.engine.dispose()
    return app
