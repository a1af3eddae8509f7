"""The passage with its changes inline: deletions struck out, insertions underlined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from writer.core.values import Span
from writer.ui.review.change_text import ChangeText
from writer.ui.review.colours import ReviewColours
from writer.ui.review.gutter import Gutter, Mark, RemarkSign, Sign, combine, gravest
from writer.ui.review.items import Item, ItemKind, items
from writer.ui.review.keys import Keys
from writer.ui.review.reading_view import ReadingView
from writer.ui.review.versions import Decision, Version
from writer.ui.timers import single_shot

_SLICE_CHARACTERS = 1500
"""How much is written at a time, so that no frame is late."""
_DECISION_KEYS = {
    Qt.Key.Key_Return: Decision.ACCEPTED,
    Qt.Key.Key_Enter: Decision.ACCEPTED,
    Qt.Key.Key_Delete: Decision.REJECTED,
}


class ChangeView(ReadingView):
    """Shows a version, and marks each change by format, colour and a sign in the gutter.

    A long version is written as far as it is looked at; the rest follows bit by bit.

    Signals:
        decided(Decision): Enter or Delete was pressed on the current change.
        change_clicked(int): the change with this index was clicked.
        remark_clicked(int): the line of the finding with this number was clicked.
    """

    decided = Signal(Decision)
    change_clicked = Signal(int)
    remark_clicked = Signal(int)

    def __init__(self, keys: Keys, colours: ReviewColours, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self._version: Version | None = None
        self._items: list[Item] = []
        self._opened: set[int] = set()
        self._is_all_open = False
        self._text = ChangeText(self.document(), colours, self)
        self._gutter = Gutter(self._visible_marks, colours, self)
        self._writing = single_shot(self, self._write_slice)
        self.setViewportMargins(Gutter.WIDTH, 0, 0, 0)
        self.verticalScrollBar().valueChanged.connect(self._gutter.update)
        self.document().documentLayout().documentSizeChanged.connect(self._gutter.update)

    @property
    def has_folds(self) -> bool:
        """Whether there are blocks that can be folded."""
        return any(item.kind not in (ItemKind.WHOLE, ItemKind.BLOCK) for item in self._items)

    def set_colours(self, colours: ReviewColours) -> None:
        """Paint in other colours."""
        self._text.colours = colours
        self._gutter.set_colours(colours)
        if self._version is not None:
            self._build()

    def show_version(self, version: Version) -> None:
        """Show a version from its current change on, with all folds closed."""
        self._version = version
        self._opened.clear()
        self._is_all_open = False
        self._build()
        self._reveal_current()

    def open_all(self, *, is_open: bool) -> None:
        """Open or close all folds."""
        self._is_all_open = is_open
        self._opened.clear()
        self._build()
        self._reveal_current()

    def retranslate(self) -> None:
        """Write everything in the present language."""
        if self._version is not None:
            self._build()

    def refresh(self) -> None:
        """Show what was decided since, and go to the change that is current now."""
        self._text.restyle()
        self._gutter.update()
        self._reveal_current()

    def reveal(self, place: Span) -> None:
        """Scroll to a place of the passage."""
        self._write_until(lambda: self._text.reach > place.start)
        position = self._text.position_of(place.start)
        if position is not None:
            self._scroll_to(position)

    def select_words(self, remark: int) -> bool:
        """Select the words that a finding, by its number, is about; False where it has none."""
        self._write_until(lambda: self._text.words_of(remark) is not None)
        words = self._text.words_of(remark)
        if words is None:
            return False
        cursor = QTextCursor(self.document())
        cursor.setPosition(words.start)
        cursor.setPosition(words.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._scroll_to(words.start)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Decide on the current change."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        decision = _DECISION_KEYS.get(Qt.Key(event.key()))
        if decision is not None and plain == Qt.KeyboardModifier.NoModifier:
            self.decided.emit(decision)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take a click without a selection as one on what is below it."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        position = self.cursorForPosition(event.position().toPoint()).position()
        fold, remark = self._text.fold_at(position), self._text.remark_at(position)
        change = self._text.change_at(position)
        if fold is not None:
            self._toggle(fold)
        elif remark is not None:
            self.remark_clicked.emit(remark)
        elif change is not None:
            self.change_clicked.emit(change)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the gutter beside the text."""
        super().resizeEvent(event)
        area = self.viewport().geometry()
        self._gutter.setGeometry(
            area.left() - Gutter.WIDTH, area.top(), Gutter.WIDTH, area.height()
        )

    def _build(self) -> None:
        """Write the version anew; the view stays where it was."""
        if self._version is None:
            return
        scrolled = self.verticalScrollBar().value()
        self._items = items(self._version, self._opened, is_all_open=self._is_all_open)
        self.start_text()
        self._text.begin(self._version, self._items)
        height = scrolled + self.viewport().height()
        self._write_until(lambda: self.document().size().height() > height)
        self.moveCursor(QTextCursor.MoveOperation.Start)  # Qt scrolls to it on a change of size
        self.verticalScrollBar().setValue(scrolled)
        self._writing.start()

    def _toggle(self, fold: Item) -> None:
        """Open or close a fold."""
        self._opened ^= {fold.blocks.start}
        self._build()

    @Slot()
    def _write_slice(self) -> None:
        """Write some more, and the rest later."""
        size = self.document().characterCount()
        self._write_until(lambda: self.document().characterCount() > size + _SLICE_CHARACTERS)
        if not self._text.is_complete:
            self._writing.start()

    def _write_until(self, is_enough: Callable[[], bool]) -> None:
        while not (self._text.is_complete or is_enough()):
            self._text.write_item()

    def _reveal_current(self) -> None:
        current = self._version.current if self._version is not None else None
        if current is not None:
            self._write_until(lambda: len(self._text.changes) > current)
            self._scroll_to(self._text.changes[current].start)

    def _scroll_to(self, position: int) -> None:
        """Bring a position into sight, with some text above it; leave what is in sight alone."""
        rect = self._rect_at(position)
        height = self.viewport().height()
        if rect.top() < 0 or rect.bottom() > height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - height // 3)

    def _rect_at(self, position: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor)

    def _visible_marks(self) -> list[Mark]:
        """One mark for every line in sight on which a change starts, and the current change."""
        changes = self._text.changes
        first = self.cursorForPosition(QPoint(0, 0)).position()
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).position()
        index = max(0, bisect_right(changes, first, key=lambda place: place.start) - 1)
        lines: dict[int, list[int]] = {}
        while index < len(changes) and changes[index].start <= last:
            lines.setdefault(self._rect_at(changes[index].start).top(), []).append(index)
            index += 1
        return [self._mark(top, on_line) for top, on_line in lines.items()]

    def _mark(self, top: int, changes: list[int]) -> Mark:
        current = [index for index in changes if self._text.look(index).is_current]
        places = self._text.changes
        rect = self._rect_at(places[(current or changes)[0]].start)
        end = self._rect_at(places[current[0]].end).bottom() if current else rect.bottom()
        return Mark(
            combine(self._sign(index) for index in changes),
            top,
            rect.height(),
            end - top,
            is_current=bool(current),
            remark=gravest(self._remark_signs(changes)),
        )

    def _remark_signs(self, changes: list[int]) -> list[RemarkSign]:
        version = self._version
        if version is None:
            return []
        return [
            RemarkSign.GRAVE if remark.finding.grave else RemarkSign.MILD
            for index in changes
            for remark in version.remarks_of(index)
        ]

    def _sign(self, index: int) -> Sign:
        decision = self._text.look(index).decision
        if decision is Decision.ACCEPTED:
            return Sign.ACCEPTED
        if decision is Decision.REJECTED:
            return Sign.REJECTED
        hunk = self._version.hunks[index] if self._version is not None else None
        if hunk is None or (hunk.removed and hunk.inserted):
            return Sign.REPLACED
        return Sign.REMOVED if hunk.removed else Sign.INSERTED
