"""Fetching a page that a teacher asks for, over a connection to the very address that was checked."""

from quiz.fetching.fetcher import Page, fetch
from quiz.fetching.rules import FetchError, Rules

__all__ = ["FetchError", "Page", "Rules", "fetch"]
