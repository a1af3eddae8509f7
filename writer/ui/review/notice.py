"""A page that says in a few words why there is nothing to decide on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class Notice(QWidget):
    """A heading and an explanation, in the middle of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel()
        self._words = QLabel()
        font = self._heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        self._heading.setFont(font)
        self._words.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(2)
        for label in (self._heading, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(3)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def heading(self) -> str:
        """What is said first."""
        return self._heading.text()

    def tell(self, heading: str, words: str) -> None:
        """Show a heading and an explanation."""
        self._heading.setText(heading)
        self._words.setText(words)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(words)
