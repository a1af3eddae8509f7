"""Two states of a document as one text: what went is struck out, what came is underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from writer.core.jobs import CancelToken
from writer.text.comparison import Kind, Stretch, compare
from writer.ui.positions import to_qt
from writer.ui.review.change_formats import aside_format, inserted_format, removed_format
from writer.ui.review.colours import ReviewColours
from writer.ui.review.versions import Decision
from writer.ui.runner import Runner

_LINE_HEIGHT_PERCENT = 145.0
_MARGIN = 14.0


class ComparisonView(QTextEdit):
    """Compares beside the window's own work, and shows the changes with a little around them."""

    def __init__(self, colours: ReviewColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._runner = Runner(self)
        self._runner.produced.connect(self._show)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(_MARGIN)
        self.setAccessibleName(self.tr("Comparison"))

    def compare(self, before: str, after: str) -> None:
        """Show what leads from one state to the other, as soon as it is found."""
        self._write([], self.tr("Comparing…"))

        def job(token: CancelToken) -> Iterator[tuple[Stretch, ...]]:
            token.raise_if_cancelled()
            yield compare(before, after)

        self._runner.start(job)

    def tell(self, sentence: str) -> None:
        """Show a sentence in place of a comparison."""
        self._runner.cancel()
        self._write([], sentence)

    def shut_down(self, timeout_ms: int) -> bool:
        """End the thread; False when that takes longer."""
        return self._runner.shut_down(timeout_ms)

    @Slot(object)
    def _show(self, stretches: Sequence[Stretch]) -> None:
        self._write(stretches, "" if stretches else self.tr("Both are the same."))

    def _write(self, stretches: Sequence[Stretch], sentence: str) -> None:
        self.clear()
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            _LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setBlockFormat(spacing)
        for stretch in stretches:
            cursor.insertText(to_qt(self._words(stretch)), self._format(stretch.kind))
        cursor.insertText(sentence, aside_format(self._colours))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _words(self, stretch: Stretch) -> str:
        if stretch.kind is Kind.SKIPPED:
            return self.tr("⋯ unchanged lines: {number}").format(number=stretch.lines) + "\n"
        return stretch.text

    def _format(self, kind: Kind) -> QTextCharFormat:
        if kind is Kind.REMOVED:
            return removed_format(self._colours, Decision.PENDING, is_current=False)
        if kind is Kind.INSERTED:
            return inserted_format(self._colours, Decision.PENDING, is_current=False)
        return aside_format(self._colours) if kind is Kind.SKIPPED else QTextCharFormat()
