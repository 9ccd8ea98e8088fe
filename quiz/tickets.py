"""The ticket of a form: drawn when the form is shown, so that the same form sent twice is known for the same."""

from __future__ import annotations

import secrets

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer


def draw() -> str:
    """Return a new ticket, which nobody can guess."""
    return secrets.token_urlsafe(24)


def seal(ticket: str, purpose: str) -> str:
    """Return a ticket as a form may carry it: only for this purpose, and only one that we drew."""
    return str(_serializer(purpose).dumps(ticket))


def unseal(sealed: str, purpose: str) -> str | None:
    """Return the ticket that a form carried, or `None` where it is not ours."""
    try:
        return str(_serializer(purpose).loads(sealed))
    except BadSignature:
        return None


def _serializer(purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"ticket-{purpose}")
