"""What is done while nobody asks the model: measuring, checking, reloading, freeing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Slot

from writer.core.jobs import CancelToken, Progress
from writer.engine.digest import Digests
from writer.ui.model_host import ModelHost, Status, Work
from writer.ui.runner import Runner
from writer.ui.timers import single_shot

REST_MS = 2000
"""So long nothing was done before anything is begun here."""
MINUTE_MS = 60_000
_LOOK_AGAIN_S = 0.05


class IdleWork(QObject):
    """One step at a time, each begun only when the model has rested for a moment.

    The model is loaded anew where it was asked for, then measures itself, then the sha256 of its
    file is taken, which what is kept of it on the disk goes by. After some minutes without a task
    its memory is given back, and earlier where others want the computer.
    """

    def __init__(
        self,
        host: ModelHost,
        digests: Digests,
        free_after_minutes: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """`free_after_minutes` is asked each time; 0: the memory is kept."""
        super().__init__(parent)
        self._host = host
        self._digests = digests
        self._free_after_minutes = free_after_minutes
        self._wants_reload = False
        self._hashing: Path | None = None
        self._hashed: Path | None = None
        self._may_hash = threading.Event()
        self._hasher = Runner(self)
        self._hasher.finished.connect(self._on_hashed)
        self._hasher.failed.connect(self._on_hashed)
        self._rest_timer = single_shot(self, self._work)
        self._rest_timer.setInterval(REST_MS)
        self._free_timer = single_shot(self, self._free)
        self._unused = QElapsedTimer()
        """Since the model was last needed."""
        self._most_minutes = 0
        self._unused.start()
        host.began.connect(self._on_began)
        host.rested.connect(self._on_rested)

    @Slot()
    def reload_soon(self) -> None:
        """Load the model anew in the next idle moment, if it is loaded by then."""
        self._wants_reload = True
        if self._host.is_resting:
            self._rest_timer.start()

    @Slot()
    def restart_freeing(self) -> None:
        """Count the minutes anew, to another number than before."""
        self._unused.start()
        self._go_on_counting()

    def limit_idleness(self, minutes: int) -> None:
        """Give the memory back after so many minutes at the latest; 0: as is set."""
        if minutes != self._most_minutes:
            self._most_minutes = minutes
            self._go_on_counting()

    def _go_on_counting(self) -> None:
        self._free_timer.stop()
        numbers = tuple(filter(None, (self._free_after_minutes(), self._most_minutes)))
        if numbers and not self._host.is_running:
            left_ms = min(numbers) * MINUTE_MS - self._unused.elapsed()
            self._free_timer.start(max(0, left_ms))

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._rest_timer.stop()
        self._free_timer.stop()
        self._hasher.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop and end the thread; False when that takes longer."""
        self.cancel_all()
        return self._hasher.shut_down(timeout_ms)

    @Slot(object)
    def _on_began(self, work: Work) -> None:
        self._may_hash.clear()
        self._rest_timer.stop()
        if work is Work.LOADING:
            self._wants_reload = False
            self._hasher.cancel()
            self._hashed = None  # the file may be another one by now; a known digest costs nothing

    @Slot(object)
    def _on_rested(self, work: Work) -> None:
        self._may_hash.set()
        self._rest_timer.start()
        if work in (Work.LOADING, Work.TASK):
            self.restart_freeing()

    @Slot()
    def _work(self) -> None:
        state = self._host.state
        if state.status is not Status.READY or state.path is None:
            self._wants_reload = False  # what is not loaded will be loaded as is wanted by then
        elif self._wants_reload:
            self._host.load(state.path)
        elif not self._host.is_calibrated:
            self._host.calibrate()
        elif self._hashed != state.path and not self._hasher.is_busy:
            self._hash(state.path)

    def _hash(self, path: Path) -> None:
        self._hashing = path
        self._hasher.start(lambda token: _hash(self._digests, path, self._may_hash, token))

    @Slot()
    def _on_hashed(self) -> None:
        """Done, or impossible: in both cases it is not tried again for this file."""
        self._hashed = self._hashing

    @Slot()
    def _free(self) -> None:
        if self._host.state.status is Status.READY and not self._host.is_running:
            self._host.free()


def _hash(
    digests: Digests, path: Path, may_go_on: threading.Event, token: CancelToken
) -> Iterator[Progress]:
    """Take the digest of a file, which is remembered, and pause while the model has work."""
    for value in digests.digest(path, token):
        while not may_go_on.wait(_LOOK_AGAIN_S):
            token.raise_if_cancelled()
        if isinstance(value, Progress):
            yield value
