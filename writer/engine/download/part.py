"""The unfinished file of a download: what has arrived so far, and from where.

Beside the part ``model.gguf.part`` lies ``model.gguf.part.json``. It says what the part shall
become, and is held as long as somebody writes to the part. Each can be damaged by a crash: what
counts in the end is the sha256.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from io import FileIO
from pathlib import Path

from writer.core.atomic import sync_folder
from writer.core.download_errors import AlreadyDownloading
from writer.core.errors import NameTaken
from writer.core.file_lock import take
from writer.core.jobs import CancelToken, Stage
from writer.engine.download.transfer import Transfer
from writer.engine.entry import Entry
from writer.engine.room import write_whole, writing

PART = ".part"
STATE = ".part.json"
BLOCK_BYTES = 1 << 20
STATE_LIMIT = 1 << 16
_TRIES = 5
_REMOVES_OPEN_FILES = os.name != "nt"


@dataclass(frozen=True, slots=True)
class PartState:
    """What is written down about a part."""

    sha256: str = ""
    """Of the whole file."""
    url: str = ""
    """Where the last bytes came from."""
    etag: str = ""
    """What that server called the file."""

    @classmethod
    def parse(cls, content: bytes) -> PartState:
        """What was written down; of what is damaged, nothing."""
        try:
            stored: object = json.loads(content)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(stored, dict) or not all(isinstance(v, str) for v in stored.values()):
            return cls()
        return cls(*(str(stored.get(key, "")) for key in ("sha256", "url", "etag")))


class Part:
    """An open part, which nobody else writes to. Use it as a context."""

    def __init__(self, entry: Entry, folder: Path) -> None:
        """Raises AlreadyDownloading, NameTaken, UnwritableFile, NotEnoughRoom."""
        self._entry = entry
        self._path = folder / f"{entry.file}{PART}"
        self._state_path = folder / f"{entry.file}{STATE}"
        self._hash = hashlib.sha256()
        self._is_finished = False
        with writing(self._path, entry.size_bytes):
            self._lock = self._take_lock()
            try:
                self._file = self._open()
            except BaseException:
                let_go(self._lock, self._state_path, removing=not self._path.exists())
                raise
            try:
                self._begin()
            except BaseException:
                self._close()
                raise

    def __enter__(self) -> Part:
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close; of a part that is finished, or has no byte, nothing is left."""
        self._close()

    @property
    def remaining_bytes(self) -> int:
        """What is still to come."""
        return self._entry.size_bytes - self.size_bytes

    @property
    def is_right(self) -> bool:
        """Whether all is there, and as it must be."""
        there_bytes = os.fstat(self._file.fileno()).st_size
        if self.remaining_bytes or there_bytes != self._entry.size_bytes:
            return False
        return self._hash.hexdigest() == self._entry.sha256

    def read_again(self, token: CancelToken) -> Iterator[Transfer]:
        """Take the bytes of an earlier run into the hash."""
        done, total = 0, self.size_bytes
        self._file.seek(0)
        while done < total:
            token.raise_if_cancelled()
            with writing(self._path, self._entry.size_bytes):
                block = self._file.read(BLOCK_BYTES)
            if not block:
                break
            self._hash.update(block)
            done += len(block)
            yield Transfer(Stage.HASHING, done, total)

    def known_etag(self, url: str) -> str:
        """What the server called the file when its bytes came from `url`; empty otherwise."""
        return self._state.etag if self._state.url == url else ""

    def comes_from(self, url: str, etag: str) -> None:
        """Write down where the next bytes come from."""
        self._note(PartState(self._entry.sha256, url, etag))

    def append(self, block: bytes) -> None:
        """Write bytes to the end; raises NotEnoughRoom, TooLargeForDrive or UnwritableFile."""
        with writing(self._path, self._entry.size_bytes):
            write_whole(self._file, block)
        self._hash.update(block)
        self.size_bytes += len(block)

    def begin_anew(self) -> None:
        """Forget every byte."""
        with writing(self._path, self._entry.size_bytes):
            self._file.seek(0)
            self._file.truncate()
        self._hash = hashlib.sha256()
        self.size_bytes = 0

    def finish(self) -> Path:
        """Give the proved file its name, so that it lasts; the part is gone then."""
        target = self._path.with_name(self._entry.file)
        with writing(target, self._entry.size_bytes):
            os.fsync(self._file.fileno())
            self._require_own()
            self._file.close()
            self._path.replace(target)
        self._is_finished = True
        sync_folder(target.parent)
        return target

    def _require_own(self) -> None:
        """See that what has the part's name is what was proved; raises OSError."""
        if not os.path.samestat(os.fstat(self._file.fileno()), self._path.stat()):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    def _take_lock(self) -> int:
        had_state = self._state_path.exists()
        if self._path.exists() and not had_state:
            raise NameTaken(self._path)
        for _ in range(_TRIES):
            descriptor = take(self._state_path)
            if descriptor is not None:
                return descriptor
        raise AlreadyDownloading(self._entry.name)

    def _open(self) -> FileIO:
        self._state = PartState.parse(os.read(self._lock, STATE_LIMIT))
        file = FileIO(
            self._path, "r+", opener=lambda path, flags: os.open(path, flags | os.O_CREAT, 0o666)
        )
        self.size_bytes = os.fstat(file.fileno()).st_size
        return file

    def _begin(self) -> None:
        """Go to the end of what is there; what is there of another version of the file goes."""
        is_other = self._state.sha256 not in ("", self._entry.sha256)
        if is_other or self.size_bytes > self._entry.size_bytes:
            self.begin_anew()
        self._file.seek(self.size_bytes)
        self._note(PartState(self._entry.sha256, self._state.url, self._state.etag))

    def _close(self) -> None:
        self._file.close()
        is_over = self._is_finished or not self.size_bytes
        if is_over:
            _remove(self._path)
        let_go(self._lock, self._state_path, removing=is_over)

    def _note(self, state: PartState) -> None:
        """Write it over what was written before: that works on a full drive, too."""
        content = json.dumps(asdict(state)).encode()
        with writing(self._state_path, STATE_LIMIT):
            os.lseek(self._lock, 0, os.SEEK_SET)
            os.write(self._lock, content)
            os.ftruncate(self._lock, len(content))
        self._state = state


def let_go(lock: int, path: Path, *, removing: bool) -> None:
    """Hold the file that says what a part becomes no longer, and remove it where it is no use."""
    if removing and _REMOVES_OPEN_FILES:  # so that nobody takes it in between
        _remove(path)
    os.close(lock)
    if removing and not _REMOVES_OPEN_FILES:
        _remove(path)


def read_whole(path: Path, sha256: str, token: CancelToken) -> Generator[Transfer, None, bool]:
    """Yield Transfers while a file is read; return whether every byte of it is right."""
    digest, done = hashlib.sha256(), 0
    try:
        total = path.stat().st_size
        with path.open("rb") as stream:
            while block := stream.read(BLOCK_BYTES):
                token.raise_if_cancelled()
                digest.update(block)
                done += len(block)
                yield Transfer(Stage.HASHING, done, total)
    except OSError:
        return False
    return digest.hexdigest() == sha256


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
