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

log = logging.getLogger(__name__)

AUTOSAVE_APART_S = 600
"""Of what is saved by itself a snapshot is taken no more often."""


class Snapshotting(QObject):
    """The snapshots of what is in one editor.

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
        self._name = unnamed()
        self._is_unnamed = True
        documents.saved.connect(self._on_saved)
        documents.reloading.connect(self._before_reload)
        documents.replaced.connect(self._leave)
        documents.changed.connect(self._follow)

    @property
    def document(self) -> str:
        """By what the document's snapshots are known."""
        return self._name

    @Slot()
    def before_rewrite(self) -> None:
        """An answer of the model is about to enter the text."""
        self._take(self._editor.text(), Occasion.REWRITE)

    @Slot(str)
    def restore(self, text: str) -> None:
        """Put an earlier state in the place of the text, in one undo step."""
        editor = self._editor
        now = editor.text()
        if editor.is_composing or now == text:
            return
        self._take(now, Occasion.RESTORE)
        editor.replace(editor.track(Span(0, len(now))), text)

    @Slot()
    def clear(self) -> None:
        """Delete the snapshots of this document."""
        self._snapshots.clear(self._name)
        self.changed.emit()

    @Slot()
    def clear_all(self) -> None:
        """Delete the snapshots of all documents."""
        self._snapshots.clear_all()
        self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """The window closes: what never got a name and was not saved is gone for good."""
        self._leave()

    @Slot(str, bool)
    def _on_saved(self, text: str, was_by_itself: bool) -> None:
        known = self._snapshots.of(self._name)
        if was_by_itself and known and time.time() - known[0].taken_at < AUTOSAVE_APART_S:
            return
        self._take(text, Occasion.SAVED)

    @Slot()
    def _before_reload(self) -> None:
        self._take(self._editor.text(), Occasion.RELOAD)

    @Slot()
    def _leave(self) -> None:
        if self._is_unnamed:
            self._snapshots.clear(self._name)

    @Slot()
    def _follow(self) -> None:
        """Another document is there, or this one has a name now."""
        path = self._documents.path
        if path is None:
            if not self._is_unnamed:
                self._name, self._is_unnamed = unnamed(), True
            return
        if self._is_unnamed:
            self._snapshots.move(self._name, str(path))
        self._name, self._is_unnamed = str(path), False

    def _take(self, text: str, occasion: Occasion) -> None:
        if not text.strip():
            return
        try:
            self._snapshots.take(self._name, text, occasion)
        except UnwritableFile as error:
            log.info("no snapshot: %s", error)
        else:
            self.changed.emit()
