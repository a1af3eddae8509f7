"""Where a person was: the open document, the cursor, the scroll position, window and panes."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Slot
from PySide6.QtWidgets import QMainWindow, QSplitter

from writer.core.settings import Place
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.positions import to_utf16
from writer.ui.preferences import Preferences


class Whereabouts(QObject):
    """Remembers them when a document goes or the window closes, and goes back to them."""

    def __init__(
        self,
        window: QMainWindow,
        editor: Editor,
        documents: Documents,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._editor = editor
        self._documents = documents
        self._preferences = preferences
        self._shown: Path | None = None
        documents.replaced.connect(self.remember_place)
        documents.changed.connect(self._follow)

    def restore_window(self, splitter: QSplitter) -> None:
        """Give the window and its panes the room that they had."""
        session = self._preferences.session
        if geometry := _bytes(session.window_geometry):
            self._window.restoreGeometry(geometry)
        if panes := _bytes(session.panes):
            splitter.restoreState(panes)

    def restore_document(self) -> None:
        """Open the document that was in front, if it is still there."""
        for name in reversed(self._preferences.session.open_files):
            path = Path(name)
            if path.is_file():
                self._documents.open_path(path)
                return

    def remember_all(self, splitter: QSplitter) -> None:
        """Remember everything, for the next session."""
        self.remember_place()
        self._preferences.remember(
            replace(
                self._preferences.session,
                window_geometry=_text(self._window.saveGeometry()),
                panes=_text(splitter.saveState()),
            )
        )

    @Slot()
    def remember_place(self) -> None:
        """Remember where in the document the person is."""
        path = self._documents.path
        if path is None:
            return
        editor = self._editor
        place = Place(editor.selection().end, editor.verticalScrollBar().value())
        self._preferences.remember(self._preferences.session.with_place(path, place))

    @Slot()
    def _follow(self) -> None:
        """Go back to the place in a document that has just come into the editor."""
        path = self._documents.path
        if path == self._shown:
            return
        self._shown = path
        session = self._preferences.session
        # At once, so that a session that does not end well is gone on with too.
        self._preferences.remember(replace(session, open_files=(str(path),) if path else ()))
        if path is not None and not self._documents.is_modified:
            self._go_to(session.place_of(path))

    def _go_to(self, place: Place) -> None:
        if place == Place():
            return
        editor = self._editor
        cursor = editor.textCursor()
        text = editor.text()
        cursor.setPosition(to_utf16(text, min(place.cursor, len(text))))
        editor.setTextCursor(cursor)
        editor.verticalScrollBar().setValue(place.line)


def _text(state: QByteArray) -> str:
    return b64encode(bytes(state.data())).decode()


def _bytes(text: str) -> QByteArray | None:
    """What Qt saved; None where a hand or an error has changed it."""
    try:
        return QByteArray(b64decode(text, validate=True)) if text else None
    except (Error, ValueError):
        return None
