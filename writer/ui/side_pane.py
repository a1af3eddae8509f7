"""What the panes beside the text have in common: how they are left, renamed and coloured."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class SidePane(QWidget):
    """Is left with Esc, and speaks the language of the interface.

    Signals:
        left: the text wants the focus back.
    """

    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Give the focus back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def look_like(self, palette: Mapping[str, str], more: str) -> None:
        """Be a part of the window, with a tree; `more` says how the other widgets look."""
        p = palette
        self.setStyleSheet(
            f"QWidget#{self.objectName()} {{ background: {p['window']}; }}"
            "QLabel#heading { font-weight: bold; }"
            f"QTreeWidget {{ background: {p['window']}; color: {p['text']}; }}"
            "QTreeWidget::item { padding: 3px 2px; border: none; }"
            f"QTreeWidget::item:hover {{ background: {p['hover']}; }}"
            f"QTreeWidget::item:selected {{ background: {p['selection']};"
            f" color: {p['selection_text']}; }}"
            f"{more}"
        )
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
