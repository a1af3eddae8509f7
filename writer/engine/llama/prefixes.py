"""KV states of Writer's own prompt text, kept on the disk so that a cold start need not read it.

Only text that comes with Writer is kept, never a word of the user's. A file that is damaged, or of
another model, build or context, is ignored and in time replaced.
"""

from __future__ import annotations

import hashlib
import logging
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from writer.core.atomic import write_bytes
from writer.core.errors import UnwritableFile

log = logging.getLogger(__name__)

FILES_MAX = 12
_SUFFIX = ".state"
_MAGIC = b"writer-kv-1\n"
_DIGEST_BYTES = 32
_COUNT = struct.Struct("<I")
_TOKENS_MAX = 1 << 16


class PrefixStore:
    """A folder of states, one file each: magic, key, tokens, sha256 of all else, state."""

    def __init__(self, folder: Path, key: str) -> None:
        """`key` names the model, the build and the context; states of another are not for us."""
        self._folder = folder
        self._key = hashlib.sha256(key.encode()).digest()

    def longest(self, tokens: Sequence[int]) -> tuple[int, ...]:
        """The longest stored prefix of `tokens`; empty where there is none."""
        stored = (held for path in self._files() if (held := self._tokens_of(path)))
        fitting = (held for held in stored if tuple(tokens[: len(held)]) == held)
        return max(fitting, key=len, default=())

    def load(self, tokens: Sequence[int]) -> bytes | None:
        """The state after exactly these tokens; None where there is none that is whole."""
        path = self._path(tokens)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        head = self._head(tokens)
        digest, state = _split(content, len(head))
        if content[: len(head)] != head or hashlib.sha256(head + state).digest() != digest:
            log.info("a saved prompt state is damaged and will be written again")
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            path.touch()  # the file that was used last is the last to go
        return state

    def save(self, tokens: Sequence[int], state: bytes) -> None:
        """Keep the state after `tokens`; that it cannot be kept is no failure."""
        head = self._head(tokens)
        digest = hashlib.sha256(head + state).digest()
        with suppress(OSError, UnwritableFile):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_bytes(self._path(tokens), head + digest + state)
        self._prune()

    def _path(self, tokens: Sequence[int]) -> Path:
        name = hashlib.sha256(self._head(tokens)).hexdigest()[:32]
        return self._folder / f"{name}{_SUFFIX}"

    def _head(self, tokens: Sequence[int]) -> bytes:
        return _MAGIC + self._key + _packed(tokens)

    def _files(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from self._folder.glob(f"*{_SUFFIX}")

    def _tokens_of(self, path: Path) -> tuple[int, ...]:
        """The tokens of a file of ours; empty for any other."""
        start = len(_MAGIC) + len(self._key)
        try:
            with path.open("rb") as stream:
                if stream.read(start) != _MAGIC + self._key:
                    return ()
                (count,) = _COUNT.unpack(stream.read(_COUNT.size))
                if count > _TOKENS_MAX:
                    return ()
                return struct.unpack(f"<{count}i", stream.read(4 * count))
        except (OSError, struct.error):
            return ()

    def _prune(self) -> None:
        """Keep the files that were used last; those of older builds go with time."""
        with suppress(OSError):
            by_age = sorted(self._files(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in by_age[FILES_MAX:]:
                path.unlink()


def _packed(tokens: Sequence[int]) -> bytes:
    return _COUNT.pack(len(tokens)) + struct.pack(f"<{len(tokens)}i", *tokens)


def _split(content: bytes, start: int) -> tuple[bytes, bytes]:
    end = start + _DIGEST_BYTES
    return content[start:end], content[end:]
