"""The open documents: which is in front, how others are opened, what happens before one goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from writer.core.atomic import Noting
from writer.text.encoding import Encoding
from writer.text.files import TextFile
from writer.ui import leaving, saving
from writer.ui.binder import Binder
from writer.ui.editor import Editor
from writer.ui.leaving import Leaving
from writer.ui.preferences import Preferences
from writer.ui.reading import Reading
from writer.ui.saving import Saving
from writer.ui.sheet import Sheet


class Asks(saving.Asks, leaving.Asks, Protocol):
    """Who answers when a person must decide."""

    def files_to_open(self, folder: str) -> Sequence[Path]:
        """Which documents to open."""
        ...


class Documents(QObject):
    """Opens and saves documents; what is said of one document is said of the one in front.

    Signals:
        replaced: another text is about to come into the editor, in its place or on another sheet.
        changed: another document is in front, or it has another place or name.
        let_go: the text of this Sheet goes: it is closed, or another text takes its place.
        reloading: what is on the disk is about to take the place of the text in the editor.
        saved: this Sheet is on the disk now, with this text; whether nobody asked for it.
        conflicted: this Sheet was not saved by itself, because its file is another one now.
        folder_given: what was to be opened is this folder (a Path), and no document.
        failed: this WriterError happened; all texts are as they were.
    """

    replaced = Signal()
    changed = Signal()
    let_go = Signal(object)
    reloading = Signal()
    saved = Signal(object, str, bool)
    conflicted = Signal(object)
    folder_given = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        editor: Editor,
        asks: Asks,
        preferences: Preferences,
        parent: QObject | None = None,
        *,
        noting: Noting = nullcontext,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._asks = asks
        self._preferences = preferences
        self.binder = Binder(editor, self)
        self.binder.turning.connect(self.replaced)
        self.binder.turned.connect(self._on_turned)
        self._reading = Reading(self)
        self._reading.failed.connect(self.failed)
        self._saving = Saving(asks, preferences, self.binder, self._folder, noting, self)
        self._saving.asking.connect(self.show)
        self._saving.written.connect(self._on_written)
        self._saving.conflicted.connect(self.conflicted)
        self._saving.reload_wanted.connect(self._reload_wanted)
        self._saving.failed.connect(self.failed)
        self._leaving = Leaving(asks, self._saving, self)
        self._leaving.asking.connect(self.show)

    @property
    def sheet(self) -> Sheet:
        """The document in front."""
        return self.binder.front

    @property
    def file(self) -> TextFile | None:
        """The document as it was read or saved last, without its text."""
        return self.sheet.file

    @property
    def path(self) -> Path | None:
        """Where the document lies; None when it was never saved."""
        return self.sheet.path

    @property
    def name(self) -> str:
        """What to call the document."""
        return self.sheet.name

    @property
    def is_modified(self) -> bool:
        """Whether there is something to save."""
        return self.sheet.is_modified

    # Opening

    @Slot()
    def new(self) -> None:
        """Start an empty document."""
        self.binder.turn_to(self.binder.add())

    @Slot()
    def open(self) -> None:
        """Ask for documents and open them."""
        self.open_paths(self._asks.files_to_open(self._folder()))

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Open documents, each on its own sheet; the last one is seen. Of folders it is told."""
        for path in paths:
            if _is_folder(path):
                self.folder_given.emit(path)
            else:
                self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Bring a document to the front, opening it where it is not open; False: it cannot be."""
        path = path.absolute()
        if sheet := self.binder.at(path):
            return self.show(sheet)
        file = self._reading.read(path)
        if file is None:
            return False
        self._preferences.remember_file(file.path)
        if self.sheet.is_untouched:
            self._show(file)
        else:
            self._show_on(self.binder.add(), file)
        return True

    def remember(self, path: Path) -> Sheet:
        """A sheet for a document that is read when somebody looks at it."""
        sheet = self.sheet if self.sheet.is_untouched else self.binder.add()
        sheet.sleep(path)
        return sheet

    @Slot(object)
    def show(self, sheet: Sheet) -> bool:
        """Bring a sheet to the front; False when it cannot be read, which is told."""
        if not self._wake(sheet):
            return False
        self.binder.turn_to(sheet)
        return True

    def reopen_with(self, encoding: Encoding) -> bool:
        """Read the file anew in an encoding, also one that could not be opened without."""
        path = self._reading.refused or self.path
        is_here = path == self.path or self.sheet.is_untouched
        if path is None or (is_here and not self._may_go(self.sheet)):
            return False
        file = self._reading.read(path, encoding)  # what may have been saved just now
        if file is None:
            return False
        if is_here:
            self._show(file)
        else:
            self._show_on(self.binder.add(), file)
        self._preferences.remember_file(file.path)
        return True

    def restore(self, file: TextFile | None, text: str, cursor: int) -> bool:
        """Show a text that was not saved: in the place of its document, or on a sheet of its own.

        False when that document has other changes, which the person does not let go.
        """
        sheet = self.binder.at(file.path) if file else None
        if sheet is not None and not self.show(sheet):
            sheet = None  # what is on the disk cannot be read, and this is wanted all the more
        if sheet is not None and not self._may_go(sheet):
            return False
        if sheet is None and not self.sheet.is_untouched:
            self.binder.turn_to(self.binder.add())
        self._show(replace(file, text=text) if file else None, text)
        self._editor.put_cursor(cursor)
        self._editor.document().setModified(True)
        self.changed.emit()
        return True

    # Saving

    @Slot()
    def save(self) -> bool:
        """Save the document where it lies; False when it is not saved."""
        return self._saving.save(self.sheet)

    @Slot()
    def save_as(self) -> bool:
        """Ask for a place and save the document there; False when it is not saved."""
        return self._saving.save_as(self.sheet)

    def save_with(self, encoding: Encoding, *, has_bom: bool) -> bool:
        """Save the document in an encoding, which it keeps; False when it is not saved."""
        return self._saving.save_with(self.sheet, encoding, has_bom=has_bom)

    @Slot()
    def save_all(self) -> bool:
        """Save all that is not saved; False when something is not saved after that."""
        front = self.sheet
        are_saved = self._leaving.are_saved(self.binder.unsaved)
        if are_saved:
            self.show(front)
        return are_saved

    @Slot()
    def autosave(self) -> None:
        """Save the changes of documents that have a name, and ask nobody anything."""
        sheets = self.binder.unsaved
        if self._editor.is_composing:
            sheets = tuple(sheet for sheet in sheets if sheet is not self.sheet)
        self._saving.save_by_itself(sheets)

    # The disk

    def on_disk(self) -> TextFile | None:
        """What lies at the document's place now; None, and told, when it cannot be read."""
        return self._reading.again(self.file) if self.file else None

    def reload(self) -> bool:
        """Show what is on the disk now, in place of the text in the editor."""
        file = self.on_disk()
        if file is not None:
            self.reloading.emit()
            self._show(file)
        return file is not None

    def keep_own(self) -> None:
        """Know of the file that is on the disk, and overwrite it with the next save all the same.

        Where it is gone, it is written again.
        """
        if self.file is None:
            return
        if not self.sheet.is_gone:
            file = self.on_disk()
            if file is None:
                return
            self.sheet.belong_to(replace(self.file, digest=file.digest))
        self._editor.document().setModified(True)

    def moved(self, old: Path, new: Path) -> None:
        """The file of a document has another name or place; its text and its changes stay."""
        sheet = next((sheet for sheet in self.binder.sheets if sheet.path == old), None)
        if sheet is None:
            return
        if sheet.file is None:
            sheet.sleep(new)
        else:
            sheet.belong_to(replace(sheet.file, path=new))
        self.changed.emit()

    # Closing

    def close(self, *sheets: Sheet) -> bool:
        """Close documents, after one question about all that is not saved; False: they stay."""
        if not self._may_go(*sheets):
            return False
        for sheet in sorted(sheets, key=lambda sheet: sheet is self.sheet):
            self.drop(sheet)  # the one in front last, so that none of the others is turned to
        return True

    def drop(self, sheet: Sheet) -> None:
        """Close a document, whatever is in it."""
        self.let_go.emit(sheet)
        self.binder.remove(sheet)

    def may_close(self) -> bool:
        """Whether all documents may go: each is saved, or the person lets it go."""
        return self._may_go(*self.binder.sheets)

    # Private

    def _may_go(self, *sheets: Sheet) -> bool:
        """Whether documents may go; what is being composed in one of them is a part of it."""
        if self.sheet in sheets:
            self._editor.end_composing()
        return self._leaving.may_go(*sheets)

    def _wake(self, sheet: Sheet) -> bool:
        """Read a document of the last session; one that cannot be read goes, and that is told."""
        if not sheet.is_asleep or sheet.path is None:
            return True
        file = self._reading.read(sheet.path)
        if file is None:
            refused = self._reading.refused
            self.drop(sheet)
            self._reading.refused = refused  # it can still be read in another encoding
        elif sheet is self.sheet:
            self._show(file)
        else:
            sheet.document.load(file.text)
            sheet.belong_to(file)
        return file is not None

    def _show(self, file: TextFile | None, text: str = "") -> None:
        """Put a text in the place of the one in the editor."""
        self._reading.refused = None
        self.let_go.emit(self.sheet)
        self.replaced.emit()
        self._editor.set_text(file.text if file else text)
        self.sheet.belong_to(file)
        self.changed.emit()

    def _show_on(self, sheet: Sheet, file: TextFile) -> None:
        """Put a text on a sheet that is behind, and bring it to the front."""
        sheet.document.load(file.text)
        sheet.belong_to(file)
        self.binder.turn_to(sheet)

    @Slot()
    def _on_turned(self) -> None:
        self._reading.refused = None
        if not self.sheet.is_asleep:
            self.changed.emit()
        else:
            self._wake(self.sheet)

    @Slot(object, str, bool)
    def _on_written(self, sheet: Sheet, text: str, was_by_itself: bool) -> None:
        self.changed.emit()
        self.saved.emit(sheet, text, was_by_itself)

    @Slot(object)
    def _reload_wanted(self, sheet: Sheet) -> None:
        self.show(sheet)
        self.reload()

    def _folder(self) -> str:
        if self.path:
            return str(self.path.parent)
        return self._preferences.session.last_folder or str(Path.home())


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # then it cannot be opened either, and that is told
