"""Room on the screen: windows that fit onto it, and parts to scroll to in a small one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

FRAME = QSize(16, 40)
"""What the window manager puts around a window."""


def fit(window: QWidget, size: QSize) -> None:
    """Give a window this size, or as much of it as the screen has."""
    room = window.screen().availableGeometry().size() - FRAME
    window.setMinimumSize(window.minimumSize().boundedTo(room))
    window.resize(size.boundedTo(room))


class Room(QScrollArea):
    """Holds a part that fills it, and that is scrolled where there is less room than it needs."""

    def __init__(self, part: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._part = part
        self.setWidget(part)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keep what has the focus in sight."""
        if now is not None and self._part.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 0)
