"""The blueprint of the account pages."""

from __future__ import annotations

from quiz.account import forgotten, password
from quiz.account.views import blueprint

__all__ = ["blueprint", "forgotten", "password"]
