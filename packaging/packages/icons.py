"""The application's icon in every size, and as a Windows icon, from one SVG.

Qt draws it: ``python icons.py writer.svg FOLDER``, run by the Python that has PySide6.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Mapping
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ICO, ICO_HEADER, ICO_ENTRY = "writer.ico", "<HHH", "<BBBBHHII"


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return a Windows icon of PNG pictures, by their size, up to 256."""
    offset = struct.calcsize(ICO_HEADER) + len(pictures) * struct.calcsize(ICO_ENTRY)
    entries = b""
    for size, png in sorted(pictures.items()):
        side = size % 256  # 0 stands for 256
        entries += struct.pack(ICO_ENTRY, side, side, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    pictures_in_order = b"".join(png for _, png in sorted(pictures.items()))
    return struct.pack(ICO_HEADER, 0, 1, len(pictures)) + entries + pictures_in_order


def draw(svg: Path, size: int) -> bytes:
    """Return the picture as a PNG of this size."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise ValueError(f"{svg} is no SVG")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stubs want bytes here
        raise OSError("Qt cannot write PNG")
    return bytes(content.data())


def write_all(svg: Path, folder: Path) -> None:
    """Write ``SIZE.png`` for every size, and the Windows icon."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        (folder / f"{size}.png").write_bytes(draw(svg, size))
    (folder / ICO).write_bytes(ico({size: draw(svg, size) for size in WINDOWS_SIZES}))


if __name__ == "__main__":
    write_all(Path(sys.argv[1]), Path(sys.argv[2]))
