"""Folds sections in the editor: their lines are not shown, and the text stays as it is.

What is folded is kept by the lines of the document alone. A run of hidden lines always follows a
heading, and is shown again as soon as the cursor, a selection or an edit comes to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextBlock, QTextCursor

from writer.core.values import Span
from writer.text.sections import Section, bodies, sections
from writer.ui.editor import Editor
from writer.ui.fold_marks import FoldMarks
from writer.ui.folds import lines_of, run_of, runs
from writer.ui.text_actions import TextActions
from writer.ui.viewport import Viewport

if TYPE_CHECKING:
    from writer.text.headings import Outline


class Folding(QObject):
    """Carries out the actions that fold, and shows what someone goes to.

    Signals:
        told: words for the status bar.
    """

    told = Signal(str)

    def __init__(
        self, editor: Editor, actions: TextActions, viewport: Viewport, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._outline: Outline | None = None
        self._edited: Span | None = None
        """Where the text was changed, in UTF-16 units, until the layout knows of it."""
        self.marks = FoldMarks(editor, viewport)
        self.marks.clicked.connect(self._unfold_below)
        actions["fold"].triggered.connect(self.toggle)
        actions["fold_all"].triggered.connect(self.fold_all)
        actions["unfold_all"].triggered.connect(self.unfold_all)
        editor.cursorPositionChanged.connect(self._show_cursor)
        editor.selectionChanged.connect(self._show_cursor)
        editor.contents_changed.connect(self._note_edit)
        editor.edited.connect(self._show_edited)
        editor.turned.connect(self._on_turned)
        editor.folded.connect(self.marks.look)

    # Actions

    @Slot()
    def toggle(self) -> None:
        """Fold the section at the cursor, or unfold it."""
        if self._editor.is_composing:
            return
        line = self._editor.textCursor().blockNumber()
        if self._unfold_below(line):
            return
        around = [s for s in self._sections(self._editor.text()) if s.first <= line]
        within = [s for s in around if line < max(s.start, s.end)]
        if not within:
            self.told.emit(self.tr("There is no heading above to fold"))
        elif within[-1].start == within[-1].end:
            self.told.emit(self.tr("There is nothing below this heading to fold"))
        elif not self._unfold_below(within[-1].start - 1):
            self._fold(within[-1:])

    @Slot()
    def fold_all(self) -> None:
        """Show nothing of the sections but their headings."""
        if self._editor.is_composing:
            return
        text = self._editor.text()
        found = [s for s in bodies(text, self._sections(text)) if s.end > s.start]
        if found:
            self._fold(found)
        else:
            self.told.emit(self.tr("There is no section to fold"))

    @Slot()
    def unfold_all(self) -> None:
        """Show every line."""
        if not self._editor.is_composing:
            self._show([block for run in runs(self._editor.shown) for block in run])

    # Showing what someone goes to

    @Slot()
    def _show_cursor(self) -> None:
        cursor, document = self._editor.textCursor(), self._editor.shown
        for place in (cursor.position(), cursor.anchor()):
            block = document.findBlock(place)
            if not block.isVisible():
                self._show(run_of(block))

    @Slot(int, int, int)
    def _note_edit(self, position: int, _removed: int, added: int) -> None:
        end = position + added
        if self._edited is not None:
            position, end = min(position, self._edited.start), max(end, self._edited.end)
        self._edited = Span(position, end)

    @Slot()
    def _show_edited(self) -> None:
        """Show what is hidden where the text was changed, and right beside it."""
        edited, self._edited = self._edited, None
        if edited is None:
            return
        document = self._editor.shown
        end = min(edited.end, document.characterCount() - 1)
        block, last = document.findBlock(edited.start), document.findBlock(end).blockNumber() + 1
        block = block.previous() if block.previous().isValid() else block
        hidden: list[QTextBlock] = []
        while block.isValid() and block.blockNumber() <= last:
            if not block.isVisible():
                hidden += run_of(block)
                block = hidden[-1]
            block = block.next()
        self._show(hidden)

    @Slot()
    def _on_turned(self) -> None:
        """Show what does not stand below a heading any more: it was changed behind the scenes."""
        self._edited = None
        hidden = list(runs(self._editor.shown))
        if hidden:
            starts = {section.start for section in self._sections(self._editor.text())}
            self._show([b for run in hidden if run[0].blockNumber() not in starts for b in run])
        self._show_cursor()
        self.marks.look()

    # Private

    @Slot(int)
    def _unfold_below(self, line: int) -> bool:
        """Show what is hidden below a line; False: nothing is."""
        below = self._block(line).next()
        if not below.isValid() or below.isVisible():
            return False
        self._show(run_of(below))
        return True

    def _sections(self, text: str) -> tuple[Section, ...]:
        """The sections of a text; only what has changed since the last time is read."""
        if self._outline is None:
            from writer.text.headings import Outline  # the window shows before a parser is needed

            self._outline = Outline()
        return sections(text, self._outline.update(text))

    def _block(self, line: int) -> QTextBlock:
        return self._editor.shown.findBlockByNumber(line)

    def _fold(self, found: Sequence[Section]) -> None:
        """Hide the lines of sections; who is in one of them goes to the end of its heading."""
        hidden = lines_of(self._editor.shown, found)
        if not hidden:
            return
        self._leave({block.blockNumber() for block in hidden})
        self._editor.shown.spacing.show_lines(hidden, is_visible=False)
        self._editor.ensureCursorVisible()

    def _leave(self, lines: set[int]) -> None:
        """Take the cursor out of lines that are about to be hidden."""
        cursor, document = self._editor.textCursor(), self._editor.shown
        ends = (cursor.position(), cursor.anchor())
        if not any(document.findBlock(end).blockNumber() in lines for end in ends):
            return
        block = cursor.block()
        while block.blockNumber() in lines:
            block = block.previous()
        place = QTextCursor(block)
        place.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self._editor.setTextCursor(place)

    def _show(self, blocks: Sequence[QTextBlock]) -> None:
        if blocks:
            self._editor.shown.spacing.show_lines(blocks, is_visible=True)
