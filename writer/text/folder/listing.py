"""The files of a folder and of the folders in it, as a tree in its order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from writer.core.errors import UnreadableFile
from writer.core.jobs import CancelToken
from writer.core.obstacles import obstacle
from writer.text.folder.order import Order

SUFFIXES = frozenset((".md", ".markdown", ".txt"))
MOST_FILES = 10_000
MOST_LOOKED_AT = 200_000
"""Entries of folders, whatever they are: somebody may open the whole disk."""
DEEPEST = 32


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file to write in."""

    path: Path
    size_bytes: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with what is in it, in order; inside another one never an empty one."""

    path: Path
    entries: tuple[FolderFile | Folder, ...] = ()

    def files(self) -> Iterator[FolderFile]:
        """All files, in the order in which they are seen."""
        for entry in self.entries:
            if isinstance(entry, Folder):
                yield from entry.files()
            else:
                yield entry

    def folders(self) -> Iterator[Path]:
        """This folder and those in it."""
        yield self.path
        for entry in self.entries:
            if isinstance(entry, Folder):
                yield from entry.folders()


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds."""

    root: Folder
    order: Order
    is_cut: bool = False
    """Whether there is more than was looked at."""


def list_folder(root: Path, token: CancelToken) -> Iterator[Listing]:
    """Find the files; raises UnreadableFile when the folder itself cannot be read."""
    order = Order.load(root)
    walk = _Walk(order, token)
    folder = walk.folder(root, "", 0)
    yield Listing(folder, order, walk.is_cut)


class _Walk:
    """Goes through folders, each once: a link that leads back adds nothing."""

    def __init__(self, order: Order, token: CancelToken) -> None:
        self.is_cut = False
        self._order = order
        self._token = token
        self._seen: set[tuple[int, int]] = set()
        self._files = self._looked_at = 0

    def folder(self, path: Path, place: str, depth: int) -> Folder:
        """A folder, which is at `place` below the root."""
        self._token.raise_if_cancelled()
        found: dict[str, FolderFile | Folder] = {}
        for name in sorted(self._names(path, is_root=not depth)):
            entry = self._entry(path / name, f"{place}/{name}" if place else name, depth)
            if entry is not None:
                found[name] = entry
        arranged = self._order.arranged(place, found)
        return Folder(path, tuple(found[name] for name in arranged))

    def _names(self, path: Path, *, is_root: bool) -> list[str]:
        """What is in a folder and not hidden; nothing of one that was gone through before."""
        if self.is_cut:
            return []
        try:
            status = path.stat()
            key = (status.st_dev, status.st_ino)
            if key in self._seen and status.st_ino:
                return []
            self._seen.add(key)
            with os.scandir(path) as entries:
                return [entry.name for entry in entries if not self._is_left_out(entry)]
        except OSError as error:
            if is_root:
                raise UnreadableFile(path, error.strerror or "", obstacle(error)) from error
            return []

    def _is_left_out(self, entry: os.DirEntry[str]) -> bool:
        self._looked_at += 1
        if self._looked_at > MOST_LOOKED_AT:
            self.is_cut = True
            return True
        return entry.name.startswith((".", "~")) or entry.name.endswith("~") or _is_hidden(entry)

    def _entry(self, path: Path, place: str, depth: int) -> FolderFile | Folder | None:
        try:
            status = path.stat()
        except OSError:
            return None  # gone, or a link to nothing
        if stat.S_ISDIR(status.st_mode):
            inside = self.folder(path, place, depth + 1) if depth < DEEPEST else None
            return inside if inside and inside.entries else None
        if path.suffix.lower() not in SUFFIXES or not stat.S_ISREG(status.st_mode):
            return None
        if self._files >= MOST_FILES:
            self.is_cut = True
            return None
        self._files += 1
        return FolderFile(path, status.st_size, status.st_mtime_ns)


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    """Whether Windows hides it."""
    if os.name != "nt":
        return False
    flag = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 0)
    try:
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    except OSError:
        return False
    return bool(attributes & flag)
