"""A set-up is a list of steps: each knows whether it is done, and how to do it."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from setup.commands import Commands


class Step(ABC):
    """One thing that must be there, and can be brought about."""

    title: str

    @abstractmethod
    def is_done(self) -> bool:
        """Return whether nothing is left to do; quick, and changes nothing."""

    @abstractmethod
    def carry_out(self, commands: Commands) -> None:
        """Do it; raise SetupFailed when it cannot be done."""


def carry_out(steps: Sequence[Step], commands: Commands) -> None:
    """Do what is not done yet, in order."""
    for number, step in enumerate(steps, 1):
        if step.is_done():
            continue
        commands.console.start(f"[{number}/{len(steps)}] {step.title}")
        step.carry_out(commands)
        commands.console.finish()


def digest(*parts: str | Path) -> str:
    """Return one digest of texts and of files' contents."""
    total = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part.encode()
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


class Stamps:
    """Remembers in the virtual environment what was done there, by the digest of its sources."""

    def __init__(self, venv: Path) -> None:
        self._folder = venv / ".setup"

    def has(self, name: str, value: str) -> bool:
        """Return whether ``name`` was last done with this value."""
        try:
            return (self._folder / name).read_text(encoding="utf-8") == value
        except OSError:
            return False

    def put(self, name: str, value: str) -> None:
        """Remember that ``name`` was done with this value."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / name).write_text(value, encoding="utf-8")

    def remove(self, name: str) -> None:
        """Forget ``name``."""
        (self._folder / name).unlink(missing_ok=True)

    def exists(self, name: str) -> bool:
        """Return whether ``name`` is remembered at all."""
        return (self._folder / name).exists()
