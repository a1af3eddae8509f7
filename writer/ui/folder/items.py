"""The rows of the folder's tree: a name, and a number beside it."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from writer.text.folder.listing import Folder, FolderFile

PATH = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FILE = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemNeverHasChildren
)


def items_of(folder: Folder, known: dict[Path, QTreeWidgetItem]) -> list[QTreeWidgetItem]:
    """What is in a folder, with what is in that; each is put into `known` in this order."""
    stems = Counter(entry.path.stem for entry in folder.entries)
    made: list[QTreeWidgetItem] = []
    for entry in folder.entries:
        has_own_stem = isinstance(entry, FolderFile) and stems[entry.path.stem] == 1
        item = _item(entry, entry.path.stem if has_own_stem else entry.path.name)
        known[entry.path] = item
        made.append(item)
        if isinstance(entry, Folder):
            item.addChildren(items_of(entry, known))
    return made


def path_of(item: QTreeWidgetItem | None) -> Path | None:
    """The file or folder of a row."""
    path = item.data(0, PATH) if item is not None else None
    return path if isinstance(path, Path) else None


def is_file(item: QTreeWidgetItem) -> bool:
    """Whether a row is that of a file."""
    return bool(item.flags() & Qt.ItemFlag.ItemIsEditable)


def embolden(item: QTreeWidgetItem, *, is_on: bool) -> None:
    """Mark a row."""
    for column in (0, 1):
        font = item.font(column)
        font.setBold(is_on)
        item.setFont(column, font)


def readable(text: str) -> str:
    """A name as it can be shown, whatever bytes it is made of."""
    return os.fsencode(text).decode("utf-8", "replace")


def _item(entry: FolderFile | Folder, name: str) -> QTreeWidgetItem:
    path = entry.path
    made = QTreeWidgetItem([readable(name), ""])
    made.setData(0, PATH, path)
    made.setToolTip(0, readable(str(path)))
    made.setTextAlignment(1, _RIGHT)
    if isinstance(entry, FolderFile):
        made.setFlags(_FILE)
    return made
