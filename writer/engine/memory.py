"""Small facts that were learnt and may be lost: one JSON file, by key, the newest last."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from writer.core.atomic import write_bytes
from writer.core.errors import UnwritableFile


class JsonMemory:
    """Reads and writes the file whole. A damaged one is as good as none."""

    def __init__(self, path: Path, entries_max: int) -> None:
        """Of more than `entries_max` facts the oldest go."""
        self._path = path
        self._entries_max = entries_max

    def read(self) -> dict[str, object]:
        """All facts, the oldest first."""
        try:
            stored: object = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return (
            {str(key): value for key, value in stored.items()} if isinstance(stored, dict) else {}
        )

    def keep(self, key: str, value: object, *, besides: Mapping[str, object] | None = None) -> None:
        """Remember a fact, and of the others all or those of `besides`.

        That it cannot be written down is no failure.
        """
        others = dict(self.read() if besides is None else besides)
        others.pop(key, None)
        newest = list((others | {key: value}).items())[-self._entries_max :]
        with suppress(OSError, UnwritableFile):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(self._path, json.dumps(dict(newest), indent=1).encode())
