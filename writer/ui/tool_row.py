"""Small buttons in a row, as the searches have them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

SPACING = 4


def toggle_button() -> QToolButton:
    """A button that stays down; Tab reaches it, a click leaves the focus."""
    made = QToolButton()
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def name_button(button: QToolButton, name: str) -> None:
    """Say what a button does that shows a sign only."""
    button.setToolTip(name)
    button.setAccessibleName(name)


def stylesheet(palette: Mapping[str, str]) -> str:
    """How the buttons look: flat, until the pointer or the focus is on them."""
    p = palette
    return (
        "QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px 7px; }"
        f"QToolButton:hover {{ background: {p['pressed']}; }}"
        f"QToolButton:focus {{ border-color: {p['accent']}; }}"
        f"QToolButton:checked {{ background: {p['accent']}; color: {p['bright']}; }}"
    )


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """These widgets beside each other."""
    made = QHBoxLayout()
    made.setSpacing(SPACING)
    for widget in widgets:
        made.addWidget(widget)
    return made
