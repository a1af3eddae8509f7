"""How far a run is, and what it has cost so far. Qt-free."""

from __future__ import annotations

from writer.core.jobs import Progress, Stage
from writer.core.values import Statistics
from writer.engine.api import Chunk


class Run:
    """Keeps what matters of the progress and the chunks of one run."""

    def __init__(self) -> None:
        self.progress: Progress | None = None
        self.statistics = Statistics()
        self.is_writing = False
        self.is_stopping = False

    def note_progress(self, progress: Progress) -> None:
        """Remember how far the run is; once it writes, how it reads on is not told any more."""
        if progress.stage is Stage.WRITING or not self.is_writing:
            self.progress = progress

    def note_chunk(self, chunk: Chunk) -> bool:
        """Remember that it writes and what it cost; whether there is something new to tell."""
        is_first, self.is_writing = not self.is_writing, True
        if is_first and self.progress is not None and self.progress.stage is not Stage.WRITING:
            self.progress = None
        if chunk.statistics is None:
            return is_first
        self.statistics = self.statistics.plus(chunk.statistics)
        return True

    @property
    def percent(self) -> int | None:
        """How far the present stage is; None where nobody knows how long it will take."""
        progress = self.progress
        if progress is None or (progress.stage is Stage.WRITING and progress.total <= 1):
            return None
        return progress.percent
