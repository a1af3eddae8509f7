"""Batch costs that were measured, remembered by model, device and build."""

from __future__ import annotations

from pathlib import Path

from writer.engine.draft_length import BatchCosts
from writer.engine.memory import JsonMemory

ENTRIES_MAX = 32


class CostMemory:
    """Of each key the costs by size."""

    def __init__(self, path: Path) -> None:
        self._memory = JsonMemory(path, ENTRIES_MAX)

    def recall(self, key: str) -> BatchCosts | None:
        """What was measured for this model, device and build."""
        return _costs(self._memory.read().get(key))

    def remember(self, key: str, costs: BatchCosts) -> None:
        """Keep a measurement."""
        self._memory.keep(key, costs.as_mapping())


def _costs(value: object) -> BatchCosts | None:
    if not isinstance(value, dict):
        return None
    try:
        return BatchCosts({int(size): float(cost) for size, cost in value.items()})
    except (TypeError, ValueError):
        return None
