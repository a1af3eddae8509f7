"""Titles to choose from."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget, QWidget

from writer.ui.review.keys import Keys


class TitleUse(StrEnum):
    """What becomes of a chosen title."""

    HEADING = "heading"
    COPY = "copy"


class TitlesView(QListWidget):
    """Lists titles, the latest answer's first one selected; Enter and Ctrl+C choose.

    Signals:
        chosen(str, str): a title, and a `TitleUse`.
    """

    chosen = Signal(str, str)

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._choose_heading)

    @property
    def titles(self) -> tuple[str, ...]:
        """All titles in the list."""
        return tuple(self.item(row).text() for row in range(self.count()))

    def show_titles(self, titles: tuple[str, ...]) -> None:
        """List titles; the first one that was not listed before is selected."""
        known = set(self.titles)
        self.clear()
        self.addItems(titles)
        new = [row for row, title in enumerate(titles) if title not in known]
        self.setCurrentRow(new[0] if new else 0)

    def choose(self, use: TitleUse) -> None:
        """Choose the title that is selected."""
        item = self.currentItem()
        if item is not None:
            self.chosen.emit(item.text(), use.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose a title, or leave the panel's commands to the panel."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.choose(TitleUse.COPY)
        elif event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self.choose(TitleUse.HEADING)
        elif self._keys.command(event) is not None:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _choose_heading(self) -> None:
        self.choose(TitleUse.HEADING)
