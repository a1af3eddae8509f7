"""Numbers, dates, names and quotations of a text, and how those of its rewrite relate to them."""
