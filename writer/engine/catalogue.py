"""The models that Writer knows, and which of them are on the disk."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from writer.core.errors import NoModel


@dataclass(frozen=True, slots=True)
class Entry:
    """A model that Writer knows."""

    id: str
    """What people type."""
    name: str
    file: str
    quantization: str
    size_bytes: int
    sha256: str
    license: str
    """An SPDX expression."""

    def is_at(self, path: Path) -> bool:
        """Whether `path` has the name and the size of this model; the bytes are not read."""
        try:
            return path.name == self.file and path.stat().st_size == self.size_bytes
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The known models, the recommended one first."""

    entries: tuple[Entry, ...]

    @classmethod
    def load(cls, path: Path) -> Catalogue:
        """Read ``models.toml``, which is Writer's own: a mistake in it is a defect."""
        with path.open("rb") as stream:
            return cls(tuple(Entry(**model) for model in tomllib.load(stream)["model"]))

    def find(self, folder: Path) -> dict[Entry, Path]:
        """Those that are in `folder`, in the catalogue's order."""
        places = ((entry, folder / entry.file) for entry in self.entries)
        return {entry: path for entry, path in places if entry.is_at(path)}

    def entry_for(self, path: Path) -> Entry | None:
        """What the catalogue knows about the file `path`, by its name alone."""
        return next((entry for entry in self.entries if entry.file == path.name), None)

    def named(self, name: str) -> Entry | None:
        """The entry with this id or file name."""
        return next((entry for entry in self.entries if name in (entry.id, entry.file)), None)

    def default(self, chosen: str, folder: Path) -> Path:
        """The model to use: the `chosen` one, else the first of the catalogue in `folder`.

        A chosen file that is gone is returned all the same: whoever opens it says so, and nobody
        writes with another model than they think.
        """
        if chosen:
            return Path(chosen)
        for path in self.find(folder).values():
            return path
        raise NoModel(folder)
