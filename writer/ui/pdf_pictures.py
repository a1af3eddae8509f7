"""Pictures for paper: read, or drawn, in as many pixels as paper shows."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from writer.text.export.pictures import Kind, kind_of

SHARPNESS = 4
"""Pixels of a drawing for each one that it would have on a screen."""
LARGEST = 8192
"""Pixels on a side of a drawing."""


def image_of(content: bytes) -> QImage:
    """The picture in some bytes; null where there is none that can be read.

    What is drawn without pixels has SHARPNESS times those of its size, and says so.
    """
    if kind_of(content) is Kind.SVG:
        return drawing(content, QSizeF())
    return QImage.fromData(QByteArray(content))


def drawing(svg: bytes, size: QSizeF) -> QImage:
    """An SVG in a size in pixels of a screen, or its own where that is empty."""
    renderer = QSvgRenderer(QByteArray(svg))
    wanted = QSizeF(renderer.defaultSize()) if size.isEmpty() else size
    if not renderer.isValid() or wanted.isEmpty():
        return QImage()
    scale = min(SHARPNESS, LARGEST / wanted.width(), LARGEST / wanted.height())
    pixels = QSize(max(1, round(wanted.width() * scale)), max(1, round(wanted.height() * scale)))
    image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


def rasterise(content: bytes) -> bytes | None:
    """A PNG of a picture, for programs that do not read it as it is; None where it cannot be."""
    image = image_of(content)
    if image.isNull():
        return None
    dots = round(96 * image.devicePixelRatio() / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    written = image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    return bytes(array.data()) if written else None
