"""A field that takes down the keys that are pressed in it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QWidget

from writer.ui.plain_names import sequence


class KeyField(QWidget):
    """Takes one combination at a time; Tab goes on to the next field.

    Signals:
        pressed(str): these keys were pressed, in Qt's portable writing.
    """

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.keySequenceChanged.connect(self._tell)

    def show_keys(self, keys: str) -> None:
        """Show these keys, without telling."""
        blocked = self.field.blockSignals(True)
        self.field.setKeySequence(sequence(keys))
        self.field.blockSignals(blocked)

    @Slot(QKeySequence)
    def _tell(self, keys: QKeySequence) -> None:
        if not keys.isEmpty():
            self.pressed.emit(keys.toString(QKeySequence.SequenceFormat.PortableText))
