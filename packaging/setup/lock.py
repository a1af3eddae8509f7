"""One set-up at a time may change the folders that all checkouts share."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from setup.console import Console

POLL_SECONDS = 0.5


@contextmanager
def exclusive(path: Path, console: Console) -> Iterator[None]:
    """Hold the lock, after waiting for it with a word; the system frees it when a process dies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if not _try_lock(file.fileno()):
            console.start("Waiting for another set-up of Writer to end")
            while not _try_lock(file.fileno()):
                time.sleep(POLL_SECONDS)
                console.tick()
            console.abandon()
        yield


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
