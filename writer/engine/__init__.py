"""The language model; no Qt."""
