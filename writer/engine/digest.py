"""The sha256 of model files, remembered as long as the file stays the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from writer.core.errors import ChecksumMismatch, ModelMissing, UnreadableFile
from writer.core.jobs import CancelToken, Progress, Stage
from writer.engine.memory import JsonMemory

BLOCK_BYTES = 4 << 20
ENTRIES_MAX = 256


class Digests:
    """Digests of files, kept in one JSON file by path, size and time of change."""

    def __init__(self, memory: Path) -> None:
        self._memory = JsonMemory(memory, ENTRIES_MAX)

    def digest(self, path: Path, token: CancelToken) -> Iterator[Progress | str]:
        """Yield Progress while the file is read, then its sha256; a known one comes at once."""
        try:
            known = self._known(path)
            yield from [known] if known else self._measure(path, token)
        except FileNotFoundError as error:
            raise ModelMissing(path, error.strerror or "") from error
        except OSError as error:
            raise UnreadableFile(path, error.strerror or "") from error

    def known(self, path: Path) -> str | None:
        """The sha256, where it was measured and the file is still the same."""
        try:
            return self._known(path)
        except OSError:
            return None

    def note(self, path: Path, digest: str) -> None:
        """Remember what was measured while the file was written."""
        with suppress(OSError):
            self._remember(path, _key(path), digest)

    def verify(self, path: Path, expected: str, token: CancelToken) -> Iterator[Progress]:
        """Yield Progress; raise ChecksumMismatch unless the sha256 is the `expected` one."""
        for value in self.digest(path, token):
            if isinstance(value, Progress):
                yield value
            elif value != expected:
                raise ChecksumMismatch(path, expected, value)

    def _known(self, path: Path) -> str | None:
        known = self._memory.read().get(_key(path))
        return known if isinstance(known, str) else None

    def _measure(self, path: Path, token: CancelToken) -> Iterator[Progress | str]:
        key, total = _key(path), path.stat().st_size
        digest, done = hashlib.sha256(), 0
        with path.open("rb") as stream:
            while block := stream.read(BLOCK_BYTES):
                token.raise_if_cancelled()
                digest.update(block)
                done += len(block)
                yield Progress(Stage.HASHING, done, total)
        if key == _key(path):
            self._remember(path, key, digest.hexdigest())
        yield digest.hexdigest()

    def _remember(self, path: Path, key: str, digest: str) -> None:
        """Keep a digest in place of the file's older ones."""
        older = f"{path.absolute()}|"
        others = {k: v for k, v in self._memory.read().items() if not k.startswith(older)}
        self._memory.keep(key, digest, besides=others)


def _key(path: Path) -> str:
    status = path.stat()
    return f"{path.absolute()}|{status.st_size}|{status.st_mtime_ns}"
