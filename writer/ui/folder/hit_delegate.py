"""Paints one place that was found: its line, and the words around it with the match marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from writer.text.folder.searching import Hit
from writer.ui.positions import to_utf16
from writer.ui.theme import Colours

HIT = Qt.ItemDataRole.UserRole + 1
GAP = 8


class HitDelegate(QStyledItemDelegate):
    """Marks what matched; other rows are painted as always."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._number = QColor(Qt.GlobalColor.gray)
        self._back, self._ink = QColor(Qt.GlobalColor.yellow), QColor(Qt.GlobalColor.black)

    def set_colours(self, colours: Colours) -> None:
        """Mark in these colours."""
        p = colours.palette
        self._number = QColor(p["muted_text"])
        self._back, self._ink = QColor(p["match_back"]), QColor(p["match_ink"])

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the row, and then its words."""
        hit = index.data(HIT)
        if not isinstance(hit, Hit):
            super().paint(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, self._view)
        self._write(painter, shown, hit)

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = (
            option.palette.ColorRole.HighlightedText
            if is_selected
            else option.palette.ColorRole.Text
        )
        area = option.rect.adjusted(3, 0, -3, 0)
        number = str(hit.line)
        painter.save()
        painter.setClipRect(area)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(role) if is_selected else self._number)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, number)
        layout = self._laid_out(hit, option)
        top = area.top() + (area.height() - layout.boundingRect().height()) / 2
        left = area.left() + option.fontMetrics.horizontalAdvance(number) + GAP
        painter.setPen(option.palette.color(role))
        layout.draw(painter, QPointF(left, top))
        painter.restore()

    def _laid_out(self, hit: Hit, option: QStyleOptionViewItem) -> QTextLayout:
        """The words on one line, with the mark."""
        layout = QTextLayout(hit.excerpt, option.font)
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(wrapping)
        marked = QTextCharFormat()
        marked.setBackground(self._back)
        marked.setForeground(self._ink)
        mark = QTextLayout.FormatRange()
        mark.start = to_utf16(hit.excerpt, hit.mark.start)
        mark.length = to_utf16(hit.excerpt, hit.mark.end) - mark.start
        mark.format = marked
        layout.setFormats([mark])
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        return layout
