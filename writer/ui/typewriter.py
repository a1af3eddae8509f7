"""Typewriter scrolling: the line that is written stays in the middle of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from writer.ui.editor import Editor


class Typewriter(QObject):
    """Scrolls the text under the cursor when keys move it; a click leaves the page where it is."""

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._is_on = False
        editor.cursorPositionChanged.connect(self._center)

    @Slot(bool)
    def set_on(self, is_on: bool) -> None:
        """Keep the line in the middle, or scroll as usual."""
        self._is_on = is_on
        self._editor.setCenterOnScroll(is_on)
        self._center()

    @Slot()
    def _center(self) -> None:
        has_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if self._is_on and not has_mouse and not self._editor.is_composing:
            self._editor.centerCursor()
