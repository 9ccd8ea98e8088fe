"""What the class understood: from stored attempts to figures and words. Reads the database; knows no page."""
