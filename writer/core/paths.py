"""Where Writer's own files lie: the user's folders, and resources/ wherever it runs from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs


@dataclass(frozen=True, slots=True)
class Paths:
    """The user's folders. None is created before something is written there."""

    config: Path
    """Settings and the user's own tasks."""
    models: Path
    """Model files: local data, never roaming."""
    state: Path
    """Session, journal, log."""
    cache: Path

    @classmethod
    def for_user(cls, environment: Mapping[str, str] = os.environ) -> Paths:
        """The folders of this user; ``WRITER_HOME`` moves all of them below one."""
        if home := environment.get("WRITER_HOME"):
            root = Path(home).expanduser().absolute()
            return cls(root / "config", root / "models", root / "state", root / "cache")
        folders = PlatformDirs("writer", appauthor=False, roaming=False)
        return cls(
            config=folders.user_config_path,
            models=folders.user_data_path / "models",
            state=folders.user_state_path,
            cache=folders.user_cache_path,
        )

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"

    @property
    def session(self) -> Path:
        """Recent files, window places and the like."""
        return self.state / "session.json"

    @property
    def tasks(self) -> Path:
        """The user's own tasks, one TOML file each."""
        return self.config / "actions"

    @property
    def glossary(self) -> Path:
        """The user's own names and terms, for all documents."""
        return self.config / "glossary.txt"

    @property
    def themes(self) -> Path:
        """The user's own themes, one TOML file each."""
        return self.config / "themes"

    @property
    def dictionary(self) -> Path:
        """The user's own English words, one a line."""
        return self.config / "dictionary.txt"

    @property
    def wording(self) -> Path:
        """The user's own lists of words, one TOML file each."""
        return self.config / "wording"

    @property
    def journal(self) -> Path:
        """What is not saved, for the next start after a crash."""
        return self.state / "journal"

    @property
    def measured_pace(self) -> Path:
        """How fast models wrote on this computer."""
        return self.cache / "pace.json"

    @property
    def snapshots(self) -> Path:
        """Earlier states of documents."""
        return self.state / "snapshots"

    @property
    def log(self) -> Path:
        """The log file."""
        return self.state / "writer.log"


def resources() -> Path:
    """The folder ``resources``: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
