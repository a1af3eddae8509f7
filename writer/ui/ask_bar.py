"""One line in which a person says what should change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from writer.ui.theme import Colours


class _Field(QLineEdit):
    """A line edit that walks through earlier lines with Up and Down.

    Signals:
        older_requested, newer_requested: Up or Down was pressed.
        left: Esc was pressed, and no input method was composing.
    """

    older_requested = Signal()
    newer_requested = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preedit = ""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Remember what is being composed."""
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim Esc before the window does."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk, leave, or edit."""
        keys = {
            Qt.Key.Key_Up: self.older_requested,
            Qt.Key.Key_Down: self.newer_requested,
            Qt.Key.Key_Escape: self.left,
        }
        signal = keys.get(Qt.Key(event.key()))
        if signal is None or self._preedit:
            super().keyPressEvent(event)
        else:
            signal.emit()


class AskBar(QFrame):
    """Asks for an instruction at the foot of the editor; Enter sends it, Esc closes.

    Signals:
        asked: do this with the passage.
        closed: the person changed their mind; the focus belongs to the editor again.
    """

    asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ask_bar")
        self._history: list[str] = []
        self._place = 0
        self.is_draft = False
        """Whether it asks for a text to be written, and not for a change."""
        self._label = QLabel()
        self._field = _Field()
        self._field.returnPressed.connect(self._send)
        self._field.left.connect(self._leave)
        self._field.older_requested.connect(self._older)
        self._field.newer_requested.connect(self._newer)
        self._label.setBuddy(self._field)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(10)
        layout.addWidget(self._label)
        layout.addWidget(self._field, 1)
        self._retranslate()
        self.hide()

    @Slot()
    def open(self, *, is_draft: bool = False) -> None:
        """Take the focus with an empty line; ask what to write where there is nothing to change."""
        self.is_draft = is_draft
        self._retranslate()
        self._place = len(self._history)
        self._field.clear()
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_colours(self, colours: Colours) -> None:
        """Look like a part of the window."""
        p = colours.palette
        self.setStyleSheet(
            f"#ask_bar {{ background: {p['window']}; border-top: 1px solid {p['outline']}; }}"
            f"QLineEdit {{ background: {p['page']}; border: 1px solid {p['mid']};"
            " border-radius: 6px; padding: 6px 10px; }"
            f"QLineEdit:focus {{ border-color: {p['accent']}; }}"
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _send(self) -> None:
        instruction = self._field.text().strip()
        if not instruction:
            return
        if instruction in self._history:
            self._history.remove(instruction)
        self._history.append(instruction)
        self.hide()
        self.asked.emit(instruction)

    @Slot()
    def _leave(self) -> None:
        self.hide()
        self.closed.emit()

    @Slot()
    def _older(self) -> None:
        self._show(self._place - 1)

    @Slot()
    def _newer(self) -> None:
        self._show(self._place + 1)

    def _show(self, place: int) -> None:
        self._place = max(0, min(len(self._history), place))
        at_end = self._place == len(self._history)
        self._field.setText("" if at_end else self._history[self._place])

    def _retranslate(self) -> None:
        if self.is_draft:
            question = self.tr("What shall I write?")
            example = self.tr("For example: a notice that the office is closed on Friday")
        else:
            question = self.tr("Describe your change")
            example = self.tr("For example: make it friendlier, and address the reader directly")
        self._label.setText(question)
        self._field.setPlaceholderText(example)
        self._field.setAccessibleName(question)
