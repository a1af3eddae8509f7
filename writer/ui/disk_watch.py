"""Notices when another program changes, moves or removes the file of the document."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from writer.core.errors import FileError
from writer.text.files import has_changed
from writer.ui.documents import Documents

REST_MS = 300
"""Other programs write in several steps."""


class Change(Enum):
    """What happened to the file."""

    CHANGED = auto()
    GONE = auto()


class DiskWatch(QObject):
    """Looks when the system tells of a change, and whenever the window gets the focus.

    A drive of the network does not tell, so that the focus and the save must do there.

    Signals:
        noticed: the file is another one now, or gone; told once for each state of it.
        settled: what was noticed is no longer so.
    """

    noticed = Signal(object)
    settled = Signal()

    def __init__(self, documents: Documents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._told: tuple[str, Change] | None = None
        """The digest that the document knows, and what was told about it."""
        self._seen: tuple[int, int, int] | None = None
        """The file's number, size and time when it was looked at last."""
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.look)
        self._watcher.fileChanged.connect(self._timer.start)
        self._watcher.directoryChanged.connect(self._timer.start)
        documents.changed.connect(self._follow)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)

    @Slot()
    def look(self) -> None:
        """Compare the file with the document, if it looks as if it had changed."""
        path = self._documents.path
        if path is None:
            return
        self._watch(path)
        seen = _facts(path)
        if seen == self._seen and seen is not None:
            return
        self._seen = seen
        self._tell(self._change(path))

    @Slot()
    def check(self) -> None:
        """Compare the file with the document in any case."""
        self._seen = None
        self.look()

    @Slot()
    def conflict(self) -> None:
        """The document was not saved because its file has changed: tell, also once more."""
        self._told = None
        self._tell(Change.CHANGED)

    @Slot()
    def _follow(self) -> None:
        """Watch the file of another document, or the same one as it was just written."""
        path = self._documents.path
        self._seen = _facts(path) if path else None
        if self._told is not None:
            self._told = None
            self.settled.emit()
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)
        if path is not None:
            self._watch(path)

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def _watch(self, path: Path) -> None:
        """The file, and its folder: a file that was replaced is not watched any more."""
        known = {*self._watcher.files(), *self._watcher.directories()}
        wanted = [str(p) for p in (path, path.parent) if str(p) not in known and p.exists()]
        if wanted:
            self._watcher.addPaths(wanted)

    def _change(self, path: Path) -> Change | None:
        file = self._documents.file
        if file is None or not file.digest:
            return None
        try:
            if has_changed(file):
                return Change.CHANGED
        except FileError:
            return None  # a drive that does not answer may do so later; saving will tell
        return None if path.exists() else Change.GONE

    def _tell(self, change: Change | None) -> None:
        file = self._documents.file
        state = (file.digest, change) if file and change else None
        if state == self._told:
            return
        self._told = state
        if change is None:
            self.settled.emit()
        else:
            self.noticed.emit(change)


def _facts(path: Path) -> tuple[int, int, int] | None:
    """What tells cheaply that a file may be another one."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
