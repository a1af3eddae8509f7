"""The keys that are no commands of a menu: what they mean depends on where the cursor is."""

from __future__ import annotations

from PySide6.QtCore import QObject

from writer.ui.help.keys import Group, Row
from writer.ui.plain_names import native, sequence

_ENTER, _SHIFT_ENTER, _DELETE = "Enter", "Shift+Enter", "Del"
_TAB, _SHIFT_TAB, _ESC = "Tab", "Shift+Tab", "Esc"
_UP, _DOWN, _HOME, _END = "Up", "Down", "Ctrl+Home", "Ctrl+End"
_BACKSPACE, _MENU = "Backspace", "Shift+F10"


class FixedKeys(QObject):
    """Names them in the language of the interface."""

    def groups(self) -> list[Group]:
        """The review, the text, the search, the folder, and everywhere."""
        parts = (self._review, self._text, self._fields, self._folder, self._everywhere)
        return [part() for part in parts]

    def _review(self) -> Group:
        return Group(
            self.tr("In the review"),
            (
                _row(self.tr("Accept this change; in a list of titles, take this one"), _ENTER),
                _row(self.tr("Reject this change, keep the original"), _DELETE),
                _row(self.tr("Up and down the changes or titles"), _UP, _DOWN),
            ),
        )

    def _text(self) -> Group:
        return Group(
            self.tr("In the text"),
            (
                _row(self.tr("Go on with a list or a quote; on an empty item, end it"), _ENTER),
                _row(self.tr("A new line in the same item or paragraph"), _SHIFT_ENTER),
                _row(self.tr("Indent an item; in a table, to the next cell"), _TAB),
                _row(self.tr("Outdent an item; in a table, to the cell before"), _SHIFT_TAB),
                _row(self.tr("In a table, to the next row; in the last one, a new row"), _ENTER),
                _row(self.tr("Before the text of an item, take its mark away"), _BACKSPACE),
                _row(self.tr("To the beginning, to the end"), _HOME, _END),
            ),
        )

    def _fields(self) -> Group:
        return Group(
            self.tr("In fields for searching and for wishes"),
            (
                _row(self.tr("Next match; start what is written"), _ENTER),
                _row(self.tr("Previous match"), _SHIFT_ENTER),
                _row(
                    self.tr("What was written there before, or the next one in the list"),
                    _UP,
                    _DOWN,
                ),
                _row(self.tr("Close the field and go back to the text"), _ESC),
            ),
        )

    def _folder(self) -> Group:
        return Group(
            self.tr("In the folder"),
            (
                _row(self.tr("Open the file, go to the place"), _ENTER),
                _row(self.tr("Rename the file"), "F2"),
                _row(self.tr("Move it up or down the order"), "Ctrl+Shift+Up", "Ctrl+Shift+Down"),
                _row(self.tr("Move it to the trash"), _DELETE),
                _row(self.tr("Go back to the text"), _ESC),
            ),
        )

    def _everywhere(self) -> Group:
        return Group(
            self.tr("Everywhere"),
            (
                _row(self.tr("To the next control, to the one before"), _TAB, _SHIFT_TAB),
                _row(self.tr("What can be done here: the context menu"), _MENU),
                _row(self.tr("Close a dialog"), _ESC),
            ),
        )


def _row(name: str, *keys: str) -> Row:
    return Row(name, tuple(native(sequence(key)) for key in keys))
