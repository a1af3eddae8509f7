"""What the checks found: a row each, above the text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from unicodedata import east_asian_width

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from writer.core.values import Finding, Span
from writer.ui.review.colours import ReviewColours
from writer.ui.review.keys import Command, Keys
from writer.ui.review.remark_words import RemarkWords
from writer.ui.review.remarks import Remark

_EXCERPT_COLUMNS = 44
"""A Chinese character takes two."""
_MAX_HEIGHT = 150


class FindingsView(QWidget):
    """Names every finding and the block it is about; hidden while there are none.

    Signals:
        remark_requested(int): the finding with this number was chosen.
        accept_others_requested(): accept the blocks without findings.
    """

    remark_requested = Signal(int)
    accept_others_requested = Signal()

    def __init__(self, keys: Keys, colours: ReviewColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._colours = colours
        self._words = RemarkWords(self)
        self._remarks: tuple[Remark, ...] = ()
        self._summary = QLabel()
        self._summary.setWordWrap(True)
        self.accept_others = QPushButton()
        self.rows = _Rows()
        head = QHBoxLayout()
        head.addWidget(self._summary, 1)
        head.addWidget(self.accept_others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.rows)
        self.rows.itemClicked.connect(self._go_to)
        self.rows.itemActivated.connect(self._go_to)
        self.accept_others.clicked.connect(self.accept_others_requested)
        self.hide()

    @property
    def summary(self) -> str:
        """How much was found, as shown."""
        return self._summary.text()

    def set_colours(self, colours: ReviewColours) -> None:
        """Paint in other colours."""
        self._colours = colours
        self._fill()

    def show_remarks(self, remarks: Iterable[Remark]) -> None:
        """Show findings with their places."""
        self._remarks = tuple(remarks)
        self.accept_others.setVisible(any(len(remark.place) for remark in self._remarks))
        self._fill()
        self.setVisible(bool(self._remarks))

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show findings that are about the whole answer."""
        self.show_remarks(Remark(finding, Span(0, 0), "") for finding in findings)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.rows.setAccessibleName(self.tr("Findings"))
        self.accept_others.setText(self.tr("Accept the others"))
        self.accept_others.setToolTip(
            self._keys.with_key(
                self.tr("Accept every change in blocks without findings"),
                Command.ACCEPT_UNREMARKED,
            )
        )
        self._fill()

    @Slot(QListWidgetItem)
    def _go_to(self, item: QListWidgetItem) -> None:
        number = self.rows.row(item)
        if len(self._remarks[number].place):
            self.remark_requested.emit(number)

    def _fill(self) -> None:
        kept = {remark.place for remark in self._remarks if remark.finding.grave}
        notes = sum(not remark.finding.grave for remark in self._remarks)
        parts = []
        if kept:
            parts.append(self.tr("Blocks kept as they were: {count}").format(count=len(kept)))
        if notes:
            parts.append(self.tr("Notes: {count}").format(count=notes))
        self._summary.setText(" · ".join(parts))
        self.rows.clear()
        for remark in self._remarks:
            self.rows.addItem(self._row(remark))
        self.rows.updateGeometry()

    def _row(self, remark: Remark) -> QListWidgetItem:
        text = self._words.line(remark)
        if remark.excerpt:
            text += "\n" + self.tr("In “{excerpt}”").format(excerpt=_shortened(remark.excerpt))
        item = QListWidgetItem(text)
        colours = self._colours
        item.setForeground(QColor(colours.grave if remark.finding.grave else colours.mild))
        return item


class _Rows(QListWidget):
    """A list that is as high as its rows, up to a limit."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMaximumHeight(_MAX_HEIGHT)

    def sizeHint(self) -> QSize:  # noqa: N802
        """The height of all rows."""
        height = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As much as is wanted, within the limit."""
        return QSize(0, min(self.sizeHint().height(), _MAX_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Rows wrap anew, and the height follows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def _shortened(text: str) -> str:
    """One line of `text`, cut where it gets too wide."""
    line = " ".join(text.split())
    columns = accumulate(2 if east_asian_width(character) in "WF" else 1 for character in line)
    fitting = sum(column <= _EXCERPT_COLUMNS for column in columns)
    return line if fitting == len(line) else line[:fitting].rstrip() + "…"
