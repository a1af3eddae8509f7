"""The bar below the changes: where the review is, and what to do with this change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from writer.ui.review.keys import Command, Keys
from writer.ui.review.remark_words import RemarkWords
from writer.ui.review.versions import Decision, Version


class ChangeBar(QWidget):
    """Previous and next, the number and state of the current change, accept and reject.

    Signals:
        decided(Decision): a decision on the current change was clicked.
        move_requested(int): -1 for the previous change, 1 for the next one.
        open_all_requested(bool): the blocks without changes shall be seen, or folded again.
    """

    decided = Signal(Decision)
    move_requested = Signal(int)
    open_all_requested = Signal(bool)

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._version: Version | None = None
        self.previous = _arrow(Qt.ArrowType.UpArrow)
        self.next = _arrow(Qt.ArrowType.DownArrow)
        self._number = QLabel()
        self._state = QLabel()
        self._state.setProperty("role", "muted")
        self.unchanged = QToolButton()
        self.unchanged.setCheckable(True)
        self.unchanged.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.unchanged.hide()
        self._remarks = QLabel()
        self._remarks.setProperty("role", "remark")
        self._remarks.setWordWrap(True)
        self._remark_words = RemarkWords(self)
        self.reject = QPushButton()
        self.accept = QPushButton()
        self._lay_out()
        self.previous.clicked.connect(lambda: self.move_requested.emit(-1))
        self.next.clicked.connect(lambda: self.move_requested.emit(1))
        self.unchanged.clicked.connect(self.open_all_requested)
        self.reject.clicked.connect(lambda: self.decided.emit(Decision.REJECTED))
        self.accept.clicked.connect(lambda: self.decided.emit(Decision.ACCEPTED))
        self.retranslate()

    def show_version(self, version: Version) -> None:
        """Tell of the current change of a version."""
        self._version = version
        self._tell()

    def offer_folds(self, *, is_offered: bool) -> None:
        """Offer to show what is folded, where something is; it is folded now."""
        self.unchanged.setChecked(False)
        self.unchanged.setVisible(is_offered)

    @property
    def summary(self) -> str:
        """The current change in words: its number, its state, what it does, what was found."""
        version = self._version
        if version is None or version.current is None:
            return ""
        hunk = version.hunks[version.current]
        parts = [self._number.text(), self._state.text()]
        if hunk.removed:
            parts.append(self.tr("Removed: {text}").format(text=hunk.removed))
        if hunk.inserted:
            parts.append(self.tr("Inserted: {text}").format(text=hunk.inserted))
        return " · ".join(filter(None, (*parts, self._remarks.text().replace("\n", " · "))))

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.reject.setText(self.tr("Keep original"))
        self.reject.setToolTip(self.tr("Leave this place as it was (Delete)"))
        self.accept.setText(self.tr("Accept"))
        self.accept.setToolTip(self.tr("Accept this change and go on (Enter)"))
        self.unchanged.setText(self.tr("Show unchanged"))
        self.unchanged.setToolTip(self.tr("Show the blocks without changes as well"))
        for button, name, command in (
            (self.previous, self.tr("Previous change"), Command.PREVIOUS),
            (self.next, self.tr("Next change"), Command.NEXT),
        ):
            button.setAccessibleName(name)
            button.setToolTip(self._keys.with_key(name, command))
        self._tell()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._number)
        words.addWidget(self._state)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addLayout(words, 1)
        row.addWidget(self.unchanged)
        row.addWidget(self.reject)
        row.addWidget(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._remarks)
        column.addLayout(row)

    def _tell(self) -> None:
        version = self._version
        if version is None or version.current is None:
            return
        total = len(version.hunks)
        self._number.setText(
            self.tr("{number} of {total}").format(number=version.current + 1, total=total)
        )
        self._state.setText(self._words(version.decision(version.current)))
        remarks = version.remarks_of(version.current)
        self._remarks.setText("\n".join(self._remark_words.line(remark) for remark in remarks))
        self._remarks.setVisible(bool(remarks))
        for button in (self.previous, self.next):
            button.setEnabled(total > 1)

    def _words(self, decision: Decision) -> str:
        return {
            Decision.PENDING: self.tr("undecided"),
            Decision.ACCEPTED: self.tr("accepted"),
            Decision.REJECTED: self.tr("original kept"),
        }[decision]


def _arrow(direction: Qt.ArrowType) -> QToolButton:
    button = QToolButton()
    button.setArrowType(direction)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
