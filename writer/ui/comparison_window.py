"""A window that compares two states of a document and offers what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from writer.ui.comparison_view import ComparisonView
from writer.ui.offer_bar import Choice
from writer.ui.review.colours import ReviewColours
from writer.ui.room import fit

SIZE = QSize(760, 560)
CLOSE_TIMEOUT_MS = 2000


class ComparisonWindow(QDialog):
    """Not modal: the text can be edited while it is open; it goes when it is closed."""

    def __init__(
        self, colours: ReviewColours, choices: Sequence[Choice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.view = ComparisonView(colours)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # the style's own does not go with the window's
        self.buttons.rejected.connect(self.close)
        for choice in choices:
            self._add(choice)
        column = QVBoxLayout(self)
        column.addWidget(self.caption)
        column.addWidget(self.view, 1)
        column.addWidget(self.buttons)
        fit(self, SIZE)

    def show_comparison(self, title: str, caption: str, before: str, after: str) -> None:
        """Compare two states."""
        self.setWindowTitle(title)
        self.caption.setText(caption)
        self.view.compare(before, after)
        self.show()

    def done(self, result: int) -> None:
        """End the thread of the comparison too."""
        self.view.shut_down(CLOSE_TIMEOUT_MS)
        super().done(result)

    def _add(self, choice: Choice) -> None:
        button = QPushButton(choice.words())
        button.setObjectName(choice.id)
        button.setAutoDefault(False)
        button.clicked.connect(self.close)
        button.clicked.connect(choice.act)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
