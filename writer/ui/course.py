"""How far an answer is, and how fast it comes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from writer.core.jobs import Progress, Stage
from writer.engine.api import Chunk
from writer.ui.pace import Pace


class Course(QObject):
    """Follows one run after another, by its progress and the pieces of its answer.

    Signals:
        progressed: the run is at this Progress.
        measured: the answers so far cost these Statistics.
    """

    progressed = Signal(object)
    measured = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pace = Pace()
        self._writing = Progress(Stage.WRITING, 0, 1)
        self._is_reading = False

    def begin(self) -> None:
        """A run starts."""
        self._pace = Pace()

    def follow(self, progress: Progress) -> None:
        """Pass progress on; writing begins when the first word comes, block by block."""
        self._is_reading = progress.stage is Stage.READING
        if progress.stage is Stage.WRITING:
            self._writing = progress
        self.progressed.emit(progress)

    def note(self, chunk: Chunk) -> None:
        """A piece of the answer is there."""
        if self._is_reading:
            self.follow(self._writing)
        if self._pace.note(chunk):
            self.measured.emit(self._pace.statistics)
