"""A slim bar above the text that says what happened, without stopping anyone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from writer.ui.icons import Icons
from writer.ui.theme import Colours


class InfoBar(QFrame):
    """Shows one sentence at a time until it is closed or replaced; it never takes the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("info_bar")
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, or was shown last."""
        return self._label.text()

    @Slot(str)
    def show_message(self, sentence: str) -> None:
        """Say something."""
        self._label.setText(sentence)
        self.show()

    def set_colours(self, icons: Icons, colours: Colours) -> None:
        """Be seen, in light and in dark."""
        warn, back = colours.palette["warn"], colours.palette["warn_back"]
        self._close.setIcon(icons.icon("close", warn, warn))
        self.setStyleSheet(
            f"#info_bar {{ background: {back}; border-bottom: 1px solid {warn}; }}"
            f"#info_bar QLabel {{ color: {warn}; }}"
        )

    def retranslate(self) -> None:
        """Name the button in the language of the interface."""
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
