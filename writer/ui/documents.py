"""The document in the editor: where it lies, whether it is saved, what happens before it goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from writer.core.errors import ChangedOnDisk, FileError
from writer.text.files import TextFile, read, save
from writer.ui.editor import Editor
from writer.ui.preferences import Preferences
from writer.ui.questions import Answer, Conflict


class Asks(Protocol):
    """Who answers when a person must decide."""

    def unsaved(self, name: str) -> Answer:
        """What shall become of unsaved changes."""
        ...

    def overwrite_changed(self, name: str) -> Conflict:
        """What shall become of a document whose file another program has changed."""
        ...

    def file_to_open(self, folder: str) -> Path | None:
        """Which document to open."""
        ...

    def file_to_save(self, suggestion: str) -> Path | None:
        """Where to save a document."""
        ...


class Documents(QObject):
    """Opens and saves the document of an editor.

    Signals:
        replaced: another document is about to come into the editor.
        changed: another document is in the editor, or it has another place or name.
        failed: this WriterError happened; the text in the editor and on the disk is as it was.
    """

    replaced = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, editor: Editor, asks: Asks, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._asks = asks
        self._preferences = preferences
        self._file: TextFile | None = None

    @property
    def path(self) -> Path | None:
        """Where the document lies; None when it was never saved."""
        return self._file.path if self._file else None

    @property
    def name(self) -> str:
        """What to call the document."""
        return self._file.path.name if self._file else self.tr("Untitled")

    @property
    def is_modified(self) -> bool:
        """Whether there is something to save."""
        return self._editor.document().isModified()

    @Slot()
    def new(self) -> None:
        """Start an empty document."""
        if self.may_close():
            self._show(None)

    @Slot()
    def open(self) -> None:
        """Ask for a document and open it."""
        if path := self._asks.file_to_open(self._folder()):
            self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a document in place of this one, after asking about unsaved changes."""
        try:
            file = read(path.absolute())
        except FileError as error:
            self.failed.emit(error)
            return False
        if not self.may_close():
            return False
        self._preferences.remember_file(file.path)
        self._show(file)
        return True

    @Slot()
    def save(self) -> bool:
        """Save the document where it lies; False when it is not saved."""
        if self._file is None:
            return self.save_as()
        return self._save(self._file.with_text(self._editor.text()))

    @Slot()
    def save_as(self) -> bool:
        """Ask for a place and save the document there; False when it is not saved."""
        suggestion = self._file.path if self._file else Path(self._folder(), self.name)
        path = self._asks.file_to_save(str(suggestion))
        if path is None:
            return False
        if not path.suffix:
            path = path.with_suffix(".md")
        text = self._editor.text()
        if self._file is None:
            return self._save(TextFile(path.absolute(), text))
        return self._save(self._file.with_text(text).at(path.absolute()))

    def may_close(self) -> bool:
        """Whether the document may go: it is saved, or the person lets it go."""
        if not self.is_modified:
            return True
        match self._asks.unsaved(self.name):
            case Answer.SAVE:
                return self.save()
            case Answer.DISCARD:
                return True
        return False

    def _save(self, file: TextFile, *, force: bool = False) -> bool:
        try:
            saved = save(file, force=force)
        except ChangedOnDisk:
            return self._settle(file)
        except FileError as error:
            self.failed.emit(error)
            return False
        self._file = replace(saved, text="")
        self._editor.document().setModified(False)
        self._preferences.remember_file(saved.path)
        self.changed.emit()
        return True

    def _settle(self, file: TextFile) -> bool:
        """Ask what to do about a file that changed on the disk; False when it is not saved."""
        match self._asks.overwrite_changed(file.path.name):
            case Conflict.OVERWRITE:
                return self._save(file, force=True)
            case Conflict.SAVE_AS:
                return self.save_as()
            case Conflict.RELOAD:
                self._reload(file.path)
        return False

    def _reload(self, path: Path) -> None:
        """Show what is on the disk now, in place of the text in the editor."""
        try:
            file = read(path)
        except FileError as error:
            self.failed.emit(error)
            return
        self._show(file)

    def _show(self, file: TextFile | None) -> None:
        self.replaced.emit()
        self._editor.set_text(file.text if file else "")
        self._file = replace(file, text="") if file else None
        self.changed.emit()

    def _folder(self) -> str:
        if self._file:
            return str(self._file.path.parent)
        return self._preferences.session.last_folder or str(Path.home())
