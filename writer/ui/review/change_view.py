"""The passage with its changes inline: deletions struck out, insertions underlined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from writer.core.values import Hunk, Span
from writer.ui.review.change_formats import inserted_format, removed_format
from writer.ui.review.colours import ReviewColours
from writer.ui.review.gutter import Gutter, Mark, Sign, combine
from writer.ui.review.keys import Keys
from writer.ui.review.reading_view import ReadingView
from writer.ui.review.versions import Decision, Version

_BREAK = "↵"
_DECISION_KEYS = {
    Qt.Key.Key_Return: Decision.ACCEPTED,
    Qt.Key.Key_Enter: Decision.ACCEPTED,
    Qt.Key.Key_Delete: Decision.REJECTED,
}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Where a change stands in the view, in Qt's positions: removed text, then inserted text."""

    start: int
    middle: int
    end: int


@dataclass(frozen=True, slots=True)
class _Look:
    """What the format of a change depends on."""

    decision: Decision
    is_current: bool


class ChangeView(ReadingView):
    """Shows a version, and marks each change by format, colour and a sign in the gutter.

    Signals:
        decided(Decision): Enter or Delete was pressed on the current change.
        change_clicked(int): the change with this index was clicked.
    """

    decided = Signal(Decision)
    change_clicked = Signal(int)

    def __init__(self, keys: Keys, colours: ReviewColours, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self._colours = colours
        self._version: Version | None = None
        self._stretches: list[_Stretch] = []
        self._looks: list[_Look] = []
        self._places: list[tuple[int, int]] = []
        """Start in the passage and position in the view, of every piece."""
        self._gutter = Gutter(self._visible_marks, colours, self)
        self.setViewportMargins(Gutter.WIDTH, 0, 0, 0)
        self.verticalScrollBar().valueChanged.connect(self._gutter.update)
        self.document().documentLayout().documentSizeChanged.connect(self._gutter.update)

    def set_colours(self, colours: ReviewColours) -> None:
        """Paint in other colours."""
        self._colours = colours
        self._gutter.set_colours(colours)
        self._format_changes(range(len(self._looks)))

    def show_version(self, version: Version) -> None:
        """Build the text of a version and go to its current change."""
        self._version = version
        self._stretches.clear()
        self._looks.clear()
        self._places.clear()
        cursor = self.start_text()
        cursor.beginEditBlock()
        for piece in version.pieces():
            self._places.append((piece.start, cursor.position()))
            if piece.hunk is None:
                cursor.insertText(piece.text, QTextCharFormat())
            else:
                self._insert_change(cursor, version.hunks[piece.hunk], piece.hunk)
        cursor.endEditBlock()
        self._reveal_current()

    def refresh(self) -> None:
        """Show what was decided since, and go to the change that is current now."""
        looks = [self._look(index) for index in range(len(self._looks))]
        changed = [i for i, look in enumerate(looks) if look != self._looks[i]]
        self._looks = looks
        self._format_changes(changed)
        self._gutter.update()
        self._reveal_current()

    def reveal(self, place: Span) -> None:
        """Scroll to a place of the passage."""
        index = bisect_right(self._places, place.start, key=lambda p: p[0]) - 1
        if index >= 0:
            self._scroll_to(self._places[index][1])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Decide on the current change."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        decision = _DECISION_KEYS.get(Qt.Key(event.key()))
        if decision is not None and plain == Qt.KeyboardModifier.NoModifier:
            self.decided.emit(decision)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take a click without a selection as one on the change below it."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        index = self._change_at(self.cursorForPosition(event.position().toPoint()).position())
        if index is not None:
            self.change_clicked.emit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the gutter beside the text."""
        super().resizeEvent(event)
        area = self.viewport().geometry()
        self._gutter.setGeometry(
            area.left() - Gutter.WIDTH, area.top(), Gutter.WIDTH, area.height()
        )

    def _insert_change(self, cursor: QTextCursor, hunk: Hunk, index: int) -> None:
        look = self._look(index)
        start = cursor.position()
        if hunk.removed:
            cursor.insertText(hunk.removed.replace("\n", _BREAK), self._removed_format(look))
        middle = cursor.position()
        if hunk.inserted:
            text = hunk.inserted.replace("\n", f"{_BREAK}\n")
            cursor.insertText(text, self._inserted_format(look))
        self._stretches.append(_Stretch(start, middle, cursor.position()))
        self._looks.append(look)

    def _look(self, index: int) -> _Look:
        if self._version is None:
            return _Look(Decision.PENDING, is_current=False)
        return _Look(self._version.decision(index), index == self._version.current)

    def _format_changes(self, indices: Iterable[int]) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for index in indices:
            stretch, look = self._stretches[index], self._looks[index]
            cursor.setPosition(stretch.start)
            cursor.setPosition(stretch.middle, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._removed_format(look))
            cursor.setPosition(stretch.middle)
            cursor.setPosition(stretch.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._inserted_format(look))
        cursor.endEditBlock()

    def _removed_format(self, look: _Look) -> QTextCharFormat:
        return removed_format(self._colours, look.decision, is_current=look.is_current)

    def _inserted_format(self, look: _Look) -> QTextCharFormat:
        return inserted_format(self._colours, look.decision, is_current=look.is_current)

    def _change_at(self, position: int) -> int | None:
        index = bisect_right(self._stretches, position, key=lambda s: s.start) - 1
        if index >= 0 and position <= self._stretches[index].end:
            return index
        return None

    def _reveal_current(self) -> None:
        if self._version is not None and self._version.current is not None:
            self._scroll_to(self._stretches[self._version.current].start)

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
        first = self.cursorForPosition(QPoint(0, 0)).position()
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).position()
        index = max(0, bisect_right(self._stretches, first, key=lambda s: s.start) - 1)
        lines: dict[int, list[int]] = {}
        while index < len(self._stretches) and self._stretches[index].start <= last:
            lines.setdefault(self._rect_at(self._stretches[index].start).top(), []).append(index)
            index += 1
        return [self._mark(top, changes) for top, changes in lines.items()]

    def _mark(self, top: int, changes: list[int]) -> Mark:
        current = [index for index in changes if self._looks[index].is_current]
        signs = [self._sign(index) for index in changes]
        rect = self._rect_at(self._stretches[(current or changes)[0]].start)
        end = self._rect_at(self._stretches[current[0]].end).bottom() if current else rect.bottom()
        return Mark(combine(signs), top, rect.height(), end - top, is_current=bool(current))

    def _sign(self, index: int) -> Sign:
        if self._looks[index].decision is Decision.ACCEPTED:
            return Sign.ACCEPTED
        if self._looks[index].decision is Decision.REJECTED:
            return Sign.REJECTED
        stretch = self._stretches[index]
        if stretch.start == stretch.middle:
            return Sign.INSERTED
        return Sign.REMOVED if stretch.middle == stretch.end else Sign.REPLACED
