"""What keys and committed text do beyond inserting themselves."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from writer.text.editing import lists, pairs, tables
from writer.text.editing.result import EditResult
from writer.ui.editing.excerpt import Excerpt, apply, is_verbatim

_K = Qt.Key
_M = Qt.KeyboardModifier
_ENTER = (_K.Key_Return, _K.Key_Enter)
_STRUCTURED = re.compile(r"[ \t]*(?:[-+*>]|\d{1,9}[.)])|[ \t]|.*\|")
"""Lines that may belong to a list, a quote or a table; all others are left to Qt at once."""
_CLOSING = frozenset(pairs.BRACKETS.values())


class Keys:
    """Answers the keys of one editor; the caller keeps those of an input method away."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means here; False: it means what it means everywhere."""
        key, modifiers = event.key(), event.modifiers() & ~_M.KeypadModifier
        if key in _ENTER and modifiers in (_M.NoModifier, _M.ShiftModifier):
            return self._enter(is_soft=modifiers == _M.ShiftModifier)
        if key == _K.Key_Tab and modifiers == _M.NoModifier:
            return self._tab(is_back=False)
        if key == _K.Key_Backtab or (key == _K.Key_Tab and modifiers == _M.ShiftModifier):
            return self._tab(is_back=True)
        if key == _K.Key_Backspace and modifiers == _M.NoModifier:
            return self._backspace()
        is_typing = modifiers in (_M.NoModifier, _M.ShiftModifier) or modifiers == (
            _M.ControlModifier | _M.AltModifier  # AltGr, as Windows tells it
        )
        return is_typing and self.type(event.text())

    def type(self, character: str) -> bool:
        """Close, enclose or step over with a typed character; False: just insert it."""
        if character not in pairs.AROUND and character not in _CLOSING:
            return False
        excerpt = Excerpt.lines(self._editor.textCursor())
        return self._do(excerpt, pairs.typed(excerpt.text, excerpt.selection, character))

    def commit(self, event: QInputMethodEvent, *, was_composing: bool) -> bool:
        """Pair brackets that an input method commits; False: the text is inserted as it is.

        What is composed is never looked at, and a bracket that ends a longer commit is a part of
        that text.
        """
        text = event.commitString()
        is_plain = not was_composing and not event.preeditString() and not event.replacementLength()
        return is_plain and len(text) == 1 and self.type(text)

    def _backspace(self) -> bool:
        excerpt = Excerpt.lines(self._editor.textCursor())
        return self._do(excerpt, pairs.backspace(excerpt.text, excerpt.selection))

    def _enter(self, *, is_soft: bool) -> bool:
        cursor = self._editor.textCursor()
        if not self._is_structured(cursor):
            return False
        excerpt = Excerpt.blocks(cursor)
        text, selection = excerpt.text, excerpt.selection
        result = None if is_soft else tables.next_row(text, selection)
        return self._do(excerpt, result or lists.enter(text, selection, is_soft=is_soft))

    def _tab(self, *, is_back: bool) -> bool:
        cursor = self._editor.textCursor()
        if not self._is_structured(cursor):
            return False
        excerpt = Excerpt.blocks(cursor)
        text, selection = excerpt.text, excerpt.selection
        in_table, in_list = (
            (tables.previous_cell, lists.outdent) if is_back else (tables.next_cell, lists.indent)
        )
        return self._do(excerpt, in_table(text, selection) or in_list(text, selection))

    def _is_structured(self, cursor: QTextCursor) -> bool:
        block = cursor.document().findBlock(cursor.selectionStart())
        return bool(_STRUCTURED.match(block.text())) and not is_verbatim(block)

    def _do(self, excerpt: Excerpt, result: EditResult | None) -> bool:
        if result is None:
            return False
        apply(self._editor, excerpt, result)
        return True
