"""A page to write on: one centred column of text, its fonts and its size."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPalette,
    QResizeEvent,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from writer.ui.leading import SpacedLayout
from writer.ui.typefaces import Typeface, families, style_hint

DEFAULT_SIZE_PT = 13
SMALLEST_SIZE_PT = 7
LARGEST_SIZE_PT = 48
LINE_CHARACTERS = 84
"""The widest line, in digits: more is tiring to read."""
LINE_HEIGHT = 1.6
"""Of the size of the text: what most books and word processors settle at."""
SMALLEST_SIDE = 28
"""Pixels between the text and the edge of the window."""
LONGEST_RUN = 20_000
"""Qt needs time squared to wrap a longer run without a blank at word boundaries."""
_RUN = re.compile(r"[!-~]+")
_WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


class Page(QPlainTextEdit):
    """A plain text widget for prose, without any idea of files, tasks or Markdown.

    Signals:
        zoom_changed: the size of the text is this many points now.
    """

    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_chinese = False
        self._size_pt = DEFAULT_SIZE_PT
        self._typeface: str = Typeface.SANS
        self._line_characters = LINE_CHARACTERS
        self._line_height = LINE_HEIGHT
        self._indents_first_lines = False
        document = QTextDocument(self)
        self._layout = SpacedLayout(document)
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setWordWrapMode(_WRAP)
        self._set_font()

    @property
    def size_pt(self) -> int:
        """The size of the text in points."""
        return self._size_pt

    def set_size(self, size_pt: int) -> None:
        """Show the text larger or smaller, within sensible bounds."""
        size_pt = max(SMALLEST_SIZE_PT, min(LARGEST_SIZE_PT, size_pt))
        if size_pt != self._size_pt:
            self._size_pt = size_pt
            self._set_font()
            self.zoom_changed.emit(size_pt)

    def set_chinese(self, is_chinese: bool) -> None:
        """Let Chinese fonts, or Latin ones, draw the punctuation that both have."""
        if is_chinese != self._is_chinese:
            self._is_chinese = is_chinese
            self._set_font()

    def set_first_line_indent(self, is_on: bool) -> None:
        """Show the first lines of paragraphs moved in by two characters (首行缩进)."""
        self._indents_first_lines = is_on
        self._set_indent()

    def set_typeface(self, name: str) -> None:
        """Show the text in a Typeface, or in the family of this name."""
        if name != self._typeface:
            self._typeface = name
            self._set_font()

    def set_line_characters(self, characters: int) -> None:
        """Let no line be wider than so many digits; 0: than the window."""
        self._line_characters = characters
        self._center_column()

    def set_line_height(self, height: float) -> None:
        """Set lines this far apart, as a multiple of the size of the text."""
        self._line_height = height
        self._set_leading()

    def choose_wrapping(self, text: str, *, is_all: bool) -> None:
        """Wrap so that `text`, soon all of the page or a part of it, is laid out in good time."""
        if _has_long_run(text):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        elif is_all:
            self.setWordWrapMode(_WRAP)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_size(self._size_pt + (1 if event.angleDelta().y() > 0 else -1))
            event.accept()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the column in the middle, no wider than is good to read."""
        # First the margins: Qt lays the text out as wide as the viewport is at that moment.
        self._center_column()
        super().resizeEvent(event)

    def _set_font(self) -> None:
        font = QFont(self.font())
        font.setFamilies(families(self._typeface, is_chinese=self._is_chinese))
        font.setPointSize(self._size_pt)
        font.setStyleHint(style_hint(self._typeface))
        self.setFont(font)
        self._set_leading()
        self.setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(" "))
        self._set_indent()
        self._center_column()

    def _set_indent(self) -> None:
        wide = 2 * QFontMetricsF(self.font()).horizontalAdvance("字")
        self._layout.set_indent(wide if self._indents_first_lines else 0.0)
        self.viewport().update()

    def _set_leading(self) -> None:
        font = self.font()
        height = QFontMetricsF(font).lineSpacing()
        leading = self._line_height * QFontInfo(font).pixelSize() - height
        self._layout.set_leading(max(0.0, leading))

    def _center_column(self) -> None:
        inside = self.width() - self.verticalScrollBar().sizeHint().width()
        widest = self._line_characters * QFontMetricsF(self.font()).horizontalAdvance("0")
        side = max(SMALLEST_SIDE, int((inside - widest) / 2)) if widest else SMALLEST_SIDE
        self.setViewportMargins(side, 20, side, 0)


def _has_long_run(text: str) -> bool:
    """Whether there are too many characters of ASCII without a blank between them.

    A run that long covers one of the places looked at, so that few characters are.
    """
    for place in range(LONGEST_RUN, len(text), LONGEST_RUN):
        if (run := _RUN.match(text, place)) is None:
            continue
        back = _RUN.match(text[place - LONGEST_RUN : place][::-1])
        if len(run[0]) + (len(back[0]) if back else 0) > LONGEST_RUN:
            return True
    return False
