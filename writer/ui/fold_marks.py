"""Dots behind the headings of folded sections, painted over the text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QTextBlock
from PySide6.QtWidgets import QWidget

from writer.ui.editor import Editor
from writer.ui.viewport import Viewport

DOTS = "…"
GAP, PADDING = 8, 6
"""Pixels before the mark, and within it beside the dots."""


class FoldMarks(QWidget):
    """Lies over the text while something is folded, and lets the mouse through but on a mark.

    Signals:
        clicked(int): the mark behind this line, from 0, was clicked.
    """

    clicked = Signal(int)

    def __init__(self, editor: Editor, viewport: Viewport) -> None:
        super().__init__(editor)
        self._editor = editor
        self._viewport = viewport
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        viewport.changed.connect(self.look)
        editor.updateRequest.connect(self._follow)
        editor.viewport().installEventFilter(self)

    @Slot()
    def look(self) -> None:
        """Find out whether there is something to mark."""
        self.setGeometry(self._editor.viewport().geometry())
        self.setVisible(any(True for _ in self._folded()))
        self.update()

    def marked(self) -> list[int]:
        """The lines that are marked now, from 0."""
        return [block.blockNumber() for block in self._folded()]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dots of each folded section that can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._editor.font())
        ink = self._editor.palette().color(QPalette.ColorRole.Link)
        for block in self._folded():
            box = self.box(block)
            painter.setPen(Qt.PenStyle.NoPen)
            ground = self._editor.palette().color(QPalette.ColorRole.AlternateBase)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, DOTS)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Unfold with a click on the dots."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._editor.viewport().geometry())
        if self.isHidden() or event.type() is not QEvent.Type.MouseButtonPress:
            return False
        if not isinstance(event, QMouseEvent) or event.button() is not Qt.MouseButton.LeftButton:
            return False
        for block in self._folded():
            if self.box(block).contains(event.position()):
                self.clicked.emit(block.blockNumber())
                return True
        return False

    def box(self, block: QTextBlock) -> QRectF:
        """Where the mark behind a line is, at the end of the words of its last row."""
        editor = self._editor
        layout = block.layout()
        place = editor.blockBoundingGeometry(block).translated(editor.contentOffset())
        row = layout.lineAt(layout.lineCount() - 1)
        metrics = editor.fontMetrics()
        width = metrics.horizontalAdvance(DOTS) + 2 * PADDING
        words = row.naturalTextRect().translated(place.topLeft())
        height = metrics.height()
        top = words.center().y() - height / 2
        left = min(words.right() + GAP, self._editor.viewport().width() - width)
        return QRectF(left, top, width, height)

    @Slot()
    def _follow(self) -> None:
        if not self.isHidden():
            self.update()

    def _folded(self) -> Iterator[QTextBlock]:
        """The lines in sight that hidden ones follow."""
        for block in self._viewport.blocks():
            below = block.next()
            if below.isValid() and not below.isVisible():
                yield block
