"""Sheets of a class, over what one teacher assigned to it."""
