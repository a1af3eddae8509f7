"""The window with all keys, to search and to copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from writer.ui.help.dialog import HelpDialog
from writer.ui.help.keys import Group, fitting, markdown

SIZE = QSize(640, 680)
BETWEEN = "    "


class KeysWindow(HelpDialog):
    """Shows the groups that `groups` gives each time that it is asked.

    Signals:
        copied: the keys that are shown are on the clipboard.
    """

    copied = Signal()

    def __init__(self, groups: Callable[[], list[Group]], parent: QWidget | None = None) -> None:
        super().__init__(SIZE, parent)
        self._groups = groups
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(12)
        self.list.setStyleSheet("QTreeWidget::item { padding: 3px 4px; }")
        self.list.setAlternatingRowColors(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.copy = self.add_button()
        column = QVBoxLayout(self)
        for part in (self.field, self.list, self.buttons):
            column.addWidget(part)
        self.field.textChanged.connect(self.refresh)
        self.copy.clicked.connect(self._copy)
        self.retranslate()
        self.field.setFocus()

    @property
    def shown(self) -> list[Group]:
        """The groups with the words that are typed."""
        return fitting(self._groups(), self.field.text())

    @Slot()
    def refresh(self) -> None:
        """Show what fits, with the keys as they are now."""
        self.list.clear()
        for group in self.shown:
            head = QTreeWidgetItem([group.name])
            font = self.list.font()
            font.setBold(True)
            head.setFont(0, font)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addTopLevelItem(head)
            head.setFirstColumnSpanned(True)
            for row in group.rows:
                item = QTreeWidgetItem([row.name, BETWEEN.join(row.keys)])
                item.setToolTip(0, row.name)
                head.addChild(item)
        self.list.expandAll()
        self.copy.setEnabled(self.list.topLevelItemCount() > 0)

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        super().retranslate()
        self.setWindowTitle(self.tr("Keys"))
        self.field.setPlaceholderText(self.tr("Some letters of a command or a key"))
        self.field.setAccessibleName(self.tr("Search the keys"))
        self.list.setAccessibleName(self.tr("Keys"))
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.copy.setText(self.tr("Copy as Markdown"))
        self.refresh()

    @Slot()
    def _copy(self) -> None:
        columns = self.tr("Command"), self.tr("Keys")
        text = markdown(self.shown, self.tr("Keys of Writer"), columns)
        QGuiApplication.clipboard().setText(text)
        self.copied.emit()
