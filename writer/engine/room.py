"""Whether a drive has room for a file, said before it is written and when it turns out not to."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from writer.core.download_errors import NotEnoughRoom, TooLargeForDrive
from writer.core.errors import Obstacle, UnwritableFile
from writer.core.obstacles import obstacle
from writer.engine.drive import largest_file_bytes

SPARE_BYTES = 64 << 20
"""Left free: a drive that is full to the last byte troubles every program."""
_WINDOWS_TOO_LARGE = 223  # ERROR_FILE_TOO_LARGE


def require_room(folder: Path, size_bytes: int, there_bytes: int = 0) -> None:
    """See that `folder`, which exists, can take a file of which some bytes are there already.

    Raises TooLargeForDrive, NotEnoughRoom or UnwritableFile.
    """
    limit = largest_file_bytes(folder)
    if limit is not None and size_bytes > limit:
        raise TooLargeForDrive(folder, size_bytes)
    needed = size_bytes - there_bytes
    free = _free_bytes(folder)
    if free < needed + SPARE_BYTES:
        raise NotEnoughRoom(folder, needed, free)


@contextmanager
def writing(path: Path, size_bytes: int) -> Iterator[None]:
    """Turn what the system says while `path` is written into what it means."""
    try:
        yield
    except OSError as error:
        windows = getattr(error, "winerror", None)
        if error.errno == errno.EFBIG or windows == _WINDOWS_TOO_LARGE:
            raise TooLargeForDrive(path.parent, size_bytes) from error
        if obstacle(error) is Obstacle.FULL:
            there = path.stat().st_size if path.exists() else 0
            raise NotEnoughRoom(
                path.parent, size_bytes - there, _free_bytes(path.parent)
            ) from error
        reason = error.strerror or str(error)
        raise UnwritableFile(path, reason, obstacle(error)) from error


def write_whole(stream: FileIO, block: bytes) -> None:
    """Write all of a block: a drive that is almost full takes only some of it at first."""
    written = 0
    while written < len(block):
        written += stream.write(block[written:]) or 0


def make_folder(folder: Path) -> None:
    """Make the folder where it is missing; raises UnwritableFile."""
    with writing(folder, 0):
        folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise UnwritableFile(folder, "", Obstacle.FORBIDDEN)


def _free_bytes(folder: Path) -> int:
    with writing(folder, 0):
        return shutil.disk_usage(folder).free
