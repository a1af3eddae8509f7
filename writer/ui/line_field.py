"""One line to type in, with the lines before it at hand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

MOST_REMEMBERED = 30


class LineField(QLineEdit):
    """A line edit that Enter, Shift+Enter and Esc leave in three ways, and Up and Down fill.

    While an input method composes, all keys are its own. What was typed is kept in memory only.

    Signals:
        entered: Enter was pressed.
        entered_backwards: Enter was pressed with Shift.
        left: Esc was pressed.
    """

    entered = Signal()
    entered_backwards = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preedit = ""
        self._history: list[str] = []
        self._place = 0

    @property
    def is_composing(self) -> bool:
        """Whether an input method has text that is not committed."""
        return bool(self._preedit)

    @property
    def history(self) -> tuple[str, ...]:
        """What was remembered, newest last."""
        return tuple(self._history)

    def begin_anew(self) -> None:
        """Be empty, with the line that was remembered last above it."""
        self.clear()
        self._place = len(self._history)

    def remember(self) -> None:
        """Keep the line, so that Up brings it back."""
        line = self.text()
        if line:
            others = [known for known in self._history if known != line]
            self._history = [*others, line][-MOST_REMEMBERED:]
        self._place = len(self._history)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Remember what is being composed."""
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim Esc before the window does, and every key while an input method composes."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self.is_composing or event.key() == Qt.Key.Key_Escape)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter, leave, walk through earlier lines, or edit."""
        if self.is_composing:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                (self.entered_backwards if is_back else self.entered).emit()
            case Qt.Key.Key_Up:
                self._walk(-1)
            case Qt.Key.Key_Down:
                self._walk(1)
            case _:
                super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        if self._place == len(self._history) and step < 0 and self.text():
            self.remember()
            self._place -= 1
        self._place = max(0, min(len(self._history), self._place + step))
        is_at_end = self._place == len(self._history)
        self.setText("" if is_at_end else self._history[self._place])


def stylesheet(palette: Mapping[str, str]) -> str:
    """How the fields of a bar look."""
    p = palette
    return (
        f"QLineEdit {{ background: {p['page']}; color: {p['ink']};"
        f" border: 1px solid {p['mid']}; border-radius: 6px; padding: 5px 9px; }}"
        f"QLineEdit:focus {{ border-color: {p['accent']}; }}"
    )
