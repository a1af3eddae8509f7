"""What becomes of the files of a folder: new ones, other names, another order, the trash."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QFile, QObject, QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenu

from writer.core.errors import InvalidFileName, UnmovableFile, UnwritableFile
from writer.text.folder.naming import completed, create, free_name, next_name, rename
from writer.ui.documents import Documents
from writer.ui.folder.items import readable
from writer.ui.folder.keeper import FolderKeeper
from writer.ui.folder.pane import FolderPane
from writer.ui.plain_names import native, sequence

SUFFIX = ".md"


class Asks(Protocol):
    """Who answers before a file goes."""

    def move_to_trash(self, name: str, *, is_unsaved: bool) -> bool:
        """Whether it may go."""
        ...


class Filing(QObject):
    """Does what is asked for in the tree.

    Signals:
        moved(str, str): the file at this path has this one now; the document does not know yet.
        failed: this WriterError happened; files and texts are as they were.
    """

    moved = Signal(str, str)
    failed = Signal(object)

    def __init__(
        self,
        pane: FolderPane,
        keeper: FolderKeeper,
        documents: Documents,
        asks: Asks,
        new: QAction,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._keeper = keeper
        self._documents = documents
        self._asks = asks
        self._new = new
        self._awaited: Path | None = None
        """A new file that is to be named when it is listed."""
        self._fresh: Path | None = None
        """A new file that is to be opened when it has its name."""
        tree = pane.tree
        tree.named.connect(self.rename)
        tree.arranged.connect(self._arrange)
        tree.trash_requested.connect(self.throw_away)
        tree.menu_requested.connect(self._offer)
        keeper.listed.connect(self._name_awaited)
        new.triggered.connect(self.make)

    @Slot()
    def make(self) -> None:
        """Make a file where the keys are, called like the next chapter, and let it be named."""
        root, current = self._pane.root, self._pane.tree.current
        if root is None:
            return
        folder = current if current and current.is_dir() else current.parent if current else root
        stem = next_name(self._pane.tree.files_in(folder))
        try:
            name = free_name(folder, stem or self.tr("Untitled"), SUFFIX)
            self._awaited = create(folder, name)
        except (InvalidFileName, UnmovableFile) as error:
            self.failed.emit(error)
        else:
            self._keeper.look_now()

    @Slot(object, str)
    def rename(self, path: Path, typed: str) -> None:
        """Give a file the name that was typed; the document that is open goes along."""
        is_fresh, self._fresh = path == self._fresh, None
        name = completed(typed, path.suffix)
        sheet = self._documents.binder.at(path)
        known_as = (sheet.path if sheet else None) or path
        try:
            target = rename(path, name)
            if target != path:
                self.moved.emit(str(known_as), str(target))
                self._documents.moved(known_as, target)
                with suppress(UnwritableFile):  # it has its name all the same
                    self._keeper.rename_in_order(path, target)
        except (InvalidFileName, UnmovableFile) as error:
            self.failed.emit(error)
        else:
            if is_fresh and sheet is None:
                self._documents.open_path(target)
        self._keeper.look_now()

    @Slot(object)
    def throw_away(self, path: Path) -> None:
        """Move a file to the trash, after asking; the document that is open is closed."""
        sheet = self._documents.binder.at(path)
        is_unsaved = sheet is not None and sheet.is_modified
        if not self._asks.move_to_trash(readable(path.name), is_unsaved=is_unsaved):
            return
        try:
            into_trash(path)
        except UnmovableFile as error:
            self.failed.emit(error)
        else:
            if sheet is not None:
                self._documents.drop(sheet)
        self._keeper.look_now()

    @Slot(QPoint)
    def _offer(self, place: QPoint) -> None:
        self.menu().exec(place)

    def menu(self) -> QMenu:
        """What can be done with what the keys are on; it goes when it is closed."""
        tree = self._pane.tree
        path = tree.current_file
        menu = QMenu(tree)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def add(text: str, keys: str, act: Callable[[], object], *, is_on: bool = True) -> None:
            shown = native(sequence(keys))
            action = menu.addAction(f"{text}\t{shown}" if shown else text)
            action.triggered.connect(act)
            action.setEnabled(is_on)

        is_file, is_there = path is not None, tree.current is not None
        add(
            self.tr("Open"),
            "Return",
            lambda: path and self._documents.open_path(path),
            is_on=is_file,
        )
        menu.addAction(self._new)
        menu.addSeparator()
        add(self.tr("Rename…"), "F2", tree.begin_naming, is_on=is_file)
        add(self.tr("Move up"), "Ctrl+Shift+Up", lambda: tree.step(-1), is_on=is_there)
        add(self.tr("Move down"), "Ctrl+Shift+Down", lambda: tree.step(1), is_on=is_there)
        menu.addSeparator()
        add(self.tr("Show in the file manager"), "", self._show_outside)
        add(
            self.tr("Move to the trash…"),
            "Delete",
            lambda: path and self.throw_away(path),
            is_on=is_file,
        )
        return menu

    def _show_outside(self) -> None:
        current = self._pane.tree.current or self._pane.root
        if current is not None:
            folder = current if current.is_dir() else current.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot(object, list)
    def _arrange(self, folder: Path, names: list[str]) -> None:
        try:
            self._keeper.arrange(folder, names)
        except UnwritableFile as error:
            self.failed.emit(UnmovableFile(folder, error.reason, error.obstacle))

    @Slot()
    def _name_awaited(self) -> None:
        """A file that was just made is listed: let it be named."""
        path, tree = self._awaited, self._pane.tree
        if path is None or not tree.select(path):
            return
        self._awaited, self._fresh = None, path
        tree.setFocus()
        tree.begin_naming()


def into_trash(path: Path) -> None:
    """Move a file into the trash of the system; raises UnmovableFile."""
    file = QFile(str(path))
    if not file.moveToTrash():
        raise UnmovableFile(path, file.errorString())
