"""A line that is shortened where there is no room for it, and said whole in its tip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

LEAST = "0000…"
"""So much of a longer line is seen at least."""


class ShortLabel(QLabel):
    """Never asks for more room than there is; a screen reader has the whole line."""

    def __init__(self, elision: Qt.TextElideMode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._elision = elision

    @property
    def shown(self) -> str:
        """What is seen of the text."""
        return self.fontMetrics().elidedText(
            self.text(), self._elision, self.contentsRect().width()
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for some letters, or for all of a shorter line."""
        whole, metrics = super().sizeHint(), self.fontMetrics()
        frame = whole.width() - metrics.horizontalAdvance(self.text())
        least = metrics.horizontalAdvance(LEAST) + max(0, frame)
        return QSize(min(whole.width(), least), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line, or what there is room for."""
        if (shown := self.shown) == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)

    def event(self, event: QEvent) -> bool:
        """Say in the tip what there was no room for."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            parts = [self.text()] if self.shown != self.text() else []
            parts += [self.toolTip()] if self.toolTip() else []
            if parts:
                QToolTip.showText(event.globalPos(), "\n\n".join(parts), self)
                return True
        return super().event(event)
