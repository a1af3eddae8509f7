"""Watches whether the computer is wanted for something else while the model rests in its memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from writer.core.jobs import CancelToken
from writer.engine.demand import is_on_battery
from writer.engine.machine import Machine
from writer.ui.machine.active_window import is_screen_taken
from writer.ui.model_host import ModelHost, Status
from writer.ui.runner import Runner

LOOK_EVERY_MS = 20_000
SCARCE_BYTES = 256 << 20
"""The plan leaves more than twice as much of the card free: less means that somebody took it."""


@dataclass(frozen=True, slots=True)
class Signs:
    """How to tell that others want the computer; each is asked on a worker thread."""

    is_on_battery: Callable[[], bool] = is_on_battery
    is_screen_taken: Callable[[], bool] = is_screen_taken


class Circumstances(QObject):
    """Looks now and then while a model is loaded and nothing is asked of it.

    Signals:
        changed: whether others want the computer (a bool) is another than before.
    """

    changed = Signal(bool)

    def __init__(
        self,
        host: ModelHost,
        machine: Callable[[], Machine],
        signs: Signs | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._machine = machine
        self._signs = signs or Signs()
        self._is_wanted = False
        self._runner = Runner(self)
        self._runner.produced.connect(self._take)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        host.state_changed.connect(self._follow)

    @property
    def is_wanted(self) -> bool:
        """Whether others want the computer, at the last look."""
        return self._is_wanted

    @Slot()
    def look(self) -> None:
        """Ask the signs, off the window's thread."""
        if self._runner.is_busy or not self._host.is_resting:
            return
        description = self._host.state.description
        on_gpu = description is not None and description.on_gpu
        is_in_front = _is_in_front()
        self._runner.start(lambda token: self._ask(token, on_gpu=on_gpu, is_in_front=is_in_front))

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._timer.stop()
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes longer."""
        self.cancel_all()
        return self._runner.shut_down(timeout_ms)

    @Slot()
    def _follow(self) -> None:
        """Look only while there is something to give back."""
        is_loaded = self._host.state.status is Status.READY
        if not is_loaded:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _ask(self, token: CancelToken, *, on_gpu: bool, is_in_front: bool) -> Iterator[bool]:
        """Yield whether others want the computer; Writer itself may fill the screen."""
        if self._signs.is_on_battery() or (not is_in_front and self._signs.is_screen_taken()):
            yield True
            return
        token.raise_if_cancelled()
        gpus = self._machine().gpus if on_gpu else ()
        yield bool(gpus) and max(gpu.free_bytes for gpu in gpus) < SCARCE_BYTES

    @Slot(object)
    def _take(self, is_wanted: bool) -> None:
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self.changed.emit(is_wanted)


def _is_in_front() -> bool:
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
