"""The answer to a group of segments while it comes: what may be shown of it, segment by segment."""

from __future__ import annotations

from collections.abc import Iterator

from writer.assist.answer import Answer
from writer.assist.grouping import Group
from writer.core.values import Statistics
from writer.engine.api import Chunk
from writer.text.placeholders import without_unfinished


class GroupAnswer:
    """Gathers the chunks of one answer, and tells which line belongs to which segment."""

    def __init__(self, group: Group) -> None:
        self._group = group
        self._answers = [Answer(segment) for segment in group.segments]
        self._pieces: list[str] = []
        self._held = ""
        self._place = 0
        self._has_words = False
        self.statistics = Statistics()

    @property
    def text(self) -> str:
        """All that came, as it came."""
        return "".join(self._pieces)

    def take(self, chunk: Chunk) -> Iterator[Chunk]:
        """Keep a chunk; what may be shown now. `Chunk.segment` counts within the group, from 0."""
        self._pieces.append(chunk.text)
        self._held += chunk.text
        ready = self._held if chunk.statistics else without_unfinished(self._held)
        self._held = self._held[len(ready) :]
        first, *lines = ready.split("\n")
        yield from self._words(first)
        for line in lines:
            yield from self._next_line()
            yield from self._words(line)
        if chunk.statistics:
            self.statistics = chunk.statistics
            yield from self._end_line()
        yield Chunk("", self._place, statistics=chunk.statistics, tokens=chunk.tokens)

    def _words(self, text: str) -> Iterator[Chunk]:
        self._has_words |= bool(text.strip())
        own = self._group.own(self._place, text)
        if own and self._has_words:  # another's placeholder is not shown as one of this segment's
            yield from self._shown(Chunk(own))

    def _next_line(self) -> Iterator[Chunk]:
        """Go on to the next segment; lines that are empty, or one too many, belong to this one."""
        if self._has_words and self._place + 1 < len(self._answers):
            yield from self._end_line()
            self._place += 1
            self._has_words = False

    def _end_line(self) -> Iterator[Chunk]:
        yield from self._shown(Chunk("", statistics=Statistics()))

    def _shown(self, chunk: Chunk) -> Iterator[Chunk]:
        if text := self._answers[self._place].take(chunk):
            yield Chunk(text, self._place)
