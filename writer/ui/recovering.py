"""Keeps what is not saved in the journal, and offers what an earlier session left there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from writer.core.errors import UnkeptText
from writer.core.jobs import CancelToken
from writer.text.recovery import Draft, Journal, Unsaved
from writer.ui.documents import Documents
from writer.ui.editor import Editor
from writer.ui.positions import from_utf16
from writer.ui.runner import Runner
from writer.ui.sheet import Sheet
from writer.ui.timers import single_shot

INTERVAL_MS = 3000
"""So long after a change, at most, its text is taken; five seconds are promised."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """A text as it was taken off its sheet, on its way to the journal."""

    draft: Draft
    unsaved: Unsaved
    ticket: int


class BufferJournal(QObject):
    """Keeps the texts of all sheets as long as they are not saved, each in an entry of its own.

    While somebody types they are written on a thread of its own, and at once where `flush` is
    called.

    Signals:
        failed: a text cannot be kept, and this UnkeptText says why; told once until it can.
    """

    failed = Signal(object)

    def __init__(
        self,
        editor: Editor,
        documents: Documents,
        journal: Journal,
        parent: QObject | None = None,
        *,
        interval_ms: int = INTERVAL_MS,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._documents = documents
        self._journal = journal
        self._drafts: dict[Sheet, Draft] = {}
        self._changed: set[Sheet] = set()
        """Those with a text that was not taken yet."""
        self._on_the_way: dict[Sheet, _Taken] = {}
        """Of each sheet the text that was taken last, until it is written."""
        self._batch: tuple[_Taken, ...] = ()
        """What is being written beside the typing."""
        self._is_failing = False
        self._runner = Runner(self)
        self._runner.failed.connect(self._tell)
        self._runner.finished.connect(self._on_finished)
        self._timer = single_shot(self, self._write_soon, interval_ms)
        documents.binder.edited.connect(self._take_soon)
        documents.binder.told.connect(self._on_told)
        documents.let_go.connect(self.forget)
        documents.binder.removed.connect(self._drop)

    @Slot()
    def flush(self) -> None:
        """Keep what is there now before anything else happens."""
        self._take_changed()
        batch = tuple(self._on_the_way.values())
        try:
            _write(batch)
        except UnkeptText as error:
            self._tell(error)
        else:
            self._note_written(batch)

    @Slot(object)
    def forget(self, sheet: Sheet) -> None:
        """What is on a sheet is saved, or nobody wants it."""
        self._changed.discard(sheet)
        self._on_the_way.pop(sheet, None)
        if sheet in self._drafts:
            self._drafts[sheet].forget()

    def forget_all(self) -> None:
        """Nobody wants anything any more."""
        self._timer.stop()
        for sheet in tuple(self._drafts):
            self.forget(sheet)

    def cancel_all(self) -> None:
        """Stop, ahead of `shut_down`."""
        self._timer.stop()

    def shut_down(self, timeout_ms: int) -> bool:
        """Stop and end the thread; False when that takes longer."""
        self._timer.stop()
        return self._runner.shut_down(timeout_ms)

    @Slot(object)
    def _on_told(self, sheet: Sheet) -> None:
        """It may be saved now, or be as it was; or count as changed though nobody typed."""
        if sheet.is_modified:
            self._take_soon(sheet)
        else:
            self.forget(sheet)

    @Slot(object)
    def _take_soon(self, sheet: Sheet) -> None:
        """The text is another one; it may be one that was just opened, too."""
        self._changed.add(sheet)
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _write_soon(self) -> None:
        """Write what has changed, and what a job before this one did not come to."""
        self._take_changed()
        self._batch = tuple(self._on_the_way.values())
        batch = self._batch

        def write(_token: CancelToken) -> Iterator[object]:
            _write(batch)
            yield from ()

        if batch:
            self._runner.start(write)

    def _take_changed(self) -> None:
        """Take the texts as they are now, each with its turn."""
        self._timer.stop()
        for sheet in tuple(self._changed):
            self._changed.discard(sheet)
            if sheet.is_modified:
                self._on_the_way[sheet] = self._taken(sheet)

    def _taken(self, sheet: Sheet) -> _Taken:
        if sheet not in self._drafts:
            self._drafts[sheet] = self._journal.draft()
        is_front = sheet is self._documents.sheet
        cursor = self._editor.textCursor() if is_front else sheet.document.cursor
        text, draft = sheet.text(), self._drafts[sheet]
        unsaved = Unsaved(sheet.file, text, from_utf16(text, cursor.position()))
        return _Taken(draft, unsaved, draft.ticket())

    @Slot(object)
    def _drop(self, sheet: Sheet) -> None:
        self.forget(sheet)
        self._drafts.pop(sheet, None)

    @Slot(object)
    def _tell(self, error: UnkeptText) -> None:
        """Say that it failed, once, and try again."""
        self._timer.start()
        if not self._is_failing:
            self._is_failing = True
            self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self._note_written(self._batch)

    def _note_written(self, batch: Iterable[_Taken]) -> None:
        """What was taken after these is still on the way."""
        self._is_failing = False
        written = {id(taken) for taken in batch}
        left = {s: taken for s, taken in self._on_the_way.items() if id(taken) not in written}
        self._on_the_way = left


def _write(batch: Iterable[_Taken]) -> None:
    """Write texts into the journal; raises UnkeptText when all that can be written are."""
    failure: UnkeptText | None = None
    for taken in batch:
        try:
            taken.draft.write(taken.unsaved, taken.ticket)
        except UnkeptText as error:
            failure = error
    if failure is not None:
        raise failure


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
        """Show the offered text, on a sheet where it counts as not saved."""
        entry = self.current
        if entry is None or not self._documents.restore(entry.restored(), entry.text, entry.cursor):
            return
        self._buffer.flush()
        self._drop(entry)
        self.restored.emit()

    @Slot()
    def restore_all(self) -> None:
        """Restore one after another, as long as it can be done."""
        for entry in tuple(self._waiting):
            self.restore()
            if entry in self._waiting:
                return

    @Slot()
    def discard(self) -> None:
        """Nobody wants the offered text."""
        if self.current is not None:
            self._drop(self.current)

    def _drop(self, entry: Unsaved) -> None:
        self._journal.forget(entry)
        self._waiting.remove(entry)
        self.offered.emit(self.current)
