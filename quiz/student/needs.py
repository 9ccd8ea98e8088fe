"""What pages do for a student who needs it: every template knows the accommodations of who is signed in."""

from __future__ import annotations

from flask_login import current_user

from quiz.school.accommodations import NONE, Accommodations, plain
from quiz.student.blueprint import blueprint


@blueprint.app_context_processor
def offer_accommodations() -> dict[str, Accommodations]:
    """Give templates what the student needs; it came with the account, without a query of its own."""
    return {"accommodations": plain(current_user.accommodation) if current_user.is_authenticated else NONE}
