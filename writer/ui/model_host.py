"""The model as the window knows it: loads it, runs tasks on it, says how it stands."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from writer.assist.tasks import TaskBook
from writer.core.errors import WriterError
from writer.core.jobs import Job, Progress, Stage
from writer.core.values import EditRequest
from writer.engine.api import Description
from writer.ui.engine_seat import EngineSeat
from writer.ui.runner import Runner

log = logging.getLogger(__name__)


class Status(Enum):
    """How the model stands."""

    NONE = auto()
    LOADING = auto()
    READY = auto()
    FREED = auto()
    """It takes no memory; the next task loads it."""
    FAILED = auto()


class Work(Enum):
    """What is done on the worker thread."""

    NOTHING = auto()
    LOADING = auto()
    TASK = auto()
    """It loads the model first where that was freed."""
    PREWARMING = auto()
    CALIBRATING = auto()
    FREEING = auto()


AHEAD = (Work.PREWARMING, Work.CALIBRATING)
"""Work that nobody waits for: anything else takes its place at once."""


@dataclass(frozen=True, slots=True)
class ModelState:
    """What people are told about the model."""

    status: Status = Status.NONE
    path: Path | None = None
    percent: int = 0
    """How much is loaded."""
    description: Description | None = None
    """What runs, or ran before it was freed."""


class ModelHost(QObject):
    """One model on one worker thread, where it is created, used and closed.

    Signals:
        state_changed: `state` is another now.
        load_failed: the model cannot be used, and this WriterError says why.
        produced: a running task gave a Progress, Chunk, Proposal or TitleList.
        finished, failed, cancelled: the task ended; failed has the WriterError.
        beginning: native code is about to be at work, which may end the process.
        began: this Work began, and what was done before is over.
        rested: this Work ended, and nothing is done now.
    """

    state_changed = Signal()
    load_failed = Signal(object)
    produced = Signal(object)
    finished = Signal()
    failed = Signal(object)
    cancelled = Signal()
    beginning = Signal()
    began = Signal(object)
    rested = Signal(object)

    def __init__(self, seat: EngineSeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._state = ModelState()
        self._work = Work.NOTHING
        self._is_calibrated = False
        self._runner = Runner(self)
        self._runner.produced.connect(self._on_produced)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)
        self._runner.cancelled.connect(self._on_cancelled)

    @property
    def state(self) -> ModelState:
        """How the model stands."""
        return self._state

    @property
    def is_running(self) -> bool:
        """Whether a task runs."""
        return self._work is Work.TASK

    @property
    def is_resting(self) -> bool:
        """Whether nothing is done, not even ahead of a request."""
        return self._work is Work.NOTHING

    @property
    def is_calibrated(self) -> bool:
        """Whether the model that is loaded was given the time to measure itself."""
        return self._is_calibrated

    def use_tasks(self, tasks: TaskBook) -> None:
        """Work with these tasks from the next run on."""
        self._seat.use_tasks(tasks)

    def load(self, path: Path, prepare: Callable[[], None] | None = None) -> None:
        """Use another model, or the same one anew; a task that runs on the old one is cancelled.

        `prepare` is done on the worker thread, between the old model and the new one.
        """
        known = self._state.description if path == self._state.path else None
        was_running = self.is_running
        self._begin(Work.LOADING, lambda token: self._seat.load(path, token, prepare))
        self._set_state(ModelState(Status.LOADING, path, description=known))
        if was_running:
            self.cancelled.emit()

    def run(self, request: EditRequest) -> None:
        """Run a task; one that runs already is superseded, and a freed model loaded again."""
        path = self._state.path
        self._begin(Work.TASK, lambda token: self._seat.run(path, request, token))

    @Slot()
    def free(self) -> None:
        """Give the model's memory back until the next task; one that runs is cancelled."""
        self._give_back(self._state)

    def unload(self) -> None:
        """Use no model any more: its memory is given back, and a task that runs is cancelled.

        Once `rested` tells that this is over nothing reads the file.
        """
        self._give_back(ModelState())

    def prewarm(self, request: EditRequest) -> None:
        """Read ahead for `request`, unless something is done that is waited for."""
        is_free = self.is_resting or self._work in AHEAD
        if is_free and self._state.status is Status.READY:
            self._begin(Work.PREWARMING, lambda token: self._seat.prewarm(request, token))

    def drop_prewarm(self) -> None:
        """Read ahead no further: what it was for is not there any more."""
        if self._work is Work.PREWARMING:
            self._runner.cancel()

    def calibrate(self) -> None:
        """Let the model measure itself, unless something else is done."""
        if self.is_resting and self._state.status is Status.READY:
            self._begin(Work.CALIBRATING, self._seat.calibrate)

    @Slot()
    def cancel(self) -> None:
        """Stop the task that runs."""
        if self.is_running:
            self._runner.cancel()

    def cancel_all(self) -> None:
        """Stop whatever runs, ahead of `shut_down`."""
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop whatever runs and close the engine; False when that takes longer."""
        self._work = Work.NOTHING
        return self._runner.shut_down(timeout_ms, self._seat.clear)

    def _give_back(self, state: ModelState) -> None:
        was_running = self.is_running
        self._begin(Work.FREEING, self._seat.free)
        if state != self._state:
            self._set_state(state)
        if was_running:
            self.cancelled.emit()

    def _begin(self, work: Work, job: Job) -> None:
        self.beginning.emit()
        self._work = work
        self._runner.start(job)
        self.began.emit(work)

    @Slot(object)
    def _on_produced(self, value: object) -> None:
        if isinstance(value, Description):
            self._show_ready(value)
        elif isinstance(value, Progress) and value.stage is Stage.LOADING:
            self._show_loading(value)
        elif self.is_running:
            self.produced.emit(value)

    def _show_loading(self, progress: Progress) -> None:
        self._set_state(replace(self._state, status=Status.LOADING, percent=progress.percent))
        if self.is_running:
            self.produced.emit(progress)

    def _show_ready(self, description: Description) -> None:
        """The model is there; a task says so even when it was all the time."""
        state = replace(self._state, status=Status.READY, percent=100, description=description)
        if state == self._state:
            return
        self._is_calibrated = False
        why = description.placement.summary
        log.info("model ready: %s on %s, %s", description.model, description.device, why)
        self._set_state(state)

    @Slot()
    def _on_finished(self) -> None:
        work = self._end()
        if work is Work.TASK:
            log.info("run done")
            self.finished.emit()
        self._rest(work)

    @Slot(object)
    def _on_failed(self, error: WriterError) -> None:
        work = self._end()
        if work is Work.LOADING:
            self._set_state(ModelState(Status.FAILED, self._state.path))
            self.load_failed.emit(error)
        elif work is Work.TASK:
            self.failed.emit(error)
        else:
            log.debug("%s failed: %r", work, error)
        self._rest(work)

    @Slot()
    def _on_cancelled(self) -> None:
        work = self._end()
        if work is Work.TASK:
            self.cancelled.emit()
        self._rest(work, was_cancelled=True)

    def _end(self) -> Work:
        work, self._work = self._work, Work.NOTHING
        return work

    def _rest(self, work: Work, *, was_cancelled: bool = False) -> None:
        """Bring the state up to date and tell, unless somebody who was told has begun more."""
        if work is Work.CALIBRATING and not was_cancelled:
            self._is_calibrated = True  # where it failed, it would fail again
        if work is Work.FREEING and self._state.path is not None:
            self._set_state(replace(self._state, status=Status.FREED, percent=0))
        if not self.is_resting:
            return
        if self._state.status is Status.LOADING:
            self.free()  # the task ended while it loaded the model: whatever came of it goes
        else:
            self.rested.emit(work)

    def _set_state(self, state: ModelState) -> None:
        self._state = state
        self.state_changed.emit()
