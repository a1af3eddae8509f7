"""Earlier states of documents, kept apart from them: before a rewrite, and when they are saved."""

from __future__ import annotations

import gzip
import hashlib
import os
import secrets
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from writer.core.atomic import PRIVATE, sweep, write_bytes
from writer.core.errors import UnreadableFile, UnwritableFile
from writer.core.obstacles import obstacle

_SUFFIX = ".gz"
_LEVEL = 1
"""Of compression: a megabyte of text in a few milliseconds, to a third of its size."""


_UNNAMED = "unnamed-"
_UNNAMED_KEPT_S = 7 * 86_400.0


def unnamed() -> str:
    """What to call a document that has no path yet."""
    return f"{_UNNAMED}{secrets.token_hex(8)}"


class Occasion(StrEnum):
    """Why a snapshot was taken."""

    SAVED = "saved"
    REWRITE = "rewrite"
    """An answer of the model was about to enter the document."""
    RESTORE = "restore"
    """An earlier state was about to take its place."""
    RELOAD = "reload"
    """The file on the disk was about to take its place."""
    REPLACE = "replace"
    """Words were about to be replaced in all files of a folder."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is kept; what is oldest goes first."""

    count: int = 100
    """Of one document."""
    document_bytes: int = 20_000_000
    """Of one document, compressed."""
    all_bytes: int = 200_000_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One earlier state of a document; its text is read when it is wanted."""

    place: Path
    taken_at: float
    """Seconds since the epoch."""
    occasion: Occasion
    characters: int
    digest: str
    size_bytes: int


class Snapshots:
    """The snapshots of all documents of this user.

    A document is named by its path, or by what `unnamed` gives as long as it has none.
    """

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self._folder = folder
        self._limits = limits or Limits()
        self._most_bytes: int | None = None
        """How much all of them take up at the most; None until they were looked at."""

    def take(self, document: str, text: str, occasion: Occasion) -> None:
        """Keep `text`, unless the newest snapshot is the same; raises UnwritableFile."""
        content = text.encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(content).hexdigest()[:16]
        known = self.of(document)
        if known and known[0].digest == digest:
            return
        now = max(time.time_ns(), int(known[0].place.name.split("-")[0]) + 1 if known else 0)
        folder = self._of(document)
        place = folder / f"{now:020}-{occasion}-{len(text)}-{digest}{_SUFFIX}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._folder.chmod(0o700)
        except OSError as error:
            raise UnwritableFile(place, error.strerror or "", obstacle(error)) from error
        write_bytes(place, gzip.compress(content, _LEVEL, mtime=0), mode=PRIVATE)
        self._prune(document, place)

    def of(self, document: str) -> tuple[Snapshot, ...]:
        """The snapshots of a document, the newest first."""
        return _listed(self._of(document))

    def text(self, snapshot: Snapshot) -> str:
        """What stood in the document; raises UnreadableFile."""
        try:
            return gzip.decompress(snapshot.place.read_bytes()).decode("utf-8", "surrogatepass")
        except (OSError, EOFError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UnreadableFile(snapshot.place, reason) from error

    def move(self, old: str, new: str) -> None:
        """Let a document that was given a name, or another one, keep its snapshots."""
        source, target = self._of(old), self._of(new)
        if not source.is_dir():
            return
        with suppress(OSError):
            target.mkdir(parents=True, exist_ok=True)
            for snapshot in _listed(source):
                snapshot.place.replace(target / snapshot.place.name)
            source.rmdir()

    def clear(self, document: str) -> None:
        """Remove all snapshots of a document."""
        shutil.rmtree(self._of(document), ignore_errors=True)

    def clear_all(self) -> None:
        """Remove all snapshots of all documents."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what killed processes left: half written files, and documents without a name."""
        for folder in _folders(self._folder):
            sweep(folder)
            if folder.name.startswith(_UNNAMED):
                newest = max((one.taken_at for one in _listed(folder)), default=0.0)
                if time.time() - newest > _UNNAMED_KEPT_S:
                    shutil.rmtree(folder, ignore_errors=True)

    def _of(self, document: str) -> Path:
        if document.startswith(_UNNAMED):
            return self._folder / document
        name = os.path.normcase(document).encode("utf-8", "surrogateescape")
        return self._folder / hashlib.sha256(name).hexdigest()[:32]

    def _prune(self, document: str, new: Path) -> None:
        """Remove the oldest, first of this document and then of all, until the rest is allowed.

        All are looked at only when they may be too many: a folder of texts is kept at one go.
        """
        own = self.of(document)
        _drop_above(own[: self._limits.count], self._limits.document_bytes)
        _remove(own[self._limits.count :])
        if self._most_bytes is not None:
            with suppress(OSError):
                self._most_bytes += new.stat().st_size
            if self._most_bytes <= self._limits.all_bytes:
                return
        everything = [one for folder in _folders(self._folder) for one in _listed(folder)]
        everything.sort(key=lambda one: one.taken_at, reverse=True)
        _drop_above(everything, self._limits.all_bytes)
        self._most_bytes = min(sum(one.size_bytes for one in everything), self._limits.all_bytes)


def _listed(folder: Path) -> tuple[Snapshot, ...]:
    """The snapshots in a folder, the newest first."""
    found: list[Snapshot] = []
    with suppress(OSError):
        for place in folder.glob(f"*{_SUFFIX}"):
            with suppress(OSError, ValueError):
                found.append(_parsed(place))
    return tuple(sorted(found, key=lambda one: one.place.name, reverse=True))


def _parsed(place: Path) -> Snapshot:
    """What the name of a snapshot says; raises ValueError when it is none."""
    nanoseconds, occasion, characters, digest = place.name.removesuffix(_SUFFIX).split("-")
    return Snapshot(
        place,
        int(nanoseconds) / 1e9,
        Occasion(occasion),
        int(characters),
        digest,
        place.stat().st_size,
    )


def _folders(folder: Path) -> list[Path]:
    try:
        return [child for child in folder.iterdir() if child.is_dir()]
    except OSError:
        return []


def _drop_above(newest_first: tuple[Snapshot, ...] | list[Snapshot], limit_bytes: int) -> None:
    """Remove those with which, and with all newer ones, the limit is passed; never the newest."""
    total = 0
    for number, snapshot in enumerate(newest_first):
        total += snapshot.size_bytes
        if number and total > limit_bytes:
            _remove([snapshot])


def _remove(snapshots: tuple[Snapshot, ...] | list[Snapshot]) -> None:
    for snapshot in snapshots:
        with suppress(OSError):
            snapshot.place.unlink()
        with suppress(OSError):
            snapshot.place.parent.rmdir()  # when it was the last one
