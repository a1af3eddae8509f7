"""The palette as it is seen: one line to type in, and below it what fits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from writer.ui.announcement import announce
from writer.ui.line_field import LineField
from writer.ui.palette.rows import Line, Rows
from writer.ui.theme import Colours
from writer.ui.timers import single_shot

WIDTH = 640
ROWS = 12
EDGE = 12
"""Pixels between the palette and the sides of the window, at least."""
REST_MS = 600
"""So long no key was pressed before the number of lines is announced."""


class PaletteBox(QFrame):
    """Lies over the upper part of its window and takes the focus while it is there.

    Signals:
        typed(str): look for this.
        chosen(int): the line with this number is wanted.
        left: Esc was pressed.
    """

    typed = Signal(str)
    chosen = Signal(int)
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.field = LineField()
        self.rows = QListWidget()
        self.note = QLabel()
        self.note.setWordWrap(True)
        self._drawing = Rows(self.rows)
        self.rows.setItemDelegate(self._drawing)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setUniformItemSizes(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(6)
        for part in (self.field, self.rows, self.note):
            layout.addWidget(part)
        self.field.textChanged.connect(self.typed)
        self.field.entered.connect(self._choose)
        self.field.left.connect(self.left)
        self.rows.itemClicked.connect(self._choose)
        self._rest_timer = single_shot(self, self._announce_count, REST_MS)
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        self._retranslate()
        self.hide()

    @Slot()
    def open(self) -> None:
        """Be seen, with an empty line."""
        self.field.clear()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Offer these lines, the first one at hand."""
        self.rows.clear()
        for line in lines:
            item = QListWidgetItem(line.title)
            item.setData(Rows.LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
            item.setToolTip(line.reason)
            self.rows.addItem(item)
        self.rows.setVisible(bool(lines))
        self._note("" if lines else self.tr("Nothing is called like this"))
        self.rows.setCurrentRow(0)
        self._place()
        self._rest_timer.start()

    def tell(self, words: str) -> None:
        """Say something below the lines."""
        self._note(words)
        announce(self, words)

    def set_colours(self, colours: Colours) -> None:
        """Stand out from the page."""
        p = colours.palette
        self._drawing.set_colours(colours)
        self.setStyleSheet(
            f"#palette {{ background: {p['window']}; border: 1px solid {p['mid']};"
            " border-radius: 10px; }"
            f"QLineEdit {{ background: {p['page']}; color: {p['ink']};"
            f" border: 1px solid {p['mid']}; border-radius: 6px; padding: 7px 10px; }}"
            f"QLineEdit:focus {{ border-color: {p['accent']}; }}"
            f"QLabel {{ color: {p['muted_text']}; padding: 2px 8px; }}"
            f"QListWidget {{ background: transparent; color: {p['ink']}; border: none; }}"
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the middle of the window, and walk through the lines from the field."""
        if watched is self.parent():
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = self._steps().get(Qt.Key(event.key()))
        if step is None or self.field.is_composing:
            return False
        if self.rows.count():
            self._walk(step)
        return True

    def _steps(self) -> dict[Qt.Key, int]:
        page = max(1, self.rows.height() // max(1, self.rows.sizeHintForRow(0)) - 1)
        keys = Qt.Key
        return {keys.Key_Up: -1, keys.Key_Down: 1, keys.Key_PageUp: -page, keys.Key_PageDown: page}

    def _walk(self, step: int) -> None:
        """Go on by one, around the ends, or by a page, as far as there are lines."""
        last, row = self.rows.count() - 1, self.rows.currentRow() + step
        if abs(step) == 1:
            row %= last + 1
        self.rows.setCurrentRow(max(0, min(last, row)))
        self._note("")
        self._rest_timer.stop()
        announce(self, self._spoken())

    @Slot()
    def _choose(self) -> None:
        if (row := self.rows.currentRow()) >= 0:
            self.chosen.emit(row)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        rows = min(self.rows.count(), ROWS)
        self.rows.setFixedHeight(max(1, rows * max(1, self.rows.sizeHintForRow(0))))
        width = min(WIDTH, window.width() - 2 * EDGE)
        self.setFixedWidth(width)
        top = window.height() // 12
        height = self.sizeHint().height()
        if (excess := top + height + EDGE - window.height()) > 0:
            self.rows.setFixedHeight(max(1, self.rows.height() - excess))
        self.adjustSize()
        self.move((window.width() - width) // 2, top)

    def _note(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self._place()

    def _spoken(self) -> str:
        """The line at hand, for a screen reader; nothing where there is none."""
        index = self.rows.currentIndex()
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else ""

    @Slot()
    def _announce_count(self) -> None:
        """Say how many lines fit what was typed, and the one at hand."""
        if not self.isVisible():
            return
        count = self.tr("%Ln result(s)", "", self.rows.count())
        announce(self, f"{count}. {self._spoken()}" if self.rows.count() else self.note.text())

    def _retranslate(self) -> None:
        self.field.setPlaceholderText(
            self.tr("A command, a setting or a file: some letters, English, Chinese or pinyin")
        )
        self.field.setAccessibleName(self.tr("Find a command"))
        self.rows.setAccessibleName(self.tr("Commands"))
