"""The folder of a manuscript: its files in order, how long they are, what is found in them."""
