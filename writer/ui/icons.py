"""Icons out of SVG files, drawn in whatever colour the theme wants."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZES = (20, 30, 40, 60)


class Icons:
    """The icons of one folder; a file's ``currentColor`` is what the caller says."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def icon(self, name: str, colour: str, disabled: str) -> QIcon:
        """The icon of this name, sharp at 100 to 300 %."""
        made = QIcon()
        source = (self._folder / f"{name}.svg").read_text("utf-8")
        for mode, shown in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
            content = QByteArray(source.replace("currentColor", shown).encode())
            renderer = QSvgRenderer(content)
            for size in _SIZES:
                made.addPixmap(_draw(renderer, size), mode)
        return made

    def application(self) -> QIcon:
        """Writer's own icon."""
        return QIcon(str(self._folder / "writer.svg"))


def _draw(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap
