"""A read-only text with the line spacing of a page; the views of a review are made of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from writer.ui.review.keys import Keys

_LINE_HEIGHT_PERCENT = 145.0
_MARGIN = 10.0


class ReadingView(QTextEdit):
    """Shows text, scrolls by keys, lets people select and copy, and leaves commands alone."""

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)

    def start_text(self) -> QTextCursor:
        """Empty the view and return a cursor that writes with its line spacing."""
        self.clear()
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            _LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(spacing)
        return cursor

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the panel's commands to the panel."""
        if self._keys.command(event) is not None:
            event.ignore()
            return
        super().keyPressEvent(event)
