"""What was found in a folder, file by file, each place with the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from writer.text.folder.searching import FileHits, Hit
from writer.ui.folder.hit_delegate import HIT, HitDelegate
from writer.ui.folder.items import PATH, path_of, readable
from writer.ui.theme import Colours

TIP_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class Place:
    """A hit and the file that it is in."""

    path: Path
    hit: Hit


class HitsTree(QTreeWidget):
    """Lists hits as they come, and lets one be chosen.

    Signals:
        chosen: go to this Place.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = HitDelegate(self)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(self._delegate)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    @property
    def places(self) -> tuple[Place, ...]:
        """All hits, in their order."""
        return tuple(place for item in self._hit_items() if (place := _place(item)) is not None)

    @property
    def current(self) -> Place | None:
        """The hit that the keys are on."""
        return _place(self.currentItem())

    def set_colours(self, colours: Colours) -> None:
        """Mark what was found in these colours."""
        self._delegate.set_colours(colours)
        self.viewport().update()

    def add(self, found: FileHits, name: str) -> None:
        """Add the hits in one file, which is called so."""
        item = QTreeWidgetItem([f"{readable(name)}  ({QLocale().toString(len(found.hits))})"])
        item.setData(0, PATH, found.path)
        item.setToolTip(0, readable(str(found.path)))
        for hit in found.hits:
            child = QTreeWidgetItem([f"{hit.line}  {hit.excerpt}"])
            child.setData(0, HIT, hit)
            child.setToolTip(0, _tip(hit))
            item.addChild(child)
        self.addTopLevelItem(item)
        item.setExpanded(True)

    def step(self, by: int) -> Place | None:
        """Go to the next hit, or the one before; from the last to the first."""
        items = list(self._hit_items())
        if not items:
            return None
        item = self.currentItem()
        if item in items:
            number = (items.index(item) + by) % len(items)
        else:
            number = self._first_in(item, items) if by > 0 else self._first_in(item, items) - 1
        self.setCurrentItem(items[number])
        return _place(items[number])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go where Enter says, at once."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Measure the rows again in other fonts."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self.scheduleDelayedItemsLayout)

    def _hit_items(self) -> Iterator[QTreeWidgetItem]:
        for row in range(self.topLevelItemCount()):
            file = self.topLevelItem(row)
            for number in range(file.childCount() if file else 0):
                child = file.child(number) if file else None
                if child is not None:
                    yield child

    def _first_in(self, file: QTreeWidgetItem | None, items: list[QTreeWidgetItem]) -> int:
        """The number of the first hit in a file; of the first of all without one."""
        return next((n for n, item in enumerate(items) if item.parent() is file), 0)

    @Slot(QTreeWidgetItem)
    def _choose(self, item: QTreeWidgetItem) -> None:
        if place := _place(item):
            self.chosen.emit(place)
        else:
            item.setExpanded(not item.isExpanded())


def _tip(hit: Hit) -> str:
    """Its words, which may look like HTML, and are broken into lines."""
    return f"<p>{escape(hit.excerpt[:TIP_CHARACTERS])}</p>"


def _place(item: QTreeWidgetItem | None) -> Place | None:
    hit = item.data(0, HIT) if item is not None else None
    path = path_of(item.parent()) if item is not None else None
    return Place(path, hit) if isinstance(hit, Hit) and path is not None else None
