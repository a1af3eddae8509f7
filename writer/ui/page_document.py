"""A document for a page, and what the page keeps of it while it shows another one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument, QTextOption

from writer.ui.leading import SpacedLayout
from writer.ui.positions import from_qt, to_qt

LONGEST_RUN = 20_000
"""Qt needs time squared to wrap a longer run without a blank at word boundaries."""
USUAL_WRAPPING = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
QUICK_WRAPPING = QTextOption.WrapMode.WrapAnywhere
_RUN = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Top:
    """What stands at the top of a page, whatever its width."""

    line: int = 0
    """The line of the document, from 0."""
    row: int = 0
    """The row of that line, from 0, where it is wrapped."""


class PageDocument(QTextDocument):
    """Lays its lines out apart, and remembers where a page left it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spacing = SpacedLayout(self)
        self.setDocumentLayout(self.spacing)
        self.wrapping = USUAL_WRAPPING
        self.is_chinese = False
        self.cursor = QTextCursor(self)
        """Where the page left it, with what was selected."""
        self.top = Top()

    def text(self) -> str:
        """The whole text, as it will be saved."""
        return from_qt(self.toRawText())

    def set_saved(self) -> None:
        """Let nothing be there to save."""
        self.setModified(False)
        self.modificationChanged.emit(False)  # Qt itself is silent about an empty text

    def load(self, text: str) -> None:
        """Take another text while no page shows this; the undo stack starts anew."""
        self.wrapping = QUICK_WRAPPING if has_long_run(text) else USUAL_WRAPPING
        self.setPlainText(to_qt(text))
        self.set_saved()
        self.cursor, self.top = QTextCursor(self), Top()


def has_long_run(text: str) -> bool:
    """Whether there are too many characters of ASCII without a blank between them.

    A run that long covers one of the places looked at, so that few characters are.
    """
    for place in range(LONGEST_RUN, len(text), LONGEST_RUN):
        if (run := _RUN.match(text, place)) is None:
            continue
        back = _RUN.match(text[place - LONGEST_RUN : place][::-1])
        if len(run[0]) + (len(back[0]) if back else 0) > LONGEST_RUN:
            return True
    return False
