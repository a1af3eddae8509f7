"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from writer.core.errors import UnwritableFile
from writer.core.file_lock import hold, is_free
from writer.core.obstacles import obstacle

_TEMPORARIES = ".writer-*.tmp"
_RENAMES_OPEN_FILES = os.name != "nt"
PRIVATE = 0o600
"""The mode of files that are nobody else's business."""

Noting = Callable[[Path], AbstractContextManager[object]]
"""Remembers a temporary file while the body runs, so that it is found after a crash."""


def write_bytes(
    path: Path, content: bytes, *, mode: int = 0o666, noting: Noting = nullcontext
) -> None:
    """Replace what `path` holds by `content` in one step that a crash cannot halve.

    A link stays a link: what it points to is replaced. Permissions stay, a new file gets `mode`;
    so does the owner where the system allows it. Raises UnwritableFile, and then the old content
    is untouched. A process that is killed may leave a temporary file, see `sweep` and `noting`.
    """
    try:
        target = path.resolve()
        before = _status(target)
        temporary = target.with_name(f".writer-{secrets.token_hex(8)}.tmp")
        with noting(temporary):
            _write_beside(target, temporary, content, mode, before)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableFile(path, reason, obstacle(error)) from error
    sync_folder(target.parent)


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed processes left in one of Writer's own folders."""
    for path in folder.glob(_TEMPORARIES):
        remove_left_behind(path)


def remove_left_behind(temporary: Path) -> None:
    """Remove a temporary file, unless a living process is at it."""
    with suppress(OSError):
        if is_free(temporary):
            temporary.unlink()


def _status(target: Path) -> os.stat_result | None:
    """The file as it is, when there is one; raises OSError unless it may be written."""
    if not target.exists():
        return None
    status = target.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, "it is no regular file")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EROFS, "it is read-only")
    return status


def _write_beside(
    target: Path, temporary: Path, content: bytes, mode: int, before: os.stat_result | None
) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    if before is not None:
        mode = stat.S_IMODE(before.st_mode) & 0o777
    descriptor = os.open(temporary, flags, mode)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            hold(descriptor)
            stream.write(content)
            stream.flush()
            os.fsync(descriptor)
            if before is not None:
                _take_over(temporary, before)
            if _RENAMES_OPEN_FILES:  # so that it is held until it has its name
                temporary.replace(target)
        if not _RENAMES_OPEN_FILES:
            temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _take_over(temporary: Path, before: os.stat_result) -> None:
    """Give the new file the old one's owner and permissions."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(temporary, before.st_uid, before.st_gid)
    temporary.chmod(stat.S_IMODE(before.st_mode))


def sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be synced."""
    if os.name == "nt":
        return
    with suppress(OSError):  # the file is written; it is only the name that is less sure
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
