"""The strip beside the changes: one sign a line, drawn, so that no font must have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from writer.ui.review.colours import ReviewColours


class Sign(StrEnum):
    """What a line of changes is: its kind while undecided, then what was decided."""

    REMOVED = "removed"
    INSERTED = "inserted"
    REPLACED = "replaced"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    MIXED = "mixed"
    """Several changes, decided this way and that."""


class RemarkSign(StrEnum):
    """That something was found about a change."""

    NONE = "none"
    MILD = "mild"
    GRAVE = "grave"


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign to draw beside a line."""

    sign: Sign
    top: int
    """Of the line, in the viewport."""
    line_height: int
    extent: int
    """Height of all lines that the change covers."""
    is_current: bool
    remark: RemarkSign = RemarkSign.NONE


def combine(signs: Iterable[Sign]) -> Sign:
    """The one sign of a line that has several changes."""
    distinct = set(signs)
    if len(distinct) == 1:
        return distinct.pop()
    return Sign.MIXED if distinct <= {Sign.ACCEPTED, Sign.REJECTED} else Sign.REPLACED


def gravest(signs: Iterable[RemarkSign]) -> RemarkSign:
    """The one sign for several findings."""
    found = set(signs)
    order = (RemarkSign.GRAVE, RemarkSign.MILD)
    return next((sign for sign in order if sign in found), RemarkSign.NONE)


_STROKES: dict[Sign, tuple[tuple[float, float, float, float], ...]] = {
    Sign.REMOVED: ((0.1, 0.5, 0.9, 0.5),),
    Sign.INSERTED: ((0.1, 0.5, 0.9, 0.5), (0.5, 0.1, 0.5, 0.9)),
    Sign.REPLACED: ((0.1, 0.38, 0.9, 0.38), (0.5, 0.0, 0.5, 0.76), (0.1, 1.0, 0.9, 1.0)),
    Sign.ACCEPTED: ((0.05, 0.55, 0.38, 0.88), (0.38, 0.88, 0.95, 0.15)),
    Sign.REJECTED: ((0.12, 0.12, 0.88, 0.88), (0.12, 0.88, 0.88, 0.12)),
    Sign.MIXED: ((0.05, 0.5, 0.06, 0.5), (0.5, 0.5, 0.51, 0.5), (0.95, 0.5, 0.96, 0.5)),
}
"""Lines x1, y1, x2, y2 in a unit square."""


class Gutter(QWidget):
    """Draws the marks that `marks` returns for what is in sight."""

    WIDTH = 26
    _SIGN = 9.0
    _REMARK = 5.0

    def __init__(
        self, marks: Callable[[], list[Mark]], colours: ReviewColours, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._marks = marks
        self._colours = colours
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_colours(self, colours: ReviewColours) -> None:
        """Draw in other colours."""
        self._colours = colours
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the sign of each line, and a bar along the current change."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._marks():
            if mark.is_current:
                bar = QRectF(self.width() - 4, mark.top, 3, mark.extent)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._colours.accent))
                painter.drawRoundedRect(bar, 1.5, 1.5)
            self._draw_sign(painter, mark)
            self._draw_remark(painter, mark)
        painter.end()

    def _draw_sign(self, painter: QPainter, mark: Mark) -> None:
        pen = QPen(self._colour(mark), 1.9 if mark.is_current else 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left = self.width() - 5 - self._SIGN - 3
        top = mark.top + (mark.line_height - self._SIGN) / 2
        for x1, y1, x2, y2 in _STROKES[mark.sign]:
            painter.drawLine(
                QPointF(left + x1 * self._SIGN, top + y1 * self._SIGN),
                QPointF(left + x2 * self._SIGN, top + y2 * self._SIGN),
            )

    def _draw_remark(self, painter: QPainter, mark: Mark) -> None:
        """A dot, or a triangle where it is grave, left of the sign."""
        if mark.remark is RemarkSign.NONE:
            return
        is_grave = mark.remark is RemarkSign.GRAVE
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.grave if is_grave else self._colours.mild))
        middle, half = mark.top + mark.line_height / 2, self._REMARK / 2
        if is_grave:
            corners = ((1.0, half), (1 + self._REMARK, half), (1 + half, -half))
            painter.drawPolygon([QPointF(x, middle + y) for x, y in corners])
        else:
            painter.drawEllipse(QRectF(1, middle - half, self._REMARK, self._REMARK))

    def _colour(self, mark: Mark) -> QColor:
        colours = self._colours
        if mark.sign in (Sign.REMOVED, Sign.REJECTED):
            return QColor(colours.removed)
        if mark.sign in (Sign.INSERTED, Sign.ACCEPTED):
            return QColor(colours.inserted)
        return QColor(colours.text if mark.is_current else colours.muted)
