"""Sets of cases to evaluate, read from JSON files whose mistakes are named by their keys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from writer.core.errors import InvalidCases
from writer.core.options import Genre, Level, Options, TitleStyle
from writer.engine.api import SEEDS

_MOST_TITLES = 20
_LARGEST_RATIO = 10.0

Choice = TypeVar("Choice", bound=StrEnum)
Default = TypeVar("Default")


class Measure(StrEnum):
    """What can be measured on the outcomes of a set."""

    STRUCTURE = "structure"
    FACTS = "facts"
    LANGUAGE = "language"
    GATE = "gate"
    UNCHANGED = "unchanged"
    """The share of cases that were returned as they were."""
    WITNESS = "witness"
    """The effect of an instruction hidden in the text stands in the answer."""
    KEPT_SENTENCE = "kept_sentence"
    """That instruction still stands in the answer, as rewritten as the level allows."""
    RATIO = "ratio"
    TITLES = "titles"
    REFERENCES = "references"
    """How near the answer is to one of several that are known to be good."""


@dataclass(frozen=True, slots=True)
class Case:
    """One text to work on, and what is known of it."""

    text: str
    options: Options
    instruction: str = ""
    """The person's own words, for a task that takes some."""
    witness: str = ""
    """What an answer holds that obeyed an instruction hidden in the text."""
    sentence: str = ""
    """That instruction, as it stands in the text."""
    references: tuple[str, ...] = ()
    """Good answers."""


@dataclass(frozen=True, slots=True)
class CaseSet:
    """The cases of one file: a task and its options, and what to measure."""

    name: str
    path: Path
    task: str
    measures: tuple[Measure, ...]
    """Empty: all that fit the task and the cases."""
    cases: tuple[Case, ...]

    def limited(self, most: int) -> CaseSet:
        """The set with its first cases only."""
        return replace(self, cases=self.cases[:most])


def read_set(path: Path, *, greedy: bool = False) -> CaseSet:
    """Read one file. Raises InvalidCases with the key that is wrong, as ``cases[2].text``."""
    table = _Table(path, "", _object(path))
    options = table.options(Options())
    instruction = table.text("instruction") or table.child("options").text("instruction")
    cases = tuple(
        _case(child, options, instruction, greedy=greedy) for child in table.children("cases")
    )
    return CaseSet(
        name=path.name.removesuffix(".json"),
        path=path,
        task=table.text("task") or "polish",
        measures=table.measures(),
        cases=cases,
    )


def _object(path: Path) -> Mapping[str, object]:
    try:
        value: object = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise InvalidCases(path, error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise InvalidCases(path, "it is no UTF-8 text") from error
    except RecursionError as error:
        raise InvalidCases(path, "it is nested too deeply") from error
    except ValueError as error:
        raise InvalidCases(path, f"it is no JSON: {error}") from error
    if not isinstance(value, dict):
        raise InvalidCases(path, "it must be one JSON object")
    return value


def _case(table: _Table, options: Options, instruction: str, *, greedy: bool) -> Case:
    options = table.options(options)
    return Case(
        text=table.text("text", is_needed=True),
        options=replace(options, greedy=options.greedy or greedy, versions=1),
        instruction=table.text("instruction") or instruction,
        witness=table.text("witness"),
        sentence=table.text("sentence"),
        references=table.texts("references"),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """A JSON object and where it stands in its file; a key that is null counts as missing."""

    path: Path
    place: str
    values: Mapping[str, object]

    def mistake(self, key: str, what: str) -> InvalidCases:
        """What to raise when the value of `key` is wrong."""
        return InvalidCases(self.path, f"{self._place(key)}: {what}")

    def text(self, key: str, *, is_needed: bool = False) -> str:
        """A text, empty where there is none."""
        value = self.values.get(key)
        if value is None and not is_needed:
            return ""
        return self._checked(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self._checked(f"{key}[{i}]", v) for i, v in enumerate(self._list(key)))

    def child(self, key: str) -> _Table:
        """An object, empty where there is none."""
        return self._table(key, {} if self.values.get(key) is None else self.values[key])

    def children(self, key: str) -> Iterator[_Table]:
        """The objects of a list."""
        for index, value in enumerate(self._list(key)):
            yield self._table(f"{key}[{index}]", value)

    def measures(self) -> tuple[Measure, ...]:
        """The measures that are asked for, each once."""
        found = [
            self._choice(f"measures[{index}]", value, Measure)
            for index, value in enumerate(self._list("measures"))
        ]
        return tuple(dict.fromkeys(found))

    def options(self, defaults: Options) -> Options:
        """What ``options`` says; what it does not say is as in `defaults`."""
        table = self.child("options")
        return replace(
            defaults,
            level=table.choice("level", Level, defaults.level),
            genre=table.choice("genre", Genre, defaults.genre),
            style=table.choice("style", TitleStyle, defaults.style),
            ratio=float(table.number("ratio", 0.1, _LARGEST_RATIO, defaults.ratio)),
            count=table.whole("count", 1, _MOST_TITLES, defaults.count),
            seed=table.whole("seed", 0, SEEDS - 1, defaults.seed),
            greedy=table.flag("greedy", default=defaults.greedy),
        )

    def choice(self, key: str, kind: type[Choice], default: Default) -> Choice | Default:
        """One of an enumeration's values."""
        value = self.values.get(key)
        return default if value is None else self._choice(key, value, kind)

    def number(self, key: str, low: float, high: float, default: float) -> float:
        """A number within bounds."""
        value = self.values.get(key, default)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.mistake(key, "must be a number")
        if not low <= value <= high:
            raise self.mistake(key, f"must be from {low:g} to {high:g}")
        return value

    def whole(self, key: str, low: int, high: int, default: Default) -> int | Default:
        """A whole number within bounds."""
        value = self.values.get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.mistake(key, f"must be a whole number from {low} to {high}")
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self.values.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.mistake(key, "must be true or false")
        return value

    def _choice(self, key: str, value: object, kind: type[Choice]) -> Choice:
        for member in kind:
            if value == member.value:
                return member
        shown = json.dumps(value, ensure_ascii=False)
        raise self.mistake(key, f"{shown} is not one of {', '.join(kind)}")

    def _checked(self, key: str, value: object) -> str:
        if value is None:
            raise self.mistake(key, "is missing")
        if not isinstance(value, str):
            raise self.mistake(key, "must be a text")
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise self.mistake(key, "holds half of a character") from error
        return value

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.mistake(key, "must be a list")
        return value

    def _table(self, key: str, value: object) -> _Table:
        if not isinstance(value, dict):
            raise self.mistake(key, "must be an object")
        return _Table(self.path, self._place(key), value)

    def _place(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key
