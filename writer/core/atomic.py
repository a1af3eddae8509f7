"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from writer.core.errors import UnwritableFile


def write_bytes(path: Path, content: bytes) -> None:
    """Replace what `path` holds by `content` in one step that a crash cannot halve.

    A link stays a link: what it points to is replaced. Permissions stay; so does the owner where
    the system allows it. Raises UnwritableFile, and then the old content is untouched.
    """
    try:
        target = path.resolve()
        before = _status(target)
        _write_beside(target, content, before)
    except OSError as error:
        raise UnwritableFile(path, error.strerror or str(error)) from error


def _status(target: Path) -> os.stat_result | None:
    """The file as it is, when there is one; raises OSError unless it may be written."""
    if not target.exists():
        return None
    status = target.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(0, "it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, "it is no regular file")
    if not os.access(target, os.W_OK):
        raise PermissionError(0, "it is read-only")
    return status


def _write_beside(target: Path, content: bytes, before: os.stat_result | None) -> None:
    temporary = target.with_name(f".writer-{secrets.token_hex(8)}.tmp")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if before is not None:
            _take_over(temporary, before)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _take_over(temporary: Path, before: os.stat_result) -> None:
    """Give the new file the old one's owner and permissions."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(temporary, before.st_uid, before.st_gid)
    temporary.chmod(stat.S_IMODE(before.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be synced."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        return
    finally:
        os.close(descriptor)
