"""The patterns of questions: one module a family, each a generator `(clause, composer) -> proposals`."""
