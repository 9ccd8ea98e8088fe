"""Secrets for students, shown once as cards to print and cut out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from quiz import tickets
from quiz.classes.access import my_class, place_in
from quiz.classes.blueprint import blueprint
from quiz.extensions import db
from quiz.links import absolute_url, only_here, qr_svg
from quiz.models import Enrolment, SchoolClass
from quiz.school.overview import seats_of
from quiz.school.signing_in import first_secret, issue_secrets


@blueprint.route("/<int:class_id>/cards", methods=["GET", "POST"])
def cards(class_id: int) -> ResponseReturnValue:
    """Issue secrets: to those who have none yet, or (`all`) new ones to the whole class, who is asked about first."""
    school_class = my_class(class_id)
    everybody = request.form.get("whom") == "all"
    if request.method == "GET":
        return render_template(
            "classes/new_cards.html", school_class=school_class, seats=seats_of(db.session(), school_class)
        )
    seats = seats_of(db.session(), school_class)
    if everybody:
        return _issue(school_class, [seat.place for seat in seats])
    places = [seat.place for seat in seats if not seat.has_secret]
    ticket = _ticket(school_class)
    # What this very form gave a moment ago is shown again: by then, everybody has a secret.
    given = {
        seat.place: secret
        for seat in seats
        if seat.has_secret and (secret := first_secret(seat.place, school_class.sign_in_by, ticket))
    }
    if not places and not given:
        flash(_("Everybody has a secret already."))
        return redirect(url_for("classes.show", class_id=class_id), 303)
    try:
        return _issue(school_class, places, given)
    except IntegrityError:
        # The same form, sent twice, has just given them.
        db.session.rollback()
        return cards(class_id)


@blueprint.post("/<int:class_id>/students/<int:place_id>/card")
def card(class_id: int, place_id: int) -> ResponseReturnValue:
    """Issue a new secret to one student; the one before, and the sessions begun with it, end."""
    school_class = my_class(class_id)
    return _issue(school_class, [place_in(school_class, place_id)])


@blueprint.context_processor
def card_ticket() -> dict[str, Callable[[int], str]]:
    """Give the class pages the ticket of their buttons for cards."""
    return {"card_ticket": lambda class_id: tickets.seal(tickets.draw(), f"cards-{class_id}")}


def _ticket(school_class: SchoolClass) -> str:
    sealed = request.form.get("ticket", "")
    return tickets.unseal(sealed, f"cards-{school_class.id}") or tickets.draw()


def _issue(
    school_class: SchoolClass, places: list[Enrolment], given: Mapping[Enrolment, str] | None = None
) -> ResponseReturnValue:
    secrets = issue_secrets(db.session(), places, school_class.sign_in_by, _ticket(school_class))
    secrets |= {place.id: secret for place, secret in (given or {}).items()}
    places = sorted([*places, *(given or ())], key=lambda place: place.name_key)
    link = absolute_url(url_for("student.sign_in", code=school_class.code))
    page = render_template(
        "classes/cards.html",
        school_class=school_class,
        places=places,
        secrets=secrets,
        link=link,
        qr=qr_svg(link),
        only_here=only_here(link),
    )
    db.session.commit()
    return page
