"""One answer to a segment while it comes: all of it, and what of it may be shown already."""

from __future__ import annotations

from writer.assist.chatter import OpeningFilter
from writer.core.values import Segment, Statistics
from writer.engine.api import Chunk
from writer.text.segment import unmask


class Answer:
    """Gathers the chunks of one answer."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._opening = OpeningFilter(segment.masked)
        self._pieces: list[str] = []
        self._visible = ""
        self._shown = ""
        self.statistics = Statistics()

    @property
    def text(self) -> str:
        """All that came, as it came."""
        return "".join(self._pieces)

    def take(self, chunk: Chunk) -> str:
        """Keep a chunk; what may be shown now and was not before, unmasked."""
        self._pieces.append(chunk.text)
        self._visible += self._opening.feed(chunk.text)
        if chunk.statistics is not None:
            self.statistics = chunk.statistics
            self._visible += self._opening.finish()
        now = unmask(self._segment, self._visible)
        fresh = now[len(self._shown) :]
        if fresh:
            self._shown = now
        return fresh
