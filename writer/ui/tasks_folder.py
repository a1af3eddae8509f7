"""The folder of the user's own tasks, as the window sees it: what is in it, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from writer.assist.tasks import TaskBook
from writer.core.atomic import write_bytes
from writer.core.errors import UnwritableFile
from writer.ui.actions import Actions
from writer.ui.model_host import ModelHost
from writer.ui.own_tasks import OwnTasks
from writer.ui.sentences import error_sentence

MOST_TOLD = 3
"""Mistakes at a time; the others are counted."""


class TasksFolder(QObject):
    """Brings menus and model up to date when task files change, and opens the folder.

    Signals:
        told(str): what is wrong with the files now; empty when nothing is any more.
        changed: the tasks are others now.
        failed(WriterError): the example could not be written.
    """

    told = Signal(str)
    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, book: TaskBook, folder: Path, actions: Actions, host: ModelHost, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._folder = folder
        self._actions = actions
        self._host = host
        self._has_told = False
        self._files = OwnTasks(folder, book.reread, self)
        self._files.changed.connect(self._use)
        actions.new_task.triggered.connect(self.write_example)
        actions.open_tasks_folder.triggered.connect(self.open)

    @Slot()
    def tell(self) -> None:
        """Say what is wrong with the files, in the language of the interface."""
        wrong = list(self._wrong())
        if len(wrong) > MOST_TOLD:
            rest = self.tr("There are {count} more.").format(count=len(wrong) - MOST_TOLD)
            wrong = [*wrong[:MOST_TOLD], rest]
        if wrong or self._has_told:
            self._has_told = bool(wrong)
            self.told.emit("\n".join(wrong))

    @Slot()
    def open(self) -> None:
        """Show the folder in the file manager."""
        self._folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    @Slot()
    def write_example(self) -> None:
        """Write a task with notes on all that a file can say, and open it, or else its folder."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._free_name()
            write_bytes(path, self._book.example.read_bytes())
        except OSError as error:
            self.failed.emit(UnwritableFile(self._folder, error.strerror or ""))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.open()

    def _free_name(self) -> Path:
        names = (f"my-task-{number}.toml" for number in count(1))
        return next(self._folder / name for name in names if not (self._folder / name).exists())

    @Slot(object)
    def _use(self, book: TaskBook) -> None:
        self._book = book
        self._host.use_tasks(book)
        self._actions.more.show_tasks(book.tasks)
        self._actions.describe_all()
        self.changed.emit()
        self.tell()

    def _wrong(self) -> Iterator[str]:
        for mistake in self._book.mistakes:
            yield error_sentence(mistake, lambda text: QCoreApplication.translate("", text))
        for clash in self._actions.more.clashes:
            yield self.tr(
                "The task “{task}” asks for {keys}, but that is the shortcut of “{holder}”."
            ).format(task=clash.task.name, keys=clash.keys, holder=clash.holder)
