"""A list and a number field that look alike in every theme and leave the wheel to the page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QWidget

from writer.ui.theme import Colours

ARROWS = 24
"""Pixels at the right, for the arrows."""
_HALF, _HEIGHT = 4.0, 4.0
"""Pixels of an arrow: half its width, and its height."""


class Combo(QComboBox):
    """A list; the wheel changes it only when it has the focus, for a page is scrolled with it."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Add the arrow, which a style sheet takes away."""
        super().paintEvent(event)
        _draw_arrows(self, (1, 0.0))


class Spin(QDoubleSpinBox):
    """A number, with the wheel as above."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(6, 0, 0, 0)  # where a list has its text

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Add the arrows, which a style sheet takes away."""
        super().paintEvent(event)
        _draw_arrows(self, (-1, -0.22), (1, 0.22))


def stylesheet(colours: Colours) -> str:
    """How these fields look, with those that take down keys."""
    p = colours.palette
    return (
        f"QComboBox, QDoubleSpinBox, QKeySequenceEdit QLineEdit {{ color: {p['ink']};"
        f" background: {p['page']}; border: 1px solid {p['mid']}; border-radius: 6px;"
        " padding: 4px 8px; }"
        "QComboBox:focus, QDoubleSpinBox:focus, QKeySequenceEdit QLineEdit:focus"
        f" {{ border-color: {p['accent']}; }}"
        f"QComboBox::drop-down {{ border: none; width: {ARROWS}px; }}"
        "QComboBox::down-arrow { image: none; }"
        "QDoubleSpinBox::up-button, QDoubleSpinBox::down-button"
        f" {{ border: none; background: transparent; width: {ARROWS}px; }}"
        "QDoubleSpinBox::up-arrow, QDoubleSpinBox::down-arrow { image: none; }"
    )


def _draw_arrows(field: QWidget, *arrows: tuple[int, float]) -> None:
    """Arrows that point down (1) or up (-1), so far from the middle, in heights of the field."""
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(field.palette().color(field.foregroundRole()), 1.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle = QPointF(field.width() - ARROWS / 2 - 2, field.height() / 2)
    for way, place in arrows:
        tip = middle + QPointF(0, place * field.height() + way * _HEIGHT / 2)
        side = QPointF(_HALF, -way * _HEIGHT)
        painter.drawPolyline(QPolygonF([tip + side, tip, tip + QPointF(-side.x(), side.y())]))
    painter.end()
