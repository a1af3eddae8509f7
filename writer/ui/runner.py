"""Runs one job at a time on a thread of its own, and brings its values to the GUI thread."""

from __future__ import annotations

import logging
import queue
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from writer.core.errors import Cancelled, InternalError, WriterError
from writer.core.jobs import CancelToken, Job
from writer.ui.timers import single_shot

log = logging.getLogger(__name__)

INTERVAL_MS = 33
"""Values that come faster than this are delivered together."""

OUTBOX_LIMIT = 1000
"""A job that is this many values ahead of the window waits for it."""


@dataclass(frozen=True, slots=True)
class _End:
    """How a job ended: with an error, or with none."""

    error: WriterError | None = None


class _Worker(QThread):
    """The thread: takes jobs off a queue until it is told to leave.

    Signals:
        arrived: there is something in `outbox`, sent once until the box was emptied.
    """

    arrived = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.inbox: queue.SimpleQueue[tuple[Job, CancelToken] | Callable[[], None]] = (
            queue.SimpleQueue()
        )
        self.outbox: deque[tuple[CancelToken, object]] = deque()
        self.heard: CancelToken | None = None
        """Whose values somebody waits for; the GUI thread sets it."""
        self.is_announced = False

    def run(self) -> None:
        """Run jobs in their order; a bare callable is the last thing to do."""
        while isinstance(entry := self.inbox.get(), tuple):
            job, token = entry
            self._send(token, self._work(job, token))
        try:
            entry()
        except Exception:
            log.exception("closing failed")

    def _work(self, job: Job, token: CancelToken) -> _End:
        try:
            token.raise_if_cancelled()
            for value in job(token):
                self._send(token, value)
        except WriterError as error:
            return _End(error)
        except Exception:
            log.exception("a job failed")
            return _End(InternalError())
        return _End()

    def _send(self, token: CancelToken, value: object) -> None:
        """Leave a value for the GUI thread, when there is room and somebody wants it."""
        while len(self.outbox) >= OUTBOX_LIMIT and token is self.heard:
            self.msleep(1)
        if token is not self.heard:
            return
        self.outbox.append((token, value))
        if not self.is_announced:
            self.is_announced = True
            self.arrived.emit()


class Runner(QObject):
    """One worker thread for jobs; a job that starts supersedes the one before.

    A superseded job is not heard any more. One that was cancelled is, to its end: it may yield
    what it has done so far.

    All methods belong to the GUI thread, where all signals are emitted.

    Signals:
        produced: a value of the current job.
        finished: the current job is done.
        failed: it ended with this WriterError.
        cancelled: it ended because of `cancel`; nothing of it comes after this.
    """

    produced = Signal(object)
    finished = Signal()
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_shut_down = False
        self._worker = _Worker(self)
        self._worker.arrived.connect(self._deliver_soon, Qt.ConnectionType.QueuedConnection)
        self._timer = single_shot(self, self._deliver, INTERVAL_MS)

    @property
    def is_busy(self) -> bool:
        """Whether a job was started whose end was not told yet."""
        return self._worker.heard is not None

    def start(self, job: Job) -> CancelToken:
        """Run `job` next. The one that runs is cancelled and says nothing more."""
        self.cancel()
        token = CancelToken()
        if self._is_shut_down:
            token.cancel()
            return token
        self._worker.heard = token
        self._worker.inbox.put((job, token))
        if not self._worker.isRunning():
            self._worker.start()
        return token

    @Slot()
    def cancel(self) -> None:
        """Stop the current job; `cancelled` follows when it has stopped."""
        if self._worker.heard is not None:
            self._worker.heard.cancel()

    def shut_down(self, timeout_ms: int, last: Callable[[], None] = lambda: None) -> bool:
        """Cancel, do `last` on the worker thread and end it; False if that takes too long.

        Nothing is told any more, and a job that is started afterwards is never run.
        """
        self._is_shut_down = True
        self.cancel()
        self._worker.heard = None
        self._timer.stop()
        if not self._worker.isRunning():
            return True
        self._worker.inbox.put(last)
        return self._worker.wait(timeout_ms)

    @Slot()
    def _deliver_soon(self) -> None:
        if not self._timer.isActive():
            self._deliver()

    @Slot()
    def _deliver(self) -> None:
        """Emit what has arrived. Whatever a slot starts or cancels counts at once."""
        self._worker.is_announced = False
        if not self._worker.outbox:
            return
        self._timer.start()
        for _ in range(len(self._worker.outbox)):
            if not self._worker.outbox:
                return  # a slot had an event loop of its own, in which the rest was told
            token, value = self._worker.outbox.popleft()
            if token is not self._worker.heard:
                continue
            if isinstance(value, _End):
                self._worker.heard = None
                self._tell_end(value, was_cancelled=token.is_cancelled)
            else:
                self.produced.emit(value)

    def _tell_end(self, end: _End, *, was_cancelled: bool) -> None:
        if was_cancelled or isinstance(end.error, Cancelled):
            self.cancelled.emit()
        elif end.error is not None:
            self.failed.emit(end.error)
        else:
            self.finished.emit()
