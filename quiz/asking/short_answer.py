"""A short answer on a form: a text field."""

from __future__ import annotations

from quiz.asking.fields import typed_text as read

__all__ = ["read"]
