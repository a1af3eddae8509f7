"""Reads the files of documents, and knows which one could not be read as text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from writer.core.errors import FileError, UnknownEncoding
from writer.text.encoding import Encoding
from writer.text.files import TextFile, read


class Reading(QObject):
    """Reads one file at a time.

    Signals:
        failed: this FileError happened.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.refused: Path | None = None
        """The file that was to be opened last and could not be read as text."""

    def read(self, path: Path, encoding: Encoding | None = None) -> TextFile | None:
        """A file; None, and told, when it cannot be read."""
        try:
            return read(path, encoding=encoding)
        except FileError as error:
            if isinstance(error, UnknownEncoding):
                self.refused = path
            self.failed.emit(error)
            return None

    def again(self, file: TextFile) -> TextFile | None:
        """What lies at the place of a file now, in its encoding where that is possible still."""
        try:
            return read(file.path, encoding=file.encoding)
        except UnknownEncoding:
            return self.read(file.path)
        except FileError as error:
            self.failed.emit(error)
            return None
