"""Moving, copying and removing model files; the old file goes only when the new one is proved."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path

from writer.core.atomic import sync_folder
from writer.core.errors import (
    DamagedCopy,
    FileError,
    ModelMissing,
    NameTaken,
    NotOurs,
    UnreadableFile,
    UnwritableFile,
)
from writer.core.file_lock import take
from writer.core.jobs import CancelToken, Progress, Stage
from writer.core.obstacles import obstacle
from writer.engine.room import make_folder, require_room, write_whole, writing

BLOCK_BYTES = 4 << 20
MOVING = ".moving"
_NOT_SAME_DEVICE = 17  # ERROR_NOT_SAME_DEVICE


def move(path: Path, folder: Path, token: CancelToken) -> Iterator[Progress | Path]:
    """Yield Progress, then where the file lies now; on one drive it only gets another name.

    Cancelled or failed it lies where it lay, and nothing is left in `folder`. Raises ModelMissing,
    UnreadableFile, UnwritableFile, NameTaken, DownloadError or Cancelled.
    """
    target = _free_target(path, folder)
    token.raise_if_cancelled()
    if path.is_symlink() or not _has_other_name(path, target):
        yield from _copied(path, target, token)
        _remove_old(path, target)
    yield target


def copy(
    path: Path, folder: Path, token: CancelToken, *, name: str = ""
) -> Iterator[Progress | Path]:
    """The same, and the old file stays; the new one is called `name`, or as the old one."""
    target = _free_target(path, folder, name)
    yield from _copied(path, target, token)
    yield target


def is_own(path: Path, models: Path) -> bool:
    """Whether a file lies in Writer's own folder, itself and not as a link to somewhere else."""
    try:
        is_there = os.path.realpath(path.parent) == os.path.realpath(models)  # links may go round
        return is_there and not path.is_symlink()
    except OSError:
        return False


def remove(path: Path, models: Path) -> None:
    """Remove a model file of Writer's own; raises NotOurs, ModelMissing or UnwritableFile."""
    if not is_own(path, models):
        raise NotOurs(path)
    _remove(path)


def _free_target(path: Path, folder: Path, name: str = "") -> Path:
    """Where the file will lie; whatever is there already is left alone."""
    if not path.is_file():
        raise ModelMissing(path)
    make_folder(folder)
    target = folder / (name or path.name)
    _require_free(target)
    return target


def _require_free(target: Path) -> None:
    if os.path.lexists(target):
        raise NameTaken(target)


def _has_other_name(path: Path, target: Path) -> bool:
    """Rename where that is all there is to do; False where the drive is another one."""
    try:
        path.rename(target)
    except OSError as error:
        if error.errno == errno.EXDEV or getattr(error, "winerror", None) == _NOT_SAME_DEVICE:
            return False
        reason = error.strerror or str(error)
        raise UnwritableFile(path, reason, obstacle(error)) from error
    sync_folder(target.parent)
    sync_folder(path.parent)
    return True


def _copied(path: Path, target: Path, token: CancelToken) -> Iterator[Progress]:
    """Copy, and read the copy again from the drive before it gets its name."""
    before = _status(path)
    require_room(target.parent, before.st_size)
    temporary = target.with_name(target.name + MOVING)
    with writing(temporary, before.st_size):
        descriptor = take(temporary)
    if descriptor is None:
        raise NameTaken(temporary)
    try:
        with os.fdopen(descriptor, "r+b", buffering=0) as stream:
            digest = yield from _write(path, stream, temporary, token)
            found = yield from _read_again(stream, temporary, before.st_size, token)
        _require_same(path, found == digest and _key(before) == _key(_status(path)))
        with writing(target, before.st_size):
            temporary.chmod(before.st_mode & 0o777)
            _require_free(target)
            temporary.rename(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def _write(
    path: Path, stream: FileIO, temporary: Path, token: CancelToken
) -> Generator[Progress, None, str]:
    """Copy all of `path` into the stream, onto the drive; return its sha256."""
    digest, total, done = hashlib.sha256(), _status(path).st_size, 0
    with writing(temporary, total):
        stream.truncate(0)
    for block in _blocks(path):
        token.raise_if_cancelled()
        digest.update(block)
        with writing(temporary, total):
            write_whole(stream, block)
        done += len(block)
        yield Progress(Stage.COPYING, done, total)
    with writing(temporary, total):
        os.fsync(stream.fileno())
    return digest.hexdigest()


def _read_again(
    stream: FileIO, temporary: Path, total: int, token: CancelToken
) -> Generator[Progress, None, str]:
    """The sha256 of what the drive gives back, not of what the system still remembers."""
    if sys.platform == "linux":
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    digest, done = hashlib.sha256(), 0
    with writing(temporary, total):
        stream.seek(0)
        while block := stream.read(BLOCK_BYTES):
            token.raise_if_cancelled()
            digest.update(block)
            done += len(block)
            yield Progress(Stage.HASHING, done, total)
    return digest.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb", buffering=0) as source:
            while block := source.read(BLOCK_BYTES):
                yield block
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error), obstacle(error)) from error


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except FileNotFoundError as error:
        raise ModelMissing(path, error.strerror or "") from error
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error), obstacle(error)) from error


def _require_same(path: Path, is_same: bool) -> None:
    if not is_same:
        raise DamagedCopy(path)


def _key(status: os.stat_result) -> tuple[int, int]:
    return (status.st_size, status.st_mtime_ns)


def _remove_old(path: Path, target: Path) -> None:
    """Remove the old file; where that cannot be, the new one again, so that there is just one."""
    try:
        _remove(path)
    except ModelMissing:
        return
    except FileError:
        with suppress(OSError):
            target.unlink()
        raise


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except FileNotFoundError as error:
        raise ModelMissing(path, error.strerror or "") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableFile(path, reason, obstacle(error)) from error
    sync_folder(path.parent)
