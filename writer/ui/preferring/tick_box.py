"""A box to tick that is seen in every theme; the style's own one is too faint in dark ones."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox

SIDE, ROOM = 18, 3
"""Pixels of the box, and around it for the mark of the focus."""
_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.30))


class TickBox(QCheckBox):
    """Drawn in the colours of the palette; it has no text of its own."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """The box and the room around it."""
        return QSize(SIDE + 2 * ROOM, SIDE + 2 * ROOM)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """No less."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802
        """All of it can be clicked."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box, the tick, and the focus around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, box = self.palette(), QRectF(ROOM + 0.5, ROOM + 0.5, SIDE - 1, SIDE - 1)
        accent = palette.color(QPalette.ColorRole.Accent)
        edge = accent if self.isChecked() else palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(accent if self.isChecked() else palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            pen = QPen(palette.color(QPalette.ColorRole.BrightText), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            points = (QPointF(box.x() + x * SIDE, box.y() + y * SIDE) for x, y in _TICK)
            painter.drawPolyline(QPolygonF(list(points)))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1))
            around = QRect(0, 0, SIDE + 2 * ROOM - 1, SIDE + 2 * ROOM - 1)
            painter.drawRoundedRect(QRectF(around).translated(0.5, 0.5), 6, 6)
        painter.end()
