"""What puts parts into the window and joins them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from writer.ui import threads
from writer.ui.threads import Stops


class Assembly(QWidget):
    """An invisible child of its window that speaks the language of the interface."""

    def __init__(self, window: object) -> None:
        super().__init__(window if isinstance(window, QWidget) else None)
        self.hide()

    @property
    def _threads(self) -> Sequence[Stops]:
        """Its parts that have threads."""
        return ()

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        threads.cancel_all(self._threads)

    def shut_down(self, timeout_ms: int) -> bool:
        """End the threads; False when that takes too long."""
        return threads.shut_down(self._threads, timeout_ms)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
