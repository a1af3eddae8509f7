"""A document as what others open: HTML in one file, Word, plain text; from Word to Markdown."""
