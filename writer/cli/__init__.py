"""The command line: one module a verb, one parser; neither Qt nor llama.cpp at import."""
