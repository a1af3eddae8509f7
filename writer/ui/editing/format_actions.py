"""The actions that format and rearrange the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from writer.ui.plain_names import sequence

KEYS: Mapping[str, str] = {
    **{f"heading_{level}": f"Ctrl+{level}" for level in range(1, 7)},
    "body": "Ctrl+0",
    "strong": "Ctrl+B",
    "emphasis": "Ctrl+I",
    "strike": "Alt+Shift+5",
    "code": "Ctrl+Shift+`",
    "link": "Ctrl+K",
    "image": "Ctrl+Shift+I",
    "footnote": "Ctrl+Shift+E",
    "quote": "Ctrl+Shift+Q",
    "bullet_list": "Ctrl+Shift+]",
    "ordered_list": "Ctrl+Shift+[",
    "task_list": "Ctrl+Shift+X",
    "task_done": "Ctrl+L",
    "code_block": "Ctrl+Shift+K",
    "table": "Ctrl+T",
    "align_table": "",
    "rule": "",
    "renumber": "",
    "spacing": "",
    "prose_indent": "",
    "paste_plain": "Ctrl+Shift+V",
    "line_up": "Ctrl+Shift+Up",
    "line_down": "Ctrl+Shift+Down",
    "duplicate": "Ctrl+D",
    "join": "Ctrl+Shift+J",
}
EDITING = ("line_up", "line_down", "duplicate", "join")
"""What changes lines, in the menu Edit."""
FORMAT = (
    *("strong", "emphasis", "strike", "code", ""),
    *("link", "image", "footnote", "table", "code_block", "rule", ""),
    *("quote", "bullet_list", "ordered_list", "task_list", "task_done", ""),
    *("align_table", "renumber", "spacing", "prose_indent"),
)


class FormatActions(QObject):
    """Makes the actions, and names them."""

    def __init__(self, window: QWidget, add: Callable[[str, str], QAction]) -> None:
        super().__init__(window)
        self._actions = {id: add(id, keys) for id, keys in KEYS.items()}
        self.first_line_indent = add("first_line_indent", "")
        self.first_line_indent.setCheckable(True)
        # On keyboards where the key with Shift is another character.
        self["code"].setShortcuts([sequence(k) for k in ("Ctrl+Shift+`", "Ctrl+~")])
        self["bullet_list"].setShortcuts([sequence(k) for k in ("Ctrl+Shift+]", "Ctrl+}")])
        self["ordered_list"].setShortcuts([sequence(k) for k in ("Ctrl+Shift+[", "Ctrl+{")])
        self["strike"].setShortcuts([sequence(k) for k in ("Alt+Shift+5", "Alt+%")])
        self.retranslate()

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    @property
    def ids(self) -> tuple[str, ...]:
        """The names of the actions that change the text."""
        return tuple(self._actions)

    def retranslate(self) -> None:
        """Name all actions in the language of the interface."""
        for id, text in self._texts().items():
            self._actions[id].setText(text)
        self.first_line_indent.setText(self.tr("Indent first lines"))

    def _texts(self) -> Mapping[str, str]:
        level = self.tr("Heading {level}")
        return {
            **{f"heading_{n}": level.format(level=n) for n in range(1, 7)},
            "body": self.tr("Body text"),
            "strong": self.tr("Bold"),
            "emphasis": self.tr("Italic"),
            "strike": self.tr("Strikethrough"),
            "code": self.tr("Code"),
            "link": self.tr("Link"),
            "image": self.tr("Image…"),
            "footnote": self.tr("Footnote"),
            "quote": self.tr("Quote"),
            "bullet_list": self.tr("Bulleted list"),
            "ordered_list": self.tr("Numbered list"),
            "task_list": self.tr("Task list"),
            "task_done": self.tr("Tick or untick the task"),
            "code_block": self.tr("Code block"),
            "table": self.tr("Table"),
            "align_table": self.tr("Align the table"),
            "rule": self.tr("Dividing line"),
            "renumber": self.tr("Renumber the list"),
            "spacing": self.tr("Space Chinese and Latin apart"),
            "prose_indent": self.tr("Turn indented code into prose"),
            "paste_plain": self.tr("Paste as plain text"),
            "line_up": self.tr("Move lines up"),
            "line_down": self.tr("Move lines down"),
            "duplicate": self.tr("Duplicate"),
            "join": self.tr("Join lines"),
        }


class FormatMenu(QObject):
    """The menu 'Format', with the headings in a menu of their own."""

    def __init__(self, bar: QMenuBar, actions: FormatActions) -> None:
        super().__init__(bar)
        self.menu = bar.addMenu("")
        self.headings = QMenu(bar)
        self.headings.addActions([actions[f"heading_{level}"] for level in range(1, 7)])
        self.headings.addSeparator()
        self.headings.addAction(actions["body"])
        self.menu.addMenu(self.headings)
        self.menu.addSeparator()
        fill(self.menu, actions, FORMAT)

    def retranslate(self) -> None:
        """Name the menus in the language of the interface."""
        self.menu.setTitle(self.tr("F&ormat"))
        self.headings.setTitle(self.tr("Heading"))


def fill(menu: QMenu, actions: FormatActions, ids: tuple[str, ...]) -> None:
    """Add actions to a menu; an empty name is a separator."""
    for id in ids:
        if id:
            menu.addAction(actions[id])
        else:
            menu.addSeparator()
