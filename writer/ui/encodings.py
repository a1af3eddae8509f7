"""The menus to read a document in another encoding, and to save it in another one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from writer.text.encoding import Encoding
from writer.ui.documents import Documents


@dataclass(frozen=True, slots=True)
class Form:
    """How text is written to the disk."""

    encoding: Encoding
    has_bom: bool = False


FORMS = (
    Form(Encoding.UTF_8),
    Form(Encoding.UTF_8, has_bom=True),
    Form(Encoding.UTF_16_LE, has_bom=True),
    Form(Encoding.UTF_16_BE, has_bom=True),
    Form(Encoding.GB18030),
    Form(Encoding.BIG5),
    Form(Encoding.BIG5_HKSCS),
)


class Encodings(QObject):
    """Two menus over the document in an editor."""

    def __init__(self, documents: Documents, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents = documents
        self.reopen = QMenu(parent)
        self.save = QMenu(parent)
        for encoding in Encoding:
            self.reopen.addAction(encoding.label).setData(encoding)
        for form in FORMS:
            item = self.save.addAction("")
            item.setData(form)
            item.setCheckable(True)
        self.reopen.triggered.connect(self._reopen)
        self.save.triggered.connect(self._save)
        documents.changed.connect(self.show_document)
        self.retranslate()

    def retranslate(self) -> None:
        """Name everything in the language of the interface."""
        self.reopen.setTitle(self.tr("Reopen with encoding"))
        self.save.setTitle(self.tr("Save with encoding"))
        for item, form in zip(self.save.actions(), FORMS, strict=True):
            label = form.encoding.label
            has_sign = form.has_bom and not form.encoding.needs_bom
            item.setText(
                self.tr("{encoding} with BOM").format(encoding=label) if has_sign else label
            )

    @Slot()
    def show_document(self) -> None:
        """Check the form that the document has."""
        file = self._documents.file
        form = Form(file.encoding, file.has_bom) if file else Form(Encoding.UTF_8)
        for item, offered in zip(self.save.actions(), FORMS, strict=True):
            item.setChecked(offered == form)

    @Slot(QAction)
    def _reopen(self, item: QAction) -> None:
        self._documents.reopen_with(Encoding(item.data()))

    @Slot(QAction)
    def _save(self, item: QAction) -> None:
        form = FORMS[self.save.actions().index(item)]
        self._documents.save_with(form.encoding, has_bom=form.has_bom)
        self.show_document()
