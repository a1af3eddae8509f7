"""The actions that convert Chinese, and those that fold sections."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from writer.text.conversion import Target

TARGETS: Mapping[str, Target] = {
    "to_simplified": Target.SIMPLIFIED,
    "to_mainland": Target.MAINLAND,
    "to_traditional": Target.TRADITIONAL,
    "to_taiwan": Target.TAIWAN,
    "to_hong_kong": Target.HONG_KONG,
}
FOLDING: Mapping[str, str] = {"fold": "Ctrl+Shift+L", "fold_all": "", "unfold_all": ""}


class TextActions(QObject):
    """Makes the actions, and names them."""

    def __init__(self, window: QWidget, add: Callable[[str, str], QAction]) -> None:
        super().__init__(window)
        keys = {**dict.fromkeys(TARGETS, ""), **FOLDING}
        self._actions = {id: add(id, key) for id, key in keys.items()}
        self.conversion = QMenu(window)
        self.conversion.addActions([self[id] for id in TARGETS])
        self.conversion.insertSeparator(self["to_traditional"])
        self.retranslate()

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        self.conversion.setTitle(self.tr("Simplified and traditional"))
        for id, text in self._texts().items():
            self._actions[id].setText(text)

    def _texts(self) -> Mapping[str, str]:
        return {
            "to_simplified": self.tr("To simplified Chinese"),
            "to_mainland": self.tr("To simplified Chinese, with mainland words"),
            "to_traditional": self.tr("To traditional Chinese"),
            "to_taiwan": self.tr("To traditional Chinese, with Taiwan words"),
            "to_hong_kong": self.tr("To traditional Chinese, Hong Kong forms"),
            "fold": self.tr("Fold or unfold the section"),
            "fold_all": self.tr("Fold all sections"),
            "unfold_all": self.tr("Unfold all sections"),
        }
