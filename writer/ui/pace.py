"""How fast an answer comes, while it comes."""

from __future__ import annotations

from time import monotonic

from writer.core.values import Statistics
from writer.engine.api import Chunk

TELL_EVERY_S = 0.5


class Pace:
    """Measures one run: a piece of an answer is about a token."""

    def __init__(self) -> None:
        self._start = monotonic()
        self._first = 0.0
        self._told = 0.0
        self._pieces = 0

    def note(self, chunk: Chunk) -> bool:
        """Count a piece; True when it is time to tell how fast they come."""
        now = monotonic()
        if chunk.text:
            self._first = self._first or now
            self._pieces += 1
        if self._pieces < 2 or now - self._told < TELL_EVERY_S:
            return False
        self._told = now
        return True

    @property
    def statistics(self) -> Statistics:
        """The figures so far."""
        return Statistics(
            generated_tokens=self._pieces,
            first_token_s=self._first - self._start,
            decode_s=monotonic() - self._first,
        )
