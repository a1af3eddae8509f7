"""How fast models wrote on this computer: measured in the tasks themselves, and remembered."""

from __future__ import annotations

from pathlib import Path

from writer.core.values import Statistics
from writer.engine.memory import JsonMemory
from writer.engine.pace import TOKENS_MIN
from writer.engine.placement import Placement

ENTRIES_MAX = 32
_NEWEST = 0.5
"""How much the newest answer counts against all before it."""


class MeasuredPace:
    """Of each model on each device the tokens a second, drafts included."""

    def __init__(self, memory: Path) -> None:
        self._memory = JsonMemory(memory, ENTRIES_MAX)

    def of(self, path: Path, placement: Placement) -> float | None:
        """What was measured of this file, placed like this; None where nothing was."""
        value = self._memory.read().get(_key(path, placement))
        return float(value) if isinstance(value, int | float) and value > 0 else None

    def note(self, path: Path, placement: Placement, statistics: Statistics) -> None:
        """Take an answer into account, unless it was too short to tell."""
        if statistics.generated_tokens - statistics.answers < TOKENS_MIN:
            return
        known, speed = self.of(path, placement), statistics.tokens_per_second
        if known is not None:
            speed = known + _NEWEST * (speed - known)
        self._memory.keep(_key(path, placement), round(speed, 2))


def _key(path: Path, placement: Placement) -> str:
    device = placement.gpu.name if placement.gpu and placement.on_gpu else "CPU"
    return f"{path.absolute()}|{device}|{placement.gpu_layers}"
