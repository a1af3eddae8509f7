"""Which cores compute fast: where a machine has two kinds, threads wait for the slower ones."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

_PROCESSOR_CORE: Final = 0
_RECORD: Final = struct.Struct("<IIBB")
"""How SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX begins for a core: relationship, size of the record,
flags, efficiency class."""
_FAST: Final = 0.75
"""A processor counts as fast from this part of the fastest one's capacity on."""


def linux_performance_processors(allowed: Collection[int], root: Path = Path("/")) -> set[int]:
    """Those of the `allowed` processors that belong to performance cores.

    All of them where cores are of one kind, or where the system does not tell.
    """
    fast = _hybrid(root / "sys/devices/cpu_core/cpus") or _roomy(
        allowed, root / "sys/devices/system/cpu"
    )
    return fast.intersection(allowed) or set(allowed)


def windows_performance_cores(information: bytes) -> int:
    """Physical cores of the highest efficiency class, the fastest one, or 0 if none is listed.

    `information` is what GetLogicalProcessorInformationEx writes for RelationProcessorCore.
    """
    classes = list(_classes(information))
    return classes.count(max(classes, default=0))


def _classes(information: bytes) -> Iterator[int]:
    start = 0
    while start + _RECORD.size <= len(information):
        relationship, size, _flags, efficiency_class = _RECORD.unpack_from(information, start)
        if size < _RECORD.size:
            return
        if relationship == _PROCESSOR_CORE:
            yield efficiency_class
        start += size


def _hybrid(path: Path) -> set[int]:
    """The processors of a kernel's list such as ``0-7,16``; empty where there is none."""
    try:
        ranges = [part.split("-") for part in path.read_text("ascii").strip().split(",")]
        return {
            n for first, *last in ranges for n in range(int(first), int((last or [first])[0]) + 1)
        }
    except (OSError, ValueError):
        return set()


def _roomy(allowed: Collection[int], processors: Path) -> set[int]:
    """Processors of a high capacity, as the scheduler sees it; empty where it does not tell."""
    capacities = {}
    for number in allowed:
        try:
            capacities[number] = int((processors / f"cpu{number}" / "cpu_capacity").read_text())
        except (OSError, ValueError):
            return set()
    most = max(capacities.values(), default=0)
    return {number for number, capacity in capacities.items() if capacity >= _FAST * most}
