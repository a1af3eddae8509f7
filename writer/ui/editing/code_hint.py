"""Tells when blanks at the beginning of a line make code of what reads like prose."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextBlock

from writer.core.scripts import letter_class
from writer.core.values import Script
from writer.ui.editor import Editor
from writer.ui.markup import Role, State, scan

_INDENT = re.compile(r" {4,}|\t")
_HAN = re.compile(letter_class(Script.HAN) + "{2}")
_WORDS = re.compile(r"[A-Za-z]{2,}[,.]?(?: [A-Za-z]+[,.]?){3}")
_CODE = re.compile(r"[{}=;]|[\w)]\(|^\s*(?:#|//|<)")


class CodeHint(QObject):
    """Watches the line that is typed in.

    Signals:
        told: words for the status bar.
    """

    told = Signal(str)

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._told_of = -1
        editor.edited.connect(self._look)

    @Slot()
    def _look(self) -> None:
        if self._editor.is_composing:
            return
        block = self._editor.textCursor().block()
        if not is_prose_as_code(block):
            if block.blockNumber() == self._told_of:
                self._told_of = -1
            return
        if block.blockNumber() != self._told_of:
            self._told_of = block.blockNumber()
            self.told.emit(
                self.tr(
                    "Four blanks at the beginning make this line code."
                    " “Turn indented code into prose”, in the menu Format, takes that back."
                )
            )


def is_prose_as_code(block: QTextBlock) -> bool:
    """Whether a line of words is code only because of its indentation."""
    text = block.text()
    if not _INDENT.match(text) or _CODE.search(text):
        return False
    if not _HAN.search(text) and not _WORDS.search(text):
        return False
    before = (
        State.unpack(block.previous().userState())
        if block.previous().isValid()
        else State.unpack(-1)
    )
    marks, _ = scan(text, before)
    return any(mark.role is Role.CODE and mark.end - mark.start == len(text) for mark in marks)
