"""The learner blueprint itself, which the views of each step register with."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("learner", __name__)
