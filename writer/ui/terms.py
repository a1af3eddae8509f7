"""The glossary (专名表) of the document in the editor: its terms, adding one, opening its file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from writer.assist.glossary import (
    LONGEST_TERM,
    NAMES,
    Glossary,
    add_term,
    begin,
    glossary_of,
    is_term,
)
from writer.core.errors import FileError
from writer.ui.actions import Actions
from writer.ui.editor import Editor


class Terms(QObject):
    """Reads the glossaries anew for each request, so that a changed file holds at once.

    Signals:
        failed: this WriterError happened with a glossary; told once as long as it stays the same.
        told: words about what was done.
    """

    failed = Signal(object)
    told = Signal(str)

    def __init__(
        self, editor: Editor, actions: Actions, own: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._own = own
        self._document: Path | None = None
        self._told: tuple[str, ...] = ()
        actions.keep_term.setEnabled(False)
        editor.copyAvailable.connect(actions.keep_term.setEnabled)
        actions.keep_term.triggered.connect(self._keep)
        actions.open_glossary.triggered.connect(self._open)

    def show_document(self, path: Path | None) -> None:
        """Another document is in the editor, or it has another place."""
        self._document = path

    def current(self) -> tuple[str, ...]:
        """The names and terms that must not change now."""
        glossary = Glossary.load(self._document, self._own)
        mistakes = tuple(map(str, glossary.mistakes))
        if glossary.mistakes and mistakes != self._told:
            self.failed.emit(glossary.mistakes[0])
        self._told = mistakes
        return glossary.terms

    @Slot()
    def _keep(self) -> None:
        """Add what is selected."""
        term = self._editor.selection().of(self._editor.text()).strip()
        if not is_term(term):
            self.told.emit(
                self.tr("Select one name or term of at most {length} characters.").format(
                    length=LONGEST_TERM
                )
            )
            return
        path = self._path()
        try:
            is_new = add_term(path, term)
        except FileError as error:
            self.failed.emit(error)
            return
        text = self.tr("“{term}” is in {name} now and stays as it is.")
        if not is_new:
            text = self.tr("“{term}” was in {name} already.")
        self.told.emit(text.format(term=term, name=path.name))

    @Slot()
    def _open(self) -> None:
        """Open the file where plain text is edited; an empty one tells how it is written."""
        path = self._path()
        try:
            if not path.exists():
                begin(path, self.tr("Names and terms that must not change, one on each line."))
        except FileError as error:
            self.failed.emit(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _path(self) -> Path:
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        return glossary_of(self._document, self._own, NAMES[0] if is_chinese else NAMES[1])
