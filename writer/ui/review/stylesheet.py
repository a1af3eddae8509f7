"""How the parts of the review panel look, in Qt's style sheet language."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from writer.ui.review.colours import ReviewColours

_SHEET = Template("""
QLabel[role="muted"] { color: $muted; }
QLabel[role="remark"] { color: $mild; }
QTextEdit, QPlainTextEdit, QListWidget {
    background: $surface; color: $text;
    border: 1px solid $outline; border-radius: 6px;
}
QTextEdit:focus, QPlainTextEdit:focus, QListWidget:focus { border-color: $accent; }
QListWidget { padding: 3px; outline: none; }
QListWidget::item { padding: 5px 7px; border-radius: 4px; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $accent; color: $on_accent; }
QLineEdit {
    background: $surface; color: $text;
    border: 1px solid $outline; border-radius: 6px; padding: 5px 8px;
}
QLineEdit:focus { border-color: $accent; }
QPushButton, QToolButton {
    background: transparent; color: $text;
    border: 1px solid $outline; border-radius: 6px; padding: 5px 9px;
}
QToolButton { padding: 4px 8px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $outline; }
QPushButton:focus, QToolButton:focus { border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $muted; border-color: $hover; }
QPushButton[role="quiet"], QToolButton[role="quiet"] {
    border-color: transparent; padding-left: 6px; padding-right: 6px;
}
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="primary"] {
    background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; padding: 5px 13px;
}
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 4px 12px; }
QPushButton[role="primary"]:disabled {
    background: $hover; color: $muted; border-color: $hover;
}
QToolButton[role="level"] { border-radius: 0; margin-left: -1px; padding: 4px 8px; }
QToolButton[place="first"] { margin-left: 0; }
QToolButton[role="level"]:checked {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QToolButton[role="level"]:focus { text-decoration: underline; }
QProgressBar { background: $outline; border: none; border-radius: 1px; }
QProgressBar::chunk { background: $accent; border-radius: 1px; }
QFrame[role="mild"] { background: $mild_back; border: none; border-radius: 6px; }
QFrame[role="mild"] QLabel { color: $mild; }
QFrame[role="grave"] { background: $grave_back; border: none; border-radius: 6px; }
QFrame[role="grave"] QLabel { color: $grave; }
""")


def stylesheet(colours: ReviewColours) -> str:
    """The style sheet of the panel in these colours."""
    return _SHEET.substitute(asdict(colours))
