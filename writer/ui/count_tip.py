"""All the figures about a text, for whoever points at the two in the status bar."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from writer.ui.counter import Measured, Tally


class CountTip(QObject):
    """Keeps the tip of the label with the counts up to date."""

    def __init__(self, label: QLabel, parent: QObject) -> None:
        super().__init__(parent)
        self._label = label

    def show_counts(self, measured: Measured) -> None:
        """Say all figures of the document, and those of the selection if there is one."""
        parts = [self._words(self.tr("Document"), measured.whole)]
        if measured.selected is not None:
            parts.append(self._words(self.tr("Selection"), measured.selected))
        text = "\n\n".join(parts)
        self._label.setToolTip(text)
        self._label.setAccessibleDescription(text)

    def _words(self, name: str, tally: Tally) -> str:
        rows = (
            (self.tr("Words"), f"{tally.words:,}"),
            (self.tr("Characters with spaces"), f"{tally.characters:,}"),
            (self.tr("Characters without spaces"), f"{tally.characters_no_spaces:,}"),
            (self.tr("Chinese characters alone"), f"{tally.han:,}"),
            (self.tr("Minutes to read"), f"{tally.reading_minutes:.1f}"),
            (self.tr("Minutes to say"), f"{tally.speaking_minutes:.1f}"),
        )
        row = self.tr("{name}: {figure}")
        return "\n".join([name, *(row.format(name=n, figure=f) for n, f in rows)])
