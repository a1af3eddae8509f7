"""Writes sheets to the disk, and asks a person where it must not decide by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from writer.core.atomic import Noting
from writer.core.errors import ChangedOnDisk, FileError, OpenElsewhere
from writer.text.encoding import Encoding
from writer.text.file_name import file_name_of
from writer.text.files import TextFile, is_there, save
from writer.ui.binder import Binder
from writer.ui.preferences import Preferences
from writer.ui.questions import Conflict
from writer.ui.sheet import Sheet

SUFFIX = ".md"


class Asks(Protocol):
    """Who answers when a person must decide."""

    def overwrite_changed(self, name: str) -> Conflict:
        """What shall become of a document whose file another program has changed."""
        ...

    def file_to_save(self, suggestion: str) -> Path | None:
        """Where to save a document."""
        ...


class Saving(QObject):
    """Saves one sheet at a time; one that cannot be saved stays as it was.

    Signals:
        asking: a question about this Sheet is about to be asked.
        written: this Sheet is on the disk now, with this text; whether nobody asked for it.
        conflicted: this Sheet was not saved by itself, because its file is another one now.
        reload_wanted: of this Sheet, what is on the disk is wanted in the place of its text.
        failed: this WriterError happened; text and disk are as they were.
    """

    asking = Signal(object)
    written = Signal(object, str, bool)
    conflicted = Signal(object)
    reload_wanted = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        asks: Asks,
        preferences: Preferences,
        binder: Binder,
        folder: Callable[[], str],
        noting: Noting,
        parent: QObject,
    ) -> None:
        """`folder` is where to begin when a place is asked for."""
        super().__init__(parent)
        self._binder = binder
        self._asks = asks
        self._preferences = preferences
        self._folder = folder
        self._noting = noting

    def save(self, sheet: Sheet) -> bool:
        """Save where it lies; False when it is not saved."""
        file = sheet.now()
        return self.save_as(sheet) if file is None else self._save(sheet, file)

    def save_as(self, sheet: Sheet) -> bool:
        """Ask for a place and save there; False when it is not saved."""
        path = self._chosen_place(sheet)
        if path is None:
            return False
        file = sheet.now()
        return self._save(sheet, file.at(path) if file else TextFile(path, sheet.text()))

    def save_with(self, sheet: Sheet, encoding: Encoding, *, has_bom: bool) -> bool:
        """Save in an encoding, which the document keeps; False when it is not saved."""
        file = sheet.now()
        if file is None:
            path = self._chosen_place(sheet)
            if path is None:
                return False
            file = TextFile(path, sheet.text())
        return self._save(sheet, file.encoded_as(encoding, has_bom=has_bom))

    def save_by_itself(self, sheets: Iterable[Sheet]) -> None:
        """Save those that have a name and changes, and ask nobody anything."""
        for sheet in sheets:
            file = sheet.now() if sheet.is_modified else None
            if file is None:
                continue
            try:
                self._write(sheet, file, is_asked_for=False)
            except ChangedOnDisk:
                self.conflicted.emit(sheet)
            except FileError as error:
                self.failed.emit(error)

    def _save(self, sheet: Sheet, file: TextFile, *, force: bool = False) -> bool:
        try:
            self._write(sheet, file, force=force)
        except ChangedOnDisk:
            return self._settle(sheet, file)
        except FileError as error:
            self.failed.emit(error)
            return False
        return True

    def _write(
        self, sheet: Sheet, file: TextFile, *, force: bool = False, is_asked_for: bool = True
    ) -> None:
        """Write a document; raises FileError."""
        saved = save(file, force=force, noting=self._noting)
        sheet.belong_to(saved)
        sheet.document.setModified(False)
        self._preferences.remember_file(saved.path)
        self.written.emit(sheet, file.text, not is_asked_for)

    def _settle(self, sheet: Sheet, file: TextFile) -> bool:
        """Ask what to do about a file that changed on the disk; False when it is not saved."""
        self.asking.emit(sheet)
        match self._asks.overwrite_changed(file.path.name):
            case Conflict.OVERWRITE:
                return self._save(sheet, file, force=True)
            case Conflict.SAVE_AS:
                path = self._chosen_place(sheet)
                return path is not None and self._save(sheet, file.at(path))
            case Conflict.RELOAD:
                self.reload_wanted.emit(sheet)
        return False

    def _chosen_place(self, sheet: Sheet) -> Path | None:
        """Where the person wants to save."""
        self.asking.emit(sheet)
        path = self._asked_place(sheet.path or self._suggestion(sheet))
        if path is not None and self._binder.at(path) not in (None, sheet):
            self.failed.emit(OpenElsewhere(path))
            return None
        return path

    def _asked_place(self, suggestion: Path) -> Path | None:
        """The place, with a suffix; whoever asks also asks before another file is overwritten."""
        path = self._asks.file_to_save(str(suggestion))
        if path is None or path.suffix:
            return path.absolute() if path else None
        path = path.with_suffix(SUFFIX).absolute()
        is_asked_about = path == suggestion or not is_there(path)
        return path if is_asked_about else self._asked_place(path)

    def _suggestion(self, sheet: Sheet) -> Path:
        """Called like its title or its first words."""
        return Path(self._folder(), (file_name_of(sheet.text()) or sheet.name) + SUFFIX)
