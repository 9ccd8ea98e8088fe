"""Item analysis: what the marks of a class say about its questions. Plain functions on arrays; knows no database."""
