"""How fast an answer comes, while it comes."""

from __future__ import annotations

from time import monotonic

from writer.core.values import Statistics
from writer.engine.api import Chunk

TELL_EVERY_S = 0.5


class Pace:
    """Measures one run by the tokens of its pieces."""

    def __init__(self) -> None:
        self._start = monotonic()
        self._first = 0.0
        self._told = 0.0
        self._tokens = self._begun_with = 0

    def note(self, chunk: Chunk) -> bool:
        """Count a piece; True when it is time to tell how fast they come."""
        now = monotonic()
        self._tokens += chunk.tokens
        if chunk.tokens and not self._first:
            self._first, self._begun_with = now, chunk.tokens
        if self._tokens == self._begun_with or now - max(self._first, self._told) < TELL_EVERY_S:
            return False
        self._told = now
        return True

    @property
    def statistics(self) -> Statistics:
        """The figures so far."""
        return Statistics(
            generated_tokens=self._tokens - self._begun_with,
            first_token_s=self._first - self._start,
            decode_s=monotonic() - self._first,
        )
