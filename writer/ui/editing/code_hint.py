"""Tells when blanks at the beginning of lines make code of what reads like prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextBlock

from writer.core.scripts import letter_class
from writer.core.values import Script
from writer.ui.editor import Editor
from writer.ui.markup import Mode, Role, State, scan
from writer.ui.page_document import PageDocument

LINES = 400
CHARACTERS = 40_000
"""So much is looked at of what was pasted or opened: a habit shows at the beginning."""

_INDENT = re.compile(r" {4,}|\t")
_HAN = re.compile(letter_class(Script.HAN) + "{2}")
_WORDS = re.compile(r"[A-Za-z]{2,}[,.]?(?: [A-Za-z]+[,.]?){3}")
_CODE = re.compile(r"[{}=;]|[\w)]\(|^\s*(?:#|//|<)")


class CodeHint(QObject):
    """Watches the line that is typed in, and what is pasted or opened.

    Signals:
        told: words for the status bar.
    """

    told = Signal(str)

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._told_of = -1
        self._changed: tuple[int, int] | None = None
        """From where to where the document is another one since the last look."""
        self._seen: WeakSet[PageDocument] = WeakSet([editor.shown])
        editor.contents_changed.connect(self._note)
        editor.turned.connect(self._note_turn)
        editor.edited.connect(self._look)

    @Slot(int, int, int)
    def _note(self, position: int, _removed: int, added: int) -> None:
        start, end = self._changed or (position, position)
        self._changed = min(start, position), max(end, position + added)

    @Slot()
    def _note_turn(self) -> None:
        """A document that comes to the front for the first time is read from its beginning."""
        self._told_of = -1
        shown = self._editor.shown
        self._changed = None if shown in self._seen else (0, shown.characterCount())
        self._seen.add(shown)

    @Slot()
    def _look(self) -> None:
        if self._editor.is_composing:
            return
        (start, end), self._changed = self._changed or (0, 0), None
        document = self._editor.shown
        first, last = document.findBlock(start), document.findBlock(end)
        if first == last:
            self._look_at_line(self._editor.textCursor().block())
        elif (found := first_prose_as_code(first, end)) and found.blockNumber() != self._told_of:
            self._told_of = found.blockNumber()
            self.told.emit(
                self.tr(
                    "Four blanks at the beginning make code of lines here. Select them:"
                    " “Turn indented code into prose”, in the menu Format, takes that back."
                )
            )

    def _look_at_line(self, block: QTextBlock) -> None:
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
    return _reads_as_prose(text) and _is_indented_code(text, _before(block))


def first_prose_as_code(block: QTextBlock, end: int) -> QTextBlock | None:
    """The first line of words, from `block` to the place `end`, that is code by its indentation.

    None as well where no more than half of such code reads as prose: then it is code indeed.
    """
    blocks = list(_near(block, end))
    if not any(_reads_as_prose(block.text()) for block in blocks):
        return None
    code: list[QTextBlock] = []
    state = _before(block)
    for block in blocks:
        text = block.text()
        if _is_indented_code(text, state):
            code.append(block)
        _, state = scan(text, state)
    prose = [block for block in code if _reads_as_prose(block.text())]
    return prose[0] if len(prose) * 2 > len(code) else None


def _near(block: QTextBlock, end: int) -> Iterator[QTextBlock]:
    """The lines up to a place, as far as they are looked at."""
    left = CHARACTERS
    for _ in range(LINES):
        left -= block.length()
        if not block.isValid() or block.position() > end or left < 0:
            return
        yield block
        block = block.next()


def _before(block: QTextBlock) -> State:
    """What the line above leaves open; where it is not coloured yet, what it seems to."""
    above = block.previous()
    if not above.isValid() or above.userState() >= 0:
        return State.unpack(above.userState() if above.isValid() else -1)
    return State(Mode.PARAGRAPH if above.text().strip() else Mode.BLANK)


def _reads_as_prose(text: str) -> bool:
    if not _INDENT.match(text) or _CODE.search(text):
        return False
    return bool(_HAN.search(text) or _WORDS.search(text))


def _is_indented_code(text: str, before: State) -> bool:
    if before.mode is Mode.FENCE or not _INDENT.match(text) or not text.strip():
        return False
    marks, _ = scan(text, before)
    return any(mark.role is Role.CODE and mark.end - mark.start == len(text) for mark in marks)
