"""Sets Writer up on a bare machine; the standard library alone, and no import of writer."""
