"""What the person chose and what the last session left, kept on the disk as it changes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from writer.core.errors import UnwritableFile
from writer.core.options import Genre
from writer.core.paths import Paths
from writer.core.settings import Session, Settings

log = logging.getLogger(__name__)


class Preferences:
    """The settings and the session of this user; a change is stored at once."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        loaded_settings = Settings.load(paths.settings)
        loaded_session = Session.load(paths.session)
        self.settings = loaded_settings.value
        self.session = loaded_session.value
        self.damaged = loaded_settings.damaged
        """Where a settings file lies that could not be read."""

    def change(self, settings: Settings) -> None:
        """Take over changed settings, made with `dataclasses.replace`."""
        self.settings = settings
        _store(settings.save, self._paths.settings)

    def remember(self, session: Session) -> None:
        """Take over what the next session shall find."""
        self.session = session
        _store(session.save, self._paths.session)

    def remember_file(self, path: Path) -> None:
        """Make `path` the newest of the recent files."""
        self.remember(self.session.with_recent(path))

    def forget_recent(self) -> None:
        """Empty the list of recent files."""
        self.remember(replace(self.session, recent_files=()))

    def genre_of(self, path: Path | None) -> Genre:
        """The genre of a document."""
        return self.session.genre_of(path) if path else Genre.GENERAL


def _store(save: Callable[[Path], None], path: Path) -> None:
    try:
        save(path)
    except UnwritableFile as error:
        # Nobody loses text by this, and a full or read-only disk will be told when they save.
        log.info("settings are not stored: %s", error)
