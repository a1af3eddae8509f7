"""A task file as a table of values, asked for by key; a mistake is told with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

from writer.core.errors import InvalidTask, TaskMistake

LARGEST_BYTES = 65_536
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_Choice = TypeVar("_Choice", bound=StrEnum)


class TaskTable:
    """The values of one TOML file, or of one of its tables."""

    def __init__(
        self, path: Path, text: str, values: Mapping[str, object], place: tuple[str, ...] = ()
    ) -> None:
        self._path = path
        self._text = text
        self._values = values
        self._place = place

    @classmethod
    def read(cls, path: Path) -> TaskTable:
        """Read and parse a file. Raises InvalidTask."""
        try:
            content = path.read_bytes()
            text = content.decode("utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidTask(path, TaskMistake.UNREADABLE, detail=_plain(error)) from error
        if len(content) > LARGEST_BYTES:
            raise InvalidTask(path, TaskMistake.TOO_LARGE)
        try:
            return cls(path, text, tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            line, detail = _located(str(error), text)
            raise InvalidTask(path, TaskMistake.SYNTAX, line=line, detail=detail) from error

    def __contains__(self, key: str) -> bool:
        return key in self._values

    @property
    def tables(self) -> tuple[str, ...]:
        """The keys that hold a table."""
        return tuple(key for key, value in self._values.items() if isinstance(value, dict))

    def table(self, key: str) -> TaskTable:
        """A table in this one; an empty one where the key is not there."""
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            self._refuse(TaskMistake.NOT_TABLE, key)
        return TaskTable(self._path, self._text, value, (*self._place, key))

    def text(self, key: str, default: str | None = None) -> str:
        """A text, without newlines around it; without a default it must be there."""
        value = self._values.get(key, default)
        if value is None:
            self._refuse(TaskMistake.MISSING, key)
        if not isinstance(value, str):
            self._refuse(TaskMistake.NOT_TEXT, key)
        return value.strip("\n")

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is not there."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            self._refuse(TaskMistake.NOT_LIST, key)
        return tuple(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._values.get(key, default)
        if not isinstance(value, bool):
            self._refuse(TaskMistake.NOT_FLAG, key)
        return value

    def number(self, key: str, *, default: float, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        value = self._values.get(key, default)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not low <= float(str(value)) <= high:
            self._refuse(TaskMistake.NOT_NUMBER, key, f"{low:g} – {high:g}")
        return float(str(value))

    def choice(self, key: str, default: _Choice) -> _Choice:
        """One of the values of the default's enumeration."""
        return self._one_of(key, self.text(key, default), type(default))

    def choices(self, key: str, kind: type[_Choice]) -> frozenset[_Choice]:
        """Several values of an enumeration."""
        return frozenset(self._one_of(key, text, kind) for text in self.texts(key))

    def allow(self, keys: Iterable[str]) -> None:
        """Refuse any other key than these, and say which one was perhaps meant."""
        known = tuple(keys)
        for key in self._values:
            if key not in known:
                nearest = get_close_matches(key, known, 1)
                self._refuse(TaskMistake.UNKNOWN, key, nearest[0] if nearest else "")

    def refuse(self, mistake: TaskMistake, key: str, detail: str = "") -> NoReturn:
        """Raise InvalidTask about a key of this table."""
        self._refuse(mistake, key, detail)

    def _one_of(self, key: str, text: str, kind: type[_Choice]) -> _Choice:
        if text not in tuple(kind):
            self._refuse(TaskMistake.NOT_ONE_OF, key, ", ".join(kind))
        return kind(text)

    def _refuse(self, mistake: TaskMistake, key: str, detail: str = "") -> NoReturn:
        keys = (*self._place, key)
        line = line_of(self._text, keys) or line_of(self._text, self._place)
        raise InvalidTask(self._path, mistake, key=".".join(keys), line=line, detail=detail)


def line_of(text: str, keys: Sequence[str]) -> int:
    """The line, from 1, in which a key of a TOML text is given; 0 where it is not.

    It is the line before which the text can be parsed without the key, and soon after which with
    it: so quoted, dotted and inline keys are found, and one inside a long string is not.
    """
    if not keys:
        return 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if keys[-1] in line and _parses(lines[:number], keys) is False:
            for end in range(number + 1, len(lines) + 1):
                is_there = _parses(lines[:end], keys)
                if is_there:
                    return number + 1
                if is_there is False:
                    break
    return 0


def _parses(lines: Sequence[str], keys: Sequence[str]) -> bool | None:
    """Whether lines hold a key; None where they are no whole TOML text."""
    try:
        value: object = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return None
    for key in keys:
        if not isinstance(value, dict) or key not in value:
            return False
        value = value[key]
    return True


def _located(message: str, text: str) -> tuple[int, str]:
    """The line that a message of the parser names, and the message without it."""
    match = _PLACE.search(message)
    if match is None:
        return 0, message
    line = int(match[1]) if match[1] else len(text.rstrip("\n").split("\n"))
    return line, message[: match.start()]


def _plain(error: OSError | UnicodeDecodeError) -> str:
    return error.reason if isinstance(error, UnicodeDecodeError) else error.strerror or ""
