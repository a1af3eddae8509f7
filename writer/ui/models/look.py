"""How buttons and bars look on the way to a model: the same on the first page and in dialogs."""

from __future__ import annotations

from writer.ui.theme import Colours


def button_style(colours: Colours) -> str:
    """A style sheet; what cannot be pressed stays readable, and steps back into the ground."""
    p = colours.palette
    return (
        f"QPushButton {{ color: {p['ink']}; background: {p['button']};"
        f" border: 1px solid {p['mid']}; border-radius: 6px; padding: 5px 12px; }}"
        f"QPushButton:hover {{ background: {p['hover']}; }}"
        f"QPushButton:focus {{ border-color: {p['accent']}; }}"
        f"QPushButton:disabled {{ color: {p['muted']}; background: {p['window']}; }}"
    )


def progress_style(colours: Colours) -> str:
    """A style sheet; a slim line that fills."""
    p = colours.palette
    return (
        f"QProgressBar {{ background: {p['mid']}; border: none; border-radius: 2px; }}"
        f"QProgressBar::chunk {{ background: {p['accent']}; border-radius: 2px; }}"
    )
