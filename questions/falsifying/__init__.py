"""The falsifying: a statement of the article with one small, checked change that makes it false.

Each module has one sort of change, `find(standing, sources) -> Iterator[Change]`, `HARMLESS = True` where its changes
put nobody in the wrong, and `GOES_WITH_REASONS = True` where what is changed follows from a reason given as well.
"""
