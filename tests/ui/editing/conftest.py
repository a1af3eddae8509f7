"""An editor with colours, as it stands in the window, and hands to type with."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.text.editing.cursor import draw, read
from writer.core.paths import resources
from writer.core.values import Span
from writer.ui.editor import Editor
from writer.ui.highlighter import Highlighter
from writer.ui.positions import from_utf16, to_utf16
from writer.ui.theme import Colours


class Desk:
    """One editor, and what it shows, drawn with its cursor."""

    def __init__(self, qtbot: QtBot) -> None:
        self.editor = Editor()
        colours = Colours.load(resources() / "themes" / "light.toml")
        self.highlighter = Highlighter(self.editor.document(), colours)
        qtbot.addWidget(self.editor)
        self.editor.show()

    def set(self, drawn: str) -> None:
        """Show a text with its cursor or selection."""
        text, selection = read(drawn)
        self.editor.set_text(text)
        cursor = self.editor.textCursor()
        cursor.setPosition(to_utf16(text, selection.start))
        end = to_utf16(text, selection.end)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)

    @property
    def shown(self) -> str:
        text, cursor = self.editor.text(), self.editor.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return draw(text, Span(from_utf16(text, start), from_utf16(text, end)))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.editor, key, modifiers or Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.editor, text)

    def compose(self, text: str) -> None:
        QApplication.sendEvent(self.editor, QInputMethodEvent(text, []))

    def commit(self, text: str) -> None:
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self.editor, event)


@pytest.fixture
def hands(qtbot: QtBot) -> Callable[[str], Desk]:
    made = Desk(qtbot)

    def started(drawn: str) -> Desk:
        made.set(drawn)
        return made

    return started
