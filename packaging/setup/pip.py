"""The virtual environment's pip: hash-pinned requirements in, one status line out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from setup.commands import Commands, Summary
from setup.console import bar
from setup.failures import CommandFailed, explain_pip
from setup.folders import Checkout

# Settings of the person's that would send packages elsewhere or build with other flags.
# Index, mirror, proxy and certificate settings stay.
LEFT_OUT = frozenset(
    f"PIP_{name}"
    for name in (
        "BREAK_SYSTEM_PACKAGES", "CONSTRAINT", "DRY_RUN", "EDITABLE", "NO_BINARY", "NO_CLEAN",
        "ONLY_BINARY", "PREFIX", "PYTHON", "QUIET", "REQUIRE_HASHES", "REQUIRE_VIRTUALENV",
        "REQUIREMENT", "ROOT", "TARGET", "USER",
    )
) | {"PYTHONHOME", "PYTHONPATH", "CMAKE_ARGS", "CMAKE_GENERATOR", "VIRTUAL_ENV"}  # fmt: skip
LEFT_OUT_PREFIXES = ("SKBUILD_", "GGML_", "LLAMA_")

NAME = re.compile(r"^(?:Collecting|Downloading|Using cached) (?:\S*/)?(\S+)")
PROGRESS = re.compile(r"^Progress (\d+) of (\d+)")
REQUIREMENT = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==(\S+)", re.MULTILINE)


def clean_environment(
    environment: Mapping[str, str] = os.environ, *, programs: Path | None = None
) -> dict[str, str]:
    """Return the environment without what would bend a set-up, ``programs`` first on the path."""
    kept = {
        name: value
        for name, value in environment.items()
        if name.upper() not in LEFT_OUT and not name.upper().startswith(LEFT_OUT_PREFIXES)
    }
    kept |= {"PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}
    if programs is not None:
        kept["PATH"] = f"{programs}{os.pathsep}{kept.get('PATH', '')}"
    return kept


class Progress:
    """Turns pip's output lines into the name and the share of what is being fetched."""

    def __init__(self) -> None:
        self._name = ""

    def __call__(self, line: str) -> str | None:
        """Return what to show for this line, if anything."""
        line = line.strip()
        if found := NAME.match(line):
            self._name = found[1]
            return self._name
        if found := PROGRESS.match(line):
            return f"{bar(int(found[1]), int(found[2]))}  {self._name}"
        if line.startswith("Installing collected packages"):
            return "putting the packages in place"
        if "Retrying (Retry" in line:
            return f"the package index does not answer, trying again  {self._name}"
        return None


class Pip:
    """Runs pip inside a checkout's virtual environment."""

    def __init__(self, checkout: Checkout, commands: Commands) -> None:
        self._checkout = checkout
        self._commands = commands

    def install(self, file: Path) -> None:
        """Install a hashed requirement file: wheels only, and nothing that it does not name."""
        self._pip(file.name, "install", "--require-hashes", "--no-deps", "--only-binary", ":all:",
                  "--progress-bar", "raw", "-r", file)  # fmt: skip

    def upgrade_pip(self, file: Path) -> None:
        """Install a pinned pip by means of whatever pip came with Python."""
        self._pip("pip", "install", "--require-hashes", "--no-deps", "-r", file)

    def install_wheel(self, wheel: Path) -> None:
        """Install one wheel that lies on the disk."""
        self._pip(wheel.name, "install", "--no-deps", "--no-index", "--force-reinstall", wheel)

    def install_checkout(self) -> None:
        """Install the checkout itself in place, with its ``writer`` command."""
        self._pip("the checkout itself", "install", "--no-deps", "--no-index",
                  "--no-build-isolation", "-e", self._checkout.root)  # fmt: skip

    def download(
        self,
        file: Path,
        folder: Path,
        *,
        source: bool = False,
        progress: Summary | None = None,
    ) -> None:
        """Fetch what a hashed requirement file names, unless it lies in ``folder`` already."""
        kind = "--no-binary" if source else "--only-binary"
        self._pip(file.name, "download", "--require-hashes", "--no-deps", "--no-cache-dir",
                  "--no-build-isolation", kind, ":all:", "--progress-bar", "raw",
                  "-d", folder, "-r", file, progress=progress)  # fmt: skip

    def _pip(
        self, what: str, verb: str, *words: str | Path, progress: Summary | None = None
    ) -> None:
        command = [self._checkout.python, "-m", "pip", verb, *words]
        try:
            self._commands.run(
                command,
                summary=progress or Progress(),
                environment=clean_environment(programs=self._checkout.programs),
            )
        except CommandFailed as failure:
            raise explain_pip(what, failure) from failure


def entries(file: Path) -> dict[str, str]:
    """Return the pinned requirements of a file, each with the lines that hold its hashes."""
    text = file.read_text(encoding="utf-8")
    starts = [(found.start(), found[1]) for found in REQUIREMENT.finditer(text)]
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return {name: text[start:end] for (start, name), end in zip(starts, ends, strict=True)}


def version(file: Path, name: str) -> str:
    """Return the version that a requirement file pins a package to."""
    found = REQUIREMENT.match(entries(file)[name])
    return found[2] if found else ""


def write_entries(file: Path, lines: Iterable[str]) -> Path:
    """Write a requirement file out of entries of another."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
