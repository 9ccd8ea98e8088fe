"""The door of the teacher pages: only signed-in teachers pass, whatever page is added."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Flask
from flask.blueprints import BlueprintSetupState

from quiz import words
from quiz.account.guards import teacher_required

blueprint = Blueprint("teacher", __name__, url_prefix="/desk")
blueprint.before_request(teacher_required)


@blueprint.record_once
def _offer_words(state: BlueprintSetupState) -> None:
    words.init_app(cast("Flask", state.app))
