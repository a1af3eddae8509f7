"""The document in the editor: where it lies, whether it is saved, what happens before it goes."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from writer.core.atomic import Noting
from writer.core.errors import ChangedOnDisk, FileError, UnknownEncoding
from writer.text.encoding import Encoding
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
        reloading: what is on the disk is about to take the place of the text in the editor.
        saved: this text is on the disk now; the flag says whether nobody asked for it.
        conflicted: the document was not saved by itself, because its file is another one now.
        failed: this WriterError happened; the text in the editor and on the disk is as it was.
    """

    replaced = Signal()
    changed = Signal()
    reloading = Signal()
    saved = Signal(str, bool)
    conflicted = Signal()
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
        self._noting = noting
        self._file: TextFile | None = None
        self._refused: Path | None = None
        """The file that was to be opened last and could not be read as text."""

    @property
    def file(self) -> TextFile | None:
        """The document as it was read or saved last, without its text."""
        return self._file

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
        return self._open(path.absolute())

    def reopen_with(self, encoding: Encoding) -> bool:
        """Read the file anew in an encoding, also one that could not be opened without."""
        path = self._refused or self.path
        return self._open(path, encoding) if path else False

    def restore(self, file: TextFile | None, text: str) -> bool:
        """Show a text that was never saved, after asking about unsaved changes."""
        if not self.may_close():
            return False
        self._show(replace(file, text=text) if file else None)
        if file is None:
            self._editor.set_text(text)
        self._editor.document().setModified(True)
        self.changed.emit()
        return True

    @Slot()
    def save(self) -> bool:
        """Save the document where it lies; False when it is not saved."""
        if self._file is None:
            return self.save_as()
        return self._save(self._file.with_text(self._editor.text()))

    def save_with(self, encoding: Encoding, *, has_bom: bool) -> bool:
        """Save the document in an encoding, which it keeps; False when it is not saved."""
        if self._file is None:
            if (path := self._chosen_place()) is None:
                return False
            file = TextFile(path, self._editor.text())
        else:
            file = self._file.with_text(self._editor.text())
        return self._save(file.encoded_as(encoding, has_bom=has_bom))

    @Slot()
    def autosave(self) -> None:
        """Save changes of a document that has a name, and ask nobody anything."""
        if self._file is None or not self.is_modified or self._editor.is_composing:
            return
        try:
            self._write(self._file.with_text(self._editor.text()), is_asked_for=False)
        except ChangedOnDisk:
            self.conflicted.emit()
        except FileError as error:
            self.failed.emit(error)

    @Slot()
    def save_as(self) -> bool:
        """Ask for a place and save the document there; False when it is not saved."""
        path = self._chosen_place()
        if path is None:
            return False
        text = self._editor.text()
        if self._file is None:
            return self._save(TextFile(path, text))
        return self._save(self._file.with_text(text).at(path))

    def on_disk(self) -> TextFile | None:
        """What lies at the document's place now; None, and told, when it cannot be read."""
        if self._file is None:
            return None
        try:
            return read(self._file.path, encoding=self._file.encoding)
        except UnknownEncoding:
            return self._read(self._file.path)
        except FileError as error:
            self.failed.emit(error)
            return None

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
        if self._file is None:
            return
        if self._file.path.exists():
            file = self.on_disk()
            if file is None:
                return
            self._file = replace(self._file, digest=file.digest)
        self._editor.document().setModified(True)

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
            self._write(file, force=force)
        except ChangedOnDisk:
            return self._settle(file)
        except FileError as error:
            self.failed.emit(error)
            return False
        return True

    def _write(self, file: TextFile, *, force: bool = False, is_asked_for: bool = True) -> None:
        """Write the document; raises FileError."""
        saved = save(file, force=force, noting=self._noting)
        self._file = replace(saved, text="")
        self._editor.document().setModified(False)
        self._preferences.remember_file(saved.path)
        self.changed.emit()
        self.saved.emit(file.text, not is_asked_for)

    def _settle(self, file: TextFile) -> bool:
        """Ask what to do about a file that changed on the disk; False when it is not saved."""
        match self._asks.overwrite_changed(file.path.name):
            case Conflict.OVERWRITE:
                return self._save(file, force=True)
            case Conflict.SAVE_AS:
                path = self._chosen_place()
                return path is not None and self._save(file.at(path))
            case Conflict.RELOAD:
                self.reload()
        return False

    def _open(self, path: Path, encoding: Encoding | None = None) -> bool:
        file = self._read(path, encoding)
        if file is None or not self.may_close():
            return False
        self._preferences.remember_file(file.path)
        self._show(file)
        return True

    def _read(self, path: Path, encoding: Encoding | None = None) -> TextFile | None:
        """A file; None, and told, when it cannot be read."""
        try:
            return read(path, encoding=encoding)
        except FileError as error:
            if isinstance(error, UnknownEncoding):
                self._refused = path
            self.failed.emit(error)
            return None

    def _chosen_place(self) -> Path | None:
        """Where the person wants to save."""
        suggestion = self._file.path if self._file else Path(self._folder(), self.name)
        path = self._asks.file_to_save(str(suggestion))
        if path is None:
            return None
        return (path if path.suffix else path.with_suffix(".md")).absolute()

    def _show(self, file: TextFile | None) -> None:
        self._refused = None
        self.replaced.emit()
        self._editor.set_text(file.text if file else "")
        self._file = replace(file, text="") if file else None
        self.changed.emit()

    def _folder(self) -> str:
        if self._file:
            return str(self._file.path.parent)
        return self._preferences.session.last_folder or str(Path.home())
