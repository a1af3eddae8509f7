"""The actions that concern the folder of a manuscript."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

KEYS: Mapping[str, str] = {
    "folder": "Ctrl+Shift+D",
    "open_folder": "",
    "new_in_folder": "",
    "find_in_folder": "Ctrl+Shift+H",
    "next_hit": "F4",
    "previous_hit": "Shift+F4",
}


class FolderActions(QObject):
    """Makes the actions, and names them."""

    def __init__(self, window: QWidget, add: Callable[[str, str], QAction]) -> None:
        super().__init__(window)
        self._actions = {id: add(id, keys) for id, keys in KEYS.items()}
        self["folder"].setCheckable(True)
        self.retranslate()

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def fill(
        self, file: QMenu, edit: QMenu, view: QMenu, *, after: QAction, beside: QAction
    ) -> None:
        """Put the actions into the menus: below how a file is opened, and above the outline."""
        following = file.actions()[file.actions().index(after) + 1]
        file.insertActions(following, [self["open_folder"], self["new_in_folder"]])
        edit.addSeparator()
        edit.addActions([self["find_in_folder"], self["next_hit"], self["previous_hit"]])
        view.insertAction(beside, self["folder"])

    def retranslate(self) -> None:
        """Name all actions in the language of the interface."""
        for id, text in self._texts().items():
            self._actions[id].setText(text)

    def _texts(self) -> Mapping[str, str]:
        return {
            "folder": self.tr("Folder"),
            "open_folder": self.tr("Open folder…"),
            "new_in_folder": self.tr("New file in the folder"),
            "find_in_folder": self.tr("Find in the folder…"),
            "next_hit": self.tr("Next place in the folder"),
            "previous_hit": self.tr("Previous place in the folder"),
        }
