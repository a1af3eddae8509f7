"""Room between the lines of a QPlainTextEdit, which Qt itself does not offer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout


class SpacedLayout(QPlainTextDocumentLayout):
    """Qt's own layout, with its lines moved apart after it placed them."""

    def __init__(self, document: QTextDocument, leading: float = 0.0) -> None:
        super().__init__(document)
        self._leading = leading

    def set_leading(self, leading: float) -> None:
        """Leave this many pixels below each line, half of them above the first."""
        self._leading = leading
        self.requestUpdate()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802
        """Measure a block, moving its lines apart if Qt has just laid them out."""
        measured = super().blockBoundingRect(block)
        layout = block.layout() if block.isValid() else None
        if not self._leading or layout is None or not layout.lineCount() or not block.isVisible():
            return measured
        if layout.lineAt(0).y() == 0:
            self._spread(layout)
            measured = super().blockBoundingRect(block)
        return measured.adjusted(0, 0, 0, self._leading / 2)

    def _spread(self, layout: QTextLayout) -> None:
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            down = self._leading * (number + 0.5)
            line.setPosition(QPointF(line.x(), line.y() + down))
