"""Markdown and files; markdown-it-py, no Qt, no model."""
