"""What the model was asked, and when: one JSON line for each change of an entry, never any text."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from writer.core.atomic import PRIVATE, write_bytes
from writer.core.errors import UnwritableFile

ENTRIES_LIMIT = 1000
_MOST_LINES = 4 * ENTRIES_LIMIT


class Outcome(StrEnum):
    """What became of an answer."""

    OPEN = "open"
    """Nothing yet; for good, where Writer ended before it was decided."""
    ACCEPTED = "accepted"
    """It is in the document, or a part of it."""
    KEPT = "kept"
    """The document stayed as it was."""
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One task that the model was given."""

    id: str
    time: float
    """When it began, in seconds since the epoch."""
    task: str
    """The id of the task."""
    title: str = ""
    """The file name of the document; empty when it was never saved."""
    characters: int = 0
    """The length of the passage."""
    seconds: float = 0.0
    blocks: int = 0
    kept_blocks: int = 0
    """Blocks that stayed as they were because a check found something grave."""
    outcome: Outcome = Outcome.OPEN


class ActivityLog:
    """The entries in a file; the last line of an entry counts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: int | None = None
        """How many lines the file has; None: not known yet."""

    def entries(self) -> tuple[Entry, ...]:
        """The newest entries, newest first."""
        found: dict[str, Entry] = {}
        for line in self._read().splitlines():
            if entry := _entry(line):
                found[entry.id] = entry
        newest = sorted(found.values(), key=lambda entry: entry.time, reverse=True)
        return tuple(newest[:ENTRIES_LIMIT])

    def note(self, entry: Entry) -> None:
        """Add an entry, or say what it has become; raises UnwritableFile."""
        line = _line(entry)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._append(self._mending() + line)
        except OSError as error:
            raise UnwritableFile(self._path, error.strerror or "") from error
        self._lines = (self._lines or 0) + 1
        if self._lines > _MOST_LINES:
            self._shorten()

    def clear(self) -> None:
        """Forget everything; raises UnwritableFile."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise UnwritableFile(self._path, error.strerror or "") from error
        self._lines = 0

    def _append(self, content: bytes) -> None:
        """One write at the end, which a crash of this process leaves whole or away."""
        flags = os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        descriptor = os.open(self._path, flags, PRIVATE)
        try:
            os.write(descriptor, content)
        finally:
            os.close(descriptor)

    def _mending(self) -> bytes:
        """What has to be written first: a new line, should the last one be half written."""
        if self._lines is not None:
            return b""
        content = self._read()
        self._lines = content.count(b"\n")
        return b"" if content.endswith(b"\n") or not content else b"\n"

    def _shorten(self) -> None:
        kept = self.entries()
        write_bytes(self._path, _file(reversed(kept)), mode=PRIVATE)
        self._lines = len(kept)

    def _read(self) -> bytes:
        try:
            return self._path.read_bytes()
        except OSError:
            return b""


def _file(entries: Iterable[Entry]) -> bytes:
    return b"".join(map(_line, entries))


def _line(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n"


def _entry(line: bytes) -> Entry | None:
    """The entry in a line; None where it is damaged or of another version."""
    try:
        stored = json.loads(line)
        return Entry(
            id=str(stored["id"]),
            time=float(stored["time"]),
            task=str(stored["task"]),
            title=str(stored["title"]),
            characters=int(stored["characters"]),
            seconds=float(stored["seconds"]),
            blocks=int(stored["blocks"]),
            kept_blocks=int(stored["kept_blocks"]),
            outcome=Outcome(stored["outcome"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
