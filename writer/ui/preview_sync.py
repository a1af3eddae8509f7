"""Scrolls the text and its preview in step, by the line of the source; whichever moves leads."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QTextCursor

from writer.ui.editor import Editor
from writer.ui.preview import Preview

_LEAST = 0.001
"""Of a line."""


class ScrollSync(QObject):
    """Keeps the same line of the source at the same height of both views.

    That height goes with the leader from the top of its view, at the beginning of the text, to
    the bottom at the end, so that both begin and end together.
    """

    def __init__(self, editor: Editor, preview: Preview, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._preview = preview
        self._is_moved_by_person = False
        self._is_following = False
        """Set while one view is moved because the other was."""
        self._wanted: tuple[float, float] | None = None
        """What the preview is to show while the text leads: at which part of its height, a line."""
        editor.verticalScrollBar().valueChanged.connect(self.follow_editor)
        bar = preview.verticalScrollBar()
        bar.actionTriggered.connect(self._on_moved_by_person)
        bar.valueChanged.connect(self._on_preview_scrolled)
        bar.rangeChanged.connect(self._on_preview_grew)

    @Slot()
    def follow_editor(self) -> None:
        """Show in the preview what the editor shows."""
        bar = self._editor.verticalScrollBar()
        part = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._align(part, self._line_at(int(part * self._editor.viewport().height())))

    @Slot()
    def follow_cursor(self) -> None:
        """Show in the preview what is written at the cursor, as high as it stands there."""
        rect, height = self._editor.cursorRect(), self._editor.viewport().height()
        if not 0 <= rect.top() < height:
            self.follow_editor()
        else:
            self._align(rect.top() / height, _line_of(self._editor.textCursor()))

    def _align(self, part: float, line: float) -> None:
        """Show a line of the source in the preview, at this part of its height."""
        if self._is_following or not self._preview.isVisible():
            return
        self._wanted = part, line
        self._is_following = True
        y = self._preview.y_of_line(line)
        height = self._preview.viewport().height()
        self._preview.verticalScrollBar().setValue(round(y - part * height))
        self._is_following = False

    @Slot()
    def _on_preview_grew(self) -> None:
        """Go where it could not go yet: Qt lays a long page out little by little."""
        if self._wanted is not None:
            self._align(*self._wanted)

    @Slot()
    def _on_moved_by_person(self) -> None:
        self._is_moved_by_person = True
        self._wanted = None

    @Slot()
    def _on_preview_scrolled(self) -> None:
        """Show in the editor what the preview shows, where a person has scrolled it."""
        was_person, self._is_moved_by_person = self._is_moved_by_person, False
        if not was_person or self._is_following:
            return
        bar = self._preview.verticalScrollBar()
        part = bar.value() / bar.maximum() if bar.maximum() else 0.0
        y = bar.value() + part * self._preview.viewport().height()
        lines = self._editor.blockCount()
        line = min(self._preview.line_at_y(y), lines - _LEAST)
        block = self._editor.document().findBlockByNumber(int(line))
        shown = self._editor.verticalScrollBar()
        row = block.firstLineNumber() + (line - int(line)) * block.lineCount()
        self._is_following = True
        shown.setValue(round(row - part * shown.pageStep()))
        self._is_following = False

    def _line_at(self, y: int) -> float:
        """Which line of the source stands at a height of the editor, and how far into it."""
        cursor = self._editor.cursorForPosition(QPoint(0, y))
        rect = self._editor.cursorRect(cursor)
        inside = (y - rect.top()) / rect.height() if rect.height() else 0.0
        return _line_of(cursor, min(1.0, max(0.0, inside)))


def _line_of(cursor: QTextCursor, inside: float = 0.0) -> float:
    """The line of the source that a cursor is in, and how far into it and its row."""
    block = cursor.block()
    row = block.layout().lineForTextPosition(cursor.positionInBlock()).lineNumber()
    return block.blockNumber() + (max(0, row) + inside) / max(1, block.lineCount())
