"""The actions that close, reopen and go through the open documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

KEYS: Mapping[str, tuple[str, ...]] = {
    "save_all": (),
    "close_tab": ("Ctrl+W",),
    "close_others": (),
    "reopen_tab": ("Ctrl+Shift+T",),
    "next_tab": ("Ctrl+Tab", "Ctrl+PgDown"),
    "previous_tab": ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
    "copy_path": (),
    "show_in_folder": (),
}


class TabActions(QObject):
    """Makes the actions, and names them."""

    def __init__(self, window: QWidget, add: Callable[..., QAction]) -> None:
        super().__init__(window)
        self._actions = {id: add(id, *keys) for id, keys in KEYS.items()}
        self.retranslate()

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def fill(self, file: QMenu, after_save: QAction, before_quit: QAction) -> None:
        """Put the actions into the menu of files: one with saving, the others with quitting."""
        entries = file.actions()
        file.insertAction(entries[entries.index(after_save) + 1], self["save_all"])
        for ids in (
            ("copy_path", "show_in_folder"),
            ("next_tab", "previous_tab"),
            ("close_tab", "close_others", "reopen_tab"),
        ):
            file.insertActions(before_quit, [self[id] for id in ids])
            file.insertSeparator(before_quit)

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        for id, text in self._texts().items():
            self._actions[id].setText(text)

    def _texts(self) -> Mapping[str, str]:
        return {
            "save_all": self.tr("Save all"),
            "close_tab": self.tr("Close"),
            "close_others": self.tr("Close the others"),
            "reopen_tab": self.tr("Reopen what was closed"),
            "next_tab": self.tr("Next document"),
            "previous_tab": self.tr("Previous document"),
            "copy_path": self.tr("Copy the path"),
            "show_in_folder": self.tr("Show in its folder"),
        }
