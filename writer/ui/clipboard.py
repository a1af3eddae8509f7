"""Text on the clipboard, and what becomes of it when the program ends."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication


class CopiedText(QMimeData):
    """Text that an editor copied."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)


def hand_over() -> None:
    """Put what an editor copied on the clipboard anew, as an object of Qt alone.

    Qt frees the clipboard after Python has ended; an object that was made in Python would take
    the process down then.
    """
    clipboard = QGuiApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard]
    if clipboard.supportsSelection():
        modes.append(QClipboard.Mode.Selection)
    for mode in modes:
        if isinstance(clipboard.mimeData(mode), CopiedText):
            clipboard.setText(clipboard.text(mode), mode)
