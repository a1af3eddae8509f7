"""What a person chose, and what the last session left: two small JSON files.

Only what differs from the default is stored, and keys of other versions are kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from writer.core.atomic import write_bytes
from writer.core.errors import UnwritableFile
from writer.core.options import Genre, Level, TitleStyle

RECENT_LIMIT = 20
GENRES_LIMIT = 500
PLACES_LIMIT = 200

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


class InterfaceLanguage(StrEnum):
    """The language of menus and messages."""

    SYSTEM = "system"
    CHINESE = "zh_CN"
    ENGLISH = "en"


class Theme(StrEnum):
    """The themes that Writer knows by name; there are more, each with the name of its file."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """What was read, and the damaged file that it could not be read from, if so."""

    value: T
    damaged: Path | None = None
    """Where the damaged file lies now, set aside."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose in Preferences or at the command line."""

    language: InterfaceLanguage = InterfaceLanguage.SYSTEM
    theme: str = Theme.SYSTEM
    """The id of a theme."""
    model: str = ""
    """The model file to use; empty: the first of the catalogue that is on the disk."""
    level: Level = Level.STANDARD
    """The strength that polish starts with."""
    ratio: float = 2.0
    title_style: TitleStyle | None = None
    """None: as the genre and the language suggest."""
    title_count: int = 6
    threads: int = 0
    """0: one a core, as the plan finds best."""
    free_after_minutes: int = 10
    """Without a task for so long, the model's memory is given back; 0: never."""
    checks_wording: bool = True
    """Whether words are hinted at that an answer adds and that are on a list."""
    keeps_lines: bool = True
    """Whether the preview breaks lines of Chinese text where the source does."""
    daily_goal: int = 0
    """Words a day; 0: none."""
    indents_first_lines: bool = False
    """Whether paragraphs are shown with their first line indented; the text stays as it is."""
    font_family: str = ""
    """Empty: sans serif; one of the typefaces, or the name of a family."""
    font_size: int = 0
    """In points; 0: the system's."""
    line_characters: int = 84
    """The widest line of the text, in digits; 0: as wide as the window."""
    line_height: float = 1.6
    """From line to line, as a multiple of the size of the text."""
    focus: str = "sentence"
    """What stays bright in focus mode: a sentence or a paragraph."""
    is_focused: bool = False
    is_typewriter: bool = False
    """Whether the line that is written stays in the middle of the window."""
    checks_spelling: bool = True
    """Of English words."""
    autosave_s: int = 0
    """Documents that have a name are saved every so many seconds; 0: never."""

    @classmethod
    def load(cls, path: Path) -> Loaded[Settings]:
        """The settings in `path`, or the defaults."""
        return _load(path, cls._from)

    def save(self, path: Path) -> None:
        """Store what differs from the defaults; raises UnwritableFile."""
        _save(path, asdict(self), asdict(Settings()))

    @classmethod
    def _from(cls, stored: Mapping[str, object]) -> Settings:
        default = cls()
        style = stored.get("title_style")
        return cls(
            language=_choice(stored.get("language"), default.language),
            theme=_text(stored.get("theme")) or default.theme,
            model=_text(stored.get("model")),
            level=_choice(stored.get("level"), default.level),
            ratio=_number(stored.get("ratio"), default.ratio, 1.0, 10.0),
            title_style=_choice(style, TitleStyle.HEADLINE) if style in set(TitleStyle) else None,
            title_count=int(_number(stored.get("title_count"), default.title_count, 1, 20)),
            threads=int(_number(stored.get("threads"), default.threads, 0, 1024)),
            free_after_minutes=int(
                _number(stored.get("free_after_minutes"), default.free_after_minutes, 0, 1440)
            ),
            checks_wording=stored.get("checks_wording") is not False,
            keeps_lines=stored.get("keeps_lines") is not False,
            daily_goal=int(_number(stored.get("daily_goal"), default.daily_goal, 0, 1_000_000)),
            indents_first_lines=stored.get("indents_first_lines") is True,
            font_family=_text(stored.get("font_family")),
            font_size=int(_number(stored.get("font_size"), default.font_size, 0, 200)),
            line_characters=int(
                _number(stored.get("line_characters"), default.line_characters, 0, 500)
            ),
            line_height=_number(stored.get("line_height"), default.line_height, 1.0, 4.0),
            focus=_text(stored.get("focus")) or default.focus,
            is_focused=stored.get("is_focused") is True,
            is_typewriter=stored.get("is_typewriter") is True,
            checks_spelling=stored.get("checks_spelling") is not False,
            autosave_s=int(_number(stored.get("autosave_s"), default.autosave_s, 0, 3600)),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person was in a document."""

    cursor: int = 0
    """As a Python index."""
    line: int = 0
    """The line at the top of the window, from 0."""


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
    """The documents that were open, the one in front last."""
    places: tuple[tuple[str, Place], ...] = ()
    """Paths of documents with the place where each was left, newest first."""
    panes: str = ""
    """How the room was shared, as Qt saves it, in base64."""
    shows_outline: bool = False
    shows_preview: bool = False

    @classmethod
    def load(cls, path: Path) -> Loaded[Session]:
        """The session in `path`, or an empty one."""
        return _load(path, cls._from)

    def save(self, path: Path) -> None:
        """Store what differs from an empty session; raises UnwritableFile."""
        _save(path, asdict(self), asdict(Session()))

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

    def place_of(self, path: Path) -> Place:
        """Where `path` was left."""
        return dict(self.places).get(str(path), Place())

    def with_place(self, path: Path, place: Place) -> Session:
        """The same with the `place` in `path` remembered."""
        others = tuple(pair for pair in self.places if pair[0] != str(path))
        return replace(self, places=((str(path), place), *others)[:PLACES_LIMIT])

    @classmethod
    def _from(cls, stored: Mapping[str, object]) -> Session:
        recent, genres = stored.get("recent_files"), stored.get("genres")
        pairs = [pair for pair in _items(genres) if isinstance(pair, list) and len(pair) == 2]
        return cls(
            recent_files=tuple(filter(None, map(_text, _items(recent))))[:RECENT_LIMIT],
            last_folder=_text(stored.get("last_folder")),
            window_geometry=_text(stored.get("window_geometry")),
            window_state=_text(stored.get("window_state")),
            genres=tuple((_text(p), _choice(g, Genre.GENERAL)) for p, g in pairs)[:GENRES_LIMIT],
            open_files=tuple(filter(None, map(_text, _items(stored.get("open_files"))))),
            places=_places(stored.get("places")),
            panes=_text(stored.get("panes")),
            shows_outline=stored.get("shows_outline") is True,
            shows_preview=stored.get("shows_preview") is True,
        )


def _load(path: Path, make: Callable[[Mapping[str, object]], T]) -> Loaded[T]:
    try:
        return Loaded(make(_read(path)))
    except FileNotFoundError:
        return Loaded(make({}))
    except (OSError, ValueError):
        return Loaded(make({}), _set_aside(path))


def _read(path: Path) -> dict[str, object]:
    stored: object = json.loads(path.read_text("utf-8"))
    if not isinstance(stored, dict):
        raise ValueError("no object")  # noqa: TRY004 - as damaged as a file that is no JSON
    return {str(key): value for key, value in stored.items()}


def _set_aside(path: Path) -> Path:
    aside = path.with_name(path.name + ".damaged")
    try:
        return path.replace(aside)
    except OSError:
        return path


def _save(path: Path, values: Mapping[str, object], defaults: Mapping[str, object]) -> None:
    stored: dict[str, object] = {}
    with suppress(OSError, ValueError):
        stored = {key: value for key, value in _read(path).items() if key not in defaults}
    stored |= {key: value for key, value in values.items() if value != defaults[key]}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(path, error.strerror or "") from error
    write_bytes(path, json.dumps(stored, ensure_ascii=False, indent=2).encode() + b"\n")


def _choice(value: object, default: Choice) -> Choice:
    kind = type(default)
    return kind(value) if isinstance(value, str) and value in set(kind) else default


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object, default: float, low: float, high: float) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return default
    return value if low <= value <= high else default


def _places(stored: object) -> tuple[tuple[str, Place], ...]:
    found = []
    for pair in _items(stored)[:PLACES_LIMIT]:
        if isinstance(pair, list) and len(pair) == 2 and isinstance(pair[1], dict):
            cursor, line = (int(_number(pair[1].get(key), 0, 0, 1e9)) for key in ("cursor", "line"))
            found.append((_text(pair[0]), Place(cursor, line)))
    return tuple(found)


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []
