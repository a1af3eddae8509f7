"""What every package says of Writer, from the one place that knows it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from setup.folders import Checkout

APPLICATION = "io.github.writer.Writer"
ENVIRONMENT = "build/venv"
VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Project:
    """A clone, and where its packages are made."""

    root: Path

    @property
    def checkout(self) -> Checkout:
        """The clone, with the virtual environment that packages are built in."""
        return Checkout(self.root, ENVIRONMENT)

    @property
    def version(self) -> str:
        """Writer's version, as ``writer/__init__.py`` has it."""
        text = (self.root / "writer" / "__init__.py").read_text(encoding="utf-8")
        if not (found := VERSION.search(text)):
            raise ValueError("writer/__init__.py names no version")
        return found[1]

    @property
    def date(self) -> str:
        """The day of the release: of the last commit, so that the same source gives the same."""
        if seconds := os.environ.get("SOURCE_DATE_EPOCH"):
            return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
        asked = subprocess.run(
            ["git", "-C", self.root, "log", "-1", "--format=%cs"],
            check=False,
            capture_output=True,
            text=True,
        )
        return asked.stdout.strip() or datetime.now(UTC).date().isoformat()

    @property
    def packaging(self) -> Path:
        """The recipes."""
        return self.root / "packaging"

    @property
    def build(self) -> Path:
        """What lies between source and package; may be removed at any time."""
        return self.root / "build"

    @property
    def dist(self) -> Path:
        """The packages that are done."""
        return self.root / "dist"

    @property
    def folder(self) -> Path:
        """The program with all that it needs, in one folder."""
        return self.dist / "writer"

    @property
    def contents(self) -> Path:
        """Where in the folder PyInstaller puts all but the programs."""
        return self.folder / "_internal"

    @property
    def icons(self) -> Path:
        """The application's icon in every size."""
        return self.build / "package" / "icons"

    @property
    def site_packages(self) -> Path:
        """Where the virtual environment keeps its packages."""
        venv = self.checkout.venv
        if sys.platform == "win32":
            return venv / "Lib" / "site-packages"
        return next((venv / "lib").glob("python3.*")) / "site-packages"

    def filled(self, template: Path) -> str:
        """Return a recipe's text with version and date in their places."""
        text = template.read_text(encoding="utf-8")
        return text.replace("@VERSION@", self.version).replace("@DATE@", self.date)
