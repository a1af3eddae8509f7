"""Which keys the user's own tasks get."""

from __future__ import annotations

from writer.assist.tasks import Result, Task
from writer.ui.task_keys import assign


def task(id: str, shortcut: str = "") -> Task:
    return Task(
        id=id,
        name=f"Task {id}",
        name_zh=f"任务{id}",
        result=Result.REPLACE,
        copies_source=True,
        keeps_language=True,
        sees_surroundings=False,
        temperature=0.5,
        wordings={},
        shortcut=shortcut,
    )


def test_tasks_get_alt_4_to_alt_9_in_their_order() -> None:
    assigned = assign([task(f"t{n}") for n in range(8)], {}, is_chinese=False)

    assert list(assigned.keys.values()) == [f"Alt+{n}" for n in range(4, 10)]
    assert list(assigned.keys) == [f"t{n}" for n in range(6)]
    assert not assigned.clashes


def test_what_a_file_asks_for_comes_first() -> None:
    assigned = assign(
        [task("a"), task("b", "Alt+4"), task("c", "Ctrl+Shift+K")], {}, is_chinese=False
    )

    assert assigned.keys == {"b": "Alt+4", "c": "Ctrl+Shift+K", "a": "Alt+5"}


def test_a_shortcut_that_is_taken_is_not_given_and_told() -> None:
    tasks = [task("a", "Ctrl+S"), task("b", "Alt+7"), task("c", "Alt+7"), task("d")]
    assigned = assign(tasks, {"Ctrl+S": "Save", "Alt+4": "Other"}, is_chinese=True)

    assert assigned.keys == {"b": "Alt+7", "d": "Alt+5"}
    assert [(c.task.id, c.keys, c.holder) for c in assigned.clashes] == [
        ("a", "Ctrl+S", "Save"),
        ("c", "Alt+7", "任务b"),
    ]
