"""The fields that say what is looked for, as both searches have them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

from writer.text.search import Query
from writer.ui import line_field, tool_row
from writer.ui.line_field import LineField
from writer.ui.tool_row import toggle_button


class QueryFields(QObject):
    """Words, what takes their place, how they are looked for and what is said of it.

    Whoever has them puts them where they shall stand.

    Signals:
        changed: other words, or another way to look for them.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.words, self.replacement = LineField(), LineField()
        self.case, self.whole, self.expression = (toggle_button() for _ in range(3))
        self.note = QLabel()
        self.words.textChanged.connect(self.changed)
        for toggle in (self.case, self.whole, self.expression):
            toggle.toggled.connect(self.changed)

    @property
    def query(self) -> Query:
        """What is looked for now."""
        return Query(
            self.words.text(),
            heeds_case=self.case.isChecked(),
            whole_words=self.whole.isChecked(),
            is_expression=self.expression.isChecked(),
        )

    def tell(self, note: str, *, is_warning: bool) -> None:
        """Say how much was found, or what is wrong."""
        self.note.setProperty("warns", is_warning)
        self.note.style().polish(self.note)
        self.note.setText(note)
        self.words.setAccessibleDescription(note)

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        self.words.setAccessibleName(self.tr("Find"))
        self.replacement.setAccessibleName(self.tr("Replace with"))
        self.replacement.setToolTip(
            self.tr("In a regular expression, $1 is the first group and $0 the whole match.")
        )
        for toggle, text, name in (
            (self.case, "Aa", self.tr("Heed capital and small letters")),
            (self.whole, "|ab|", self.tr("Whole words only")),
            (self.expression, ".*", self.tr("Regular expression")),
        ):
            toggle.setText(text)
            tool_row.name_button(toggle, name)


def stylesheet(palette: Mapping[str, str]) -> str:
    """How the fields look, but for the note."""
    return line_field.stylesheet(palette) + tool_row.stylesheet(palette)
