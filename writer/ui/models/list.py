"""The list of models: those that are here, and those that can be fetched."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from writer.engine.entry import Entry
from writer.engine.found import FoundModel
from writer.ui.models.library import Library
from writer.ui.models.words import model_name, origin_words, verdict_words
from writer.ui.phrases import size

tr: Callable[[str], str] = partial(QCoreApplication.translate, "")
_ROLE = Qt.ItemDataRole.UserRole

Row = FoundModel | Entry
"""A file, or what can be fetched."""


class ModelList(QTreeWidget):
    """Shows a library; what a person has selected stays so when it changes."""

    def __init__(self) -> None:
        super().__init__()
        self._is_chosen = False
        self.setRootIsDecorated(False)
        self.setAllColumnsShowFocus(True)
        self.setUniformRowHeights(True)
        self.setStyleSheet("QTreeView::item { padding: 4px 6px; }")
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setColumnCount(5)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.itemSelectionChanged.connect(self._note_choice)

    @property
    def selected(self) -> Row | None:
        """What is chosen in the list."""
        items = self.selectedItems()
        row: Row | None = items[0].data(0, _ROLE) if items else None
        return row

    def show_library(self, library: Library, in_use: Path | None) -> None:
        """List what there is now."""
        self.setHeaderLabels(
            [
                self.tr("Model"),
                self.tr("Size"),
                self.tr("Where"),
                self.tr("Licence"),
                self.tr("Checked"),
            ]
        )
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        chosen = _key(self.selected) if self._is_chosen else ""
        quiet = QSignalBlocker(self)  # whoever shows it knows that it is another now
        self.clear()
        for model in library.found:
            self._add(model, self._texts(model, in_use, is_chinese=is_chinese))
        best = library.outlook.recommended if library.outlook else None
        for entry in library.missing:
            name, place = entry.name_in(chinese=is_chinese), self.tr("can be downloaded")
            if entry == best:
                name = self.tr("{name} (recommended)").format(name=name)
            self._add(entry, (name, size(entry.size_bytes), place, entry.license, ""))
        first = str(in_use) if in_use else best.id if best and not library.found else ""
        self._select(chosen or first)
        quiet.unblock()

    @Slot()
    def _note_choice(self) -> None:
        self._is_chosen = True

    def _texts(
        self, model: FoundModel, in_use: Path | None, *, is_chinese: bool
    ) -> tuple[str, ...]:
        name = model_name(model, is_chinese=is_chinese)
        if model.path == in_use:
            name = self.tr("{name} (in use)").format(name=name)
        return (
            name,
            size(model.header.size_bytes),
            origin_words(model.origin, tr),
            model.entry.license if model.entry else self.tr("not known"),
            verdict_words(model.verdict, tr),
        )

    def _add(self, row: Row, texts: tuple[str, ...]) -> None:
        item = QTreeWidgetItem(list(texts))
        item.setData(0, _ROLE, row)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if isinstance(row, FoundModel):
            item.setToolTip(2, str(row.path))
        self.addTopLevelItem(item)

    def _select(self, key: str) -> None:
        items = [self.topLevelItem(number) for number in range(self.topLevelItemCount())]
        right = next((item for item in items if item and _key(item.data(0, _ROLE)) == key), None)
        if item := right or self.topLevelItem(0):
            self.setCurrentItem(item)


def _key(row: Row | None) -> str:
    """What tells one row from the others."""
    if row is None:
        return ""
    return str(row.path) if isinstance(row, FoundModel) else row.id
