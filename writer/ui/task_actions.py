"""The actions of the tasks beside the first four: built-in ones, and the user's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from writer.assist.tasks import Task
from writer.ui.plain_names import sequence
from writer.ui.task_keys import Clash, assign

TONES = ("friendly", "professional", "concise", "formal", "spoken", "vivid")
CHANGES = ("shorten", "translate")
TEXTS = ("continue", "summary", "key_points", "list", "table")
"""The built-in tasks of the menu 'More', in its order."""
HIDDEN = frozenset(("polish", "expand", "title", "ask", "draft"))
"""They have actions of their own, or start with another one's."""


class TaskActions(QObject):
    """Makes an action for each of these tasks, and for others when the user's files change.

    Signals:
        triggered(QAction): the task in the action's data (its id) is wanted.
        changed: the user's own tasks are others now.
    """

    triggered = Signal(QAction)
    changed = Signal()

    def __init__(
        self, window: QWidget, tasks: Iterable[Task], add: Callable[[str], QAction]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._add = add
        self._tasks: dict[str, Task] = {}
        self._actions: dict[str, QAction] = {}
        self.clashes: tuple[Clash, ...] = ()
        """The shortcuts that the user's files ask for and cannot have."""
        self._chosen: Mapping[str, tuple[str, ...]] = {}
        self.show_tasks(tasks)

    @property
    def by_task(self) -> Mapping[str, QAction]:
        """The actions by the ids of their tasks."""
        return self._actions

    @property
    def names(self) -> Mapping[str, tuple[str, str]]:
        """What each task, by its id, is called in English and in Chinese."""
        return {id: (task.name, task.name_zh) for id, task in self._tasks.items()}

    @property
    def own(self) -> tuple[QAction, ...]:
        """The user's own tasks that take no built-in one's place."""
        known = (*TONES, *CHANGES, *TEXTS)
        return tuple(action for id, action in self._actions.items() if id not in known)

    def of(self, ids: Iterable[str]) -> tuple[QAction, ...]:
        """The actions of these tasks, as far as there are such."""
        return tuple(self._actions[id] for id in ids if id in self._actions)

    def show_tasks(self, tasks: Iterable[Task]) -> None:
        """Have an action for each of `tasks`, and none for any other."""
        self._tasks = {task.id: task for task in tasks if task.id not in HIDDEN}
        for id in [id for id in self._actions if id not in self._tasks]:
            action = self._actions.pop(id)
            self._window.removeAction(action)
            action.deleteLater()
        for id in self._tasks:
            if id not in self._actions:
                self._actions[id] = self._made(id)
        self._actions = {id: self._actions[id] for id in self._tasks}
        self.retranslate()
        self.changed.emit()

    def use_keys(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Give tasks, by the ids of their actions, these keys; the others get what is left."""
        self._chosen = chosen
        self._assign_keys()

    def retranslate(self) -> None:
        """Name the tasks in the language of the interface."""
        for id, task in self._tasks.items():
            name = task.name_zh if _is_chinese() else task.name
            self._actions[id].setText(name.replace("&", "&&"))
        self._assign_keys()

    def _made(self, id: str) -> QAction:
        action = self._add(f"task.{id}")
        action.setData(id)
        action.triggered.connect(self._tell)
        return action

    def _tell(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.triggered.emit(action)

    def _assign_keys(self) -> None:
        chosen = {
            id: self._chosen[action.objectName()]
            for id, action in self._actions.items()
            if action.objectName() in self._chosen
        }
        mine = set(self._actions.values())
        taken = {
            keys.toString(): action.text().removesuffix("…")
            for action in self._window.actions()
            if action not in mine
            for keys in action.shortcuts()
        }
        taken |= {each: self._actions[id].text() for id, keys in chosen.items() for each in keys}
        own = [task for task in self._tasks.values() if task.is_own and task.id not in chosen]
        assigned = assign(own, taken, is_chinese=_is_chinese())
        given = {id: (keys,) for id, keys in assigned.keys.items()} | chosen
        for id, action in self._actions.items():
            action.setShortcuts([sequence(keys) for keys in given.get(id, ())])
        self.clashes = assigned.clashes


def _is_chinese() -> bool:
    return QLocale().language() is QLocale.Language.Chinese
