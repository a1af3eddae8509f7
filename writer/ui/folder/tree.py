"""The files of a folder as a tree, with the length of each beside its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from writer.text.folder.listing import Folder
from writer.ui.folder.items import embolden, is_file, items_of, path_of
from writer.ui.folder.naming_delegate import NamingDelegate

WIDEST_LENGTH = "0,000,000"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ORDERING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class FolderTree(QTreeWidget):
    """Shows a folder; what shall become of its files is told, not done.

    Signals:
        chosen(Path): this file shall be opened.
        named(Path, str): this file shall have this name.
        arranged(Path, list): in this folder the names shall stand in this order.
        trash_requested(Path): this file is not wanted any more.
        menu_requested(QPoint): what can be done shall be offered, at this place of the screen.
        rebuilt: the rows are new, and have no lengths yet.
    """

    chosen = Signal(object)
    named = Signal(object, str)
    arranged = Signal(object, list)
    trash_requested = Signal(object)
    menu_requested = Signal(QPoint)
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[Path, QTreeWidgetItem] = {}
        self._marked: Path | None = None
        self._named_last: Path | None = None
        self._waiting: Folder | None = None
        """What is to be shown when nobody types a name any more."""
        self._delegate = NamingDelegate(self)
        self._set_up()
        self._delegate.named.connect(self._tell_name)
        self._delegate.closeEditor.connect(self._on_named)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def _set_up(self) -> None:
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.setItemDelegateForColumn(0, self._delegate)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(20)
        self._make_room()

    @property
    def current(self) -> Path | None:
        """The file or folder that the keys are on."""
        return path_of(self.currentItem())

    @property
    def current_file(self) -> Path | None:
        """The file that the keys are on."""
        item = self.currentItem()
        return path_of(item) if item is not None and is_file(item) else None

    @property
    def is_naming(self) -> bool:
        """Whether somebody is typing a name."""
        return self.state() is QAbstractItemView.State.EditingState

    def set_editor_name(self, name: str) -> None:
        """What a screen reader calls the line in which a name is typed."""
        self._delegate.accessible_name = name

    def show_folder(self, folder: Folder) -> None:
        """Show what is in it; what was folded and where the keys were stays so."""
        if self.is_naming:
            self._waiting = folder
            return
        self._waiting = None
        folders = [item for item in self._items.values() if not is_file(item)]
        folded = [path_of(item) for item in folders if not item.isExpanded()]
        current, place = self.current, self.verticalScrollBar().value()
        self.clear()
        self._items = {}
        self.addTopLevelItems(items_of(folder, self._items))
        self.expandAll()
        for path in folded:
            if path in self._items:
                self._items[path].setExpanded(False)
        self._show_mark()
        where = current if current in self._items else self._marked
        if where in self._items:
            self.setCurrentItem(self._items[where])
        self.verticalScrollBar().setValue(place)
        self.rebuilt.emit()

    def set_lengths(self, lengths: Mapping[Path, str]) -> None:
        """Show how long files and folders are."""
        for path, text in lengths.items():
            if item := self._items.get(path):
                item.setText(1, text)

    def mark(self, path: Path | None) -> None:
        """Mark the document that is open."""
        if path == self._marked:
            return
        if item := self._items.get(self._marked) if self._marked else None:
            embolden(item, is_on=False)
        self._marked = path
        self._show_mark()
        if not self.hasFocus():
            self._rest()

    def select(self, path: Path) -> bool:
        """Put the keys on a file, if it is there."""
        if path not in self._items:
            return False
        self.setCurrentItem(self._items[path])
        return True

    def begin_naming(self) -> None:
        """Let the person type another name for the file that the keys are on."""
        item = self.currentItem()
        if item is not None and is_file(item) and not self.is_naming:
            self._named_last = path_of(item)
            self.editItem(item, 0)

    def step(self, by: int) -> None:
        """Move what the keys are on up or down among its siblings."""
        item = self.currentItem()
        path = path_of(item)
        if item is None or path is None:
            return
        names = self._names_beside(item)
        place = names.index(path.name)
        if 0 <= place + by < len(names):
            names.insert(place + by, names.pop(place))
            self.arranged.emit(path.parent, names)

    def files_in(self, folder: Path) -> list[str]:
        """The names of the files of a folder."""
        return [p.name for p, item in self._items.items() if p.parent == folder and is_file(item)]

    # Overrides

    def event(self, event: QEvent) -> bool:
        """Claim the keys that move a file: in the text they move lines."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_step(event) or event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete))
        ):
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Keep room for the numbers."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Rename, move, throw away, or what a tree does."""
        path = self.current_file
        if by := _step(event):
            self.step(by)
        elif event.key() == Qt.Key.Key_F2:
            self.begin_naming()
        elif event.key() == Qt.Key.Key_Delete and path is not None:
            self.trash_requested.emit(path)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Go back to the open document when the person does, but not for a menu or a name."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing and not self.is_naming:
            self._rest()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Let a file be dropped among those beside it only."""
        super().dragMoveEvent(event)
        if self._drop_place(event) is None:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell the order; the list is made anew."""
        place, item = self._drop_place(event), self.currentItem()
        path = path_of(item)
        # Or the view would remove the item itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if place is None or item is None or path is None:
            return
        names = self._names_beside(item)
        before = names.index(path.name)
        names.pop(before)
        names.insert(place - (before < place), path.name)
        self.arranged.emit(path.parent, names)

    # Private

    def _rest(self) -> None:
        """Have the keys on the open document, or on nothing where it is not of this folder."""
        item = self._items.get(self._marked) if self._marked else None
        self.setCurrentIndex(self.indexFromItem(item) if item else QModelIndex())

    def _show_mark(self) -> None:
        if item := self._items.get(self._marked) if self._marked else None:
            embolden(item, is_on=True)

    def _names_beside(self, item: QTreeWidgetItem) -> list[str]:
        """The names in the folder of an item, in their order."""
        parent = item.parent() or self.invisibleRootItem()
        paths = (path_of(parent.child(row)) for row in range(parent.childCount()))
        return [path.name for path in paths if path is not None]

    def _drop_place(self, event: QDropEvent) -> int | None:
        """Before which of the names beside it what is dragged would stand."""
        dragged = self.currentItem()
        target = self.itemAt(event.position().toPoint())
        if dragged is None:
            return None
        siblings = dragged.parent() or self.invisibleRootItem()
        if target is None:
            return siblings.childCount() if dragged.parent() is None else None
        if (target.parent() or self.invisibleRootItem()) is not siblings:
            return None
        positions = QAbstractItemView.DropIndicatorPosition
        if self.dropIndicatorPosition() is positions.OnItem and not is_file(target):
            return None
        is_above = self.dropIndicatorPosition() is positions.AboveItem
        return siblings.indexOfChild(target) + (not is_above)

    def _make_room(self) -> None:
        self.header().resizeSection(1, self.fontMetrics().horizontalAdvance(WIDEST_LENGTH) + 12)

    @Slot(QTreeWidgetItem)
    def _choose(self, item: QTreeWidgetItem) -> None:
        path = path_of(item)
        if is_file(item) and path is not None:
            self.chosen.emit(path)
        else:
            item.setExpanded(not item.isExpanded())

    @Slot(str)
    def _tell_name(self, typed: str) -> None:
        if self._named_last is not None:
            self.named.emit(self._named_last, typed)

    @Slot(QWidget, QAbstractItemDelegate.EndEditHint)
    def _on_named(self) -> None:
        QTimer.singleShot(0, self, self._show_waiting)

    @Slot()
    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_folder(self._waiting)

    @Slot(QPoint)
    def _ask_for_menu(self, point: QPoint) -> None:
        self.menu_requested.emit(self.viewport().mapToGlobal(point))


def _step(event: QKeyEvent) -> int:
    """Where the keys move a file; 0 for other keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _STEPS.get(Qt.Key(event.key()), 0) if modifiers == _ORDERING else 0
