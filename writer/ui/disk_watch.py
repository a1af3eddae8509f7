"""Notices when another program changes, moves or removes the file of the document."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from writer.core.errors import FileError
from writer.text.files import TextFile, has_changed
from writer.ui.documents import Documents
from writer.ui.sheet import Sheet
from writer.ui.timers import single_shot

_Facts = tuple[int, int, int]
"""Of a file: its number, its size, its time."""
REST_MS = 300
"""Other programs write in several steps."""


class Change(Enum):
    """What happened to the file."""

    CHANGED = auto()
    GONE = auto()


class DiskWatch(QObject):
    """Looks when the system tells of a change, and whenever the window gets the focus.

    A drive of the network does not tell, so that the focus and the save must do there. What
    happened to the files of other sheets is told when they come to the front.

    Signals:
        noticed: the file in front is another one now, or gone; told once for each state of it.
        settled: what was noticed is no longer so, or another sheet is in front.
    """

    noticed = Signal(object)
    settled = Signal()

    def __init__(self, documents: Documents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._files: dict[Sheet, TextFile | None] = {}
        """What each sheet knew of its file when that was looked at for the first time."""
        self._seen: dict[Sheet, _Facts | None] = {}
        """How each file was when it was looked at last."""
        self._told: dict[Sheet, tuple[str, Change]] = {}
        """The digest that the document knows, and what was told about it."""
        self._watcher = QFileSystemWatcher(self)
        self._timer = single_shot(self, self.look, REST_MS)
        self._watcher.fileChanged.connect(self._timer.start)
        self._watcher.directoryChanged.connect(self._timer.start)
        documents.binder.told.connect(self._follow)
        documents.binder.turned.connect(self._on_turned)
        documents.binder.removed.connect(self._drop)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)

    @Slot()
    def look(self) -> None:
        """Compare the file with the document, if it looks as if it had changed."""
        sheet = self._documents.sheet
        if sheet.file is None:
            return
        self._watch()
        seen = _facts(sheet.file.path)
        if seen == self._seen.get(sheet) and seen is not None:
            return
        self._seen[sheet] = seen
        self._tell(sheet, _change(sheet.file))

    @Slot()
    def check(self) -> None:
        """Compare the file with the document in any case."""
        self._seen.pop(self._documents.sheet, None)
        self.look()

    @Slot(object)
    def conflict(self, sheet: Sheet) -> None:
        """A document was not saved because its file has changed: tell, also once more."""
        self._told.pop(sheet, None)
        self._seen.pop(sheet, None)
        if sheet is self._documents.sheet:
            self._tell(sheet, Change.CHANGED)

    @Slot(object)
    def _follow(self, sheet: Sheet) -> None:
        """Watch the file of a sheet, as it was just read or written."""
        if sheet.file is self._files.get(sheet):
            return  # only its mark is another one
        self._files[sheet] = sheet.file
        self._seen[sheet] = _facts(sheet.file.path) if sheet.file else None
        if self._told.pop(sheet, None) and sheet is self._documents.sheet:
            self.settled.emit()
        self._watch()

    @Slot()
    def _on_turned(self) -> None:
        """Tell again what was told of this sheet; then look whether there is more."""
        if told := self._told.get(self._documents.sheet):
            self.noticed.emit(told[1])
        else:
            self.settled.emit()
        self.look()

    @Slot(object)
    def _drop(self, sheet: Sheet) -> None:
        for known in (self._files, self._seen, self._told):
            known.pop(sheet, None)
        self._watch()

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def _watch(self) -> None:
        """All files, and their folders: a file that was replaced is not watched any more."""
        paths = [file.path for file in self._files.values() if file]
        wanted = {str(place) for path in paths for place in (path, path.parent) if _facts(place)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if needless := watched - wanted:
            self._watcher.removePaths(sorted(needless))
        if missing := wanted - watched:
            self._watcher.addPaths(sorted(missing))

    def _tell(self, sheet: Sheet, change: Change | None) -> None:
        state = (sheet.file.digest, change) if sheet.file and change else None
        if state == self._told.get(sheet):
            return
        if state is None:
            self._told.pop(sheet)
            self.settled.emit()
        else:
            self._told[sheet] = state
            self.noticed.emit(change)


def _change(file: TextFile) -> Change | None:
    """What happened to a file since it was read or written."""
    if not file.digest:
        return None
    try:
        if has_changed(file):
            return Change.CHANGED
    except FileError:
        return None  # a drive that does not answer may do so later; saving will tell
    return None if _facts(file.path) else Change.GONE


def _facts(path: Path) -> _Facts | None:
    """What tells cheaply that a file may be another one."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
