"""The blueprint of the account pages."""

from __future__ import annotations

from quiz.account import forgotten, leaving, password, tokens
from quiz.account.views import blueprint

__all__ = ["blueprint", "forgotten", "leaving", "password", "tokens"]
