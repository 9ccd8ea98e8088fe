"""The finders: where wrong options come from. One module a group of answer types that are found alike."""
