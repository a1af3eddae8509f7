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

CHINESE_FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI", "PingFang SC")
LATIN_FONTS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans")
DEFAULT_SIZE_PT = 13
SMALLEST_SIZE_PT = 7
LARGEST_SIZE_PT = 48
COLUMN_CHARACTERS = 84
"""The widest line, in digits: more is tiring to read."""
LINE_HEIGHT = 1.6
"""Of the size of the text: what most books and word processors settle at."""
LONGEST_RUN = 20_000
"""Qt needs time squared to wrap a longer run without a blank at word boundaries."""
_WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def families(*, is_chinese: bool) -> tuple[str, ...]:
    """Font families; those of the language come first and draw what both have, as quotes."""
    return CHINESE_FONTS + LATIN_FONTS if is_chinese else LATIN_FONTS + CHINESE_FONTS


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

    def choose_wrapping(self, text: str, *, is_all: bool) -> None:
        """Wrap so that `text`, soon all of the page or a part of it, is laid out in good time."""
        if len(text) > LONGEST_RUN and any(
            len(run) > LONGEST_RUN for run in re.findall(r"[!-~]+", text)
        ):
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
        font.setFamilies(families(is_chinese=self._is_chinese))
        font.setPointSize(self._size_pt)
        font.setStyleHint(QFont.StyleHint.SansSerif)
        self.setFont(font)
        height = QFontMetricsF(font).lineSpacing()
        self._layout.set_leading(max(0.0, LINE_HEIGHT * QFontInfo(font).pixelSize() - height))
        self.setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(" "))
        self._center_column()

    def _center_column(self) -> None:
        widest = COLUMN_CHARACTERS * QFontMetricsF(self.font()).horizontalAdvance("0")
        inside = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(28, int((inside - widest) / 2))
        self.setViewportMargins(side, 20, side, 0)
