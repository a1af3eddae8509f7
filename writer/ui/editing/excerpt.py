"""A part of the document as Python sees it, and how an edit of it gets back into the document."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from writer.core.values import Edit, Span
from writer.text.editing.result import EditResult, by_line, place_after
from writer.ui.markup import Mode, State
from writer.ui.positions import Units, from_qt, from_utf16, to_qt, to_utf16

FARTHEST = 3000
"""Lines in one direction that a key looks at: no list that people write is longer."""
MOST_EDITS = 2000
"""So many are made one by one; more of them take too long."""
_LISTED = re.compile(r"[ \t]|(?: {0,3}>)|[-+*][ \t]|\d{1,9}[.)][ \t]")
_VERBATIM = (Mode.FENCE, Mode.FRONT_MATTER, Mode.MATH, Mode.COMMENT, Mode.HTML)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole lines of a document with its selection."""

    text: str
    start: int
    """In UTF-16 units, in the document."""
    selection: Span

    @classmethod
    def whole(cls, cursor: QTextCursor) -> Excerpt:
        """All of the document."""
        text = from_qt(cursor.document().toRawText())
        places = (cursor.selectionStart(), cursor.selectionEnd())
        return cls(text, 0, Span(*(from_utf16(text, place) for place in places)))

    @classmethod
    def lines(cls, cursor: QTextCursor) -> Excerpt:
        """The lines of the selection."""
        return cls._between(cursor, *_ends(cursor))

    @classmethod
    def blocks(cls, cursor: QTextCursor) -> Excerpt:
        """The lines of the selection with all of the list, quote or table that they are in."""
        first, last = _ends(cursor)
        first = _reach(first, QTextBlock.previous)
        return cls._between(cursor, first, _reach(last, QTextBlock.next))

    @classmethod
    def _between(cls, cursor: QTextCursor, first: QTextBlock, last: QTextBlock) -> Excerpt:
        lines, block = [first.text()], first
        while block != last:
            block = block.next()
            lines.append(block.text())
        text, start = from_qt("\n".join(lines)), first.position()
        places = (cursor.selectionStart() - start, cursor.selectionEnd() - start)
        return cls(text, start, Span(*(from_utf16(text, place) for place in places)))


def apply(editor: QPlainTextEdit, excerpt: Excerpt, result: EditResult) -> None:
    """Make an edit of the excerpt in the document, in one undo step, and select what it says."""
    cursor = editor.textCursor()
    if result.is_change:
        span, text = result.edit.span, excerpt.text
        cursor.setPosition(excerpt.start + to_utf16(text, span.start))
        end = excerpt.start + to_utf16(text, span.end)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        insert_apart(cursor, result.edit.text)
        cursor.endEditBlock()
    after = result.apply(excerpt.text) if result.is_change else excerpt.text
    selection = result.selection
    cursor.setPosition(excerpt.start + to_utf16(after, selection.start))
    end = excerpt.start + to_utf16(after, selection.end)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def apply_all(editor: QPlainTextEdit, text: str, edits: Sequence[Edit]) -> None:
    """Make edits of all of the document, which are in order, in one undo step.

    The cursor, or the selection, stays where it is, and so does what is seen.
    """
    units, own, bar = Units(text), editor.textCursor(), editor.verticalScrollBar()
    places = [units.index(place) for place in (own.anchor(), own.position())]
    seen, cursor = bar.value(), QTextCursor(editor.document())
    own.beginEditBlock()  # its place is the one to go back to with Undo
    made = edits if len(edits) <= MOST_EDITS else by_line(text, edits)
    for edit in reversed(made):
        cursor.setPosition(units.position(edit.span.start))
        cursor.setPosition(units.position(edit.span.end), QTextCursor.MoveMode.KeepAnchor)
        if edit is made[0]:
            insert_apart(cursor, edit.text)
        else:
            cursor.insertText(to_qt(edit.text))
    own.endEditBlock()
    after = Units(from_qt(editor.document().toRawText()))
    anchor, place = (after.position(place_after(place, edits)) for place in places)
    own.setPosition(anchor)
    own.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(own)
    bar.setValue(seen)


def insert_apart(cursor: QTextCursor, text: str) -> None:
    """Insert text so that what is typed after it becomes an undo step of its own.

    Qt joins an insertion to an insertion right before it, but not to a removal.
    """
    if not text:
        cursor.removeSelectedText()
        return
    cursor.insertText(to_qt(text) + " ")
    cursor.deletePreviousChar()


def is_verbatim(block: QTextBlock) -> bool:
    """Whether the highlighter found the line to be in code, HTML, a formula or front matter."""
    before = State.unpack(block.previous().userState()) if block.previous().isValid() else None
    return State.unpack(block.userState()).mode in _VERBATIM or (
        before is not None and before.mode in _VERBATIM
    )


def _ends(cursor: QTextCursor) -> tuple[QTextBlock, QTextBlock]:
    document = cursor.document()
    return document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())


def _reach(block: QTextBlock, step: Callable[[QTextBlock], QTextBlock]) -> QTextBlock:
    """The farthest line in one direction that may be in the same list, quote or table."""
    for _ in range(FARTHEST):
        other = step(block)
        if not other.isValid():
            return block
        if not other.text().strip():
            beyond = step(other)
            while beyond.isValid() and not beyond.text().strip():
                beyond = step(beyond)
            if not beyond.isValid() or not _LISTED.match(beyond.text()):
                return block
        block = other
    return block
