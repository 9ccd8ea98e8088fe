"""Practice: missed questions that are due and fresh ones of the weak skills, spaced. It touches no score."""
