"""Sheets of one quiz, or of one of its assignments."""
