"""Where a person was: the open documents, the cursor and the top line of each, the window."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QSplitter

from writer.core.session import Place, Session
from writer.text.files import is_there
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.folds import fold_again, folds_of
from writer.ui.page_document import Top
from writer.ui.preferences import Preferences
from writer.ui.sheet import Sheet
from writer.ui.timers import single_shot

REST_MS = 1000
"""So long after the last turn from one document to another it is written down."""


class Whereabouts(QObject):
    """Remembers them when a document goes or the window closes, and goes back to them.

    Which documents are open is kept at once, so that a session that does not end well is gone on
    with too; where one is in them a moment later.

    Signals:
        missed: these files (a list of Path) were open, and are not there any more.
    """

    missed = Signal(list)

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
        self._places: dict[Path, Place] = {}
        """Those that are not kept yet."""
        self._arrived = {documents.sheet}
        """Those on which somebody has been since their text came in."""
        self._is_restoring = False
        self._timer = single_shot(self, self._store, REST_MS)
        documents.replaced.connect(self.remember_place)
        documents.changed.connect(self._follow)
        documents.let_go.connect(self._forget)
        for told in (documents.binder.moved, documents.binder.removed):
            told.connect(self._keep)

    def restore_window(self, splitter: QSplitter) -> None:
        """Give the window and its panes the room that they had."""
        session = self._preferences.session
        if geometry := _bytes(session.window_geometry):
            self._window.restoreGeometry(geometry)
        if panes := _bytes(session.panes):
            splitter.restoreState(panes)

    def restore_documents(self) -> None:
        """Open the documents that were open, as far as they are still there."""
        session = self._preferences.session
        paths = [
            path for path in map(Path, dict.fromkeys(session.open_files)) if path.is_absolute()
        ]
        there = [path for path in paths if is_there(path)]
        self._is_restoring = True
        sheets = {str(path): self._documents.remember(path) for path in there}
        self._arrived.difference_update(sheets.values())  # the empty first one is among them
        if sheets:
            front = sheets.get(session.front_file) or tuple(sheets.values())[-1]
            self._documents.show(front)
        self._is_restoring = False
        self._keep()
        if len(there) < len(paths):
            self.missed.emit([path for path in paths if path not in there])

    def remember_all(self, splitter: QSplitter) -> None:
        """Remember everything, for the next session."""
        self.remember_place()
        self._timer.stop()
        self._preferences.remember(
            replace(
                self._session(),
                window_geometry=_text(self._window.saveGeometry()),
                panes=_text(splitter.saveState()),
            )
        )

    @Slot()
    def remember_place(self) -> None:
        """Remember where in the document the person is."""
        sheet, top = self._documents.sheet, self._editor.top()
        if sheet.path is not None and not sheet.is_asleep:
            folds = folds_of(sheet.document)
            place = Place(self._editor.selection().end, top.line, folds, top.row)
            self._places[sheet.path] = place
            self._timer.start()

    @Slot()
    def _follow(self) -> None:
        """Go back to the place in a document that has just come into the editor."""
        self._keep()
        sheet = self._documents.sheet
        if sheet.is_asleep or sheet in self._arrived:
            return
        self._arrived.add(sheet)
        path = sheet.path
        if path is not None and not sheet.is_modified:
            self._go_to(self._places.get(path) or self._preferences.session.place_of(path))

    @Slot(object)
    def _forget(self, sheet: Sheet) -> None:
        self._arrived.discard(sheet)

    def _go_to(self, place: Place) -> None:
        if place != Place():
            fold_again(self._editor.shown, place.folds)
            self._editor.put_cursor(place.cursor)
            self._editor.show_top(Top(place.line, place.row))

    @Slot()
    def _keep(self) -> None:
        """Keep which documents are open, at once where they are others."""
        if self._is_restoring:
            return
        if self._open_files() != self._preferences.session.open_files:
            self._store()
        else:
            self._timer.start()

    @Slot()
    def _store(self) -> None:
        """Write down where everything is, in one go."""
        self._timer.stop()
        session = self._session()
        if session != self._preferences.session:
            self._preferences.remember(session)

    def _session(self) -> Session:
        """The session with the documents as they are now."""
        session = self._preferences.session
        for path, place in self._places.items():
            session = session.with_place(path, place)
        self._places.clear()
        front = str(self._documents.path or "")
        return replace(session, open_files=self._open_files(), front_file=front)

    def _open_files(self) -> tuple[str, ...]:
        return tuple(str(sheet.path) for sheet in self._documents.binder.sheets if sheet.path)


def _text(state: QByteArray) -> str:
    return b64encode(bytes(state.data())).decode()


def _bytes(text: str) -> QByteArray | None:
    """What Qt saved; None where a hand or an error has changed it."""
    try:
        return QByteArray(b64decode(text, validate=True)) if text else None
    except (Error, ValueError):
        return None
