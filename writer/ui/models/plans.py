"""How a model would be loaded here, asked off the window's thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from writer.core.errors import WriterError
from writer.core.jobs import CancelToken
from writer.engine.placement import Placement
from writer.ui.model_host import ModelHost, Status
from writer.ui.runner import Runner
from writer.ui.surroundings import Doors


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of one file: its placement, or why there is none."""

    path: Path
    placement: Placement | None = None
    error: WriterError | None = None
    is_loaded: bool = False


class Plans(QObject):
    """One question at a time: a newer one takes the place of the last.

    Signals:
        found: a Plan.
    """

    found = Signal(object)

    def __init__(self, host: ModelHost, doors: Doors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._doors = doors
        self._asked: Path | None = None
        self._runner = Runner(self)
        self._runner.produced.connect(self.found)
        self._runner.failed.connect(self._on_failed)

    def ask(self, path: Path) -> None:
        """Find out about a file; what is loaded is known, and takes no new memory."""
        state = self._host.state
        self._asked = path
        if state.path == path and state.status is Status.READY and state.description is not None:
            self._runner.cancel()
            self.found.emit(Plan(path, state.description.placement, is_loaded=True))
            return
        plan_for = self._doors.plan_for

        def job(token: CancelToken) -> Iterator[Plan]:
            token.raise_if_cancelled()
            yield Plan(path, plan_for(path).placement)

        self._runner.start(job)

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes longer."""
        return self._runner.shut_down(timeout_ms)

    @Slot(object)
    def _on_failed(self, error: WriterError) -> None:
        if self._asked is not None:
            self.found.emit(Plan(self._asked, error=error))
