"""How a line of the palette is drawn: its name, what else it is called, why not, its keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from writer.ui.theme import Colours

PADDING, GAP = 9, 14
"""Pixels at the sides of a line, and between its parts."""
TICK = "✓ "


@dataclass(frozen=True, slots=True)
class Line:
    """What is said about one command."""

    title: str
    other_name: str = ""
    """The name that fits what was typed, where it is not the one of the title."""
    keys: str = ""
    reason: str = ""
    """Why it cannot be chosen now."""
    is_checked: bool = False

    @property
    def spoken(self) -> str:
        """All of it, for who cannot see it."""
        return ", ".join(filter(None, (self.title, self.other_name, self.keys, self.reason)))


class Rows(QStyledItemDelegate):
    """Draws lines; what does not fit is cut off with dots, the keys last."""

    LINE = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = self._muted = self._on_selection = self._selection = QColor()

    def set_colours(self, colours: Colours) -> None:
        """Draw in these colours."""
        p = colours.palette
        self._ink, self._muted = QColor(p["ink"]), QColor(p["muted_text"])
        self._selection, self._on_selection = QColor(p["selection"]), QColor(p["selection_text"])

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line of text with room around it."""
        return QSize(100, option.fontMetrics.height() + 2 * PADDING)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        line = index.data(self.LINE)
        if not isinstance(line, Line):
            return
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_selected:
            self._fill(painter, option.rect)
        muted = self._on_selection if is_selected else self._muted
        ink = self._on_selection if is_selected else self._ink
        painter.setPen(muted)
        room = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        room = _right(painter, room, line.keys)
        painter.setPen(muted if line.reason else ink)
        room = _left(painter, room, f"{TICK if line.is_checked else ''}{line.title}")
        painter.setPen(muted)
        for part in (line.other_name, line.reason):
            room = _left(painter, room, part)
        painter.restore()

    def _fill(self, painter: QPainter, place: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._selection)
        painter.drawRoundedRect(place, 6, 6)


def _left(painter: QPainter, room: QRect, text: str) -> QRect:
    """Write at the left of the room; returns what is left of it."""
    if not text or room.width() <= 0:
        return room
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return room.adjusted(metrics.horizontalAdvance(shown) + GAP, 0, 0, 0)


def _right(painter: QPainter, room: QRect, text: str) -> QRect:
    if not text:
        return room
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    return room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - GAP, 0)
