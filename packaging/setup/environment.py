"""The steps that fill ``.venv``: Python, pinned packages, the checkout itself, translations."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from setup.commands import Commands
from setup.failures import CommandFailed, SetupFailed, last_words
from setup.folders import Checkout
from setup.pip import Pip, clean_environment, entries, write_entries
from setup.steps import Stamps, Step, digest

UNFINISHED = "unfinished"
# A fitting Python, and a pip that knows hashes, build settings and raw progress.
FITS = (
    "import sys, pip; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 14) "
    "and int(pip.__version__.split('.')[0]) >= 25))"
)


class VirtualEnvironment(Step):
    """A ``.venv`` with a fitting Python and pip, made anew when a killed pip left it half done."""

    title = "Virtual environment"

    def __init__(self, checkout: Checkout) -> None:
        self._checkout = checkout
        self._stamps = Stamps(checkout.venv)

    def is_done(self) -> bool:
        """Return whether its Python starts, and nothing in it is unfinished."""
        if self._stamps.exists(UNFINISHED) or self._has_moved():
            return False
        try:
            started = subprocess.run(
                [self._checkout.python, "-c", FITS], check=False, capture_output=True
            )
        except OSError:
            return False
        return started.returncode == 0

    def carry_out(self, commands: Commands) -> None:
        """Make it with the Python that runs the set-up."""
        if self._checkout.venv.exists():
            shutil.rmtree(self._checkout.venv)
        try:
            commands.run(
                [base_python(), "-m", "venv", self._checkout.venv],
                environment=clean_environment(),
            )
        except CommandFailed as failure:
            raise SetupFailed(
                f"The virtual environment {self._checkout.venv} could not be made: "
                f"{last_words(failure)}. If this Python has no venv or ensurepip, install them "
                f"(on Debian: python3-venv), then run the same command again.\nLog: {failure.log}"
            ) from failure
        pinned = entries(self._checkout.requirements / "build.txt")["pip"]
        file = write_entries(self._checkout.venv / ".setup" / "pip.txt", [pinned])
        Pip(self._checkout, commands).upgrade_pip(file)
        self._stamps.put("place", str(self._checkout.root))

    def _has_moved(self) -> bool:
        # Its programs name their Python by its full path.
        place = str(self._checkout.root)
        return self._stamps.exists("place") and not self._stamps.has("place", place)


def base_python() -> str:
    """Return the Python behind this one, should this one belong to a virtual environment."""
    if sys.prefix == sys.base_prefix:
        return sys.executable
    return str(getattr(sys, "_base_executable", sys.executable))


class Requirements(Step):
    """The packages of one or more hashed requirement files."""

    def __init__(self, title: str, checkout: Checkout, names: Sequence[str]) -> None:
        self.title = title
        self._checkout = checkout
        self._files = [checkout.requirements / name for name in names]
        self._stamps = Stamps(checkout.venv)

    def is_done(self) -> bool:
        """Return whether just these files were installed here."""
        return all(self._stamps.has(file.name, digest(file)) for file in self._files)

    def carry_out(self, commands: Commands) -> None:
        """Install them; a kill in the middle is noticed by the next set-up."""
        pip = Pip(self._checkout, commands)
        for file in self._files:
            self._stamps.put(UNFINISHED, file.name)
            try:
                pip.install(file)
            except SetupFailed:
                # pip ended by itself and left nothing half done.
                self._stamps.remove(UNFINISHED)
                raise
            self._stamps.put(file.name, digest(file))
            self._stamps.remove(UNFINISHED)


class Installed(Step):
    """The checkout installed in place, so that ``.venv`` has a ``writer`` command."""

    title = "The writer command"

    def __init__(self, checkout: Checkout) -> None:
        self._checkout = checkout
        self._stamps = Stamps(checkout.venv)

    def is_done(self) -> bool:
        """Return whether it was installed with today's pyproject.toml."""
        return self._stamps.has("checkout", self._value())

    def carry_out(self, commands: Commands) -> None:
        """Install it, without its dependencies, which are there."""
        Pip(self._checkout, commands).install_checkout()
        self._stamps.put("checkout", self._value())

    def _value(self) -> str:
        return digest(self._checkout.root / "pyproject.toml")


class Translations(Step):
    """The compiled translations beside their sources."""

    title = "Translations"

    def __init__(self, checkout: Checkout) -> None:
        self._checkout = checkout
        self._stamps = Stamps(checkout.venv)

    def is_done(self) -> bool:
        """Return whether each source is compiled as it is now."""
        return not self._stale()

    def carry_out(self, commands: Commands) -> None:
        """Compile those that are not, and put them in place whole: a running Writer reads them."""
        program = self._checkout.programs / "pyside6-lrelease"
        for source in self._stale():
            made = source.with_suffix(".part.qm")
            try:
                commands.run([program, source, "-qm", made])
            except CommandFailed as failure:
                raise SetupFailed(
                    f"{source.name} could not be compiled: {last_words(failure)}. "
                    f"Is it whole?\nLog: {failure.log}"
                ) from failure
            made.replace(source.with_suffix(".qm"))
            self._stamps.put(source.name, digest(source))

    def _stale(self) -> list[Path]:
        sources = sorted((self._checkout.resources / "i18n").glob("*.ts"))
        return [
            source
            for source in sources
            if not source.with_suffix(".qm").is_file()
            or not self._stamps.has(source.name, digest(source))
        ]


def is_root() -> bool:
    """Return whether this process may install system packages."""
    return sys.platform != "win32" and os.geteuid() == 0
