"""The model as the window knows it: loads it, runs tasks on it, says how it stands."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from writer.assist.tasks import TaskBook
from writer.core.errors import InternalError, WriterError
from writer.core.jobs import CancelToken, Progress
from writer.core.values import EditRequest, Proposal, TitleList
from writer.engine.api import Chunk, Description, Engine
from writer.ui.runner import Runner

log = logging.getLogger(__name__)

OpenEngine = Callable[[Path, CancelToken], Iterator[Progress | Engine]]
RunTask = Callable[
    [EditRequest, Engine, TaskBook, CancelToken],
    Iterator[Progress | Chunk | Proposal | TitleList],
]


class Status(Enum):
    """How the model stands."""

    NONE = auto()
    LOADING = auto()
    READY = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class ModelState:
    """What people are told about the model."""

    status: Status = Status.NONE
    path: Path | None = None
    percent: int = 0
    """How much is loaded."""
    description: Description | None = None
    """What runs, once it is ready."""


class _Seat:
    """The place of the engine. It is used on the worker thread only."""

    def __init__(self, open_engine: OpenEngine, run_task: RunTask, tasks: TaskBook) -> None:
        self._open_engine = open_engine
        self._run_task = run_task
        self._tasks = tasks
        self._engine: Engine | None = None

    def load(self, path: Path, token: CancelToken) -> Iterator[Progress | Description]:
        """Put another engine in place of the one that is there."""
        self.clear()
        for value in self._open_engine(path, token):
            if isinstance(value, Progress):
                yield value
            else:
                self._engine = value
                yield value.description

    def run(
        self, request: EditRequest, token: CancelToken
    ) -> Iterator[Progress | Chunk | Proposal | TitleList]:
        """Run a task on the engine."""
        if self._engine is None:
            raise InternalError("a task was started without a model")
        yield from self._run_task(request, self._engine, self._tasks, token)

    def clear(self) -> None:
        """Close the engine."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()


class ModelHost(QObject):
    """One model on one worker thread, where it is created, used and closed.

    Signals:
        state_changed: `state` is another now.
        load_failed: the model cannot be used, and this WriterError says why.
        produced: a running task gave a Progress, Chunk, Proposal or TitleList.
        finished, failed, cancelled: the task ended; failed has the WriterError.
    """

    state_changed = Signal()
    load_failed = Signal(object)
    produced = Signal(object)
    finished = Signal()
    failed = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        open_engine: OpenEngine,
        run_task: RunTask,
        tasks: TaskBook,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._seat = _Seat(open_engine, run_task, tasks)
        self._state = ModelState()
        self._is_loading = False
        self._runner = Runner(self)
        self._runner.produced.connect(self._on_produced)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)
        self._runner.cancelled.connect(self.cancelled)

    @property
    def state(self) -> ModelState:
        """How the model stands."""
        return self._state

    @property
    def is_running(self) -> bool:
        """Whether a task runs."""
        return self._runner.is_busy and not self._is_loading

    def load(self, path: Path) -> None:
        """Use another model; a task that runs on the old one is cancelled."""
        was_running = self.is_running
        self._is_loading = True
        self._runner.start(lambda token: self._seat.load(path, token))
        self._set_state(ModelState(Status.LOADING, path))
        if was_running:
            self.cancelled.emit()

    def run(self, request: EditRequest) -> None:
        """Run a task; one that runs already is superseded."""
        self._is_loading = False
        self._runner.start(lambda token: self._seat.run(request, token))

    @Slot()
    def cancel(self) -> None:
        """Stop the task that runs."""
        if self.is_running:
            self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop whatever runs and close the engine; False when that takes longer."""
        return self._runner.shut_down(timeout_ms, self._seat.clear)

    @Slot(object)
    def _on_produced(self, value: object) -> None:
        if not self._is_loading:
            self.produced.emit(value)
        elif isinstance(value, Progress):
            self._set_state(ModelState(Status.LOADING, self._state.path, value.percent))
        elif isinstance(value, Description):
            log.info("model ready: %s on %s, %s", value.model, value.device, value.reason)
            self._set_state(ModelState(Status.READY, self._state.path, 100, value))

    @Slot()
    def _on_finished(self) -> None:
        if not self._is_loading:
            log.info("run done")
            self.finished.emit()

    @Slot(object)
    def _on_failed(self, error: WriterError) -> None:
        if self._is_loading:
            self._set_state(ModelState(Status.FAILED, self._state.path))
            self.load_failed.emit(error)
        else:
            self.failed.emit(error)

    def _set_state(self, state: ModelState) -> None:
        self._state = state
        self.state_changed.emit()
