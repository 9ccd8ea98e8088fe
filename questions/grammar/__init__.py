"""The grammar: verb groups and their forms, what a noun phrase points at, how a clause is worded."""
