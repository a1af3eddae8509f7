"""Reads a theme: a TOML file with colours for the window, the markup and the review.

At the top stand `name`, `name_zh` and `is_dark`; the tables `[palette]`, `[markup]` and `[review]`
have colours as ``#rrggbb``. A person's own file may leave colours out: they are those of the light
or of the dark theme.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from writer.core.errors import InvalidTheme

TABLES = ("palette", "markup", "review")
_NAMES = ("name", "name_zh")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """What stands in a theme file, with nothing missing."""

    name: str
    name_zh: str
    is_dark: bool
    tables: Mapping[str, Mapping[str, str]]
    """Colours by their names, by table."""


def read_theme(path: Path, base: Mapping[bool, ThemeFile] | None = None) -> ThemeFile:
    """Read one file; what it leaves out comes from `base`, by whether the theme is dark.

    Raises InvalidTheme with the key that is wrong. Without a `base` nothing is known to be missing.
    """
    table = _table(path)
    if unknown := sorted(table.keys() - {*_NAMES, "is_dark", *TABLES}):
        raise InvalidTheme(path, f"{unknown[0]} is unknown")
    name, name_zh = (_name(path, table, key) for key in _NAMES)
    is_dark = table.get("is_dark", False)
    if not isinstance(is_dark, bool):
        raise InvalidTheme(path, "is_dark must be true or false")
    rest = base[is_dark] if base is not None else None
    tables = {}
    for key in TABLES:
        known = rest.tables[key] if rest else None
        tables[key] = _colours(path, key, table.get(key, {}), known)
    return ThemeFile(
        name=name or name_zh or path.stem,
        name_zh=name_zh or name or path.stem,
        is_dark=is_dark,
        tables=tables,
    )


def _table(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise InvalidTheme(path, "it is too large for a theme")
        return tomllib.loads(content.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidTheme(path, str(error)) from error


def _name(path: Path, table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise InvalidTheme(path, f"{key} must be text")
    return value.strip()


def _colours(
    path: Path, key: str, stored: object, known: Mapping[str, str] | None
) -> Mapping[str, str]:
    if not isinstance(stored, dict):
        raise InvalidTheme(path, f"{key} must be a table")
    colours: dict[str, str] = dict(known or {})
    for name, value in stored.items():
        if known is not None and name not in known:
            raise InvalidTheme(path, f"{key}.{name} is unknown")
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise InvalidTheme(path, f"{key}.{name} must be a colour such as #1f2328")
        colours[name] = value.lower()
    return colours
