"""The standing: what makes a sentence of an article a statement that stands alone."""
