"""A line above the text that says what stands in the way."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget


class Banner(QFrame):
    """A sign and a sentence on a tinted ground; invisible until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, or empty."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, sentence: str, *, is_grave: bool) -> None:
        """Show a sentence; an empty one hides the banner."""
        self._sign.setText("▲" if is_grave else "●")
        self._words.setText(sentence)
        role = "grave" if is_grave else "mild"
        if self.property("role") != role:
            self.setProperty("role", role)
            for widget in (self, self._sign, self._words):
                self.style().unpolish(widget)
                self.style().polish(widget)
        self.setVisible(bool(sentence))
