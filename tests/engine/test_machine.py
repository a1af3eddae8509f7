from __future__ import annotations

import struct
from pathlib import Path

import pytest

from writer.engine.machine import Gpu, Machine, linux_cores, linux_memory, windows_cores

KIB = 1024


def lay(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", "utf-8")
    return root


def processors(pairs: list[tuple[int, int]]) -> dict[str, str]:
    files = {}
    for number, (package, core) in enumerate(pairs):
        folder = f"sys/devices/system/cpu/cpu{number}/topology"
        files[f"{folder}/physical_package_id"] = str(package)
        files[f"{folder}/core_id"] = str(core)
    return files


MEMINFO = {"proc/meminfo": "MemTotal:  1000 kB\nMemFree:  100 kB\nMemAvailable:  600 kB"}


def test_this_machine_has_cores_and_memory() -> None:
    gpu = Gpu("RTX", 8, 7)
    machine = Machine.here([gpu])
    assert machine.physical_cores >= 1
    assert 0 < machine.free_bytes <= machine.total_bytes
    assert machine.gpus == (gpu,)


def test_two_threads_of_a_core_count_once(tmp_path: Path) -> None:
    root = lay(tmp_path, processors([(0, 0), (0, 1), (0, 0), (0, 1), (1, 0)]))
    assert linux_cores(range(5), root) == 3


def test_only_allowed_processors_count(tmp_path: Path) -> None:
    root = lay(tmp_path, processors([(0, n) for n in range(8)]))
    assert linux_cores({2, 3}, root) == 2


def test_processors_without_topology_count_one_each(tmp_path: Path) -> None:
    assert linux_cores(range(4), tmp_path) == 4


@pytest.mark.parametrize(("listed", "cores"), [("0-3", 2), ("0,2", 2), ("0-1", 1), ("9", 3)])
def test_efficiency_cores_do_not_count(tmp_path: Path, listed: str, cores: int) -> None:
    files = processors([(0, 0), (0, 0), (0, 1), (0, 1), (0, 2)])
    root = lay(tmp_path, files | {"sys/devices/cpu_core/cpus": listed})
    assert linux_cores(range(5), root) == cores


@pytest.mark.parametrize(
    ("classes", "cores"), [([1, 1, 0, 0, 0, 0], 2), ([0, 0, 0, 0], 4), ([2, 1, 1, 0], 1), ([], 0)]
)
def test_windows_tells_cores_by_class(classes: list[int], cores: int) -> None:
    records = [struct.pack("<IIBB", 0, 48, 1, number) + bytes(38) for number in classes]
    assert windows_cores(b"".join(records)) == cores


@pytest.mark.parametrize("told", [bytes(3), bytes(48), struct.pack("<IIBB", 0, 0, 1, 0) * 3])
def test_what_windows_tells_wrongly_comes_to_an_end(told: bytes) -> None:
    assert windows_cores(told) >= 0


@pytest.mark.parametrize(
    ("files", "cores"),
    [
        ({"proc/self/cgroup": "0::/a/b", "sys/fs/cgroup/a/cpu.max": "150000 100000"}, 2),
        ({"proc/self/cgroup": "0::/", "sys/fs/cgroup/cpu.max": "max 100000"}, 8),
        ({"proc/self/cgroup": "0::/", "sys/fs/cgroup/cpu.max": "50000 100000"}, 1),
        (
            {
                "proc/self/cgroup": "3:cpu,cpuacct:/x",
                "sys/fs/cgroup/cpu,cpuacct/x/cpu.cfs_quota_us": "400000",
                "sys/fs/cgroup/cpu,cpuacct/x/cpu.cfs_period_us": "100000",
            },
            4,
        ),
        (
            {
                "proc/self/cgroup": "3:cpu:/",
                "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1",
                "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000",
            },
            8,
        ),
        ({"proc/self/cgroup": "nonsense"}, 8),
    ],
)
def test_a_share_of_time_counts_as_that_many_cores(
    tmp_path: Path, files: dict[str, str], cores: int
) -> None:
    root = lay(tmp_path, files | processors([(0, n) for n in range(8)]))
    assert linux_cores(range(8), root) == cores


def test_memory_is_what_can_be_had(tmp_path: Path) -> None:
    assert linux_memory(lay(tmp_path, MEMINFO)) == (1000 * KIB, 600 * KIB)


def test_a_limit_of_the_group_is_the_memory_there_is(tmp_path: Path) -> None:
    root = lay(
        tmp_path,
        MEMINFO
        | {
            "proc/self/cgroup": "0::/box",
            "sys/fs/cgroup/box/memory.max": str(500 * KIB),
            "sys/fs/cgroup/box/memory.current": str(200 * KIB),
            "sys/fs/cgroup/box/memory.stat": f"anon 5\ninactive_file {50 * KIB}",
        },
    )
    assert linux_memory(root) == (500 * KIB, 350 * KIB)


def test_a_limit_beyond_the_memory_is_none(tmp_path: Path) -> None:
    root = lay(
        tmp_path,
        MEMINFO
        | {
            "proc/self/cgroup": "4:memory:/box",
            "sys/fs/cgroup/memory/box/memory.limit_in_bytes": str(2**63 - 4096),
            "sys/fs/cgroup/memory/box/memory.usage_in_bytes": str(10),
        },
    )
    assert linux_memory(root) == (1000 * KIB, 600 * KIB)
