"""The actions of the menu 'Help' that tell about Writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

KEYS: Mapping[str, str] = {"help_keys": "F1", "how_it_works": "", "sample": "", "activity": ""}


class HelpActions(QObject):
    """Makes the actions, and names them."""

    def __init__(self, window: QWidget, add: Callable[[str, str], QAction]) -> None:
        super().__init__(window)
        self._actions = {id: add(id, keys) for id, keys in KEYS.items()}
        self.retranslate()

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def fill(self, menu: QMenu, before: QAction) -> None:
        """Put the actions into the menu, in front of `before`."""
        menu.insertActions(before, list(self._actions.values()))
        menu.insertSeparator(before)

    def retranslate(self) -> None:
        """Name all actions in the language of the interface."""
        texts = {
            "help_keys": self.tr("Keys…"),
            "how_it_works": self.tr("How Writer works…"),
            "sample": self.tr("Open the welcome document"),
            "activity": self.tr("Activity…"),
        }
        for id, text in texts.items():
            self._actions[id].setText(text)
