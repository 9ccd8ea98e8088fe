"""The page of a teacher's tokens for the API: make one, see when each was used, revoke it."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz import api_tokens, authoring
from quiz.account.guards import teacher_required
from quiz.account.token_form import TokenForm
from quiz.account.views import blueprint
from quiz.extensions import db
from quiz.links import absolute_url
from quiz.saying import said

CONFLICT, UNPROCESSABLE = 409, 422


@blueprint.route("/desk/account/tokens", methods=["GET", "POST"])
def tokens() -> ResponseReturnValue:
    """Show the tokens; make another one and show it, this once."""
    refused = teacher_required()
    if refused is not None:
        return refused
    form = TokenForm()
    if not form.validate_on_submit():
        return _page(form, UNPROCESSABLE if form.is_submitted() else 200)
    authoring.take_turns(db.session(), current_user)
    try:
        made, text = api_tokens.make_token(db.session(), current_user, form.name.data, form.scope.data, form.life)
    except api_tokens.TooManyTokens as error:
        form.form_errors = [said(error.message)]
        return _page(form, CONFLICT)
    db.session.commit()
    return render_template("account/token_made.html", token=made, text=text, address=_address())


@blueprint.post("/desk/account/tokens/<int:token_id>/revoke")
def revoke_token(token_id: int) -> ResponseReturnValue:
    """End a token at once."""
    refused = teacher_required()
    if refused is not None:
        return refused
    api_tokens.revoke(db.session(), current_user, token_id)
    db.session.commit()
    flash(_("Revoked. A program that still has the token can no longer use it."), "good")
    return redirect(url_for("account.tokens"))


def _page(form: TokenForm, status: int) -> ResponseReturnValue:
    own = api_tokens.tokens_of(db.session(), current_user)
    return render_template("account/tokens.html", form=form, tokens=own, address=_address()), status


def _address() -> str:
    return absolute_url("/api/v1")
