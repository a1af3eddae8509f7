"""What kind of drive a file lies on.

Only on one that stays may a model be mapped into memory: a page that cannot be read any more kills
the process, so a network share or a stick that is pulled out would take the editor with it. And
sticks are often formatted so that they cannot hold a file as large as a model.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_LASTING = frozenset(
    {"ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "bcachefs", "overlay", "tmpfs"}
)
"""Linux file systems whose data lies in this computer unless their device says otherwise."""
_FAT = frozenset({"vfat", "msdos", "FAT", "FAT32"})
FAT_LIMIT_BYTES = (1 << 32) - 1
"""The largest file that these file systems hold."""

MOUNTS = "/proc/self/mountinfo"

if sys.platform == "win32":
    import ctypes

    _DRIVE_FIXED = 3

    def is_lasting(path: Path) -> bool:
        """Whether `path` lies on a fixed drive of this computer; False when nothing tells."""
        anchor = path.absolute().anchor
        kind: int = ctypes.WinDLL("kernel32").GetDriveTypeW(ctypes.c_wchar_p(anchor))
        return kind == _DRIVE_FIXED

    def _file_system_of(path: Path) -> str:
        name = ctypes.create_unicode_buffer(64)
        volume = ctypes.c_wchar_p(path.absolute().anchor)
        ask = ctypes.WinDLL("kernel32").GetVolumeInformationW
        ask(volume, None, 0, None, None, None, name, len(name))
        return name.value

else:

    def is_lasting(path: Path) -> bool:
        """Whether `path` lies on a fixed drive of this computer; False when nothing tells."""
        try:
            device = path.stat().st_dev
        except OSError:
            return False
        return linux_is_lasting(f"{os.major(device)}:{os.minor(device)}")

    def _file_system_of(path: Path) -> str:
        try:
            device = path.stat().st_dev
        except OSError:
            return ""
        return _file_system(f"{os.major(device)}:{os.minor(device)}", Path(MOUNTS))


def largest_file_bytes(folder: Path) -> int | None:
    """The largest file that the drive of `folder` holds; None where that does not matter."""
    return FAT_LIMIT_BYTES if _file_system_of(folder) in _FAT else None


def linux_is_lasting(device: str, root: Path = Path("/")) -> bool:
    """The same for a device by its ``major:minor`` numbers."""
    if _file_system(device, root / MOUNTS.lstrip("/")) not in _LASTING:
        return False
    entry = root / "sys/dev/block" / device
    return not entry.exists() or not _may_be_pulled_out(entry.resolve())


def _file_system(device: str, mounts: Path) -> str:
    """The type of the mounted file system; empty when it is not listed."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        before, _, after = line.partition(" - ")
        if before.split()[2:3] == [device]:
            return (after.split() or [""])[0]
    return ""


def _may_be_pulled_out(block_device: Path) -> bool:
    """Whether it hangs on USB, or itself or what it is a part of is called removable."""
    if any(part.startswith("usb") for part in block_device.parts):
        return True
    for folder in (block_device, block_device.parent):
        try:
            if (folder / "removable").read_text("ascii").strip() == "1":
                return True
        except (OSError, UnicodeDecodeError):
            continue
    return False
