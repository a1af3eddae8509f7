"""A slim bar above the text that says what happened, without stopping anyone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from writer.ui.announcement import announce
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
        self._way_on = QToolButton()
        self._way_on.setObjectName("info_bar_way_on")
        self._way_on.hide()
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._way_on, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, or was shown last."""
        return self._label.text()

    @Slot(str)
    def show_message(self, sentence: str, way_on: QAction | None = None) -> None:
        """Say something, with a button for what the person can do about it."""
        self._label.setText(sentence)
        for action in self._way_on.actions():
            self._way_on.removeAction(action)
        if way_on is not None:
            self._way_on.setDefaultAction(way_on)
            self._name_way_on()
        self._way_on.setVisible(way_on is not None)
        self.show()
        announce(self, sentence, is_urgent=True)

    def set_colours(self, icons: Icons, colours: Colours) -> None:
        """Be seen, in light and in dark."""
        warn, back = colours.palette["warn"], colours.palette["warn_back"]
        self._close.setIcon(icons.icon("close", warn, warn))
        self.setStyleSheet(
            f"#info_bar {{ background: {back}; border-bottom: 1px solid {warn}; }}"
            f"#info_bar QLabel {{ color: {warn}; }}"
            f"#info_bar_way_on {{ color: {warn}; border: 1px solid {warn};"
            " border-radius: 5px; padding: 3px 10px; }"
        )

    def retranslate(self) -> None:
        """Name the buttons in the language of the interface."""
        self._name_way_on()
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))

    def _name_way_on(self) -> None:
        for action in self._way_on.actions():
            action.setIconText(action.text())  # Qt's own has no dots, though a dialog follows
