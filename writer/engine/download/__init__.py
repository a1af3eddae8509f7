"""Fetch a model: the only package that opens sockets to other machines, and only when asked to."""
