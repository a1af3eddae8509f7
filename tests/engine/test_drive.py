from __future__ import annotations

from pathlib import Path

import pytest

from writer.engine import drive
from writer.engine.drive import is_lasting, linux_is_lasting

DISK = "devices/pci0000:00/nvme0/nvme0n1"
STICK = "devices/pci0000:00/usb1/1-2/block/sdb"


def machine(root: Path, file_system: str, block: str = "", removable: str = "0") -> Path:
    """A root whose device 8:1 is a partition of the device at `block`."""
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/self/mountinfo").write_text(
        "22 1 0:21 / /proc rw shared:1 - proc proc rw\n"
        f"29 1 8:1 / /home/我 rw,relatime shared:2 master:3 - {file_system} /dev/sda1 rw\n"
    )
    if block:
        part = root / "sys" / block / "part1"
        part.mkdir(parents=True)
        (part.parent / "removable").write_text(f"{removable}\n")
        link = root / "sys/dev/block/8:1"
        link.parent.mkdir(parents=True)
        link.symlink_to(part)
    return root


@pytest.mark.parametrize(
    ("file_system", "block", "removable", "lasting"),
    [
        ("ext4", DISK, "0", True),
        ("btrfs", "", "0", True),
        ("ext4", DISK, "1", False),
        ("ext4", STICK, "0", False),
        ("nfs4", "", "0", False),
        ("cifs", "", "0", False),
        ("fuse.sshfs", "", "0", False),
        ("vfat", DISK, "0", False),
    ],
)
def test_only_what_stays_may_be_mapped(
    tmp_path: Path, file_system: str, block: str, removable: str, *, lasting: bool
) -> None:
    root = machine(tmp_path, file_system, block, removable)
    assert linux_is_lasting("8:1", root) is lasting


def test_what_is_not_mounted_does_not_last(tmp_path: Path) -> None:
    assert not linux_is_lasting("8:2", machine(tmp_path, "ext4"))
    assert not linux_is_lasting("8:1", tmp_path / "nothing")


def test_a_file_of_this_computer_lasts_and_a_missing_one_does_not(tmp_path: Path) -> None:
    assert is_lasting(tmp_path)
    assert not is_lasting(tmp_path / "none")
    assert not is_lasting(Path("/proc/self/status"))


@pytest.mark.parametrize(
    ("file_system", "limit"),
    [
        ("vfat", (1 << 32) - 1),
        ("FAT32", (1 << 32) - 1),
        ("exfat", None),
        ("ext4", None),
        ("", None),
    ],
)
def test_fat_holds_no_file_of_four_gib(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file_system: str, limit: int | None
) -> None:
    monkeypatch.setattr(drive, "_file_system_of", lambda _path: file_system)
    assert drive.largest_file_bytes(tmp_path) == limit


def test_this_drive_holds_any_file(tmp_path: Path) -> None:
    assert drive.largest_file_bytes(tmp_path) is None
    assert drive.largest_file_bytes(tmp_path / "nowhere") is None
