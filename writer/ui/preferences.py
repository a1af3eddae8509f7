"""What the person chose and what the last session left, kept on the disk as it changes."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from writer.core.errors import UnkeptSettings, UnwritableFile
from writer.core.options import Genre
from writer.core.paths import Paths
from writer.core.session import Session
from writer.core.settings import Settings

log = logging.getLogger(__name__)


class Preferences(QObject):
    """The settings and the session of this user; a change is stored at once, and all follow it.

    Signals:
        changed(Settings): the settings are others now than these.
        failed(UnkeptSettings): they cannot be stored; told once until they can.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        loaded_settings = Settings.load(paths.settings)
        loaded_session = Session.load(paths.session)
        self.settings = loaded_settings.value
        self.session = loaded_session.value
        self.damaged = loaded_settings.damaged
        """Where a settings file lies that could not be read."""
        self._stored = self.settings
        self._has_failed = False

    def change(self, settings: Settings) -> None:
        """Take over changed settings, made with `dataclasses.replace`."""
        before, self.settings = self.settings, settings
        self._store_settings()
        if settings != before:
            self.changed.emit(before)

    def set(self, **values: object) -> None:
        """Take over other values for some of the settings, by their names."""
        self.change(replace(self.settings, **values))  # type: ignore[arg-type]  # by name

    def remember(self, session: Session) -> None:
        """Take over what the next session shall find."""
        self.session = session
        try:
            session.save(self._paths.session)
        except UnwritableFile as error:
            # Nobody misses it, and a full or read-only disk will be told when they save.
            log.info("the session is not stored: %s", error)

    def remember_file(self, path: Path) -> None:
        """Make `path` the newest of the recent files."""
        self.remember(self.session.with_recent(path))

    def forget_recent(self) -> None:
        """Empty the list of recent files."""
        self.remember(replace(self.session, recent_files=()))

    def genre_of(self, path: Path | None) -> Genre:
        """The genre of a document."""
        return self.session.genre_of(path) if path else Genre.GENERAL

    def _store_settings(self) -> None:
        path = self._paths.settings
        try:
            self.settings.save(path, since=self._stored)
        except UnwritableFile as error:
            log.info("settings are not stored: %s", error)
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(UnkeptSettings(path, error.reason, error.obstacle))
        else:
            self._stored, self._has_failed = self.settings, False
