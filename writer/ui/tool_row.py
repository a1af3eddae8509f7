"""Small buttons in a row, as the searches have them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

SPACING = 4


def toggle_button() -> QToolButton:
    """A button that stays down; Tab reaches it, a click leaves the focus."""
    made = QToolButton()
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """These widgets beside each other."""
    made = QHBoxLayout()
    made.setSpacing(SPACING)
    for widget in widgets:
        made.addWidget(widget)
    return made
