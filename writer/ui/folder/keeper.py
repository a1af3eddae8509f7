"""Keeps the list of a folder up to date, with the length of each file, beside the typing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from writer.core.jobs import CancelToken
from writer.text.folder.listing import Folder, Listing, list_folder
from writer.text.folder.order import Order
from writer.text.folder.reading import Texts
from writer.ui.counter import Measured
from writer.ui.folder.lengths import FolderLengths
from writer.ui.folder.open_texts import OpenTexts
from writer.ui.folder.pane import FolderPane
from writer.ui.runner import Runner
from writer.ui.timers import single_shot

if TYPE_CHECKING:
    from writer.text.folder.counting import Counted, Lengths

REST_MS = 300
"""Other programs write in several steps."""
MOST_WATCHED = 500
"""Folders; the system has a limit for all programs together."""


class FolderKeeper(QObject):
    """Lists and counts while the pane is shown, on a thread of its own.

    To look again is cheap: what was counted is not counted anew.

    Signals:
        listed: the folder was looked through, and this Listing is shown.
        failed: this WriterError happened; what was shown before is shown still.
    """

    listed = Signal(object)
    failed = Signal(object)

    def __init__(self, pane: FolderPane, texts: OpenTexts, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._texts = texts
        self._listing: Listing | None = None
        self._lengths = FolderLengths(pane, self)
        self._known: Lengths | None = None
        self._is_on = False
        self._open: Path | None = None
        self._runner = Runner(self)
        self._runner.produced.connect(self._on_produced)
        self._runner.failed.connect(self.failed)
        self._timer = single_shot(self, self._look, REST_MS)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.refresh)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)

    @property
    def listing(self) -> Listing | None:
        """What is shown."""
        return self._listing

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what is there."""
        is_resting = not (self._timer.isActive() or self._runner.is_busy)
        return is_resting and self._lengths.is_settled

    def show_root(self, root: Path | None) -> None:
        """Keep another folder."""
        self._runner.cancel()
        self._listing = None
        self._pane.show_root(root)
        self._pane.tree.show_folder(Folder(root or Path()))
        self._unwatch()
        self.look_now()

    def set_on(self, *, is_on: bool, is_soon: bool = False) -> None:
        """Keep the list up to date, or let it be; `is_soon`: after other things have begun."""
        self._is_on = is_on
        if not is_on:
            self._unwatch()
        elif is_soon:
            self.refresh()
        else:
            self.look_now()

    def arrange(self, folder: Path, names: list[str]) -> None:
        """Give the files of a folder this order, and keep it; raises UnwritableFile."""
        root = self._pane.root
        if root is None:
            return
        Order.to_change(root).with_folder(_place(root, folder), names).save(root)
        self.look_now()

    def rename_in_order(self, old: Path, new: Path) -> None:
        """Let a renamed file keep its place; raises UnwritableFile."""
        root = self._pane.root
        if root is None:
            return
        before = Order.to_change(root)
        after = before.renamed(_place(root, old.parent), old.name, new.name)
        if after != before:
            after.save(root)

    @Slot()
    def refresh(self) -> None:
        """Look again soon: something may be different."""
        if self._is_on and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def look_now(self) -> None:
        """Look again."""
        self._timer.stop()
        self._look()

    @Slot(object)
    def show_measured(self, measured: Measured) -> None:
        """The document in front was counted as it is in the editor."""
        if self._open is not None:
            self._lengths.put(self._open, measured.whole.words, is_chinese=measured.is_chinese)

    def show_document(self, path: Path | None) -> None:
        """Another document is in front."""
        self._open = path
        self._pane.tree.mark(path)

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._timer.stop()
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop and end the thread; False when that takes longer."""
        self.cancel_all()
        return self._runner.shut_down(timeout_ms)

    # Private

    @Slot()
    def _look(self) -> None:
        root = self._pane.root
        if root is None or not self._is_on:
            return
        if self._known is None:
            from writer.text.folder.counting import Lengths

            self._known = Lengths()
        known, texts = self._known, dict(self._texts.unsaved())
        self._runner.start(lambda token: _survey(root, texts, known, token))

    @Slot(object)
    def _on_produced(self, value: Listing | Counted) -> None:
        if isinstance(value, Listing):
            if value.root.path == self._pane.root:
                self._show(value)
        else:
            self._lengths.take(value)

    def _show(self, listing: Listing) -> None:
        before, self._listing = self._listing, listing
        if before is None or _shape(before.root) != _shape(listing.root):
            self._pane.tree.show_folder(listing.root)
        self._pane.tell_whether_empty(is_empty=not listing.root.entries)
        self._lengths.show_listing(listing)
        self._watch(listing.root)
        self.listed.emit(listing)

    def _watch(self, folder: Folder) -> None:
        wanted = [str(path) for path in folder.folders()][:MOST_WATCHED]
        known = set(self._watcher.directories())
        if gone := list(known - set(wanted)):
            self._watcher.removePaths(gone)
        if new := [path for path in wanted if path not in known]:
            self._watcher.addPaths(new)

    def _unwatch(self) -> None:
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        """A drive of the network does not tell of changes."""
        if state is Qt.ApplicationState.ApplicationActive:
            self.refresh()


def _place(root: Path, folder: Path) -> str:
    """What the order calls a folder."""
    return "" if folder == root else folder.relative_to(root).as_posix()


def _shape(folder: Folder) -> list[object]:
    """What is seen of a folder."""
    return [_shape(e) if isinstance(e, Folder) else e.path for e in folder.entries]


def _survey(
    root: Path, texts: Texts, lengths: Lengths, token: CancelToken
) -> Iterator[Listing | Counted]:
    from writer.text.folder.counting import count_files

    (listing,) = list_folder(root, token)
    yield listing
    files = list(listing.root.files())
    lengths.keep(file.path for file in files)
    yield from count_files(files, texts, lengths, token)
