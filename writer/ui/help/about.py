"""What this program is: its version, and the licences of all that it is made of."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from writer.core.paths import resources
from writer.ui.help.dialog import HelpDialog

SIZE = QSize(640, 480)


class AboutDialog(HelpDialog):
    """Version, purpose, licences."""

    def __init__(self, version: str, licences: str, parent: QWidget | None = None) -> None:
        super().__init__(SIZE, parent)
        self._version = version
        self.heading, self.text, self.above = QLabel(), QLabel(), QLabel()
        self.heading.setObjectName("about_heading")
        self.heading.setStyleSheet("#about_heading { font-size: 15pt; font-weight: 600; }")
        self.licences = QPlainTextEdit(licences)
        self.licences.setReadOnly(True)
        self.licences.setTabChangesFocus(True)
        self.licences.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.above.setBuddy(self.licences)
        for label in (self.text, self.above):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        for part in (self.heading, self.text, self.above):
            column.addWidget(part)
        column.addWidget(self.licences, 1)
        column.addWidget(self.buttons)
        self.retranslate()

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        super().retranslate()
        self.setWindowTitle(self.tr("About Writer"))
        self.heading.setText(self.tr("Writer {version}").format(version=self._version))
        self.text.setText(
            self.tr(
                "A Markdown editor with a language model inside. It works on this computer only:"
                " nothing you write leaves it."
            )
        )
        self.above.setText(self.tr("Licences of Writer and of all that is in it:"))
        self.licences.setAccessibleName(self.tr("Licences"))


def licences(folder: Path | None = None) -> str:
    """The licences of all parts, which a package has in one file; in a checkout, Writer's own."""
    folder = folder or resources()
    for path in (folder / "licences.txt", folder.parent / "LICENSE"):
        if path.is_file():
            return path.read_text("utf-8")
    return "MIT"
