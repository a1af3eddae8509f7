"""Room between the lines of a QPlainTextEdit and before its paragraphs, which Qt does not offer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout

from writer.core.scripts import letter_class
from writer.core.values import Script
from writer.ui.markup import UNDERLINED, Mode, State

_HAN = re.compile(letter_class(Script.HAN))
_OTHERS = (Mode.FENCE, Mode.FRONT_MATTER, Mode.MATH, Mode.COMMENT, Mode.HTML)
_NO_PARAGRAPH = re.compile(
    r"\s|$|#{1,6}(?:\s|$)|>|(?:[-+*]|\d{1,9}[.)])(?:\s|$)|\||```|~~~|\$\$|<[A-Za-z/!]|\[\^?[^\]]+\]:"
    r"|(?:-{3,}|={3,}|\*{3,}|_{3,}|(?:\* ?){3,}|(?:- ?){3,})\s*$|!\["
)
"""How a line begins that gets no indent: markup, or blanks of its own."""


class SpacedLayout(QPlainTextDocumentLayout):
    """Qt's own layout, with its lines moved apart and first lines moved in after it placed them.

    Neither the text nor the formats of its blocks change, so there is nothing to undo.

    Signals:
        folded: other lines than before are left out.
    """

    folded = Signal()

    def __init__(self, document: QTextDocument, leading: float = 0.0) -> None:
        super().__init__(document)
        self._leading = leading
        self._indent = 0.0

    def set_leading(self, leading: float) -> None:
        """Leave this many pixels below each line, half of them above the first."""
        if leading != self._leading:
            self._leading = leading
            self._lay_out_anew()

    def set_indent(self, indent: float) -> None:
        """Begin paragraphs so many pixels in; what is laid out already is laid out anew."""
        if indent != self._indent:
            self._indent = indent
            self._lay_out_anew()

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802
        """Measure a block, moving its lines if Qt has just laid them out."""
        if not block.isVisible():
            return QRectF()
        measured = super().blockBoundingRect(block)
        layout = block.layout() if block.isValid() else None
        is_plain = not self._leading and not self._indent
        if is_plain or layout is None or not layout.lineCount():
            return measured
        first = layout.lineAt(0)
        is_new = first.y() == 0 and first.x() <= self.document().documentMargin()
        if is_new:
            if self._indent and is_paragraph(block):
                self._indent_first(block, layout)
            self._spread(layout)
            measured = super().blockBoundingRect(block)
        return measured.adjusted(0, 0, 0, self._leading / 2)

    def show_lines(self, blocks: Iterable[QTextBlock], *, is_visible: bool) -> None:
        """Show lines of the document, or leave them out; the text stays as it is."""
        for block in blocks:
            block.setVisible(is_visible)
            block.setLineCount(max(1, block.layout().lineCount()) if is_visible else 0)
        self.documentSizeChanged.emit(self.documentSize())
        self.requestUpdate()
        self.folded.emit()

    def documentChanged(self, start: int, removed: int, added: int) -> None:  # noqa: N802
        """Lay the line below out anew as well: whether it begins a paragraph may have changed."""
        super().documentChanged(start, removed, added)
        if self._indent:
            below = self.document().findBlock(start + added).next()
            if below.isValid() and below.layout().lineCount():
                below.clearLayout()

    def _spread(self, layout: QTextLayout) -> None:
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            down = self._leading * (number + 0.5)
            line.setPosition(QPointF(line.x(), line.y() + down))

    def _indent_first(self, block: QTextBlock, layout: QTextLayout) -> None:
        """Break the lines again, the first of them shorter."""
        width, margin = layout.lineAt(0).width(), layout.lineAt(0).x()
        if width < 4 * self._indent:
            return  # a page too narrow to spare anything
        layout.beginLayout()
        height, indent = 0.0, self._indent
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(width - indent)
            line.setPosition(QPointF(margin + indent, height))
            height += line.height()
            indent = 0.0
        layout.endLayout()
        block.setLineCount(layout.lineCount())

    def _lay_out_anew(self) -> None:
        block = self.document().firstBlock()
        while block.isValid():
            block.clearLayout()
            block = block.next()
        self.documentSizeChanged.emit(self.documentSize())
        self.requestUpdate()


def is_paragraph(block: QTextBlock) -> bool:
    """Whether a paragraph of prose begins with this line, or with what is composed in it."""
    text = block.text() or block.layout().preeditAreaText()
    before, state = block.previous(), block.userState()
    if state >= 0 and state & UNDERLINED:
        return False
    if not text or _NO_PARAGRAPH.match(text) or _mode(block) in _OTHERS:
        return False
    if not before.isValid() or _mode(before) in _OTHERS:
        return not before.isValid() or _mode(block) is Mode.PARAGRAPH
    # In Chinese one Enter ends a paragraph; elsewhere such lines are wrapped by hand.
    return bool(_HAN.search(text)) or bool(_NO_PARAGRAPH.match(before.text() or " "))


def _mode(block: QTextBlock) -> Mode:
    return State.unpack(block.userState()).mode
