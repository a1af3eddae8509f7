"""The Markdown editor: what is selected, what is tracked, and how a proposal enters the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from writer.core.values import Span
from writer.ui.editing.excerpt import insert_apart
from writer.ui.editing.keys import Keys
from writer.ui.editing.receiving import ReceivingPage
from writer.ui.layers import Layer, Layers
from writer.ui.page_document import PageDocument
from writer.ui.positions import from_utf16, to_qt, to_utf16
from writer.ui.tracked import Tracked


class Editor(ReceivingPage):
    """The page, with passages that are tracked, help for writing, and input methods.

    Signals:
        edited: the text is another one. `textChanged` also comes for each line that is coloured.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_edited = False
        self.layers = Layers(self)
        self._preedit = ""
        self._tint = QColor(Qt.GlobalColor.transparent)
        self._marked: Tracked | None = None
        self._menu_actions: Sequence[QAction | None] = ()
        self._begin_menu: Callable[[QMenu, int], None] = lambda _menu, _position: None
        self._keys = Keys(self)
        self.contents_changed.connect(self._note_edit)
        self.textChanged.connect(self._tell_edit)

    # Text

    def text(self) -> str:
        """The whole text, as it will be saved."""
        return self.shown.text()

    def set_text(self, text: str) -> None:
        """Show another text; the undo stack starts anew."""
        self.clear()
        self.choose_wrapping(text, is_all=True)
        self.setPlainText(to_qt(text))
        self.shown.set_saved()

    def turn_to(self, document: PageDocument) -> None:
        """Show another document, after the input method has put down what it was composing."""
        if document is self.shown:
            return
        self.end_composing()
        self.layers.clear()
        super().turn_to(document)
        self.mark(self._marked)
        self.edited.emit()

    def end_composing(self) -> None:
        """Let the input method put down what it is composing."""
        if self.is_composing:
            QGuiApplication.inputMethod().commit()
        if self.is_composing:  # nobody answers: what was typed so far stays
            event = QInputMethodEvent()
            event.setCommitString(self._preedit)
            QApplication.sendEvent(self, event)

    @Slot()
    def _note_edit(self) -> None:
        self._is_edited = True

    @Slot()
    def _tell_edit(self) -> None:
        """Tell of an edit once the layout and the cursors know of it."""
        if self._is_edited:
            self._is_edited = False
            self.edited.emit()

    @property
    def is_composing(self) -> bool:
        """Whether an input method has text that is not committed yet."""
        return bool(self._preedit)

    # Passages

    @property
    def has_passage(self) -> bool:
        """Whether something is selected, or the cursor stands in a paragraph."""
        cursor = self.textCursor()
        return cursor.hasSelection() or not _is_blank(cursor.block())

    def selection(self) -> Span:
        """What is selected; empty, at the cursor, when nothing is."""
        cursor = self.textCursor()
        return self._span(cursor.selectionStart(), cursor.selectionEnd())

    def put_cursor(self, place: int) -> None:
        """Put the cursor at a place, or at the end where that lies beyond, and show it."""
        cursor, text = self.textCursor(), self.text()
        cursor.setPosition(to_utf16(text, min(place, len(text))))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def passage(self) -> Span:
        """The selection, or else the paragraph at the cursor; empty on a blank line."""
        cursor = self.textCursor()
        if cursor.hasSelection() or _is_blank(cursor.block()):
            return self.selection()
        first = last = cursor.block()
        while first.previous().isValid() and not _is_blank(first.previous()):
            first = first.previous()
        while last.next().isValid() and not _is_blank(last.next()):
            last = last.next()
        return self._span(first.position(), last.position() + last.length() - 1)

    def track(self, span: Span) -> Tracked:
        """Keep the place of `span` from now on."""
        return Tracked(self.shown, span)

    def mark(self, tracked: Tracked | None) -> None:
        """Tint the passage that is under review; None takes the tint away.

        It is tinted whenever its document is shown.
        """
        self._marked = tracked
        tint = QTextCharFormat()
        tint.setBackground(self._tint)
        is_here = tracked is not None and tracked.document is self.shown
        marks = [self.layers.mark(tracked.start, tracked.end, tint)] if tracked and is_here else []
        self.layers.show(Layer.PASSAGE, marks)

    def set_tint(self, colour: QColor) -> None:
        """Tint passages in this colour."""
        self._tint = colour
        self.mark(self._marked)

    def replace(self, tracked: Tracked, text: str) -> None:
        """Put `text` in the place of a tracked passage, in one undo step, and stay on it."""
        cursor = self.textCursor()
        start = tracked.start
        cursor.setPosition(start)
        cursor.setPosition(tracked.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        insert_apart(cursor, text)
        cursor.endEditBlock()
        tracked.move(start, cursor.position())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_below(self, tracked: Tracked, text: str) -> None:
        """Add `text` as a paragraph below a tracked passage, in one undo step."""
        cursor = self.textCursor()
        cursor.setPosition(tracked.end)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        before = cursor.block().previous()
        is_apart = not before.isValid() or _is_blank(before)
        lead = ("" if is_apart else "\n") if _is_blank(cursor.block()) else "\n\n"
        cursor.beginEditBlock()
        if not _is_blank(cursor.block().next()):
            cursor.insertText("\n")
            cursor.movePosition(QTextCursor.MoveOperation.Left)
        insert_apart(cursor, lead + text.strip("\n"))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_above(self, place: int, text: str) -> None:
        """Add `text` as a paragraph above the line of `place`, in one undo step."""
        cursor = self.textCursor()
        cursor.setPosition(to_utf16(self.text(), place))
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        before = cursor.block().previous()
        lead = "\n" if before.isValid() and not _is_blank(before) else ""
        cursor.beginEditBlock()
        insert_apart(cursor, f"{lead}{text}\n\n")
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, n=2)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def replace_line(self, place: int, text: str) -> None:
        """Put `text` in the place of the line of `place`, in one undo step."""
        cursor = self.textCursor()
        cursor.setPosition(to_utf16(self.text(), place))
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        end = QTextCursor.MoveOperation.EndOfBlock
        cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        insert_apart(cursor, text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Context menu

    def set_menu_actions(self, actions: Iterable[QAction | None]) -> None:
        """What the context menu offers; None is a separator."""
        self._menu_actions = tuple(actions)

    def set_menu_head(self, begin: Callable[[QMenu, int], None]) -> None:
        """Let `begin` put into each context menu what fits the place, in UTF-16 units."""
        self._begin_menu = begin

    # Overrides

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer the editor's own actions, with the reason where one is disabled."""
        if self.is_composing:
            return
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if is_by_key else self.cursorForPosition(event.pos())
        self.context_menu(cursor.position()).exec(event.globalPos())

    def context_menu(self, position: int | None = None) -> QMenu:
        """A fresh context menu, it goes when it is closed; for a place in UTF-16 units, or any."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        if position is not None:
            self._begin_menu(menu, position)
        for action in self._menu_actions:
            if action is None:
                menu.addSeparator()
            elif action.isVisible():
                menu.addAction(action)
        return menu

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Remember what is being composed, and pair brackets that are committed."""
        was_composing, self._preedit = self.is_composing, event.preeditString()
        if self._keys.commit(event, was_composing=was_composing):
            event.accept()
        else:
            super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep shortcuts away from what is being composed: its keys are the input method's."""
        if event.type() is QEvent.Type.ShortcutOverride and self.is_composing:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Help with lists, tables and pairs, and type nothing with Alt."""
        if self.is_composing or self._keys.press(event):
            event.accept()
        elif event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text():
            # The key of an action that is not available now: nothing to type.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Insert nothing into what is being composed."""
        if not self.is_composing:
            super().insertFromMimeData(source)

    # Private

    def _span(self, start: int, end: int) -> Span:
        text = self.text()
        return Span(from_utf16(text, start), from_utf16(text, end))


def _is_blank(block: QTextBlock) -> bool:
    return not block.isValid() or not block.text().strip()
