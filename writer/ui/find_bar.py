"""The bar to find and to replace text with, at the foot of the editor."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from writer.text.search import Query
from writer.ui.icons import Icons
from writer.ui.query_fields import QueryFields, stylesheet
from writer.ui.theme import Colours
from writer.ui.tool_row import name_button, row_of, toggle_button

NOTE_CHARACTERS = 18
"""Room for a note such as '1,234 of 5,678', so that a longer one does not move the buttons."""


class FindBar(QFrame):
    """Says what is looked for and what shall take its place; it finds nothing itself.

    Signals:
        query_changed: other words, or another way to look for them.
        scope_toggled(bool): look in the selection only, or everywhere.
        next_requested, previous_requested: go to another match.
        replace_requested, replace_all_requested: put the replacement there.
        closed: the focus belongs to the text again.
    """

    query_changed = Signal()
    scope_toggled = Signal(bool)
    next_requested = Signal()
    previous_requested = Signal()
    replace_requested = Signal()
    replace_all_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self._fields = fields = QueryFields(self)
        self.words, self.replacement, self.note = fields.words, fields.replacement, fields.note
        self.case, self.whole, self.expression = fields.case, fields.whole, fields.expression
        self.scope = toggle_button()
        self.previous, self.next, self.close_button = QToolButton(), QToolButton(), QToolButton()
        self.replace_one, self.replace_all = QPushButton(), QPushButton()
        self._words_label, self._replacement_label = QLabel(), QLabel()
        self._lay_out()
        self._connect_signals()
        self._retranslate()
        self.set_replacing(is_on=False)
        self.hide()

    @property
    def query(self) -> Query:
        """What is looked for now."""
        return self._fields.query

    @property
    def is_replacing(self) -> bool:
        """Whether the second row is there."""
        return self.replacement.isVisibleTo(self)

    def leave_scope(self) -> None:
        """Look everywhere: what was selected is not there any more."""
        with QSignalBlocker(self.scope):
            self.scope.setChecked(False)

    def open(self, words: str = "", *, is_scoped: bool = False) -> None:
        """Come up with the focus in the words; without `words`, those of the last time stay."""
        with QSignalBlocker(self.words), QSignalBlocker(self.scope):
            if words:
                self.words.setText(words)
            self.scope.setChecked(is_scoped)
        self.show()
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_replacing(self, *, is_on: bool) -> None:
        """Show the second row, or not."""
        for part in (
            self._replacement_label,
            self.replacement,
            self.replace_one,
            self.replace_all,
        ):
            part.setVisible(is_on)

    def tell(self, note: str, *, is_warning: bool = False) -> None:
        """Say how many there are, or what is wrong."""
        self._fields.tell(note, is_warning=is_warning)
        self.note.setToolTip(note)

    def tell_count(self, count: int, current: int | None, *, has_more: bool) -> None:
        """Say how many matches there are, and which of them, from 0, is selected."""
        total = f"{count:,}{'+' if has_more else ''}"
        if not count:
            self.tell(self.tr("No match"))
        elif current is None:
            self.tell(self.tr("{total} found").format(total=total))
        else:
            number = f"{current + 1:,}"
            self.tell(self.tr("{number} of {total}").format(number=number, total=total))

    def set_colours(self, icons: Icons, colours: Colours) -> None:
        """Look like a part of the window."""
        p = colours.palette
        for button, name in (
            (self.previous, "up"),
            (self.next, "down"),
            (self.close_button, "close"),
        ):
            button.setIcon(icons.icon(name, p["icon"], p["muted"]))
        self.setStyleSheet(
            f"#find_bar {{ background: {p['window']}; border-top: 1px solid {p['outline']}; }}"
            f"{stylesheet(p)}"
            f"QLabel {{ color: {p['muted_text']}; }}"
            f'QLabel[warns="true"] {{ color: {p["warn"]}; background: {p["warn_back"]};'
            " border-radius: 6px; padding: 3px 7px; }"
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 10, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._words_label.setBuddy(self.words)
        self._replacement_label.setBuddy(self.replacement)
        self.note.setMinimumWidth(NOTE_CHARACTERS * self.note.fontMetrics().averageCharWidth())
        self.note.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        first = row_of(self.case, self.whole, self.expression, self.scope, self.note)
        for button in (self.previous, self.next, self.close_button):
            first.addWidget(button)
        second = row_of(self.replace_one, self.replace_all)
        second.addStretch(1)
        for row, (label, line, rest) in enumerate(
            (
                (self._words_label, self.words, first),
                (self._replacement_label, self.replacement, second),
            )
        ):
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
            grid.addLayout(rest, row, 2)
        order = (self.words, self.replacement, self.case, self.whole, self.expression, self.scope)
        buttons = (self.previous, self.next, self.replace_one, self.replace_all, self.close_button)
        chain: tuple[QWidget, ...] = (*order, *buttons)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _connect_signals(self) -> None:
        self._fields.changed.connect(self.query_changed)
        self.scope.toggled.connect(self.scope_toggled)
        self.words.entered.connect(self.next_requested)
        self.words.entered_backwards.connect(self.previous_requested)
        self.replacement.entered.connect(self.replace_requested)
        self.replacement.entered_backwards.connect(self.previous_requested)
        self.previous.clicked.connect(self.previous_requested)
        self.next.clicked.connect(self.next_requested)
        self.replace_one.clicked.connect(self.replace_requested)
        self.replace_all.clicked.connect(self.replace_all_requested)
        self.close_button.clicked.connect(self.leave)
        self.words.left.connect(self.leave)
        self.replacement.left.connect(self.leave)

    @Slot()
    def leave(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def _retranslate(self) -> None:
        self._fields.retranslate()
        self._words_label.setText(self.tr("Find"))
        self._replacement_label.setText(self.tr("Replace with"))
        self.replace_one.setText(self.tr("Replace"))
        self.replace_all.setText(self.tr("Replace all"))
        self.scope.setText(self.tr("In selection"))
        for button, name in (
            (self.scope, self.tr("Only in what was selected")),
            (self.previous, self.tr("Previous match")),
            (self.next, self.tr("Next match")),
            (self.close_button, self.tr("Close the search")),
        ):
            name_button(button, name)
