"""What the model can be asked to do: the built-in tasks, and the user's own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from writer.assist.task import Check, Form, Result, Task, Unit, Wording, translated
from writer.assist.task_file import LANGUAGES, read_task
from writer.core.errors import InvalidTask, UnknownTask

__all__ = [
    "Check",
    "Form",
    "Phrases",
    "Result",
    "Task",
    "TaskBook",
    "Unit",
    "Wording",
    "read_task",
    "translated",
]

_COMMON = "_common.toml"
_EXAMPLE = "_example.toml"
_NO_TASK = "_"
"""What the names of files begin with that are no tasks."""


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
    terms: str
    """Which names and terms must not change; ``{terms}`` is filled in."""
    separator: str
    """What stands between them."""
    reminder: str
    summary: str
    summary_rule: str
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
        folders: tuple[Path, ...] = (),
    ) -> None:
        self._tasks = {task.id: task for task in tasks}
        self.phrases = phrases
        """By prompt language."""
        self.mistakes = tuple(mistakes)
        self._folders = folders

    @classmethod
    def load(cls, builtin: Path, own: Path) -> TaskBook:
        """Read the built-in tasks and the user's own, which win over a built-in of the same id."""
        tasks: list[Task] = []
        mistakes: list[InvalidTask] = []
        for folder in (builtin, own):
            for path in sorted(folder.glob("*.toml")):
                if path.name.startswith(_NO_TASK):
                    continue
                try:
                    tasks.append(replace(read_task(path), is_own=folder == own))
                except InvalidTask as mistake:
                    mistakes.append(mistake)
        return cls(tasks, _read_phrases(builtin / _COMMON), mistakes, (builtin, own))

    def reread(self) -> TaskBook:
        """The same folders, read anew."""
        return TaskBook.load(*self._folders) if self._folders else self

    @property
    def example(self) -> Path:
        """A task file with notes on all that one can say."""
        return self._folders[0] / _EXAMPLE

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
    return {language: Phrases(**tables[language]) for language in LANGUAGES}
