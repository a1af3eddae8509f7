"""The window of a document's snapshots: choose one, compare it with the text, go back to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from writer.core.errors import FileError, WriterError
from writer.text.snapshots import Occasion, Snapshot, Snapshots
from writer.ui.comparison_view import ComparisonView
from writer.ui.review.colours import ReviewColours
from writer.ui.room import fit

SIZE = QSize(900, 600)
LIST_WIDTH = 280
CLOSE_TIMEOUT_MS = 2000


class SnapshotWindow(QDialog):
    """Not modal; it shows what the text in the editor would lose and get back.

    Signals:
        restore_requested: this text shall take the place of the document's.
        clear_requested: all snapshots of this document shall go.
    """

    restore_requested = Signal(str)
    clear_requested = Signal()

    def __init__(
        self,
        snapshots: Snapshots,
        text: Callable[[], str],
        sentence: Callable[[WriterError], str],
        colours: ReviewColours,
        parent: QWidget | None = None,
    ) -> None:
        """`text` gives what stands in the editor now."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._snapshots = snapshots
        self._text = text
        self._sentence = sentence
        self._document = ""
        self._chosen = ""
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Snapshots"))
        self.view = ComparisonView(colours)
        self.restore = QPushButton(self.tr("Restore this state"))
        self.clear = QPushButton(self.tr("Delete all snapshots of this document"))
        self._lay_out()
        self.list.itemSelectionChanged.connect(self._compare)
        self.restore.clicked.connect(self._restore)
        self.clear.clicked.connect(self.clear_requested)

    def show_document(self, document: str, name: str) -> None:
        """List the snapshots of a document, and compare the newest that differs."""
        self.setWindowTitle(self.tr("Snapshots of “{name}”").format(name=name))
        self._document = document
        self.refresh()
        self.show()

    @Slot()
    def refresh(self) -> None:
        """List what there is now."""
        found = self._snapshots.of(self._document)
        self.list.clear()
        for snapshot in found:
            item = QListWidgetItem(self._words(snapshot))
            item.setData(Qt.ItemDataRole.UserRole, snapshot)
            self.list.addItem(item)
        self.clear.setEnabled(bool(found))
        self.restore.setEnabled(False)
        if found:
            self.list.setCurrentRow(0)
        else:
            self.view.tell(
                self.tr(
                    "There are no snapshots of this document yet. One is taken when you save, and"
                    " before a rewrite enters the text."
                )
            )

    def done(self, result: int) -> None:
        """End the thread of the comparison too."""
        self.view.shut_down(CLOSE_TIMEOUT_MS)
        super().done(result)

    def _lay_out(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.list)
        panes.addWidget(self.view)
        panes.setStretchFactor(1, 1)
        panes.setSizes([LIST_WIDTH, SIZE.width() - LIST_WIDTH])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # the style's own does not go with the window's
        buttons.rejected.connect(self.close)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.clear, QDialogButtonBox.ButtonRole.ActionRole)
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addWidget(panes, 1)
        column.addWidget(buttons)
        fit(self, SIZE)

    def _words(self, snapshot: Snapshot) -> str:
        taken = QDateTime.fromMSecsSinceEpoch(int(snapshot.taken_at * 1000))
        occasions = {
            Occasion.SAVED: self.tr("saved"),
            Occasion.REWRITE: self.tr("before a rewrite"),
            Occasion.RESTORE: self.tr("before going back"),
            Occasion.RELOAD: self.tr("before reloading"),
            Occasion.REPLACE: self.tr("before replacing in the folder"),
        }
        return self.tr("{time}\n{occasion} · {length}").format(
            time=QLocale().toString(taken, QLocale.FormatType.ShortFormat),
            occasion=occasions[snapshot.occasion],
            length=self.tr("%Ln character(s)", "", snapshot.characters),
        )

    @Slot()
    def _compare(self) -> None:
        chosen = self.list.selectedItems()
        self.restore.setEnabled(False)
        if not chosen:
            return
        try:
            self._chosen = self._snapshots.text(chosen[0].data(Qt.ItemDataRole.UserRole))
        except FileError as error:
            self.view.tell(self._sentence(error))
            return
        now = self._text()
        self.view.compare(now, self._chosen)
        self.restore.setEnabled(now != self._chosen)

    @Slot()
    def _restore(self) -> None:
        self.restore_requested.emit(self._chosen)
