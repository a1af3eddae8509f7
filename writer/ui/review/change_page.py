"""The changes of one version with their bar: where decisions are taken."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from writer.ui.review.change_bar import ChangeBar
from writer.ui.review.change_view import ChangeView
from writer.ui.review.colours import ReviewColours
from writer.ui.review.keys import Keys
from writer.ui.review.versions import Decision, Version


class ChangePage(QWidget):
    """Turns keys and clicks into decisions on the version that is shown.

    Signals:
        decision_changed(): the resulting text may be another one now.
        change_reached(str): another change is current; number and state in words.
    """

    decision_changed = Signal()
    change_reached = Signal(str)

    def __init__(self, keys: Keys, colours: ReviewColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version: Version | None = None
        self.view = ChangeView(keys, colours)
        self.bar = ChangeBar(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)
        self.setFocusProxy(self.view)
        self.view.decided.connect(self.decide)
        self.view.change_clicked.connect(self._go_to)
        self.view.remark_clicked.connect(self.go_to_remark)
        self.bar.open_all_requested.connect(self._open_all)
        self.bar.decided.connect(self.decide)
        self.bar.move_requested.connect(self.move_on)

    def show_version(self, version: Version) -> None:
        """Show a version with the decisions already taken on it."""
        self._version = version
        self.view.show_version(version)
        self.bar.show_version(version)
        self.bar.offer_folds(is_offered=self.view.has_folds)

    @Slot(Decision)
    def decide(self, decision: Decision) -> None:
        """Decide on the current change and go on."""
        if self._version is not None:
            self._version.decide(decision)
            self._refresh()
            self.decision_changed.emit()

    def accept_unremarked(self) -> None:
        """Accept all undecided changes of blocks without findings."""
        if self._version is not None and self._version.accept_unremarked():
            self._refresh()
            self.decision_changed.emit()

    @Slot(int)
    def move_on(self, step: int) -> None:
        """Go to the next (1) or previous (-1) change."""
        if self._version is not None:
            self._version.move(step)
            self._refresh()

    @Slot(int)
    def go_to_remark(self, remark: int) -> None:
        """Make the change that a finding is about the current one, and select its words."""
        if self._version is None:
            return
        index = self._version.hunk_of(remark)
        if index is not None:
            self._go_to(index)
        if not self.view.select_words(remark):
            self.view.reveal(self._version.remarks[remark].place)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.view.setAccessibleName(self.tr("Changes"))
        self.view.retranslate()
        self.bar.retranslate()

    @Slot(bool)
    def _open_all(self, is_open: bool) -> None:
        self.view.open_all(is_open=is_open)

    @Slot(int)
    def _go_to(self, index: int) -> None:
        if self._version is not None:
            self._version.current = index
            self._refresh()

    def _refresh(self) -> None:
        if self._version is None:
            return
        self.view.refresh()
        self.bar.show_version(self._version)
        self.change_reached.emit(self.bar.summary)
