"""What this computer has: cores and memory that this process may really use."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from writer.engine.off_gpu import Absence

_CLASS_AT = 9
"""Where a processor core's efficiency class stands in what Windows tells of it."""


@dataclass(frozen=True, slots=True)
class Gpu:
    """A graphics card as the native library reports it."""

    name: str
    total_bytes: int
    free_bytes: int
    driver: str = ""
    """The driver's version; empty where nothing tells it."""
    shares_ram: bool = False
    """Whether its memory is the computer's."""
    bytes_per_second: int = 0
    """How fast its memory can be read; 0 where nothing tells."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The facts that a load plan rests on."""

    physical_cores: int
    """Performance cores that this process may use; two threads of one core count once."""
    total_bytes: int
    """RAM, or this process's share of it."""
    free_bytes: int
    """RAM that can be had without pushing others out."""
    gpus: tuple[Gpu, ...] = ()
    absence: Absence | None = None
    """Why there are no `gpus`; None where nobody looked."""

    @classmethod
    def here(cls, gpus: Iterable[Gpu] = (), absence: Absence | None = None) -> Machine:
        """This computer; what it has to draw with comes from the native library."""
        cores, total, free = _measured()
        return cls(cores, total, free, tuple(gpus), absence)


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

    def _measured() -> tuple[int, int, int]:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not kernel.GlobalMemoryStatusEx(ctypes.byref(status)):
            raise ctypes.WinError(ctypes.get_last_error())
        cores = _windows_cores(kernel) or os.cpu_count() or 1
        return cores, status.total_physical, status.free_physical

    def _windows_cores(kernel: ctypes.WinDLL) -> int:
        """Performance cores, or 0 when Windows does not tell."""
        ask, size = kernel.GetLogicalProcessorInformationEx, wintypes.DWORD(0)
        ask(_RELATION_PROCESSOR_CORE, None, ctypes.byref(size))
        told = ctypes.create_string_buffer(size.value)
        if not ask(_RELATION_PROCESSOR_CORE, told, ctypes.byref(size)):
            return 0
        return windows_cores(told.raw[: size.value])

else:

    def _measured() -> tuple[int, int, int]:
        total, free = linux_memory()
        return linux_cores(os.sched_getaffinity(0)), total, free


def windows_cores(told: bytes) -> int:
    """Cores of the highest efficiency class in what GetLogicalProcessorInformationEx tells.

    Each is a SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX: relationship and size, four bytes each, then
    flags and class, one byte each. Windows numbers the classes upwards from the slowest.
    """
    classes, place = Counter[int](), 0
    while place + _CLASS_AT < len(told):
        classes[told[place + _CLASS_AT]] += 1
        place += max(_CLASS_AT, int.from_bytes(told[place + 4 : place + 8], "little"))
    return classes[max(classes)] if classes else 0


def linux_cores(allowed: Iterable[int], root: Path = Path("/")) -> int:
    """Performance cores among the `allowed` processors, within the cgroup's share of time."""
    processors, numbers = root / "sys/devices/system/cpu", set(allowed)
    # Only where there are two kinds does this list exist.
    numbers = numbers & _processors(root / "sys/devices/cpu_core/cpus") or numbers
    cores = {_core_of(processors / f"cpu{number}" / "topology", number) for number in numbers}
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


def _processors(path: Path) -> set[int]:
    """The numbers in a list such as ``0-3,8``; none where there is no such file."""
    numbers: set[int] = set()
    for part in _text(path).split(","):
        first, _, last = part.partition("-")
        if first.isdecimal():
            numbers.update(range(int(first), int(last if last.isdecimal() else first) + 1))
    return numbers


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
