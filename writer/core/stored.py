"""Values of a small JSON file: read with care, and written only where they differ.

Nothing that a hand or another version has left there is trusted to be of the right kind.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from writer.core.atomic import write_bytes
from writer.core.errors import UnwritableFile

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """What was read, and the damaged file that it could not be read from, if so."""

    value: T
    damaged: Path | None = None
    """Where the damaged file lies now, set aside."""


def read_stored(path: Path, make: Callable[[Mapping[str, object]], T]) -> Loaded[T]:
    """What `make` makes of the values in `path`, or of none; a damaged file is set aside."""
    try:
        return Loaded(make(_read(path)))
    except FileNotFoundError:
        return Loaded(make({}))
    except (OSError, ValueError, RecursionError):
        return Loaded(make({}), _set_aside(path))


def write_stored(
    path: Path,
    values: Mapping[str, object],
    defaults: Mapping[str, object],
    before: Mapping[str, object] | None = None,
) -> None:
    """Store the values that differ, and keep those of other versions; raises UnwritableFile.

    With the values `before`, what has not changed since stays as another window may have left it.
    """
    stored: dict[str, object] = {}
    changed = set(defaults)
    with suppress(OSError, ValueError, RecursionError):
        stored = _read(path)
        if before is not None:
            changed = {key for key in defaults if values[key] != before[key]}
    stored = {key: value for key, value in stored.items() if key not in changed}
    stored |= {
        key: values[key] for key in defaults if key in changed and values[key] != defaults[key]
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(path, error.strerror or "") from error
    write_bytes(path, json.dumps(stored, ensure_ascii=False, indent=2).encode() + b"\n")


def as_choice(value: object, default: Choice) -> Choice:
    """The member that is meant, or the default."""
    kind = type(default)
    return kind(value) if isinstance(value, str) and value in set(kind) else default


def as_text(value: object) -> str:
    """The text, or an empty one."""
    return value if isinstance(value, str) else ""


def as_texts(value: object) -> tuple[str, ...]:
    """The texts of a list that say something."""
    return tuple(filter(None, map(as_text, as_items(value))))


def as_number(value: object, default: float, low: float, high: float) -> float:
    """The number, if it lies between these, or the default."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return default
    return value if low <= value <= high else default


def as_count(value: object) -> int:
    """A number of things, or 0."""
    return int(as_number(value, 0, 0, 1e9))


def as_items(value: object) -> list[object]:
    """The items of a list; none where it is no list."""
    return value if isinstance(value, list) else []


def _read(path: Path) -> dict[str, object]:
    stored: object = json.loads(path.read_text("utf-8-sig"))
    if not isinstance(stored, dict):
        raise ValueError("no object")  # noqa: TRY004 - as damaged as a file that is no JSON
    return {str(key): value for key, value in stored.items()}


def _set_aside(path: Path) -> Path:
    aside = path.with_name(path.name + ".damaged")
    try:
        return path.replace(aside)
    except OSError:
        return path
