"""The teacher pages."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("teacher", __name__)
