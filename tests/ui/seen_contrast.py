"""How well the words on the screen can be read, measured on what is painted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget

from tests.ui.contrast import contrast

READABLE, LARGE = 4.5, 3.0
"""WCAG 2 at its level AA, and for large letters."""
LARGE_PT = 18
ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
SLACK = 0.05
"""What blending with the ground at the edges of letters may cost."""


def unreadable(root: QWidget) -> list[str]:
    """The labels and buttons of a window whose words stand out too little from their ground."""
    image = root.grab().toImage()
    return [
        f"{type(part).__name__} {part.objectName()} {words!r}: {found:.2f}"
        for part, words in _worded(root)
        if (found := _contrast(image, _place(part, root, image))) is not None
        and found < (LARGE if part.font().pointSizeF() >= LARGE_PT else READABLE) - SLACK
    ]


def _worded(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    """What has words that are seen whole; what cannot be used now may be faint."""
    for part in root.findChildren(QLabel) + root.findChildren(QAbstractButton):
        if not (part.isVisible() and part.isEnabled() and part.text()):
            continue
        if isinstance(part, QToolButton) and part.toolButtonStyle() is ICON_ONLY:
            continue
        middle = part.mapTo(root, part.rect().center())
        if root.childAt(middle) is part and part.visibleRegion().boundingRect() == part.rect():
            yield part, part.text()[:40]


def _place(part: QWidget, root: QWidget, image: QImage) -> QRect:
    """Where a widget is in the picture of its window."""
    ratio = image.devicePixelRatio()
    start = part.mapTo(root, QPoint(0, 0))
    return QRect(
        round(start.x() * ratio),
        round(start.y() * ratio),
        round(part.width() * ratio),
        round(part.height() * ratio),
    )


def _contrast(image: QImage, place: QRect) -> float | None:
    """Between the commonest colour and the one that differs most; None where nothing is seen."""
    cut = image.copy(place).convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(cut.constBits(), dtype=np.uint32) & 0xFFFFFF
    colours, counts = np.unique(pixels, return_counts=True)
    if len(colours) < 2:
        return None
    ground = _name(colours[counts.argmax()])
    return max(contrast(_name(colour), ground) for colour in colours)


def _name(colour: np.uint32) -> str:
    return QColor(int(colour)).name()
