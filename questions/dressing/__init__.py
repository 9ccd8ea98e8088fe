"""The dressing: a draft becomes a question. One module a kind, each with `dress(draft, reading, wrong) -> Question | None`."""
