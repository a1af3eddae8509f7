"""The models that Writer knows, and which of them are on the disk."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from writer.core.download_errors import InvalidCatalogue
from writer.core.errors import NoModel
from writer.engine.entry import Entry, Source, is_https

__all__ = ["Catalogue", "Entry", "Source"]

ENTRIES_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The known models, the recommended one first."""

    entries: tuple[Entry, ...]
    published: tuple[str, ...] = ()
    """Where newer versions of this list are; empty: nowhere yet."""

    @classmethod
    def load(cls, path: Path) -> Catalogue:
        """Read ``models.toml``, which is Writer's own: a mistake in it is a defect."""
        return cls.parse(path.read_bytes())

    @classmethod
    def parse(cls, content: bytes) -> Catalogue:
        """Read a list of models that anybody may have written; raises InvalidCatalogue."""
        try:
            stored = tomllib.loads(content.decode("utf-8"))
        except (ValueError, RecursionError) as error:  # of a number without end, no TOMLDecodeError
            raise InvalidCatalogue("it is no TOML") from error
        models, published = stored.pop("model", []), stored.pop("published", [])
        if stored:
            raise InvalidCatalogue(f"{min(stored)} is unknown")
        return cls(_entries(models), _addresses(published))

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

    def entry_of_size(self, size_bytes: int) -> Entry | None:
        """The entry of a file as long as this, to the byte."""
        return next((entry for entry in self.entries if entry.size_bytes == size_bytes), None)

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


def _entries(models: object) -> tuple[Entry, ...]:
    if not isinstance(models, list) or not 0 < len(models) <= ENTRIES_LIMIT:
        raise InvalidCatalogue(f"there are not 1 to {ENTRIES_LIMIT} models")
    if not all(isinstance(model, dict) for model in models):
        raise InvalidCatalogue("a model is no table")
    entries = tuple(Entry.from_table(model) for model in models)
    for what in ("id", "file"):
        if len({getattr(entry, what).lower() for entry in entries}) < len(entries):
            raise InvalidCatalogue(f"two models have the same {what}")
    return entries


def _addresses(published: object) -> tuple[str, ...]:
    if not isinstance(published, list) or not all(
        isinstance(url, str) and is_https(url) for url in published
    ):
        raise InvalidCatalogue("published is no list of https addresses")
    return tuple(published)
