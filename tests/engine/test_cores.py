from __future__ import annotations

import struct
from pathlib import Path

import pytest

from writer.engine.cores import linux_performance_processors, windows_performance_cores


def lay(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", "ascii")


def capacities(root: Path, *values: int) -> None:
    for number, value in enumerate(values):
        lay(root, f"sys/devices/system/cpu/cpu{number}/cpu_capacity", str(value))


@pytest.mark.parametrize(
    ("listed", "allowed", "fast"),
    [
        ("0-11", range(20), set(range(12))),
        ("0-3,8,10-11", range(12), {0, 1, 2, 3, 8, 10, 11}),
        ("4", range(8), {4}),
        ("0-11", {2, 3, 14}, {2, 3}),
        ("0-11", {14, 15}, {14, 15}),
        ("nonsense", range(4), {0, 1, 2, 3}),
        ("", range(4), {0, 1, 2, 3}),
    ],
)
def test_the_kernel_lists_the_performance_cores_of_a_hybrid(
    tmp_path: Path, listed: str, allowed: set[int], fast: set[int]
) -> None:
    lay(tmp_path, "sys/devices/cpu_core/cpus", listed)

    assert linux_performance_processors(allowed, tmp_path) == fast


@pytest.mark.parametrize(
    ("values", "fast"),
    [
        ((1024, 1024, 400, 400), {0, 1}),
        ((1024, 900, 900, 300), {0, 1, 2}),
        ((1024, 1024), {0, 1}),
    ],
)
def test_elsewhere_capacity_tells(tmp_path: Path, values: tuple[int, ...], fast: set[int]) -> None:
    capacities(tmp_path, *values)

    assert linux_performance_processors(range(len(values)), tmp_path) == fast


def test_only_allowed_processors_are_compared(tmp_path: Path) -> None:
    capacities(tmp_path, 1024, 400, 400)

    assert linux_performance_processors({1, 2}, tmp_path) == {1, 2}


def test_where_nothing_tells_all_processors_are_fast(tmp_path: Path) -> None:
    assert linux_performance_processors({0, 3}, tmp_path) == {0, 3}


def record(efficiency_class: int, relationship: int = 0, groups: int = 1) -> bytes:
    """As Windows writes one: a group's mask takes sixteen bytes."""
    masks = struct.pack("<QH6x", 3, 0) * groups
    body = struct.pack("<BB20xH", 1, efficiency_class, groups) + masks
    return struct.pack("<II", relationship, 8 + len(body)) + body


@pytest.mark.parametrize(
    ("records", "cores"),
    [
        ([record(1)] * 6 + [record(0)] * 8, 6),
        ([record(0)] * 4, 4),
        ([record(0), record(2, groups=2), record(1), record(2)], 2),
        ([record(0), record(9, relationship=3)], 1),
        ([], 0),
        ([record(0), b"\0" * 9], 1),
    ],
)
def test_windows_tells_by_efficiency_class(records: list[bytes], cores: int) -> None:
    assert windows_performance_cores(b"".join(records)) == cores


def test_a_record_without_a_size_ends_the_list() -> None:
    assert windows_performance_cores(record(0) + bytes(100)) == 1
