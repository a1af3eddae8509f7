"""Keeps the list of what the model was asked, as the reviews tell of it."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from writer.core.activity import ActivityLog, Entry, Outcome
from writer.core.errors import UnwritableFile
from writer.core.values import Composition, Proposal, TitleList
from writer.ui.documents import Documents
from writer.ui.model_host import ModelHost
from writer.ui.preferences import Preferences
from writer.ui.reviewing import Reviewing

log = logging.getLogger(__name__)


class ActivityRecord(QObject):
    """One entry for each run, written when it begins, when it ends, and when it is decided on.

    Signals:
        changed: there is something new to read.
    """

    changed = Signal()

    def __init__(
        self,
        activity: ActivityLog,
        reviewing: Reviewing,
        host: ModelHost,
        documents: Documents,
        preferences: Preferences,
        parent: QObject,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._activity = activity
        self._reviewing = reviewing
        self._documents = documents
        self._preferences = preferences
        self._clock = clock
        self._entry: Entry | None = None
        """What was asked last, while it is not decided on."""
        self._runs = False
        reviewing.opened.connect(self._begin)
        reviewing.applying.connect(self._accept)
        reviewing.closed.connect(self._keep)
        host.produced.connect(self._note_result)
        host.finished.connect(self._end)
        host.failed.connect(self._fail)
        host.cancelled.connect(self._stop)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The newest first."""
        return self._activity.entries()

    @property
    def is_on(self) -> bool:
        """Whether new entries are kept."""
        return self._preferences.settings.keeps_activity

    @Slot(bool)
    def set_on(self, is_on: bool) -> None:
        """Keep new entries from now on, or keep none; those that are there stay."""
        self._preferences.change(replace(self._preferences.settings, keeps_activity=is_on))
        if not is_on:
            self._entry = None

    @Slot()
    def clear(self) -> None:
        """Forget all entries."""
        self._entry = None
        try:
            self._activity.clear()
        except UnwritableFile as error:
            log.info("the activity is not cleared: %s", error)
        self.changed.emit()

    @Slot()
    def _begin(self) -> None:
        self._keep()
        request = self._reviewing.asked
        if request is None or not self.is_on:
            return
        path = self._documents.path
        self._runs = True
        self._write(
            Entry(
                id=secrets.token_hex(8),
                time=self._clock(),
                task=request.task,
                title=path.name if path else "",
                characters=len(request.span),
            )
        )

    @Slot(object)
    def _note_result(self, value: object) -> None:
        """Remember how many blocks there are; they are written down with the end."""
        if self._entry is None:
            return
        if isinstance(value, Proposal):
            blocks, kept = len(value.segments), len(value.kept)
            self._entry = replace(self._entry, blocks=blocks, kept_blocks=kept)
        elif isinstance(value, Composition | TitleList):
            self._entry = replace(self._entry, blocks=1)

    @Slot()
    def _end(self) -> None:
        if self._entry is not None and self._runs:
            self._runs = False
            self._write(replace(self._entry, seconds=self._clock() - self._entry.time))

    @Slot()
    def _fail(self) -> None:
        self._end()
        self._decide(Outcome.FAILED)

    @Slot()
    def _stop(self) -> None:
        """It may be accepted all the same, as far as it came."""
        self._end()
        if self._entry is not None:
            self._write(replace(self._entry, outcome=Outcome.STOPPED))

    @Slot()
    def _accept(self) -> None:
        self._end()
        self._decide(Outcome.ACCEPTED)

    @Slot()
    def _keep(self) -> None:
        """The review is over, or another run began in it; whatever was stopped is known to be."""
        was_running = self._runs
        self._end()
        if self._entry is not None and self._entry.outcome is Outcome.OPEN:
            self._decide(Outcome.STOPPED if was_running else Outcome.KEPT)
        self._entry = None

    def _decide(self, outcome: Outcome) -> None:
        if self._entry is not None:
            self._write(replace(self._entry, outcome=outcome))
            self._entry = None

    def _write(self, entry: Entry) -> None:
        self._entry = entry
        try:
            self._activity.note(entry)
        except UnwritableFile as error:
            log.info("the activity is not stored: %s", error)
        self.changed.emit()
