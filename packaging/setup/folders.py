"""Where the set-up keeps what all checkouts of one user share, as ``writer.core.paths`` has it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """The user's folders; none is created before something is written there."""

    models: Path
    state: Path
    cache: Path

    @classmethod
    def for_user(
        cls, environment: Mapping[str, str] = os.environ, platform: str = sys.platform
    ) -> Folders:
        """The folders of this user; ``WRITER_HOME`` moves all of them below one."""
        if home := environment.get("WRITER_HOME"):
            root = Path(home).expanduser().absolute()
            return cls(root / "models", root / "state", root / "cache")
        if platform == "win32":
            local = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
            root = local / "writer"
            return cls(root / "models", root, root / "Cache")
        base = Path(environment.get("HOME") or Path.home())

        def xdg(variable: str, default: Path) -> Path:
            return Path(environment.get(variable, "").strip() or default) / "writer"

        return cls(
            models=xdg("XDG_DATA_HOME", base / ".local" / "share") / "models",
            state=xdg("XDG_STATE_HOME", base / ".local" / "state"),
            cache=xdg("XDG_CACHE_HOME", base / ".cache"),
        )

    @property
    def wheels(self) -> Path:
        """The built llama-cpp-python wheels, one folder a key."""
        return self.cache / "wheels"

    @property
    def build(self) -> Path:
        """Builds under way; emptied when a wheel is done."""
        return self.cache / "build"

    @property
    def log(self) -> Path:
        """All that the programs said which the last set-up started."""
        return self.cache / "setup.log"

    @property
    def lock(self) -> Path:
        """Held by the one set-up that may change these folders."""
        return self.cache / "setup.lock"

    @property
    def proofs(self) -> Path:
        """Which model files were hashed and found right."""
        return self.cache / "proved-models.json"


@dataclass(frozen=True, slots=True)
class Checkout:
    """One clone of the project and what lies in it."""

    root: Path
    environment: str = ".venv"
    """Where the virtual environment lies in it; what builds the packages has one of its own."""

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / self.environment

    @property
    def programs(self) -> Path:
        """Where the virtual environment keeps its programs."""
        return self.venv / ("Scripts" if sys.platform == "win32" else "bin")

    @property
    def python(self) -> Path:
        """The Python of the virtual environment."""
        return self.programs / ("python.exe" if sys.platform == "win32" else "python")

    @property
    def requirements(self) -> Path:
        """The pinned and hashed requirement files."""
        return self.root / "packaging" / "requirements"

    @property
    def resources(self) -> Path:
        """Samples, translations, tasks."""
        return self.root / "resources"
