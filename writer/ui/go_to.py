"""Goes to a line or to a heading, with a field at the foot of the editor and what fits above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QWidget,
)

from writer.core.jobs import CancelToken
from writer.ui.actions import Actions
from writer.ui.editor import Editor
from writer.ui.line_field import LineField, stylesheet
from writer.ui.positions import to_utf16
from writer.ui.runner import Runner
from writer.ui.theme import Colours

if TYPE_CHECKING:
    from writer.text.parser import Heading

ROWS = 8
INDENT = "    "


class Aim(Enum):
    """What is asked for."""

    LINE = auto()
    HEADING = auto()


class GoToBar(QFrame):
    """Asks for the number of a line, or for a heading by some of its letters.

    Signals:
        line_chosen(int): this line is wanted, from 1.
        heading_chosen(object): this Heading is wanted.
        closed: the focus belongs to the text again.
    """

    line_chosen = Signal(int)
    heading_chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("go_to_bar")
        self._aim = Aim.LINE
        self._line, self._line_count = 1, 1
        self._headings: Sequence[Heading] | None = None
        self.field = LineField()
        self.rows = QListWidget()
        self._label, self.note = QLabel(), QLabel()
        self._label.setBuddy(self.field)
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 8, 10, 8)
        layout.addWidget(self.rows, 0, 0, 1, 3)
        layout.addWidget(self._label, 1, 0)
        layout.addWidget(self.field, 1, 1)
        layout.addWidget(self.note, 1, 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.itemClicked.connect(self._choose)
        self.field.entered.connect(self._choose)
        self.field.left.connect(self._leave)
        self.field.textChanged.connect(self._show_fitting)
        self.field.installEventFilter(self)
        self._retranslate()
        self.hide()

    def open_for_line(self, line: int, line_count: int) -> None:
        """Ask for a line; the cursor is in `line`, from 1."""
        self._aim, self._line, self._line_count = Aim.LINE, line, line_count
        self._open()

    def open_for_heading(self) -> None:
        """Ask for a heading; `set_headings` tells which there are."""
        self._aim, self._headings = Aim.HEADING, None
        self._open()

    def set_headings(self, headings: Sequence[Heading]) -> None:
        """What can be chosen."""
        self._headings = headings
        self._show_fitting()

    def set_colours(self, colours: Colours) -> None:
        """Look like a part of the window."""
        p = colours.palette
        self.setStyleSheet(
            f"#go_to_bar {{ background: {p['window']}; border-top: 1px solid {p['outline']}; }}"
            f"{stylesheet(p)}"
            f"QLabel {{ color: {p['muted_text']}; padding: 0 6px; }}"
            f"QListWidget {{ background: {p['page']}; color: {p['ink']}; border: none;"
            " border-radius: 6px; }"
            f"QListWidget::item {{ padding: 4px 8px; }}"
            f"QListWidget::item:selected {{ background: {p['selection']};"
            f" color: {p['selection_text']}; }}"
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Walk through the headings with Up and Down while the field has the focus."""
        if (
            self._aim is not Aim.HEADING
            or event.type() is not QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
            or self.field.is_composing
            or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            return False
        step = 1 if event.key() == Qt.Key.Key_Down else -1
        if count := self.rows.count():
            self.rows.setCurrentRow((self.rows.currentRow() + step) % count)
        return True

    def _open(self) -> None:
        self._retranslate()
        self.field.clear()
        self._show_fitting()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _show_fitting(self) -> None:
        """Show the headings that have the letters typed, in their order, or what a line may be."""
        self.rows.clear()
        is_heading = self._aim is Aim.HEADING
        if is_heading:
            for heading in fitting(self._headings or (), self.field.text()):
                item = QListWidgetItem(INDENT * (heading.level - 1) + heading.title)
                item.setData(Qt.ItemDataRole.UserRole, heading)
                self.rows.addItem(item)
        self.rows.setVisible(is_heading and self.rows.count() > 0)
        if count := self.rows.count():
            self.rows.setCurrentRow(0)
            height = self.rows.sizeHintForRow(0)
            self.rows.setFixedHeight(height * min(count, ROWS) + 2 * self.rows.frameWidth())
        self._tell()

    def _tell(self) -> None:
        if self._aim is Aim.LINE:
            note = self.tr("now in {line} of {count}").format(
                line=f"{self._line:,}", count=f"{self._line_count:,}"
            )
        elif self.rows.count() or self._headings is None:
            note = ""
        else:
            note = self.tr("No heading like this") if self._headings else self.tr("No headings")
        self.note.setText(note)

    @Slot()
    def _choose(self) -> None:
        if self._aim is Aim.LINE:
            if line := line_of(self.field.text(), self._line, self._line_count):
                self.hide()
                self.line_chosen.emit(line)
            return
        if self.rows.count():
            item = self.rows.currentItem()
            self.hide()
            self.heading_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def _leave(self) -> None:
        self.hide()
        self.closed.emit()

    def _retranslate(self) -> None:
        is_line = self._aim is Aim.LINE
        name = self.tr("Go to line") if is_line else self.tr("Go to heading")
        self._label.setText(name)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(
            self.tr("A number, or +10 and -10 from here")
            if is_line
            else self.tr("Some letters of the heading")
        )
        self.rows.setAccessibleName(self.tr("Headings"))
        self._tell()


class GoTo(QObject):
    """Joins the bar and the editor."""

    def __init__(self, editor: Editor, actions: Actions, bar: GoToBar, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._bar = bar
        self._runner = Runner(self)
        actions.go_to_line.triggered.connect(self._ask_for_line)
        actions.go_to_heading.triggered.connect(self._ask_for_heading)
        bar.line_chosen.connect(self._go_to_line)
        bar.heading_chosen.connect(self._go_to_heading)
        bar.closed.connect(editor.setFocus)
        editor.turned.connect(bar.hide)  # its lines and headings are those of another document
        self._runner.produced.connect(bar.set_headings)

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes too long."""
        return self._runner.shut_down(timeout_ms)

    @Slot()
    def _ask_for_line(self) -> None:
        if not self._editor.is_composing:
            line = self._editor.textCursor().blockNumber() + 1
            self._bar.open_for_line(line, self._editor.blockCount())

    @Slot()
    def _ask_for_heading(self) -> None:
        if not self._editor.is_composing:
            self._bar.open_for_heading()
            text = self._editor.text()
            self._runner.start(lambda token: _headings(text, token))

    @Slot(int)
    def _go_to_line(self, line: int) -> None:
        self._go(self._editor.document().findBlockByNumber(line - 1).position())

    @Slot(object)
    def _go_to_heading(self, heading: Heading) -> None:
        self._go(to_utf16(self._editor.text(), heading.span.start))

    def _go(self, position: int) -> None:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(min(position, self._editor.document().characterCount() - 1))
        self._editor.setTextCursor(cursor)
        self._editor.centerCursor()
        self._editor.setFocus()


def line_of(typed: str, line: int, line_count: int) -> int | None:
    """The line that is meant, within the text; None where no number was typed."""
    found = re.fullmatch(r"\s*([+-]?)(\d{1,9})\s*", typed)
    if not found:
        return None
    number = int(found[2])
    if found[1]:
        number = line + (number if found[1] == "+" else -number)
    return max(1, min(line_count, number))


def fitting(headings: Sequence[Heading], typed: str) -> list[Heading]:
    """The headings in which all the words typed stand."""
    words = typed.casefold().split()
    return [h for h in headings if all(word in h.title.casefold() for word in words)]


def _headings(text: str, token: CancelToken) -> Iterator[Sequence[Heading]]:
    # The Markdown parser takes its time to load, and the window shows without it.
    from writer.text.headings import outline

    token.raise_if_cancelled()
    yield outline(text)
