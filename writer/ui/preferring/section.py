"""One page of the preferences: a heading with its settings below, or with the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from writer.ui.palette.palette import Lookup
from writer.ui.preferring.row import SettingRow
from writer.ui.rebinding.keys_page import KeysPage


class Section(QWidget):
    """Shows its parts as far as they fit what is searched for."""

    def __init__(self, rows: Sequence[SettingRow], keys: KeysPage | None = None) -> None:
        super().__init__()
        self.rows = tuple(rows)
        self._keys = keys
        self._names: tuple[str, ...] = ()
        self._heading = QLabel()
        self._heading.setProperty("role", "heading")
        self._heading.setIndent(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addSpacing(6)
        for number, row in enumerate(self.rows):
            if number:
                column.addWidget(_line(row))
            column.addWidget(row)
        if keys is not None:
            column.addWidget(keys, 1)
        else:
            column.addStretch(1)
        vertical = QSizePolicy.Policy.Preferred if keys is None else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)

    def name(self, name: str, lookup: Lookup) -> None:
        """Call the page so."""
        self._names = (name, *lookup(name))
        self._heading.setText(name)

    def search(self, words: Sequence[str]) -> bool:
        """Show what fits the words, everything without any; whether there is something."""
        is_any = not words
        for row in self.rows:
            is_shown = not words or row.fits(words, self._names)
            row.setVisible(is_shown)
            is_any |= is_shown
        for line in self.findChildren(QFrame, "line"):
            line.setVisible(not words)
        if self._keys is not None:
            is_any |= self._keys.search(words)
        return is_any


def _line(row: QWidget) -> QFrame:
    line = QFrame(row)
    line.setObjectName("line")
    line.setFrameShape(QFrame.Shape.HLine)
    return line
