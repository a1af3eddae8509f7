"""Focus mode: what is not written at the moment steps back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat

from writer.core.scripts import letter_class
from writer.core.values import Script
from writer.text.sentences import sentences
from writer.ui.editor import Editor
from writer.ui.layers import Layer
from writer.ui.positions import from_utf16, to_utf16
from writer.ui.theme import Colours
from writer.ui.viewport import Viewport

LONGEST_PARAGRAPH = 20_000
"""A longer one is not cut into sentences."""
_HAN = re.compile(letter_class(Script.HAN))


class Extent(StrEnum):
    """What stays bright around the cursor."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Focus(QObject):
    """Dims all that can be seen but the sentence or the paragraph at the cursor."""

    def __init__(self, editor: Editor, viewport: Viewport, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._viewport = viewport
        self._is_on = False
        self._extent = Extent.SENTENCE
        self._dimmed = QTextCharFormat()
        editor.cursorPositionChanged.connect(self._show)
        editor.selectionChanged.connect(self._show)
        viewport.changed.connect(self._show)

    @Slot(bool)
    def set_on(self, is_on: bool) -> None:
        """Dim, or show all as it is."""
        self._is_on = is_on
        self._show()

    def set_extent(self, extent: Extent) -> None:
        """Leave this much bright."""
        self._extent = extent
        self._show()

    def set_colours(self, colours: Colours) -> None:
        """Dim in this theme's colour."""
        self._dimmed.setForeground(QColor(colours.palette["dimmed"]))
        self._show()

    @Slot()
    def _show(self) -> None:
        if self._editor.is_composing:
            return
        layers = self._editor.layers
        if not self._is_on:
            layers.show(Layer.FOCUS, [])
            return
        first, last = self._viewport.range()
        start, end = self._bright()
        dimmed = ((first, min(start, last)), (max(end, first), last))
        layers.show(Layer.FOCUS, [layers.mark(a, b, self._dimmed) for a, b in dimmed if a < b])

    def _bright(self) -> tuple[int, int]:
        """From where to where the text stays as it is, in UTF-16 units."""
        cursor = self._editor.textCursor()
        selected = cursor.selectionStart(), cursor.selectionEnd()
        lines = list(_paragraph(cursor.block()))
        start = lines[0].position()
        end = lines[-1].position() + lines[-1].length() - 1
        if self._extent is Extent.SENTENCE and end - start <= LONGEST_PARAGRAPH:
            text = "\n".join(line.text() for line in lines)
            place = from_utf16(text, cursor.position() - start)
            first, last = sentence_at(text, place)
            start, end = start + to_utf16(text, first), start + to_utf16(text, last)
        return min(start, selected[0]), max(end, selected[1])


def sentence_at(paragraph: str, place: int) -> tuple[int, int]:
    """From where to where the sentence goes that is written at `place`.

    A place between two sentences belongs to the one that begins there, and the place after the
    last word to the sentence before it. Lines of a paragraph without Chinese are one run of words.
    """
    run = paragraph if _HAN.search(paragraph) else paragraph.replace("\n", " ")
    start = 0
    for sentence in sentences(run):
        end = start + len(sentence)
        if place < end:
            return start, end
        if end == len(run) and not sentence.endswith("\n"):
            return start, end
        start = end
    return start, len(run)


def _paragraph(block: QTextBlock) -> Iterator[QTextBlock]:
    """The lines of the paragraph that a line is in; a line of Chinese is one by itself."""
    if _stands_alone(block):
        yield block
        return
    first = block
    while first.previous().isValid() and not _stands_alone(first.previous()):
        first = first.previous()
    while first.isValid() and not _stands_alone(first):
        yield first
        first = first.next()


def _stands_alone(block: QTextBlock) -> bool:
    return not block.text().strip() or bool(_HAN.search(block.text()))
