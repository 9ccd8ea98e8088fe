"""A quiz's results: who took it, and how each question was answered. Reads the database; knows no page."""
