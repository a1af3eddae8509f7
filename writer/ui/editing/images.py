"""Images that are pasted or dropped: kept beside the document, with a link in the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal, Slot
from PySide6.QtGui import QImage, QImageWriter

from writer.core.errors import FileError, UnreadableFile, UnwritableFile
from writer.core.values import Edit, Span
from writer.text.editing.insertions import image
from writer.text.editing.result import EditResult
from writer.ui.documents import Documents
from writer.ui.editing.excerpt import Excerpt, apply
from writer.ui.editor import Editor

FOLDER = "assets"


class Asks(Protocol):
    """Who answers when a person must decide."""

    def save_before_image(self) -> bool:
        """Whether to save the document now, so that there is a place for the image."""
        ...

    def image_file(self, folder: str) -> Path | None:
        """Which image to put in."""
        ...


class Images(QObject):
    """Puts images into the document of an editor.

    Signals:
        failed: this FileError happened; the text is as it was.
    """

    failed = Signal(object)

    def __init__(self, editor: Editor, documents: Documents, asks: Asks, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._documents = documents
        self._asks = asks
        editor.image_pasted.connect(self.insert)
        editor.images_dropped.connect(self.insert_files)

    @Slot(object)
    def insert(self, picture: QImage) -> None:
        """Keep a picture as a file and put a link to it in."""
        document = self._place()
        if document is None:
            return
        name = f"image-{datetime.now().astimezone():%Y%m%d-%H%M%S}.png"
        try:
            self._link([_kept(document, name, _png(picture))])
        except FileError as error:
            self.failed.emit(error)

    @Slot(object)
    def insert_files(self, files: Sequence[Path]) -> None:
        """Put links to image files in; a copy is kept of those that lie elsewhere."""
        document = self._place()
        if document is None:
            return
        try:
            self._link([_beside(document, file) for file in files])
        except FileError as error:
            self.failed.emit(error)

    @Slot()
    def choose(self) -> None:
        """Ask for an image file and put it in."""
        if self._editor.is_composing:
            return
        folder = self._documents.path.parent if self._documents.path else Path.home()
        if file := self._asks.image_file(str(folder)):
            self.insert_files([file])

    def _place(self) -> Path | None:
        """Where the document lies, after asking for a place where it has none."""
        has_place = self._documents.path is not None or (
            self._asks.save_before_image() and self._documents.save()
        )
        return self._documents.path if has_place else None

    def _link(self, paths: Sequence[str]) -> None:
        """All links in one undo step, a line each where there are several."""
        excerpt = Excerpt.whole(self._editor.textCursor())
        text, selection = excerpt.text, excerpt.selection
        first, *others = paths
        links = [image(text, selection, first).edit.text]
        links += [image("", Span(0, 0), path).edit.text for path in others]
        new = "\n".join(links)
        end = selection.start + len(new)
        apply(self._editor, excerpt, EditResult(Edit(selection, new), Span(end, end)))


def _png(picture: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(content.data())


def _beside(document: Path, file: Path) -> str:
    """The link to a file: as it lies, where it is in the document's folder; else to a copy."""
    try:
        folder = document.parent.resolve()
        if file.resolve().is_relative_to(folder):
            return file.resolve().relative_to(folder).as_posix()
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableFile(file, error.strerror or str(error)) from error
    return _kept(document, file.name, content)


def _kept(document: Path, name: str, content: bytes) -> str:
    """Write a new file into the folder of images, under a name that is free; the link to it."""
    folder = document.parent / FOLDER
    wanted = Path(name)
    path = folder / name
    try:
        folder.mkdir(exist_ok=True)
        for number in count(1):
            path = folder / (name if number == 1 else f"{wanted.stem}-{number}{wanted.suffix}")
            try:
                with path.open("xb") as stream:
                    stream.write(content)
                break
            except FileExistsError:
                continue
    except OSError as error:
        raise UnwritableFile(path, error.strerror or str(error)) from error
    return f"{FOLDER}/{path.name}"
