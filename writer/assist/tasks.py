"""What the model can be asked to do: definitions read from TOML files.

A file holds `name`, `name_zh`, `result` (replace or titles), `copies_source`, `keeps_language`,
`sees_surroundings`, `temperature`, and a table per prompt language (`zh`, `en`) with `instruction`,
`rule`, and an example as `before` and `after`. A sub-table (`zh.proofread`) is a variant: what it
says wins over its language's table.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from writer.core.errors import InvalidTask, UnknownTask

_COMMON = "_common.toml"
_LANGUAGES = ("zh", "en")
_TEXTS = (
    *("instruction", "rule", "before", "after"),
    *("branch", "angle", "known", "summary", "summary_rule"),
)


class Result(StrEnum):
    """What comes of a task."""

    REPLACE = "replace"
    """A rewrite of the passage."""
    TITLES = "titles"
    """A list to choose from."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a task says to the model, in one language and one variant."""

    instruction: str
    rule: str = ""
    """Stands after the passage, at the very end: that is what holds. Empty: the common rule."""
    before: str = ""
    after: str = ""
    """An example of `before` rewritten; both may be empty."""
    branch: str = ""
    """Takes the rule's place in each of several answers that are written side by side."""
    angle: str = ""
    """The last line of each of those, the only one in which they differ."""
    angles: tuple[str, ...] = ()
    """What fills that line in, for one answer after the other. Without any, all titles are asked
    for in one answer."""
    known: str = ""
    """Introduces titles that are taken."""
    summary: str = ""
    summary_rule: str = ""
    """Instruction and rule for a summary of a part of a text that is too long as a whole."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that the model can be asked to do."""

    id: str
    """The stem of its file, such as ``polish``."""
    name: str
    name_zh: str
    result: Result
    copies_source: bool
    """Whether the answer mostly repeats the passage."""
    keeps_language: bool
    """Whether the answer must be in the passage's language; false for a task that translates."""
    sees_surroundings: bool
    """Whether the model is shown the text around the passage, and under which headings it stands.
    Each passage has its own, so the instruction behind it is read anew every time."""
    temperature: float
    wordings: Mapping[str, Mapping[str, Wording]]
    """By prompt language, then by variant; the variant "" is the language's own."""
    is_own: bool = False
    """Whether the user wrote it: its words are the user's then."""

    def wording(self, language: str, variant: str = "") -> Wording:
        """The words for a prompt language, of `variant` where the task has it.

        A task of the user may be written in one language only: it is used for all then.
        """
        variants = self.wordings.get(language) or next(iter(self.wordings.values()))
        return variants.get(variant) or variants.get("") or next(iter(variants.values()))


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the prompts of all tasks have in common, in one language."""

    system: str
    outline: str
    place: str
    before: str
    after: str
    example: str
    example_before: str
    example_after: str
    rule: str
    masks: str
    reminder: str
    output: Mapping[str, str]
    """How to say "in this language", by `Language`."""
    genre: Mapping[str, str]
    problem: Mapping[str, str]
    """What was wrong with an answer, for a second attempt."""


class TaskBook:
    """All tasks by their ids, and the mistakes in files that could not be used."""

    def __init__(
        self,
        tasks: Iterable[Task],
        phrases: Mapping[str, Phrases],
        mistakes: Iterable[InvalidTask] = (),
    ) -> None:
        self._tasks = {task.id: task for task in tasks}
        self.phrases = phrases
        """By prompt language."""
        self.mistakes = tuple(mistakes)

    @classmethod
    def load(cls, builtin: Path, own: Path) -> TaskBook:
        """Read the built-in tasks and the user's own, which win over a built-in of the same id."""
        tasks: list[Task] = []
        mistakes: list[InvalidTask] = []
        for folder in (builtin, own):
            for path in sorted(folder.glob("*.toml")):
                if path.name == _COMMON:
                    continue
                try:
                    tasks.append(replace(read_task(path), is_own=folder == own))
                except InvalidTask as mistake:
                    mistakes.append(mistake)
        return cls(tasks, _read_phrases(builtin / _COMMON), mistakes)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All of them, by id."""
        return tuple(self._tasks[id] for id in sorted(self._tasks))

    def get(self, id: str) -> Task:
        """The task with this id. Raises UnknownTask."""
        if id not in self._tasks:
            raise UnknownTask(id, tuple(sorted(self._tasks)))
        return self._tasks[id]


def _read_phrases(path: Path) -> dict[str, Phrases]:
    tables = tomllib.loads(path.read_text("utf-8"))
    return {language: Phrases(**tables[language]) for language in _LANGUAGES}


def read_task(path: Path) -> Task:
    """Read one task file. Raises InvalidTask with the line or the key that is wrong."""
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidTask(path, str(error)) from error
    name = _text(path, table, "name")
    result = _text(path, table, "result", default=Result.REPLACE)
    if result not in tuple(Result):
        raise InvalidTask(path, f"result: {result!r} is not one of {', '.join(Result)}")
    temperature = table.get("temperature", 0.5)
    if not isinstance(temperature, int | float) or not 0 <= temperature <= 2:
        raise InvalidTask(path, "temperature: must be a number from 0 to 2")
    wordings = {
        language: dict(_variants(path, language, table[language]))
        for language in _LANGUAGES
        if language in table
    }
    if not wordings:
        raise InvalidTask(path, "one of the tables [zh] and [en] is needed")
    return Task(
        id=path.stem,
        name=name,
        name_zh=_text(path, table, "name_zh", default=name),
        result=Result(result),
        copies_source=_flag(path, table, "copies_source", default=True),
        keeps_language=_flag(path, table, "keeps_language", default=True),
        sees_surroundings=_flag(path, table, "sees_surroundings", default=False),
        temperature=float(temperature),
        wordings=wordings,
    )


def _variants(path: Path, language: str, table: object) -> Iterator[tuple[str, Wording]]:
    if not isinstance(table, dict):
        raise InvalidTask(path, f"{language}: must be a table")
    common = {key: value for key, value in table.items() if not isinstance(value, dict)}
    if "instruction" in common:
        yield "", _wording(path, language, common)
    elif not any(isinstance(value, dict) for value in table.values()):
        raise InvalidTask(path, f"{language}.instruction is missing")
    for key, value in table.items():
        if isinstance(value, dict):
            yield key, _wording(path, f"{language}.{key}", common | value)


def _wording(path: Path, place: str, table: Mapping[str, object]) -> Wording:
    texts = {key: _text(path, table, key, place=place, default="") for key in _TEXTS}
    if not texts["instruction"]:
        raise InvalidTask(path, f"{place}.instruction is missing")
    angles = table.get("angles", [])
    if not isinstance(angles, list) or not all(isinstance(angle, str) for angle in angles):
        raise InvalidTask(path, f"{place}.angles: must be a list of texts")
    return Wording(**texts, angles=tuple(angles))


def _flag(path: Path, table: Mapping[str, object], key: str, *, default: bool) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise InvalidTask(path, f"{key}: must be true or false")
    return value


def _text(
    path: Path,
    table: Mapping[str, object],
    key: str,
    *,
    place: str = "",
    default: str | None = None,
) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        name = f"{place}.{key}" if place else key
        raise InvalidTask(path, f"{name}: must be text" if key in table else f"{name} is missing")
    return value.strip("\n")
