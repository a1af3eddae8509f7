"""Which keys start the user's own tasks: what their files ask for, and else the next free ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from writer.assist.shortcuts import SUGGESTED
from writer.assist.tasks import Task


@dataclass(frozen=True, slots=True)
class Clash:
    """A shortcut that a task asks for and something else has."""

    task: Task
    keys: str
    holder: str
    """What has it, as people call it."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """The keys of tasks by id, and what could not be given."""

    keys: Mapping[str, str]
    clashes: tuple[Clash, ...]


def assign(tasks: Iterable[Task], taken: Mapping[str, str], *, is_chinese: bool) -> Assigned:
    """Give each task its keys; `taken` says who has which already.

    What a file asks for comes first, in the tasks' order; the others get Alt+4 to Alt+9 as far as
    those are free.
    """
    tasks = tuple(tasks)
    holders = dict(taken)
    keys: dict[str, str] = {}
    clashes: list[Clash] = []
    for task in (task for task in tasks if task.shortcut):
        if task.shortcut in holders:
            clashes.append(Clash(task, task.shortcut, holders[task.shortcut]))
        else:
            keys[task.id] = task.shortcut
            holders[task.shortcut] = task.name_zh if is_chinese else task.name
    free = (suggestion for suggestion in SUGGESTED if suggestion not in holders)
    for task, suggestion in zip((t for t in tasks if not t.shortcut), free, strict=False):
        keys[task.id] = suggestion
    return Assigned(keys, tuple(clashes))
