"""A lock on an open file that the system lifts when its process ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_LOCKED_BYTE = 1 << 30
"""Windows keeps other processes from reading what is locked: so far behind nothing is read."""

if sys.platform == "win32":
    import msvcrt

    def hold(descriptor: int) -> bool:
        """Hold a file as long as it is open; False where another does."""
        place = os.lseek(descriptor, 0, os.SEEK_CUR)
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, place, os.SEEK_SET)
        return True

else:
    import fcntl

    def hold(descriptor: int) -> bool:
        """Hold a file as long as it is open; False where another does."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def is_free(path: Path) -> bool:
    """Whether no living process holds the file; raises OSError when it cannot be opened."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        return hold(descriptor)
    finally:
        os.close(descriptor)


def take(path: Path) -> int | None:
    """Make a file and hold it, for its owner alone to read; its descriptor keeps the lock.

    None where another process holds it, or has just removed it: choose another name then. Raises
    OSError when it cannot be made.
    """
    flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    if hold(descriptor) and _is_still(descriptor, path):
        return descriptor
    os.close(descriptor)
    return None


def _is_still(descriptor: int, path: Path) -> bool:
    """Whether the open file is the one that has this name now."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
