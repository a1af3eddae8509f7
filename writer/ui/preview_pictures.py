"""Pictures of a preview: files of this machine and drawn formulas; nothing else is ever read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from writer.core.jobs import CancelToken
from writer.text.render_math import SIZE, Drawing
from writer.ui.runner import Runner

LARGEST_FILE = 64 * 2**20
"""Bytes; a larger picture stays empty."""


def local_picture(address: str, folder: Path | None) -> Path | None:
    """The file that an address in a document of `folder` means, where it may be read.

    That is an absolute path on this machine, or one below the folder of the document.
    """
    text = QUrl.fromPercentEncoding(address.encode())
    if text.startswith(("//", "\\\\")) or "\0" in text:
        return None
    if PurePosixPath(text).is_absolute() or PureWindowsPath(text).drive:
        path = Path(text)
        return path if path.is_absolute() and path.is_file() else None
    if folder is None or QUrl(text).scheme():
        return None
    path = (folder / text).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A picture that is being read."""

    url: str
    path: Path
    size: QSize


@dataclass(frozen=True, slots=True)
class _Read:
    """A picture that was read."""

    wanted: _Wanted
    image: QImage


class Pictures(QObject):
    """Hands out pictures at once in their size, and what is on them when it was read.

    Signals:
        ready: the picture at this address (str) can be painted now; its size is as before.
    """

    ready = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._width = 600
        self._ratio = 1.0
        self._ink = QColor(Qt.GlobalColor.black)
        self._pixels = 18
        self._drawings: dict[str, Drawing] = {}
        self._formulas: dict[str, QImage] = {}
        self._images: dict[str, QImage] = {}
        self._waiting: list[_Wanted] = []
        self._runner = Runner(self)
        self._runner.produced.connect(self._on_read)
        self._runner.finished.connect(self._read_next)
        self._runner.failed.connect(self._read_next)

    def set_folder(self, folder: Path | None) -> None:
        """Find pictures relative to this folder from now on."""
        self._folder = folder
        self._images.clear()
        self._waiting.clear()

    def set_looks(self, ink: QColor, pixels: int, width: int, ratio: float) -> tuple[str, ...]:
        """Draw formulas in this colour, beside letters of so many pixels; fit into the width.

        Returns the addresses of pictures that have another size now.
        """
        if (ink, pixels, ratio) != (self._ink, self._pixels, self._ratio):
            self._ink, self._pixels = ink, pixels
            self._formulas.clear()
        if (width, ratio) == (self._width, self._ratio):
            return ()
        self._width, self._ratio = width, ratio
        addresses = tuple(self._images)
        self._images.clear()
        self._waiting.clear()
        return addresses

    def add(self, drawings: tuple[Drawing, ...]) -> None:
        """Know these formulas."""
        for drawing in drawings:
            self._drawings[drawing.name] = drawing

    def formula(self, name: str) -> QImage:
        """A formula that was added, in the colour of the text."""
        drawing = self._drawings.get(name)
        if drawing is None:
            return QImage()
        if name not in self._formulas:
            self._formulas[name] = self._drawn(drawing)
        return self._formulas[name]

    def picture(self, address: str) -> QImage:
        """The picture at an address; null where there is none or it may not be read."""
        if address in self._images:
            return self._images[address]
        path = local_picture(address, self._folder)
        size = self._size(path) if path else QSize()
        if path is None or size.isEmpty():
            return QImage()
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        image.setDevicePixelRatio(self._ratio)
        self._images[address] = image
        self._waiting.append(_Wanted(address, path, size))
        if not self._runner.is_busy:
            self._read_next()
        return image

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._waiting.clear()
        self._runner.cancel()

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop and end the thread; False when that takes longer."""
        self.cancel_all()
        return self._runner.shut_down(timeout_ms)

    def _size(self, path: Path) -> QSize:
        """In pixels of the screen, no wider than the page; empty for what is no picture."""
        if path.stat().st_size > LARGEST_FILE:
            return QSize()
        size = QImageReader(str(path)).size()
        if not size.isValid() or size.isEmpty():
            return QSize()
        wide = min(size.width(), self._width) * self._ratio
        return QSize(max(1, round(wide)), max(1, round(wide * size.height() / size.width())))

    def _drawn(self, drawing: Drawing) -> QImage:
        scale = self._pixels / SIZE * self._ratio
        image = QImage(
            max(1, round(drawing.width * scale)),
            max(1, round(drawing.height * scale)),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.fill(Qt.GlobalColor.transparent)
        svg = drawing.svg.replace("currentColor", self._ink.name())
        painter = QPainter(image)
        QSvgRenderer(QByteArray(svg.encode())).render(painter)
        painter.end()
        image.setDevicePixelRatio(self._ratio)
        return image

    @Slot()
    def _read_next(self) -> None:
        if self._waiting:
            wanted = self._waiting.pop(0)
            self._runner.start(lambda token: _read(wanted, token))

    @Slot(object)
    def _on_read(self, read: _Read) -> None:
        known = self._images.get(read.wanted.url)
        if known is None or read.image.isNull() or known.size() != read.wanted.size:
            return
        read.image.setDevicePixelRatio(self._ratio)
        self._images[read.wanted.url] = read.image
        self.ready.emit(read.wanted.url)


def _read(wanted: _Wanted, token: CancelToken) -> Iterator[_Read]:
    token.raise_if_cancelled()
    reader = QImageReader(str(wanted.path))
    reader.setScaledSize(wanted.size)
    yield _Read(wanted, reader.read())
