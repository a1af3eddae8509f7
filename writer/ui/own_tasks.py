"""The user's task files: read again whenever they change, while the window is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal, Slot

from writer.assist.tasks import TaskBook
from writer.ui.timers import single_shot

SETTLE_MS = 200
"""An editor writes a file in several steps; what is read in between would be a mistake."""


class OwnTasks(QObject):
    """Keeps the tasks as the files have them.

    Signals:
        changed(TaskBook): the files were read anew.
    """

    changed = Signal(object)

    def __init__(
        self, folder: Path, read: Callable[[], TaskBook], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._read = read
        self._watcher = QFileSystemWatcher(self)
        self._timer = single_shot(self, self.read_again, SETTLE_MS)
        self._watcher.directoryChanged.connect(self._wait)
        self._watcher.fileChanged.connect(self._wait)
        self._watch()

    @Slot()
    def read_again(self) -> None:
        """Read the files now."""
        self._watch()
        self.changed.emit(self._read())

    @Slot()
    def _wait(self) -> None:
        self._watch()
        self._timer.start()

    def _watch(self) -> None:
        """Watch the folder and its files; while it is not there, the nearest one that is.

        A file that is replaced is a new one to the watcher, so this is done after every change.
        """
        nearest = next(path for path in (self._folder, *self._folder.parents) if path.is_dir())
        wanted = {str(nearest)}
        if nearest == self._folder:
            wanted |= {str(path) for path in self._folder.glob("*.toml")}
        watched = {*self._watcher.directories(), *self._watcher.files()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))
