"""The falsifying: a statement of the article with one small, checked change that makes it false.

Each module has one sort of change, `find(standing, sources) -> Iterator[Change]`, and `HARMLESS = True` where its
changes put nobody in the wrong.
"""
