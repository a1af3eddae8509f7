"""Keeps what is not saved in the journal, and offers what an earlier session left there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from writer.core.errors import UnkeptText
from writer.core.jobs import CancelToken
from writer.text.recovery import Draft, Journal, Unsaved
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.positions import from_utf16
from writer.ui.runner import Runner

INTERVAL_MS = 3000
"""So long after a change, at most, its text is taken; five seconds are promised."""


class BufferJournal(QObject):
    """Keeps the text of one editor as long as it is not saved.

    While somebody types it is written on a thread of its own, and at once where `flush` is called.

    Signals:
        failed: the text cannot be kept, and this UnkeptText says why; told once until it can.
    """

    failed = Signal(object)

    def __init__(
        self,
        editor: Editor,
        documents: Documents,
        draft: Draft,
        parent: QObject | None = None,
        *,
        interval_ms: int = INTERVAL_MS,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._documents = documents
        self._draft = draft
        self._is_failing = False
        self._is_changed = False
        """Whether there is a text that was not taken yet."""
        self._runner = Runner(self)
        self._runner.failed.connect(self._tell)
        self._runner.finished.connect(self._on_written)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._write_soon)
        editor.edited.connect(self._watch)
        editor.document().modificationChanged.connect(self._on_modified)
        documents.replaced.connect(self.forget)

    @Slot()
    def flush(self) -> None:
        """Keep what is there now before anything else happens."""
        if not self._is_worth_it():
            return
        unsaved, ticket = self._taken()
        try:
            self._draft.write(unsaved, ticket)
        except UnkeptText as error:
            self._tell(error)
        else:
            self._on_written()

    @Slot()
    def forget(self) -> None:
        """What is there is saved, or nobody wants it."""
        self._timer.stop()
        self._is_changed = False
        self._draft.forget()

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._timer.stop()

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop and end the thread; False when that takes longer."""
        self._timer.stop()
        return self._runner.shut_down(timeout_ms)

    @Slot()
    def _watch(self) -> None:
        if not self._documents.is_modified:
            return
        self._is_changed = True
        if not self._timer.isActive():
            self._timer.start()

    @Slot(bool)
    def _on_modified(self, is_modified: bool) -> None:
        if is_modified:
            self._watch()
        else:
            self.forget()

    @Slot()
    def _write_soon(self) -> None:
        if not self._is_worth_it():
            return
        unsaved, ticket = self._taken()

        def write(_token: CancelToken) -> Iterator[object]:
            self._draft.write(unsaved, ticket)
            yield from ()

        self._runner.start(write)

    def _is_worth_it(self) -> bool:
        """Whether there is something new to keep. A text that just came in looks as if, first."""
        if self._is_changed and not self._documents.is_modified:
            self.forget()
        return self._is_changed

    def _taken(self) -> tuple[Unsaved, int]:
        """The text as it is now, and its turn."""
        self._timer.stop()
        self._is_changed = False
        text = self._editor.text()
        cursor = from_utf16(text, self._editor.textCursor().position())
        return Unsaved(self._documents.file, text, cursor), self._draft.ticket()

    @Slot(object)
    def _tell(self, error: UnkeptText) -> None:
        """Say that it failed, once, and try again."""
        self._is_changed = True
        self._timer.start()
        if not self._is_failing:
            self._is_failing = True
            self.failed.emit(error)

    @Slot()
    def _on_written(self) -> None:
        self._is_failing = False


class Recovery(QObject):
    """What earlier sessions left, offered one by one.

    Signals:
        offered: this Unsaved waits for a decision; None: there is nothing more.
        restored: a text is in the editor again, and its entry in the journal is gone.
    """

    offered = Signal(object)
    restored = Signal()

    def __init__(
        self,
        journal: Journal,
        documents: Documents,
        buffer: BufferJournal,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._documents = documents
        self._buffer = buffer
        self._waiting: list[Unsaved] = []

    @property
    def current(self) -> Unsaved | None:
        """What is offered."""
        return self._waiting[0] if self._waiting else None

    @property
    def count(self) -> int:
        """How many texts wait for a decision."""
        return len(self._waiting)

    @Slot()
    def look(self) -> None:
        """Find what was left behind and offer the newest."""
        self._waiting += self._journal.left_behind()
        if self._waiting:
            self.offered.emit(self.current)

    @Slot()
    def restore(self) -> None:
        """Put the offered text into the editor, where it counts as not saved."""
        entry = self.current
        if entry is None or not self._documents.restore(entry.restored(), entry.text):
            return
        self._buffer.flush()
        self._drop(entry)
        self.restored.emit()

    @Slot()
    def discard(self) -> None:
        """Nobody wants the offered text."""
        if self.current is not None:
            self._drop(self.current)

    def _drop(self, entry: Unsaved) -> None:
        self._journal.forget(entry)
        self._waiting.remove(entry)
        self.offered.emit(self.current)
