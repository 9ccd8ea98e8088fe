"""Multiple choice on a form: one of several radio buttons."""

from __future__ import annotations

from quiz.asking.fields import chosen_option as read

__all__ = ["read"]
