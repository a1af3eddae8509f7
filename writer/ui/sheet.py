"""One open document: its text, where it lies, and what else belongs to it and to no other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from writer.core.options import Genre
from writer.text.files import TextFile, is_there
from writer.ui.page_document import PageDocument


class Sheet(QObject):
    """Keeps text and file together, in front of the editor or behind.

    One that is asleep was open in the last session and is read when somebody looks at it.

    Signals:
        told: its name, its place, or whether there is something to save is another one now.
        edited: its text is another one.
    """

    told = Signal()
    edited = Signal()

    def __init__(self, document: PageDocument, number: int, parent: QObject) -> None:
        super().__init__(parent)
        self.document = document
        self.genre = Genre.GENERAL
        """Of a document that has no place yet; of all others it is remembered by the place."""
        self._number = number
        self._file: TextFile | None = None
        self._asleep_at: Path | None = None
        document.modificationChanged.connect(self.told)
        document.contentsChange.connect(self.edited)

    @property
    def file(self) -> TextFile | None:
        """The document as it was read or saved last, without its text."""
        return self._file

    @property
    def path(self) -> Path | None:
        """Where the document lies; None when it was never saved."""
        return self._file.path if self._file else self._asleep_at

    @property
    def number(self) -> int:
        """Which of those without a name it is, from 1; 0: it has a name."""
        return self._number if self.path is None else 0

    @property
    def name(self) -> str:
        """What to call the document."""
        if self.path is not None:
            return self.path.name
        if self._number == 1:
            return self.tr("Untitled")
        return self.tr("Untitled {number}").format(number=self._number)

    @property
    def is_asleep(self) -> bool:
        """Whether its file was not read yet."""
        return self._asleep_at is not None

    @property
    def is_modified(self) -> bool:
        """Whether there is something to save."""
        return self.document.isModified()

    @property
    def is_gone(self) -> bool:
        """Whether its file is not where it was, so that its text is nowhere but here."""
        return self._file is not None and not is_there(self._file.path)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing would be missed of it: no name and no text."""
        return self.path is None and self.document.isEmpty() and not self.is_modified

    def text(self) -> str:
        """The whole text, as it will be saved."""
        return self.document.text()

    def now(self) -> TextFile | None:
        """The file with the text as it is now; None when it was never saved."""
        return self._file.with_text(self.text()) if self._file else None

    def sleep(self, path: Path) -> None:
        """Stand for the file there, which is read later."""
        self._asleep_at = path
        self.told.emit()

    def belong_to(self, file: TextFile | None) -> None:
        """Have another place, or know of another state of the file there; the text stays."""
        self._file = replace(file, text="") if file else None
        self._asleep_at = None
        self.told.emit()
