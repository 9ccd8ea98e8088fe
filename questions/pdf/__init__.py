"""From the pieces of text that a PDF paints on its pages to the paragraphs of an article."""
