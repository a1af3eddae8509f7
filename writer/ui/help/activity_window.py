"""The window that says what the model was asked, and that nothing went over the internet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from writer.core.activity import Entry, Outcome
from writer.core.sockets import SocketCount, open_now
from writer.ui.help.dialog import HelpDialog
from writer.ui.help.record import ActivityRecord

SIZE = QSize(900, 560)
PLACES_SHOWN = 6
"""Addresses of connections that are named."""
NUMBERS = (3, 4, 5)
"""The columns of figures."""


class ActivityWindow(HelpDialog):
    """Shows the entries of a record as they come."""

    def __init__(
        self,
        record: ActivityRecord,
        sockets: SocketCount,
        task_name: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(SIZE, parent)
        self._record = record
        self._sockets = sockets
        self._task_name = task_name
        self.connections = _label("activity_connections")
        font = self.connections.font()
        font.setBold(True)
        self.connections.setFont(font)
        self.proof, self.note = _label("activity_proof"), _label("activity_note")
        self.table = QTableWidget(0, 7)
        self.keeps = QCheckBox()
        self.keeps.setChecked(record.is_on)
        self.clear = self.add_button()
        self._lay_out()
        self.keeps.toggled.connect(record.set_on)
        self.clear.clicked.connect(record.clear)
        record.changed.connect(self.refresh)
        self.retranslate()

    @Slot()
    def refresh(self) -> None:
        """Show the entries and the count as they are now."""
        entries = self._record.entries
        self.table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            for column, text in enumerate(self._cells(entry)):
                item = QTableWidgetItem(text)
                if column in NUMBERS:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(row, column, item)
        self.clear.setEnabled(bool(entries))
        self.connections.setText(self._count())
        self.proof.setText(self._proof())

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        super().retranslate()
        self.setWindowTitle(self.tr("Activity"))
        self.note.setText(
            self.tr(
                "What the model was asked. The list has names of tasks and files, never text, and"
                " stays on this computer."
            )
        )
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Time"),
                self.tr("Task"),
                self.tr("Document"),
                self.tr("Characters"),
                self.tr("Seconds"),
                self.tr("Blocks"),
                self.tr("Result"),
            ]
        )
        self.table.setAccessibleName(self.tr("What the model was asked"))
        self.keeps.setText(self.tr("Keep this list"))
        self.clear.setText(self.tr("Clear the list"))
        self.refresh()

    def _lay_out(self) -> None:
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setStyleSheet("QTableWidget::item { padding: 3px 8px; }")
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        for part in (self.connections, self.proof, self.note):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.keeps)
        column.addWidget(self.buttons)

    def _count(self) -> str:
        words = self.tr("Internet connections since Writer was started: {count}")
        return words.format(count=QLocale().toString(self._sockets.connected))

    def _proof(self) -> str:
        """Where the connections went, and what the system says."""
        parts = []
        if connections := self._sockets.connections:
            places = dict.fromkeys(f"{c.host}:{c.port}" for c in reversed(connections))
            named = ", ".join(list(places)[:PLACES_SHOWN])
            rest = " …" if len(places) > PLACES_SHOWN else ""
            parts.append(self.tr("You started these: {places}.").format(places=named + rest))
        now = open_now()
        if now == 0:
            parts.append(self.tr("The system knows of none that is open now."))
        elif now is not None:
            parts.append(self.tr("%n is(are) open now.", "", now))
        return " ".join(parts)

    def _cells(self, entry: Entry) -> tuple[str, ...]:
        began = QDateTime.fromMSecsSinceEpoch(int(entry.time * 1000))
        return (
            QLocale().toString(began, QLocale.FormatType.ShortFormat),
            self._task_name(entry.task),
            entry.title or self.tr("Untitled"),
            QLocale().toString(entry.characters),
            QLocale().toString(entry.seconds, "f", 1),
            self._blocks(entry),
            self._outcome(entry.outcome),
        )

    def _blocks(self, entry: Entry) -> str:
        if not entry.kept_blocks:
            return QLocale().toString(entry.blocks)
        return self.tr("{count}, {kept} kept").format(count=entry.blocks, kept=entry.kept_blocks)

    def _outcome(self, outcome: Outcome) -> str:
        return {
            Outcome.OPEN: self.tr("not decided"),
            Outcome.ACCEPTED: self.tr("accepted"),
            Outcome.KEPT: self.tr("original kept"),
            Outcome.STOPPED: self.tr("stopped"),
            Outcome.FAILED: self.tr("failed"),
        }[outcome]


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
