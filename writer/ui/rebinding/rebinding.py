"""Gives every action of the window its keys: those a person chose, or those it comes with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from writer.core.bans import Ban, ban
from writer.core.settings import Settings
from writer.ui.actions import Actions
from writer.ui.plain_names import plain, sequence
from writer.ui.preferences import Preferences
from writer.ui.rebinding.resolving import Lost, Resolved, resolve, shared, twins, with_keys
from writer.ui.review.keys import Command
from writer.ui.review.panel import ReviewPanel

PANEL: Mapping[Command, str] = {
    Command.APPLY: "apply",
    Command.INSERT_BELOW: "insert_below",
    Command.ACCEPT_UNREMARKED: "accept_unremarked",
    Command.NEXT: "next_change",
    Command.PREVIOUS: "previous_change",
    Command.OLDER: "older_version",
    Command.NEWER: "newer_version",
    Command.AGAIN: "again",
    Command.CONTINUE: "go_on",
    Command.DISMISS: "stop",
    Command.EDITOR: "other_pane",
}
"""Which action has the keys of a command of the review panel."""
NOT_BOUND = frozenset(("why",))
"""What only says something."""
TASK = "task."
"""The ids of tasks beside the first four begin so."""


@dataclass(frozen=True, slots=True)
class Binding:
    """One command and its keys, in Qt's portable writing."""

    id: str
    name: str
    keys: tuple[str, ...]
    is_changed: bool
    """Whether a person chose its keys, or it has lost some to another command."""
    lost: tuple[Lost, ...] = ()


class Rebinding(QObject):
    """Keeps the actions and the settings alike.

    Signals:
        changed: some keys are others now.
    """

    changed = Signal()

    def __init__(
        self, window: QMainWindow, actions: Actions, panel: ReviewPanel, preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._panel = panel
        self._preferences = preferences
        self._defaults: dict[str, tuple[str, ...]] = {}
        self._resolved = Resolved({}, ())
        preferences.changed.connect(self._follow)
        actions.more.changed.connect(self._apply)
        self._apply()

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """All commands, in the order in which they were made, those with a name."""
        chosen = self._chosen()
        actions = self._by_id().items()
        return tuple(self._binding(id, each, chosen) for id, each in actions if each.text())

    def binding(self, id: str) -> Binding:
        """One command."""
        return self._binding(id, self._by_id()[id], self._chosen())

    def name(self, id: str) -> str:
        """What people call a command."""
        action = self._by_id().get(id)
        return plain(action.text()) if action is not None else id

    def ban(self, id: str, keys: str) -> Ban | None:
        """Why a command cannot have these keys; those it comes with it can always have."""
        return None if keys in self._defaults.get(id, ()) else ban(keys)

    def holder(self, id: str, keys: str) -> str:
        """The id of another command that has these keys; empty when they are free."""
        for other, action in self._by_id().items():
            if other != id and shared(twins(keys), _keys_of(action)):
                return other
        return ""

    def found(self, keys: str) -> str:
        """The id of the command with these keys; empty when they are free."""
        return self.holder("", keys)

    def give(self, id: str, keys: Iterable[str]) -> None:
        """Let a command have these keys and no others, whoever has them now."""
        wanted = tuple(dict.fromkeys(twin for each in keys for twin in twins(each)))
        self._choose(with_keys(self._chosen(), self._fixed(), id, wanted))

    def reset(self, id: str) -> None:
        """Let a command have the keys that it comes with, as far as nobody chose them."""
        self._choose({other: keys for other, keys in self._chosen().items() if other != id})

    def take_back(self, id: str) -> None:
        """Let a command have the keys that it comes with, whoever chose them."""
        self._choose(with_keys(self._chosen(), self._fixed(), id, self._defaults.get(id, ())))

    def reset_all(self) -> None:
        """Let every command have the keys that it comes with."""
        self._choose({})

    def _binding(self, id: str, action: QAction, chosen: Mapping[str, tuple[str, ...]]) -> Binding:
        lost = tuple(each for each in self._resolved.lost if each.id == id)
        is_changed = bool(lost) or id in chosen
        return Binding(id, plain(action.text()), _keys_of(action), is_changed, lost)

    @Slot(object)
    def _follow(self, before: Settings) -> None:
        if self._preferences.settings.keys != before.keys:
            self._apply()

    @Slot()
    def _apply(self) -> None:
        """Bring the actions, the tasks and the panel up to date."""
        by_id = self._by_id()
        for id, action in by_id.items():
            if id not in self._defaults:
                self._defaults[id] = () if id.startswith(TASK) else _keys_of(action)
        known = {id: keys for id, keys in self._defaults.items() if id in by_id}
        self._resolved = resolve(known, self._chosen())
        tasks = {id: keys for id, keys in self._resolved.keys.items() if id.startswith(TASK)}
        for id, keys in self._resolved.keys.items():
            if id not in tasks and keys != _keys_of(by_id[id]):
                by_id[id].setShortcuts([sequence(each) for each in keys])
        self._actions.more.use_keys({id: tasks[id] for id in tasks if id in self._chosen()})
        self._actions.describe_all()
        self._panel.use_keys(
            {command: self._resolved.keys.get(id, ()) for command, id in PANEL.items()}
        )
        self.changed.emit()

    def _chosen(self) -> dict[str, tuple[str, ...]]:
        """What a person chose, as far as it can be used, written as Qt writes it."""
        usable = {
            id: tuple(keys for keys in map(portable, chosen) if keys and not self.ban(id, keys))
            for id, chosen in self._preferences.settings.keys.items()
        }
        stored = self._preferences.settings.keys
        return {id: keys for id, keys in usable.items() if keys or not stored[id]}

    def _fixed(self) -> dict[str, tuple[str, ...]]:
        """The keys that commands come with; those of the person's own tasks depend on others."""
        own = {action.objectName() for action in self._actions.more.own}
        return {id: keys for id, keys in self._defaults.items() if id not in own}

    def _choose(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        self._preferences.set(keys=dict(chosen))

    def _by_id(self) -> dict[str, QAction]:
        return {
            action.objectName(): action
            for action in self._window.actions()
            if action.objectName() and action.objectName() not in NOT_BOUND
        }


def portable(keys: str) -> str:
    """Keys as Qt writes them on every system; empty when it is not one combination."""
    parsed = sequence(keys)
    is_one = parsed.count() == 1
    return parsed.toString(QKeySequence.SequenceFormat.PortableText) if is_one else ""


def _keys_of(action: QAction) -> tuple[str, ...]:
    return tuple(keys.toString() for keys in action.shortcuts())
