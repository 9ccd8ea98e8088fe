"""The facts: what a reading says, as plain values. One module a sort of fact, each a generator over a reading."""
