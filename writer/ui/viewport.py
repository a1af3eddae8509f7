"""Which part of the text can be seen, and when it is another one."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QTextBlock

from writer.ui.editor import Editor
from writer.ui.timers import single_shot


class Viewport(QObject):
    """Watches what an editor shows, so that marks are made for that alone.

    Signals:
        changed: the text was scrolled, edited, resized or laid out anew; once for many causes.
    """

    changed = Signal()

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._timer = single_shot(self, self.changed)
        editor.verticalScrollBar().valueChanged.connect(self._timer.start)
        editor.edited.connect(self._timer.start)
        editor.zoom_changed.connect(self._timer.start)
        editor.viewport().installEventFilter(self)

    def blocks(self) -> Iterator[QTextBlock]:
        """The lines of the document that can be seen, in part or wholly."""
        height = self._editor.viewport().height()
        block = self._editor.firstVisibleBlock()
        top = self._editor.blockBoundingGeometry(block).translated(self._editor.contentOffset()).y()
        while block.isValid() and top < height:
            yield block
            top += self._editor.blockBoundingRect(block).height()
            block = self._below(block)

    def range(self) -> tuple[int, int]:
        """From where to where the text can be seen, in UTF-16 units, by whole lines."""
        blocks = list(self.blocks())
        if not blocks:
            return 0, 0
        return blocks[0].position(), blocks[-1].position() + blocks[-1].length() - 1

    def _below(self, block: QTextBlock) -> QTextBlock:
        """The next line that is not folded away."""
        below = block.next()
        if not below.isValid() or below.isVisible():
            return below
        return self._editor.document().findBlockByLineNumber(
            block.firstLineNumber() + block.lineCount()
        )

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear of another size."""
        if event.type() is QEvent.Type.Resize:
            self._timer.start()
        return False
