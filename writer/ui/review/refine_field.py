"""A line of instruction on the result."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from writer.ui.review.keys import Keys


class RefineField(QLineEdit):
    """Asks for a refinement on Enter; while an input method composes, every key is its own.

    Signals:
        refine_requested(str): a line was entered.
    """

    refine_requested = Signal(str)

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._preedit = ""
        self.returnPressed.connect(self.submit)

    @property
    def is_composing(self) -> bool:
        """Whether an input method has text that is not committed."""
        return bool(self._preedit)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Remember what is being composed."""
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep keys from the window's shortcuts while an input method composes."""
        if event.type() == QEvent.Type.ShortcutOverride and self.is_composing:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the panel's commands to the panel, and all keys to a composing input method."""
        if self.is_composing:
            event.accept()
        elif self._keys.command(event) is not None:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot()
    def submit(self) -> None:
        """Ask for what is written, if anything is."""
        line = self.text().strip()
        if line:
            self.clear()
            self.refine_requested.emit(line)
