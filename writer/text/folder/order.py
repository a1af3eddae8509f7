"""The order that a person gave the files of a folder, kept in one small file inside it.

It goes along when the folder is copied. Names that it does not know stand after the one that comes
before them in natural order; names that are gone are passed over, and are there again at their
place when the file comes back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from writer.core.atomic import write_bytes
from writer.core.errors import UnwritableFile
from writer.core.obstacles import obstacle
from writer.text.folder.natural import natural_key

ORDER_FILE = ".writer-order"
_KEY = "order"
_MOST_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Order:
    """The names in each folder of a tree, as far as somebody arranged them."""

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the folder's path below the root, with slashes; empty for the root itself."""

    @classmethod
    def load(cls, root: Path) -> Order:
        """The order in `root`; none where there is no such file, or it cannot be made out."""
        with suppress(OSError):
            return cls._at(root / ORDER_FILE)
        return cls()

    @classmethod
    def to_change(cls, root: Path) -> Order:
        """The same, to be kept again; raises UnwritableFile where there is one out of reach.

        What cannot be read at the moment must not be taken for nothing, and written over.
        """
        place = root / ORDER_FILE
        try:
            return cls._at(place)
        except FileNotFoundError:
            return cls()
        except OSError as error:
            raise UnwritableFile(place, error.strerror or "", obstacle(error)) from error

    def save(self, root: Path) -> None:
        """Keep the order in `root`; raises UnwritableFile."""
        stored = {_KEY: {folder: list(names) for folder, names in self.names.items()}}
        content = json.dumps(stored, ensure_ascii=False, indent=1) + "\n"
        write_bytes(root / ORDER_FILE, content.encode("utf-8", "surrogatepass"))

    @classmethod
    def _at(cls, place: Path) -> Order:
        """The order in a file, none in a damaged one; raises OSError."""
        if place.stat().st_size > _MOST_BYTES:
            return cls()
        content = place.read_bytes()
        with suppress(ValueError, RecursionError):
            return cls(_read(json.loads(content.decode("utf-8", "surrogatepass"))))
        return cls()

    def arranged(self, folder: str, names: Iterable[str]) -> list[str]:
        """These names of a folder in their order."""
        natural = sorted(names, key=natural_key)
        there = set(natural)
        known = [name for name in dict.fromkeys(self.names.get(folder, ())) if name in there]
        own = set(known)
        runs: dict[str, list[str]] = {"": []}
        last = ""
        for name in natural:
            if name in own:
                last = name
            else:
                runs.setdefault(last, []).append(name)
        arranged = runs[""]
        for name in known:
            arranged += (name, *runs.get(name, ()))
        return arranged

    def with_folder(self, folder: str, names: Sequence[str]) -> Order:
        """The same with these names of a folder in this order."""
        return Order({**self.names, folder: tuple(names)})

    def renamed(self, folder: str, old: str, new: str) -> Order:
        """The same with another name in the place of one."""
        names = self.names.get(folder, ())
        if old not in names:
            return self
        return self.with_folder(folder, [new if n == old else n for n in names if n != new])


def _read(stored: object) -> dict[str, tuple[str, ...]]:
    folders = stored.get(_KEY) if isinstance(stored, dict) else None
    if not isinstance(folders, dict):
        return {}
    return {
        str(folder): tuple(name for name in names if isinstance(name, str))
        for folder, names in folders.items()
        if isinstance(names, list)
    }
