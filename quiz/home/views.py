"""The home pages."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("home", __name__)
