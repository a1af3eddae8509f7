"""What the last session left: a small JSON file, of which only what is not empty is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from writer.core.options import Genre
from writer.core.stored import (
    Loaded,
    as_choice,
    as_count,
    as_items,
    as_text,
    as_texts,
    read_stored,
    write_stored,
)

RECENT_LIMIT = 20
GENRES_LIMIT = 500
COMMANDS_LIMIT = 20
PLACES_LIMIT = 200
FOLDS_LIMIT = 5000


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines of a document that are not shown."""

    line: int
    """The first of them, from 0."""
    count: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person was in a document."""

    cursor: int = 0
    """As a Python index."""
    line: int = 0
    """The line of the document at the top of the window, from 0."""
    folds: tuple[Fold, ...] = ()
    row: int = 0
    """The row of the line at the top, from 0, where that is wrapped."""


@dataclass(frozen=True, slots=True)
class Session:
    """What the last session left; nothing here is missed when it is lost."""

    recent_files: tuple[str, ...] = ()
    """Newest first."""
    last_folder: str = ""
    window_geometry: str = ""
    """As Qt saves it, in base64."""
    window_state: str = ""
    """Docks and toolbars, as Qt saves them, in base64."""
    genres: tuple[tuple[str, Genre], ...] = ()
    """Paths of documents with the genre that was chosen for each, newest first."""
    open_files: tuple[str, ...] = ()
    """The documents that were open, in their order."""
    front_file: str = ""
    """The one of them that was in front; empty: the last."""
    places: tuple[tuple[str, Place], ...] = ()
    """Paths of documents with the place where each was left, newest first."""
    panes: str = ""
    """How the room was shared, as Qt saves it, in base64."""
    read_notices: tuple[str, ...] = ()
    """What was said once and shall not be said again, such as why no graphics card is used."""
    shows_outline: bool = False
    shows_preview: bool = False
    folder: str = ""
    """The folder whose files are listed; empty: none."""
    shows_folder: bool = False
    commands: tuple[str, ...] = ()
    """Ids of what was chosen in the command palette, newest first."""

    @classmethod
    def load(cls, path: Path) -> Loaded[Session]:
        """The session in `path`, or an empty one."""
        return read_stored(path, cls._from)

    def save(self, path: Path) -> None:
        """Store what differs from an empty session; raises UnwritableFile."""
        write_stored(path, asdict(self), asdict(Session()))

    def with_recent(self, path: Path) -> Session:
        """The same with `path` as the newest file."""
        newest = str(path)
        others = tuple(name for name in self.recent_files if name != newest)
        return replace(
            self,
            recent_files=(newest, *others)[:RECENT_LIMIT],
            last_folder=str(path.parent),
        )

    def genre_of(self, path: Path) -> Genre:
        """The genre that was chosen for `path`."""
        return dict(self.genres).get(str(path), Genre.GENERAL)

    def with_genre(self, path: Path, genre: Genre) -> Session:
        """The same with the `genre` of `path` remembered."""
        others = tuple(pair for pair in self.genres if pair[0] != str(path))
        own = () if genre is Genre.GENERAL else ((str(path), genre),)
        return replace(self, genres=(*own, *others)[:GENRES_LIMIT])

    def with_command(self, id: str) -> Session:
        """The same with a command as the newest that was chosen."""
        others = tuple(known for known in self.commands if known != id)
        return replace(self, commands=(id, *others)[:COMMANDS_LIMIT])

    def place_of(self, path: Path) -> Place:
        """Where `path` was left."""
        return dict(self.places).get(str(path), Place())

    def with_place(self, path: Path, place: Place) -> Session:
        """The same with the `place` in `path` remembered."""
        others = tuple(pair for pair in self.places if pair[0] != str(path))
        return replace(self, places=((str(path), place), *others)[:PLACES_LIMIT])

    def with_moved(self, old: Path, new: Path) -> Session:
        """The same after a file was given another name or place."""

        def moved(name: str) -> str:
            return str(new) if name == str(old) else name

        return replace(
            self,
            recent_files=tuple(moved(name) for name in self.recent_files),
            genres=tuple((moved(name), genre) for name, genre in self.genres),
            open_files=tuple(moved(name) for name in self.open_files),
            front_file=moved(self.front_file),
            places=tuple((moved(name), place) for name, place in self.places),
        )

    @classmethod
    def _from(cls, stored: Mapping[str, object]) -> Session:
        genres = as_items(stored.get("genres"))
        pairs = [pair for pair in genres if isinstance(pair, list) and len(pair) == 2]
        return cls(
            recent_files=as_texts(stored.get("recent_files"))[:RECENT_LIMIT],
            last_folder=as_text(stored.get("last_folder")),
            window_geometry=as_text(stored.get("window_geometry")),
            window_state=as_text(stored.get("window_state")),
            genres=tuple((as_text(p), as_choice(g, Genre.GENERAL)) for p, g in pairs)[
                :GENRES_LIMIT
            ],
            open_files=as_texts(stored.get("open_files")),
            front_file=as_text(stored.get("front_file")),
            places=_places(stored.get("places")),
            panes=as_text(stored.get("panes")),
            read_notices=as_texts(stored.get("read_notices")),
            shows_outline=stored.get("shows_outline") is True,
            shows_preview=stored.get("shows_preview") is True,
            folder=as_text(stored.get("folder")),
            shows_folder=stored.get("shows_folder") is True,
            commands=as_texts(stored.get("commands"))[:COMMANDS_LIMIT],
        )


def _places(stored: object) -> tuple[tuple[str, Place], ...]:
    found = []
    for pair in as_items(stored)[:PLACES_LIMIT]:
        if isinstance(pair, list) and len(pair) == 2 and isinstance(pair[1], dict):
            cursor, line, row = (as_count(pair[1].get(key)) for key in ("cursor", "line", "row"))
            place = Place(cursor, line, _folds(pair[1].get("folds")), row)
            found.append((as_text(pair[0]), place))
    return tuple(found)


def _folds(stored: object) -> tuple[Fold, ...]:
    found = [fold for fold in as_items(stored)[:FOLDS_LIMIT] if isinstance(fold, dict)]
    return tuple(Fold(as_count(fold.get("line")), as_count(fold.get("count"))) for fold in found)
