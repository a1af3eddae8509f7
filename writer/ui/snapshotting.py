"""Takes snapshots of the document when it matters, and goes back to one."""

from __future__ import annotations

import logging
import time

from PySide6.QtCore import QObject, Signal, Slot

from writer.core.errors import UnwritableFile
from writer.core.values import Span
from writer.text.snapshots import Occasion, Snapshots, unnamed
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.sheet import Sheet

log = logging.getLogger(__name__)

AUTOSAVE_APART_S = 600
"""Of what is saved by itself a snapshot is taken no more often."""


class Snapshotting(QObject):
    """The snapshots of all open documents; those of one are those of the one in front.

    Where one cannot be written, nothing else is held up by it.

    Signals:
        changed: there is another snapshot, or there are fewer.
    """

    changed = Signal()

    def __init__(
        self,
        editor: Editor,
        documents: Documents,
        snapshots: Snapshots,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._documents = documents
        self._snapshots = snapshots
        self._unnamed: dict[Sheet, str] = {}
        """By what the snapshots are known of documents that have no name."""
        documents.binder.told.connect(self._follow)
        documents.saved.connect(self._on_saved)
        documents.reloading.connect(self._before_reload)
        documents.let_go.connect(self._leave)

    @property
    def document(self) -> str:
        """By what the document's snapshots are known."""
        return self._name_of(self._documents.sheet)

    @Slot()
    def before_rewrite(self) -> None:
        """An answer of the model is about to enter the text."""
        self._take(self._documents.sheet, self._editor.text(), Occasion.REWRITE)

    @Slot(str)
    def restore(self, text: str) -> None:
        """Put an earlier state in the place of the text, in one undo step."""
        editor = self._editor
        now = editor.text()
        if editor.is_composing or now == text:
            return
        self._take(self._documents.sheet, now, Occasion.RESTORE)
        editor.replace(editor.track(Span(0, len(now))), text)

    @Slot()
    def clear(self) -> None:
        """Delete the snapshots of this document."""
        self._snapshots.clear(self.document)
        self.changed.emit()

    @Slot()
    def clear_all(self) -> None:
        """Delete the snapshots of all documents."""
        self._snapshots.clear_all()
        self.changed.emit()

    def leave_all(self) -> None:
        """The window closes: what never got a name and was not saved is gone for good."""
        for sheet in tuple(self._unnamed):
            self._leave(sheet)

    @Slot(object, str, bool)
    def _on_saved(self, sheet: Sheet, text: str, was_by_itself: bool) -> None:
        known = self._snapshots.of(self._name_of(sheet))
        if was_by_itself and known and time.time() - known[0].taken_at < AUTOSAVE_APART_S:
            return
        self._take(sheet, text, Occasion.SAVED)

    @Slot()
    def _before_reload(self) -> None:
        self._take(self._documents.sheet, self._editor.text(), Occasion.RELOAD)

    @Slot(object)
    def _leave(self, sheet: Sheet) -> None:
        if name := self._unnamed.pop(sheet, ""):
            self._snapshots.clear(name)

    @Slot(object)
    def _follow(self, sheet: Sheet) -> None:
        """A document may have a name now, and its snapshots go with it."""
        if sheet.path is not None and (name := self._unnamed.pop(sheet, "")):
            self._snapshots.move(name, str(sheet.path))

    def _name_of(self, sheet: Sheet) -> str:
        if sheet.path is not None:
            return str(sheet.path)
        if sheet not in self._unnamed:
            self._unnamed[sheet] = unnamed()
        return self._unnamed[sheet]

    def _take(self, sheet: Sheet, text: str, occasion: Occasion) -> None:
        if not text.strip():
            return
        try:
            self._snapshots.take(self._name_of(sheet), text, occasion)
        except UnwritableFile as error:
            log.info("no snapshot: %s", error)
        else:
            self.changed.emit()
