"""The outline beside the text: its headings as a tree, with the one at the cursor marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from writer.ui.side_pane import SidePane
from writer.ui.theme import Colours

WIDTH = 240


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading in the outline."""

    level: int
    title: str
    line: int
    """Of the source, from 0 on."""
    is_soft: bool = False


class OutlinePane(SidePane):
    """Shows headings and lets one be chosen, by mouse or keys.

    Signals:
        chosen: go to the heading in this line.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("outline", parent)
        self._entries: tuple[Entry, ...] = ()
        self._items: list[QTreeWidgetItem] = []
        self._heading, self._empty = QLabel(), QLabel()
        self._heading.setObjectName("heading")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setIndentation(16)
        self.tree.setUniformRowHeights(True)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.itemClicked.connect(self._choose)
        self.tree.itemActivated.connect(self._choose)
        self._heading.setBuddy(self.tree)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._heading, self._empty, self.tree):
            layout.addWidget(part)
        layout.setStretch(1, 1)  # one of the two is shown
        layout.setStretch(2, 1)
        self.setFocusProxy(self.tree)
        self.setMinimumWidth(120)
        self.retranslate()
        self.show_entries(())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._entries

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these headings; what is folded stays so while the levels are the same."""
        before, self._entries = self._entries, tuple(entries)
        if [entry.level for entry in before] == [entry.level for entry in entries]:
            for item, old, new in zip(self._items, before, entries, strict=True):
                if old.title != new.title:
                    _name(item, new)
        else:
            self._build()
        self._empty.setVisible(not entries)
        self.tree.setVisible(bool(entries))

    def mark(self, line: int) -> None:
        """Mark the heading that the line of the cursor stands under."""
        index = sum(1 for entry in self._entries if entry.line <= line) - 1
        if index < 0:
            self.tree.setCurrentIndex(QModelIndex())
        elif self.tree.currentItem() is not self._items[index]:
            self.tree.setCurrentItem(self._items[index])

    def set_colours(self, colours: Colours) -> None:
        """Look like a part of the window."""
        p = colours.palette
        self.look_like(p, f"QLabel {{ color: {p['muted_text']}; padding: 8px 12px; }}")

    def _build(self) -> None:
        self.tree.clear()
        self._items = []
        path: list[tuple[int, QTreeWidgetItem]] = []
        top: list[QTreeWidgetItem] = []
        for entry in self._entries:
            while path and path[-1][0] >= entry.level:
                path.pop()
            item = QTreeWidgetItem()
            _name(item, entry)
            if path:
                path[-1][1].addChild(item)
            else:
                top.append(item)
            path.append((entry.level, item))
            self._items.append(item)
        self.tree.addTopLevelItems(top)
        self.tree.expandAll()

    @Slot(QTreeWidgetItem)
    def _choose(self, item: QTreeWidgetItem) -> None:
        index = next(i for i, known in enumerate(self._items) if known is item)
        self.chosen.emit(self._entries[index].line)

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        self._heading.setText(self.tr("Outline"))
        self._empty.setText(self.tr("The headings of the text will stand here."))
        self.tree.setAccessibleName(self.tr("Outline"))


def _name(item: QTreeWidgetItem, entry: Entry) -> None:
    item.setText(0, entry.title)
    item.setToolTip(0, entry.title)
