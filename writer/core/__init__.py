"""Nouns that every layer shares; the standard library and platformdirs only."""
