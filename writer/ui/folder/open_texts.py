"""The texts of a folder's files that are open in the window, as they are there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QTextCursor

from writer.core.values import Edit
from writer.text.folder.reading import Texts
from writer.ui.documents import Documents
from writer.ui.editing.excerpt import insert_apart
from writer.ui.editor import Editor
from writer.ui.positions import to_utf16
from writer.ui.sheet import Sheet


class OpenTexts:
    """Gives the texts by where their files really lie, and changes them."""

    def __init__(self, editor: Editor, documents: Documents) -> None:
        self._editor = editor
        self._documents = documents

    def all(self) -> Texts:
        """Every one that was read."""
        sheets = [sheet for sheet in self._documents.binder.sheets if not sheet.is_asleep]
        return _texts(sheets)

    def unsaved(self) -> Texts:
        """Those that are not as on the disk."""
        return _texts(self._documents.binder.unsaved)

    def known_as(self, path: Path) -> Path:
        """The name that a file was opened by, if it is open: snapshots go by it."""
        sheet = self._documents.binder.at(path)
        return (sheet.path if sheet else None) or path

    def change(self, path: Path, edit: Edit) -> None:
        """Change one, in one undo step; the cursor stays in its line, and the page where it is."""
        sheet = self._documents.binder.at(path)
        if sheet is None:
            return
        if sheet is not self._documents.sheet:
            sheet.document.cursor = _changed(sheet, edit, sheet.document.cursor)
            return
        bar = self._editor.verticalScrollBar()
        place = bar.value()
        self._editor.setTextCursor(_changed(sheet, edit, self._editor.textCursor()))
        bar.setValue(place)


def _texts(sheets: Iterable[Sheet]) -> Texts:
    return {sheet.path.resolve(): sheet.text() for sheet in sheets if sheet.path is not None}


def _changed(sheet: Sheet, edit: Edit, where: QTextCursor) -> QTextCursor:
    """Change the text of a sheet, and give the place in the line where a cursor stood."""
    number, column = where.blockNumber(), where.positionInBlock()
    text = sheet.text()
    cursor = QTextCursor(sheet.document)
    cursor.setPosition(to_utf16(text, edit.span.start))
    cursor.setPosition(to_utf16(text, edit.span.end), QTextCursor.MoveMode.KeepAnchor)
    cursor.beginEditBlock()
    insert_apart(cursor, edit.text)
    cursor.endEditBlock()
    line = sheet.document.findBlockByNumber(number)
    if line.isValid():
        cursor.setPosition(line.position() + min(column, line.length() - 1))
    return cursor
