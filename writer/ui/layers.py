"""What is painted over the text of an editor without being a part of it, in layers."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


class Layer(IntEnum):
    """Who marks; what comes later is painted over what comes earlier."""

    PASSAGE = 0
    """What is under review."""
    SCOPE = 1
    """Where it is searched."""
    FOCUS = 2
    """What is dimmed around the sentence that is written."""
    SPELLING = 3
    MATCHES = 4
    """What is found."""


class Layers:
    """The extra selections of one editor, kept apart by who made them."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._layers: dict[Layer, list[QTextEdit.ExtraSelection]] = {}

    def show(self, layer: Layer, marks: Iterable[QTextEdit.ExtraSelection]) -> None:
        """Put these marks in the place of those that the layer has."""
        made = list(marks)
        if not made and not self._layers.get(layer):
            return
        self._layers[layer] = made
        everything = [mark for each in sorted(self._layers) for mark in self._layers[each]]
        self._editor.setExtraSelections(everything)

    def clear(self) -> None:
        """Take all marks away: another document is about to be shown."""
        self._layers.clear()
        self._editor.setExtraSelections([])

    def marked(self, layer: Layer) -> list[str]:
        """The texts that a layer marks."""
        return [mark.cursor.selectedText() for mark in self._layers.get(layer, ())]

    def mark(self, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        """A mark from `start` to `end`, in UTF-16 units; it moves with its text."""
        made = QTextEdit.ExtraSelection()
        # Stubs say these are read-only; Qt's own documentation sets them.
        made.format = form
        made.cursor = QTextCursor(self._editor.document())
        made.cursor.setPosition(start)
        made.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return made


def ground(back: str, ink: str = "") -> QTextCharFormat:
    """A format with this colour behind the text, and perhaps one for the text."""
    made = QTextCharFormat()
    made.setBackground(QColor(back))
    if ink:
        made.setForeground(QColor(ink))
    return made
