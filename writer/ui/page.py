"""A page to write on: one centred column of text, its fonts and its size."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from writer.ui.page_document import (
    QUICK_WRAPPING,
    USUAL_WRAPPING,
    PageDocument,
    Top,
    has_long_run,
)
from writer.ui.typefaces import Typeface, families, style_hint

DEFAULT_SIZE_PT = 13
SMALLEST_SIZE_PT = 7
LARGEST_SIZE_PT = 48
LINE_CHARACTERS = 84
"""The widest line, in digits: more is tiring to read."""
LINE_HEIGHT = 1.6
"""Of the size of the text: what most books and word processors settle at."""
SMALLEST_SIDE = 28
"""Pixels between the text and the edge of the window."""


class Page(QPlainTextEdit):
    """A plain text widget for prose, without any idea of files, tasks or Markdown.

    Signals:
        zoom_changed: the size of the text is this many points now.
        contents_changed(position, removed, added): the document that is shown changed there.
        turned: another document is shown.
        folded: lines of the document are left out, or shown again.
    """

    zoom_changed = Signal(int)
    contents_changed = Signal(int, int, int)
    turned = Signal()
    folded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size_pt = DEFAULT_SIZE_PT
        self._typeface: str = Typeface.SANS
        self._line_characters = LINE_CHARACTERS
        self._line_height = LINE_HEIGHT
        self._indents_first_lines = False
        self._document = PageDocument(self)
        self._document.contentsChange.connect(self.contents_changed)
        self._document.spacing.folded.connect(self.folded)
        self._blank: PageDocument | None = None
        self.setDocument(self._document)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setWordWrapMode(USUAL_WRAPPING)
        self._set_font()

    @property
    def shown(self) -> PageDocument:
        """The document on the page."""
        return self._document

    def turn_to(self, document: PageDocument) -> None:
        """Show another document where it was left; its undo stack is its own."""
        before = self._document
        if document is before:
            return
        before.cursor, before.top = self.textCursor(), self.top()
        was_blocked = self.blockSignals(True)  # what is told in between is true of neither
        before.contentsChange.disconnect(self.contents_changed)
        before.spacing.folded.disconnect(self.folded)
        document.contentsChange.connect(self.contents_changed)
        document.spacing.folded.connect(self.folded)
        self._document = document
        self._put_down(document)
        self.setTextCursor(document.cursor)
        self.show_top(document.top)
        self.blockSignals(was_blocked)
        self._tell_all()

    def top(self) -> Top:
        """What stands at the top of the page."""
        block = self.firstVisibleBlock()
        row = self.verticalScrollBar().value() - block.firstLineNumber()
        return Top(block.blockNumber(), max(0, row))

    def show_top(self, top: Top) -> None:
        """Scroll until this stands at the top."""
        block = self._document.findBlockByNumber(min(top.line, self.blockCount() - 1))
        self.blockBoundingRect(block)  # lays it out, so that its rows are known
        row = min(top.row, max(0, block.lineCount() - 1))
        self.verticalScrollBar().setValue(block.firstLineNumber() + row)

    @property
    def size_pt(self) -> int:
        """The size of the text in points."""
        return self._size_pt

    def set_size(self, size_pt: int) -> None:
        """Show the text larger or smaller, within sensible bounds."""
        size_pt = max(SMALLEST_SIZE_PT, min(LARGEST_SIZE_PT, size_pt))
        if size_pt != self._size_pt:
            self._size_pt = size_pt
            self._set_font()
            self.zoom_changed.emit(size_pt)

    def set_chinese(self, is_chinese: bool) -> None:
        """Let Chinese fonts, or Latin ones, draw the punctuation that both have."""
        if is_chinese != self._document.is_chinese:
            self._document.is_chinese = is_chinese
            self._set_font()

    def set_first_line_indent(self, is_on: bool) -> None:
        """Show the first lines of paragraphs moved in by two characters (首行缩进)."""
        self._indents_first_lines = is_on
        self._set_indent()

    def set_typeface(self, name: str) -> None:
        """Show the text in a Typeface, or in the family of this name."""
        if name != self._typeface:
            self._typeface = name
            self._set_font()

    def set_line_characters(self, characters: int) -> None:
        """Let no line be wider than so many digits; 0: than the window."""
        self._line_characters = characters
        self._center_column()

    def set_line_height(self, height: float) -> None:
        """Set lines this far apart, as a multiple of the size of the text."""
        self._line_height = height
        self._set_leading()

    def choose_wrapping(self, text: str, *, is_all: bool) -> None:
        """Wrap so that `text`, soon all of the page or a part of it, is laid out in good time."""
        if has_long_run(text):
            self._document.wrapping = QUICK_WRAPPING
        elif is_all:
            self._document.wrapping = USUAL_WRAPPING
        self.setWordWrapMode(self._document.wrapping)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_size(self._size_pt + (1 if event.angleDelta().y() > 0 else -1))
            event.accept()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the column in the middle, no wider than is good to read, and the caret in sight."""
        caret = self.cursorRect().center().y()
        was_in_sight = 0 <= caret < event.oldSize().height()
        # First the margins: Qt lays the text out as wide as the viewport is at that moment.
        self._center_column()
        super().resizeEvent(event)
        if was_in_sight:
            self.ensureCursorVisible()

    def inputMethodQuery(  # noqa: N802
        self, query: Qt.InputMethodQuery, argument: object = None
    ) -> object:
        """Tell where the cursor is in the widget: Qt forgets the margins around the column."""
        answer = super().inputMethodQuery(query, argument)
        is_place = isinstance(answer, QRect | QRectF)
        return answer.translated(self.viewport().pos()) if is_place else answer

    def _put_down(self, document: PageDocument) -> None:
        """Lay a document on the page, with the page's own font and spacing."""
        if document.wrapping != self.wordWrapMode():
            # On neither document: each would be laid out as the other one has to be.
            self._blank = self._blank or PageDocument(self)
            self.setDocument(self._blank)
            self.setWordWrapMode(document.wrapping)
        self.setDocument(document)
        self._set_font()

    def _tell_all(self) -> None:
        """Tell what may be another answer for another document."""
        document, has_selection = self._document, self.textCursor().hasSelection()
        self.turned.emit()
        self.modificationChanged.emit(document.isModified())
        self.undoAvailable.emit(document.isUndoAvailable())
        self.redoAvailable.emit(document.isRedoAvailable())
        self.copyAvailable.emit(has_selection)
        self.blockCountChanged.emit(document.blockCount())
        self.selectionChanged.emit()
        self.cursorPositionChanged.emit()

    def _set_font(self) -> None:
        font = QFont(self.font())
        font.setFamilies(families(self._typeface, is_chinese=self._document.is_chinese))
        font.setPointSize(self._size_pt)
        font.setStyleHint(style_hint(self._typeface))
        self.setFont(font)
        if self._document.defaultFont() != self.font():
            self._document.setDefaultFont(self.font())  # it was not here when the font changed
        self._set_leading()
        self.setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(" "))
        self._set_indent()
        self._center_column()

    def _set_indent(self) -> None:
        wide = 2 * QFontMetricsF(self.font()).horizontalAdvance("字")
        self._document.spacing.set_indent(wide if self._indents_first_lines else 0.0)
        self.viewport().update()

    def _set_leading(self) -> None:
        font = self.font()
        height = QFontMetricsF(font).lineSpacing()
        leading = self._line_height * QFontInfo(font).pixelSize() - height
        self._document.spacing.set_leading(max(0.0, leading))

    def _center_column(self) -> None:
        inside = self.width() - self.verticalScrollBar().sizeHint().width()
        widest = self._line_characters * QFontMetricsF(self.font()).horizontalAdvance("0")
        side = max(SMALLEST_SIDE, int((inside - widest) / 2)) if widest else SMALLEST_SIDE
        self.setViewportMargins(side, 20, side, 0)
