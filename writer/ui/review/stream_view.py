"""What the model writes, while it writes it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from writer.engine.api import Chunk
from writer.ui.review.keys import Keys
from writer.ui.review.reading_view import ReadingView
from writer.ui.timers import single_shot

FRAME_MS = 33


@dataclass(slots=True)
class _Stretch:
    """Where one segment's answer stands. Both cursors stay put when others write beside them."""

    attempt: int
    start: QTextCursor
    end: QTextCursor


class StreamView(ReadingView):
    """Gathers chunks and paints them at most once a frame, each segment from a new line on.

    A second attempt of a segment takes the place of what the first one showed.
    """

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self._stretches: dict[int, _Stretch] = {}
        self._waiting: list[Chunk] = []
        self._frame = single_shot(self, self.flush, FRAME_MS)

    @property
    def has_text(self) -> bool:
        """Whether anything was painted."""
        return not self.document().isEmpty()

    def add(self, chunk: Chunk) -> None:
        """Take a chunk; it is painted with the next frame."""
        if not chunk.text:
            return
        self._waiting.append(chunk)
        if not self._frame.isActive():
            self._frame.start()

    def reset(self) -> None:
        """Empty the view and forget what waits."""
        self._frame.stop()
        self._waiting.clear()
        self._stretches.clear()
        self.start_text()

    @Slot()
    def flush(self) -> None:
        """Paint what was gathered; follow the end if it was in sight."""
        self._frame.stop()
        if not self._waiting:
            return
        bar = self.verticalScrollBar()
        follows = bar.value() >= bar.maximum()
        waiting, self._waiting = self._waiting, []
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for (segment, attempt), chunks in groupby(waiting, lambda c: (c.segment, c.attempt)):
            self._write(segment, attempt, "".join(chunk.text for chunk in chunks))
        edit.endEditBlock()
        if follows:
            bar.setValue(bar.maximum())

    def _write(self, segment: int, attempt: int, text: str) -> None:
        stretch = self._stretches.get(segment)
        if stretch is None:
            stretch = self._stretches[segment] = self._begin(attempt)
        if attempt < stretch.attempt:
            return
        end = stretch.end
        if attempt > stretch.attempt:
            stretch.attempt = attempt
            end.setPosition(end.position())  # the anchor may have moved on
            end.setPosition(stretch.start.position(), QTextCursor.MoveMode.KeepAnchor)
            end.removeSelectedText()
        end.setKeepPositionOnInsert(False)
        end.insertText(text)
        end.setKeepPositionOnInsert(True)

    def _begin(self, attempt: int) -> _Stretch:
        """Start a segment on a new line at the end."""
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        if self._stretches:
            end.insertBlock()
        start = QTextCursor(end)
        for cursor in (start, end):
            cursor.setKeepPositionOnInsert(True)
        return _Stretch(attempt, start, end)
