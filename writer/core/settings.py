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
from writer.core.values import Genre, Level, TitleStyle

RECENT_LIMIT = 20
GENRES_LIMIT = 500

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


class InterfaceLanguage(StrEnum):
    """The language of menus and messages."""

    SYSTEM = "system"
    CHINESE = "zh_CN"
    ENGLISH = "en"


class Theme(StrEnum):
    """Light on dark or dark on light."""

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
    theme: Theme = Theme.SYSTEM
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
    font_family: str = ""
    """Empty: the system's."""
    font_size: int = 0
    """In points; 0: the system's."""

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
            theme=_choice(stored.get("theme"), default.theme),
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
            font_family=_text(stored.get("font_family")),
            font_size=int(_number(stored.get("font_size"), default.font_size, 0, 200)),
        )


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


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []
