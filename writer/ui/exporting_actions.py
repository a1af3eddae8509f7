"""The actions that give a document away, or take one in from another program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from writer.text.export.manuscript import Form, Style


@dataclass(frozen=True, slots=True)
class Way:
    """A form and, of Word documents, a style."""

    form: Form
    style: Style = Style.PLAIN


WAYS: Mapping[str, Way] = {
    "export_html": Way(Form.HTML),
    "export_pdf": Way(Form.PDF),
    "export_docx": Way(Form.DOCX),
    "export_official": Way(Form.DOCX, Style.OFFICIAL),
    "export_txt": Way(Form.TXT),
}
KEYS: Mapping[str, str] = {
    **dict.fromkeys(WAYS, ""),
    "import_word": "",
    "print": "Ctrl+P",
    "print_preview": "",
    "copy_html": "",
    "copy_plain": "",
}


class ExportActions(QObject):
    """Makes the actions, and names them."""

    def __init__(self, window: QWidget, add: Callable[[str, str], QAction]) -> None:
        super().__init__(window)
        self._actions = {id: add(id, keys) for id, keys in KEYS.items()}
        self.menu = QMenu(window)
        self.menu.addActions([self[id] for id in WAYS])
        self.retranslate()

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def fill(self, file: QMenu, edit: QMenu, before_quit: QAction, before_paste: QAction) -> None:
        """Put the actions into the menus, in front of these."""
        file.insertMenu(before_quit, self.menu)
        for id in ("import_word", "print", "print_preview"):
            file.insertAction(before_quit, self[id])
        file.insertSeparator(before_quit)
        edit.insertAction(before_paste, self["copy_html"])
        edit.insertAction(before_paste, self["copy_plain"])

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        self.menu.setTitle(self.tr("Export"))
        for id, text in self._texts().items():
            self._actions[id].setText(text)

    def _texts(self) -> Mapping[str, str]:
        return {
            "export_html": self.tr("Web page (HTML)…"),
            "export_pdf": self.tr("PDF…"),
            "export_docx": self.tr("Word document…"),
            "export_official": self.tr("Word document as official document (GB/T 9704)…"),
            "export_txt": self.tr("Plain text…"),
            "import_word": self.tr("Import from Word…"),
            "print": self.tr("Print…"),
            "print_preview": self.tr("Print preview…"),
            "copy_html": self.tr("Copy as HTML"),
            "copy_plain": self.tr("Copy as plain text"),
        }
