"""One line in which a person says what should change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from writer.ui.line_field import LineField
from writer.ui.theme import Colours


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
        self.is_draft = False
        """Whether it asks for a text to be written, and not for a change."""
        self._label = QLabel()
        self._field = LineField()
        self._field.entered.connect(self._send)
        self._field.entered_backwards.connect(self._send)
        self._field.left.connect(self._leave)
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
        self._field.begin_anew()
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
        self._field.setText(instruction)  # as it is remembered
        self._field.remember()
        self.hide()
        self.asked.emit(instruction)

    @Slot()
    def _leave(self) -> None:
        self.hide()
        self.closed.emit()

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
