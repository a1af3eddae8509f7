"""The folder beside the text: its files, and finding in all of them."""
