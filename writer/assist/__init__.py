"""What writing help means; no Qt, no llama.cpp."""
