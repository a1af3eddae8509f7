"""What this computer has: cores and memory that this process may really use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Gpu:
    """A graphics card as the native library reports it."""

    name: str
    total_bytes: int
    free_bytes: int


@dataclass(frozen=True, slots=True)
class Machine:
    """The facts that a load plan rests on."""

    physical_cores: int
    """Cores that this process may use; two threads of one core count once."""
    total_bytes: int
    """RAM, or this process's share of it."""
    free_bytes: int
    """RAM that can be had without pushing others out."""
    gpus: tuple[Gpu, ...] = ()

    @classmethod
    def here(cls, gpus: Iterable[Gpu] = ()) -> Machine:
        """This computer; `gpus` come from the native library."""
        cores, total, free = _measured()
        return cls(cores, total, free, tuple(gpus))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _RELATION_PROCESSOR_CORE = 0

    class _MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX."""

        _fields_ = (
            ("length", wintypes.DWORD),
            ("memory_load", wintypes.DWORD),
            ("total_physical", ctypes.c_uint64),
            ("free_physical", ctypes.c_uint64),
            ("total_page_file", ctypes.c_uint64),
            ("free_page_file", ctypes.c_uint64),
            ("total_virtual", ctypes.c_uint64),
            ("free_virtual", ctypes.c_uint64),
            ("free_extended_virtual", ctypes.c_uint64),
        )

    class _ProcessorRelation(ctypes.Structure):
        """SYSTEM_LOGICAL_PROCESSOR_INFORMATION; its union takes sixteen bytes."""

        _fields_ = (
            ("mask", ctypes.c_size_t),
            ("relationship", ctypes.c_int),
            ("union", ctypes.c_uint64 * 2),
        )

    def _measured() -> tuple[int, int, int]:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not kernel.GlobalMemoryStatusEx(ctypes.byref(status)):
            raise ctypes.WinError(ctypes.get_last_error())
        cores = _windows_cores(kernel) or os.cpu_count() or 1
        return cores, status.total_physical, status.free_physical

    def _windows_cores(kernel: ctypes.WinDLL) -> int:
        """Physical cores, or 0 when Windows does not tell."""
        size = wintypes.DWORD(0)
        kernel.GetLogicalProcessorInformation(None, ctypes.byref(size))
        count = size.value // ctypes.sizeof(_ProcessorRelation)
        relations = (_ProcessorRelation * count)()
        if not kernel.GetLogicalProcessorInformation(relations, ctypes.byref(size)):
            return 0
        return sum(r.relationship == _RELATION_PROCESSOR_CORE for r in relations)

else:

    def _measured() -> tuple[int, int, int]:
        total, free = linux_memory()
        return linux_cores(os.sched_getaffinity(0)), total, free


def linux_cores(allowed: Iterable[int], root: Path = Path("/")) -> int:
    """Physical cores among the `allowed` processors, within the cgroup's share of time."""
    processors = root / "sys/devices/system/cpu"
    cores = {_core_of(processors / f"cpu{number}" / "topology", number) for number in allowed}
    quotas = [quota for folder in _cgroups(root, "cpu") if (quota := _quota(folder))]
    return max(1, min([len(cores), *quotas]))


def linux_memory(root: Path = Path("/")) -> tuple[int, int]:
    """RAM in all and free, within the cgroup's limit."""
    total, free = _meminfo(root / "proc/meminfo")
    for folder in _cgroups(root, "memory"):
        limit = _number(folder / "memory.max", folder / "memory.limit_in_bytes")
        used = _number(folder / "memory.current", folder / "memory.usage_in_bytes")
        if limit is None or used is None or limit >= total:
            continue
        total = limit
        free = min(free, max(0, limit - used + _reclaimable(folder / "memory.stat")))
    return total, free


def _core_of(topology: Path, number: int) -> tuple[str, str]:
    """Which package and core a processor belongs to; itself when the system does not tell."""
    package, core = _text(topology / "physical_package_id"), _text(topology / "core_id")
    return (package, core) if package and core else ("", str(number))


def _cgroups(root: Path, controller: str) -> Iterator[Path]:
    """The folders of this process's control group and of those it lies in, outermost first."""
    for line in _text(root / "proc/self/cgroup").splitlines():
        number, controllers, path = [*line.split(":", 2), "", ""][:3]
        if number == "0" and not controllers:
            base = root / "sys/fs/cgroup"
        elif controller in controllers.split(","):
            base = root / "sys/fs/cgroup" / controllers
        else:
            continue
        yield base
        for part in Path(path).parts[1:]:
            base = base / part
            yield base


def _quota(folder: Path) -> int:
    """Cores' worth of time that the group may use, rounded up; 0 when it may use all."""
    words = _text(folder / "cpu.max").split()
    if len(words) != 2:
        words = [_text(folder / "cpu.cfs_quota_us"), _text(folder / "cpu.cfs_period_us")]
    if not all(word.isdecimal() and int(word) for word in words):
        return 0
    return -(-int(words[0]) // int(words[1]))


def _meminfo(path: Path) -> tuple[int, int]:
    sizes = {}
    for line in _text(path).splitlines():
        name, _, rest = line.partition(":")
        number = rest.split()[:1]
        if number and number[0].isdecimal():
            sizes[name] = int(number[0]) * 1024
    total = sizes.get("MemTotal", 0)
    return total, sizes.get("MemAvailable", sizes.get("MemFree", total // 2))


def _reclaimable(path: Path) -> int:
    """Cached file pages that are counted as used and given up at need."""
    for line in _text(path).splitlines():
        name, _, number = line.partition(" ")
        if name in {"inactive_file", "total_inactive_file"} and number.isdecimal():
            return int(number)
    return 0


def _number(*candidates: Path) -> int | None:
    for path in candidates:
        text = _text(path)
        if text.isdecimal():
            return int(text)
    return None


def _text(path: Path) -> str:
    """A small system file's text; empty when there is none."""
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
