"""Batch costs that were measured, remembered by model, device and build."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from writer.core.atomic import write_bytes
from writer.core.errors import UnwritableFile
from writer.engine.draft_length import BatchCosts

ENTRIES_MAX = 32


class CostMemory:
    """One JSON file: a key, and the costs by size. A damaged one is as good as none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def recall(self, key: str) -> BatchCosts | None:
        """What was measured for this model, device and build."""
        return self._read().get(key)

    def remember(self, key: str, costs: BatchCosts) -> None:
        """Keep a measurement, the newest last; that it cannot be kept is no failure."""
        entries = {k: v for k, v in self._read().items() if k != key} | {key: costs}
        newest = dict(list(entries.items())[-ENTRIES_MAX:])
        content = {k: v.as_mapping() for k, v in newest.items()}
        with suppress(OSError, UnwritableFile):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(self._path, json.dumps(content, indent=1).encode())

    def _read(self) -> dict[str, BatchCosts]:
        try:
            stored: object = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(stored, dict):
            return {}
        read = ((key, _costs(value)) for key, value in stored.items())
        return {key: costs for key, costs in read if costs is not None}


def _costs(value: object) -> BatchCosts | None:
    if not isinstance(value, dict):
        return None
    try:
        return BatchCosts({int(size): float(cost) for size, cost in value.items()})
    except (TypeError, ValueError):
        return None
