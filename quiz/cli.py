"""The commands of `flask --app quiz`."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Add the commands to the app."""
