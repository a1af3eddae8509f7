"""What a key or a command makes of the text: from strings to one edit and a new selection."""
