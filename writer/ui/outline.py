"""Keeps the outline up to date beside the typing, and goes where it says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextCursor

from writer.core.jobs import CancelToken
from writer.ui.editor import Editor
from writer.ui.outline_pane import Entry, OutlinePane
from writer.ui.runner import Runner
from writer.ui.timers import single_shot

if TYPE_CHECKING:
    from writer.text.headings import Outline

DELAY_MS = 150


class OutlineKeeper(QObject):
    """Finds the headings while the outline is seen, on a thread of its own."""

    def __init__(self, editor: Editor, pane: OutlinePane, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._pane = pane
        self._outline: Outline | None = None
        self._is_on = self._is_dirty = False
        self._runner = Runner(self)
        self._timer = single_shot(self, self._find, DELAY_MS)
        self._runner.produced.connect(self._on_found)
        self._runner.finished.connect(self._on_finished)
        editor.edited.connect(self._on_text_changed)
        editor.cursorPositionChanged.connect(self._mark)
        pane.chosen.connect(self.go_to)
        pane.left.connect(editor.setFocus)

    @property
    def is_settled(self) -> bool:
        """Whether the outline is that of the text as it is."""
        return not (self._is_dirty or self._timer.isActive() or self._runner.is_busy)

    def set_on(self, is_on: bool) -> None:
        """Keep the outline up to date, or let it be."""
        self._is_on = is_on
        if is_on:
            self._on_text_changed()

    @Slot(int)
    def go_to(self, line: int) -> None:
        """Put the cursor at the beginning of a line, and show what follows it."""
        block = self._editor.document().findBlockByNumber(line)
        if block.isValid():
            self._editor.setTextCursor(QTextCursor(block))
            self._editor.verticalScrollBar().setValue(block.firstLineNumber())
            self._editor.setFocus()

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._timer.stop()
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop and end the thread; False when that takes longer."""
        self.cancel_all()
        return self._runner.shut_down(timeout_ms)

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._is_on:
            return
        if self._runner.is_busy:
            self._is_dirty = True
        elif not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _find(self) -> None:
        self._is_dirty = False
        text = self._editor.text()
        if self._outline is None:
            from writer.text.headings import Outline

            self._outline = Outline()
        outline = self._outline
        self._runner.start(lambda token: _find(outline, text, token))

    @Slot(object)
    def _on_found(self, entries: tuple[Entry, ...]) -> None:
        self._pane.show_entries(entries)
        self._mark()

    @Slot()
    def _on_finished(self) -> None:
        if self._is_dirty:
            self._timer.start()

    @Slot()
    def _mark(self) -> None:
        if self._is_on:
            self._pane.mark(self._editor.textCursor().blockNumber())


def _find(outline: Outline, text: str, token: CancelToken) -> Iterator[tuple[Entry, ...]]:
    token.raise_if_cancelled()
    found = outline.update(text)
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    yield tuple(
        Entry(h.level, h.title, bisect_right(starts, h.span.start) - 1, h.is_soft) for h in found
    )
