"""The world: alternatives of the same kind that an article does not hold. One module a sort of answer."""
