"""Saves a document that has a name by itself, every so many seconds, if a person wants that."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from writer.core.settings import Settings
from writer.ui.documents import Documents
from writer.ui.preferences import Preferences

OFFERED_S = (0, 30, 60, 300)
"""0: never."""


class Autosave(QObject):
    """A clock for the document's own careful way of saving, which asks nobody."""

    def __init__(
        self, documents: Documents, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._timer = QTimer(self)
        self._timer.timeout.connect(documents.autosave)
        preferences.changed.connect(self._follow)
        self._start()

    @property
    def interval_s(self) -> int:
        """How often; 0: never."""
        return self._preferences.settings.autosave_s

    @Slot(object)
    def choose(self, interval_s: int) -> None:
        """Save this often from now on."""
        self._preferences.set(autosave_s=interval_s)

    @Slot(object)
    def _follow(self, before: Settings) -> None:
        if self.interval_s != before.autosave_s:
            self._start()

    def stop(self) -> None:
        """Save no more: the window closes."""
        self._timer.stop()

    def _start(self) -> None:
        if self.interval_s:
            self._timer.start(self.interval_s * 1000)
        else:
            self._timer.stop()
