"""What the windows of the help have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from writer.ui.room import fit


class HelpDialog(QDialog):
    """Not modal, never larger than the screen, gone when it is closed; it changes its language."""

    def __init__(self, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.close)
        self._close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        self._close.setIcon(QIcon())  # the style's own does not go with the window's
        self._close.setAutoDefault(False)
        fit(self, size)

    def add_button(self) -> QPushButton:
        """One more button at the foot, which Enter does not press."""
        button = QPushButton()
        button.setAutoDefault(False)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button

    def show_again(self) -> None:
        """Be seen, above other windows."""
        self.show()
        self.raise_()
        self.activateWindow()

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        self._close.setText(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak the language of the interface."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
