"""What makes a person at home in Writer: its keys, how it works, what it did, a text to try."""
