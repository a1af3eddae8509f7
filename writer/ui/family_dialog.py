"""Asks for a font family of the system, each shown in its own letters."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFontComboBox, QLabel, QVBoxLayout, QWidget

SAMPLE = "永和九年，岁在癸丑。The quick brown fox, 0123456789."


class FamilyDialog(QDialog):
    """A list of families with a sample of the chosen one."""

    def __init__(self, current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Font of the text"))
        self.families = QFontComboBox()
        self.families.setAccessibleName(self.tr("Font"))
        self._sample = QLabel(SAMPLE)
        self._sample.setMargin(12)
        if current:
            self.families.setCurrentFont(QFont(current))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Use this font"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        layout = QVBoxLayout(self)
        for part in (self.families, self._sample, buttons):
            layout.addWidget(part)
        self.families.currentFontChanged.connect(self._show)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._show(self.families.currentFont())

    @property
    def family(self) -> str:
        """What is chosen."""
        return self.families.currentFont().family()

    def _show(self, font: QFont) -> None:
        sample = QFont(font)
        sample.setPointSize(16)
        self._sample.setFont(sample)
