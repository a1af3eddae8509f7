"""The line in which a file of the folder is given another name."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Signal
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

Index = QModelIndex | QPersistentModelIndex


class NamingDelegate(QStyledItemDelegate):
    """Lets a name be typed and tells it; the file, and then the list, are changed by others.

    Signals:
        named(str): this was typed for the item, and Enter pressed.
    """

    named = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.accessible_name = ""

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Make the line, with a frame of its own."""
        line = super().createEditor(parent, option, index)
        if isinstance(line, QLineEdit):
            line.setFrame(True)
            line.setAccessibleName(self.accessible_name)
        return line

    def setModelData(  # noqa: N802
        self, editor: QWidget, _model: QAbstractItemModel, _index: Index
    ) -> None:
        """Tell what was typed."""
        if isinstance(editor, QLineEdit):
            self.named.emit(editor.text())
